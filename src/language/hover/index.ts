import { kindOfFile } from "../../core/model/facts";
import type { Project, RiskRecord, TaskRecord } from "../../core/model/types";
import { parseAssignment } from "../../core/text/assignment";
import { parseReference } from "../../core/text/identifier";
import { parsePredecessor } from "../../core/text/predecessor";
import { hoverExpression } from "../expressions/hover";
import { expressionAt } from "../expressions/place";
import { descriptionOf, enumValues, titleOf } from "../schema";
import type { Hover, LanguageScope } from "../types";
import type { HoverContext, HoverSubject } from "./context";
import { dateFacts } from "./date";
import { durationFacts } from "./duration";
import { escapeMarkdown, heading } from "./markdown";
import { linkFacts } from "./predecessor";
import { factsOfRecord } from "./record";
import { riskFacts } from "./risk";
import { subjectAt } from "./subject";
import { shortTaskFacts } from "./task";

/**
 * What a key or value means: the documentation of its schema, the record behind an id with all that is computed for it, the meaning of dates, durations and
 * links. Words of people are escaped; nothing in it is HTML or a command.
 * @param withSchema whether the documentation of the schema belongs to it; without it, there may be nothing to say
 */
export function hover(scope: LanguageScope, file: string, offset: number, withSchema = true): Hover | undefined {
  const parsed = scope.store.file(file);
  if (!parsed) return undefined;
  const expression = kindOfFile(parsed) === "standard" ? expressionAt(parsed, offset) : undefined;
  const name = expression && hoverExpression(parsed, expression, offset, scope.language);
  if (name) return name;
  const project = scope.store.projectOf(file);
  const subject = subjectAt(parsed, offset, project);
  if (!subject) return undefined;
  const facts = subject.part === "key" ? keyFacts(subject, scope, project) : valueFacts(subject, scope, project);
  // What stands behind an id or a name is the record itself.
  const isRecord = subject.part === "value" && facts.length > 0 && !subject.isItem && headKeys.has(subject.key);
  const parts = isRecord || !withSchema ? facts : [...facts, ...documentation(subject, scope)];
  const contents = parts.filter((part) => part !== "").join("\n\n");
  return contents === "" ? undefined : { contents, range: parsed.lines.range(subject.span) };
}

function documentation({ schema, key, isItem }: HoverSubject, { language }: LanguageScope): readonly string[] {
  const title = titleOf(schema, language);
  const name = isItem || key === "" ? undefined : key;
  return [heading(title, name), descriptionOf(schema, language) ?? ""];
}

/** Keys that stand for their whole record. */
const headKeys: ReadonlySet<string> = new Set(["id", "name", "title"]);
/** Keys of a risk from which its level is made. */
const levelKeys: ReadonlySet<string> = new Set(["probability", "impact", "current", "residual", "target"]);

function keyFacts(
  { key, record }: HoverSubject,
  scope: LanguageScope,
  project: Project | undefined,
): readonly string[] {
  if (!record || !project) return [];
  const context = { scope, project };
  if (headKeys.has(key)) return factsOfRecord(record, context);
  return record.kind === "risk" && levelKeys.has(key) ? riskFacts(record as RiskRecord, context) : [];
}

function valueFacts(subject: HoverSubject, scope: LanguageScope, project: Project | undefined): readonly string[] {
  const { schema, text, key, record } = subject;
  if (text === undefined) return [];
  const label = enumValues(schema, scope.language).find(({ value }) => value === text)?.label;
  if (label !== undefined) return [heading(label, text)];
  switch (schema["x-type"]) {
    case "date":
    case "instant":
      return dateFacts(text, record, project, scope);
    case "duration":
    case "lag":
      return durationFacts(text, record, project, scope);
    default:
      break;
  }
  if (!project) return [];
  const context = { scope, project };
  if (schema["x-ref"]) return referenceFacts(subject, text, context);
  return headKeys.has(key) && !subject.isItem && record ? factsOfRecord(record, context) : [];
}

function referenceFacts({ schema, record }: HoverSubject, text: string, context: HoverContext): readonly string[] {
  if (schema["x-type"] === "predecessor") {
    const parsed = parsePredecessor(text);
    const owner = record?.kind === "task" ? (record as TaskRecord) : undefined;
    return parsed ? [...linkFacts(parsed, owner, context), ...targetFacts(parsed, context, true)] : [];
  }
  if (schema["x-type"] === "assignment") {
    const parsed = parseAssignment(text);
    return parsed ? targetFacts({ id: parsed.resource }, context, false) : [];
  }
  const reference = parseReference(text);
  return reference ? targetFacts(reference, context, false) : [];
}

interface Target {
  readonly project?: string;
  readonly id: string;
}

/** Facts of the record that is named, in this project or in another one. */
function targetFacts(target: Target, { scope, project }: HoverContext, short: boolean): readonly string[] {
  const owner =
    target.project === undefined
      ? project
      : scope.store.projects().find(({ id, header }) => id === target.project && header !== undefined);
  const record = owner?.recordsById.get(target.id);
  if (!owner || !record) return projectFacts(target, scope);
  const context = { scope, project: owner };
  const facts =
    short && record.kind === "task" ? shortTaskFacts(record as TaskRecord, context) : factsOfRecord(record, context);
  return owner === project ? facts : [...facts, `*${escapeMarkdown(owner.name)}*`];
}

/** An id may also name another project. */
function projectFacts({ id, project }: Target, { store }: LanguageScope): readonly string[] {
  const named = project === undefined ? store.projects().find((one) => one.id === id && one.header) : undefined;
  return named ? [heading(named.name, named.id)] : [];
}
