import { parseText } from "../../text/parse";
import type { Project } from "../../model/types";
import type { Standard } from "../model";
import { offeredTemplates, templateVersion, type OfferedTemplate } from "../standard-templates";
import { instantiateTemplate, TemplateError } from "../template";
import type { Message } from "../../text/message";
import { compareThreeWays, pathText, type Data, type DriftChange, type Path } from "./compare";
import { mergedSections } from "./sections";

/** A template that a project has taken over, as its header says. */
export interface Adoption {
  readonly template: string;
  readonly version: string;
  /** ISO day. */
  readonly adopted?: string;
  readonly parameters: Readonly<Record<string, string>>;
  /** Places, as `pathText` writes them, that stay as the project has them. */
  readonly kept: ReadonlySet<string>;
  /** Place in `project.templates`, from 0. */
  readonly index: number;
}

/** How a project differs from a template that it has taken over. */
export interface Drift {
  readonly adoption: Adoption;
  /** The template as it is now. */
  readonly latest: OfferedTemplate;
  /** Whether the standard still has the version that was taken over; otherwise what the project changed itself can't be told from what the template changed. */
  readonly isBaseKnown: boolean;
  readonly changes: readonly DriftChange[];
  /** Why the template can't be compared: a parameter that it did not have before. */
  readonly problem?: Message;
}

/** The templates that a project says it was made from. */
export function adoptionsOf({ header }: Project): readonly Adoption[] {
  const list: unknown = header?.data["templates"];
  return (Array.isArray(list) ? (list as readonly unknown[]) : []).flatMap((item, index) => {
    if (typeof item !== "object" || item === null) return [];
    const { template, version, adopted, parameters, kept } = item as Data;
    if (typeof template !== "string" || typeof version !== "string") return [];
    return [
      {
        template,
        version,
        index,
        kept: new Set(Array.isArray(kept) ? (kept as readonly unknown[]).map(String) : []),
        // Answers that were not noted are perhaps in the header.
        parameters: { ...headerAnswers(header), ...textsOf(parameters) },
        ...(typeof adopted === "string" && { adopted }),
      },
    ];
  });
}

function headerAnswers(header: Project["header"]): Readonly<Record<string, string>> {
  const answers = ["id", "name", "start"].flatMap((key) => {
    const value = header?.data[key];
    return typeof value === "string" ? [[key, value] as const] : [];
  });
  return Object.fromEntries(answers);
}

function textsOf(value: unknown): Readonly<Record<string, string>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return {};
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, String(one)]));
}

/** Compares a project with the templates that it has taken over. Templates that nobody has any more are left out. @param standards the nearest first */
export function driftOf(project: Project, standards: readonly Standard[]): readonly Drift[] {
  const adoptions = adoptionsOf(project);
  if (adoptions.length === 0) return [];
  const latest = offeredTemplates(standards);
  const own = mergedSections(project.files.map(({ root }) => root));
  return adoptions.flatMap((adoption) => {
    const now = latest.get(adoption.template);
    return now ? [compared(adoption, now, standards, own)] : [];
  });
}

function compared(adoption: Adoption, latest: OfferedTemplate, standards: readonly Standard[], own: Data): Drift {
  const { template: id, version } = adoption;
  const base = version === latest.template.version ? latest : templateVersion(standards, id, version);
  try {
    const now = sectionsFrom(latest, adoption);
    const before = base ? sectionsFrom(base, adoption) : {};
    const changes = compareThreeWays(
      before,
      own,
      now,
      (path) => isOwned(path, latest.projectOwned) || isKept(path, adoption),
    );
    return { adoption, latest, isBaseKnown: base !== undefined, changes };
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    return { adoption, latest, isBaseKnown: base !== undefined, changes: [], problem: error.problem };
  }
}

/** The sections that a template makes with the values of its adoption; a parameter that it did not have then takes its default. */
function sectionsFrom({ template }: OfferedTemplate, { parameters, adopted }: Adoption): Data {
  const known = new Set(template.parameters.map(({ name }) => name));
  const given = Object.fromEntries(Object.entries(parameters).filter(([name]) => known.has(name)));
  const files = instantiateTemplate(template, { parameters: given, today: adopted ?? "1970-01-01" });
  return mergedSections(
    files.filter(({ path }) => /\.pmo\.ya?ml$/i.test(path)).map(({ path, text }) => parseText(path, text, 1).root),
  );
}

/** What always belongs to the project: who it is, what it follows, and where it stands. */
const alwaysOwned: readonly (readonly string[])[] = [
  ["project", "templates"],
  ["project", "standard"],
  ["project", "status"],
  ["project", "statusDate"],
  ["schedule", "tasks", "**", "percentComplete"],
  ["schedule", "tasks", "**", "actualStart"],
  ["schedule", "tasks", "**", "actualFinish"],
  ["schedule", "tasks", "**", "remainingDuration"],
];

function isKept(path: Path, { kept }: Adoption): boolean {
  return kept.size > 0 && kept.has(pathText(path));
}

function isOwned(path: Path, patterns: readonly (readonly string[])[]): boolean {
  const names = path.map((step) => ("id" in step ? step.id : step.key));
  return [...alwaysOwned, ...patterns].some((pattern) => matches(pattern, names));
}

/** `*` stands for one name or id, `**` for any number of them; what a pattern names includes what is in it. */
function matches(pattern: readonly string[], names: readonly string[]): boolean {
  const [first, ...rest] = pattern;
  if (first === undefined) return true;
  if (first === "**") return names.some((_, at) => matches(rest, names.slice(at)));
  const [name, ...others] = names;
  return name !== undefined && (first === "*" || first === name) && matches(rest, others);
}
