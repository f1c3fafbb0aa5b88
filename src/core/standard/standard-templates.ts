import { itemsAt, textsAt } from "../model/fields";
import { validateTree } from "../schema/validate";
import { message, type Message } from "../text/message";
import { parseText } from "../text/parse";
import { stringOf, toData, valueOf, type MappingNode, type TreeNode } from "../text/tree";
import { templateSources } from "./generated/templates";
import type { Standard } from "./model";
import {
  instantiateTemplate,
  readTemplate,
  TemplateError,
  templateOf,
  type Template,
  type TemplateFile,
  type TemplateParameter,
  type TemplateValues,
} from "./template";
import { compareVersions } from "./version";

/** A template that projects can take over. */
export interface OfferedTemplate {
  readonly template: Template;
  /** Paths of what belongs to the project, names and `*` with dots between them: no drift. */
  readonly projectOwned: readonly (readonly string[])[];
}

/** A template that a standard brings along. Several with the same id are its versions. */
export interface StandardTemplate extends OfferedTemplate {
  readonly standard: Standard;
  readonly node: MappingNode;
}

/** What is wrong with a template, at a value of the standard. */
export interface TemplateProblem {
  readonly node: TreeNode;
  readonly message: Message;
}

/** The templates of a standard, all versions of them. Those that can't be read are left out. */
export function templatesOfStandard(standard: Standard): readonly StandardTemplate[] {
  const known = read.get(standard);
  if (known) return known;
  const templates = templateNodes(standard).flatMap((node) => {
    const template = readOne(standard, node);
    if (!template || template instanceof TemplateError) return [];
    const projectOwned = textsAt(node, "projectOwned").map((path) => path.split("."));
    return [{ standard, template, node, projectOwned }];
  });
  read.set(standard, templates);
  return templates;
}

const read = new WeakMap<Standard, readonly StandardTemplate[]>();

/** The latest version of each template that standards bring along; of those with the same id that of the nearest standard. */
export function latestTemplates(standards: readonly Standard[]): readonly StandardTemplate[] {
  const latest = new Map<string, StandardTemplate>();
  for (const standard of standards)
    for (const one of templatesOfStandard(standard)) {
      const { id, version } = one.template;
      const known = latest.get(id);
      if (!known || (known.standard === standard && compareVersions(known.template.version, version) < 0))
        latest.set(id, one);
    }
  return [...latest.values()];
}

/** The latest version of every template that the projects of some standards can know: theirs, and those that are built in. */
export function offeredTemplates(standards: readonly Standard[]): ReadonlyMap<string, OfferedTemplate> {
  builtIn ??= templateSources.map((source) => ({ template: readTemplate(source), projectOwned: [] }));
  return new Map([...builtIn, ...latestTemplates(standards)].map((one) => [one.template.id, one]));
}

let builtIn: readonly OfferedTemplate[] | undefined;

/** A version of a template, in the nearest standard that has it. */
export function templateVersion(
  standards: readonly Standard[],
  id: string,
  version: string,
): StandardTemplate | undefined {
  return standards
    .flatMap(templatesOfStandard)
    .find(({ template }) => template.id === id && template.version === version);
}

/** What is wrong with the templates of a standard: descriptions that can't be read, and files that would be no project files. */
export function templateProblems(standard: Standard): readonly TemplateProblem[] {
  return templateNodes(standard).flatMap((node) => {
    const template = readOne(standard, node);
    if (!template) return [];
    if (template instanceof TemplateError) return [{ node: headOf(node), message: template.problem }];
    return fileProblems(node, template);
  });
}

function templateNodes({ file }: Standard): readonly MappingNode[] {
  return itemsAt(valueOf(file.root, "standard"), "templates").filter((item) => item.kind === "mapping");
}

/** A template; undefined as long as the text of one of its files is not there. */
function readOne(standard: Standard, node: MappingNode): Template | TemplateError | undefined {
  const files = writtenFiles(node).map((item) => fileOf(standard, item));
  const known = files.filter((file) => file !== undefined);
  if (known.length < files.length) return undefined;
  try {
    const data = toData(node) as Readonly<Record<string, unknown>>;
    return templateOf(data, stringOf(node, "id") ?? "template", known);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
}

/** The files of a template that say what they are called and what is in them. */
function writtenFiles(node: MappingNode): readonly TreeNode[] {
  return itemsAt(node, "files").filter(
    (item) =>
      stringOf(item, "path") !== undefined &&
      (stringOf(item, "content") !== undefined || stringOf(item, "from") !== undefined),
  );
}

function fileOf({ file }: Standard, item: TreeNode): TemplateFile | undefined {
  const [path = "", content] = [stringOf(item, "path"), stringOf(item, "content")];
  if (content !== undefined) return { path, text: content };
  const found = file.outside?.get(stringOf(item, "from") ?? "");
  return found && "text" in found ? { path, text: found.text } : undefined;
}

/** Makes the files with values that fit, and looks at them as at those of a project. */
function fileProblems(node: MappingNode, template: Template): readonly TemplateProblem[] {
  const nodes = writtenFiles(node);
  const given = { parameters: sampleValues(template.parameters), today: "2026-04-01" };
  let files: readonly TemplateFile[];
  try {
    files = instantiateTemplate(template, given);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const culprit = nodes[template.files.findIndex((file) => !canBeFilled({ ...template, files: [file] }, given))];
    return [{ node: valueOf(culprit, "from") ?? headOf(node), message: error.problem }];
  }
  return files.flatMap(({ path, text }, index) => {
    if (!/\.pmo\.ya?ml$/i.test(path)) return [];
    const file = parseText(path, text, 1);
    const [finding] = [...file.findings, ...validateTree("project", file)].filter(
      ({ severity }) => severity === "error",
    );
    const at = valueOf(nodes[index], "from") ?? valueOf(nodes[index], "path") ?? node;
    if (!finding) return [];
    return [
      { node: at, message: message("Line {0} of '{1}': {2}", finding.range.start.line + 1, path, finding.message) },
    ];
  });
}

function canBeFilled(template: Template, given: TemplateValues): boolean {
  try {
    instantiateTemplate(template, given);
    return true;
  } catch (error) {
    if (error instanceof TemplateError) return false;
    throw error;
  }
}

const samples = { text: "Sample", id: "sample", date: "2026-04-01", number: "1", choice: "" } as const;

function sampleValues(parameters: readonly TemplateParameter[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    parameters.flatMap(({ name, type, choices, default: preset }) =>
      preset === undefined ? [[name, type === "choice" ? (choices?.[0] ?? "") : samples[type]]] : [],
    ),
  );
}

function headOf(node: MappingNode): TreeNode {
  return valueOf(node, "id") ?? node;
}
