import { isIdentifier } from "../text/identifier";
import { formatDate, minutesPerDay, parseInstant, isDateOnly } from "../text/instant";
import { message, type Message } from "../text/message";
import { parseText } from "../text/parse";
import { toData } from "../text/tree";
import { PlaceFiller, type Lookup } from "./placeholders";

/** A file of a template, path relative to the template's folder. */
export interface TemplateFile {
  readonly path: string;
  readonly text: string;
}

/** A template as it is stored: `template.yaml`, which describes it, and the files it makes. */
export interface TemplateSource {
  /** Name of its folder. */
  readonly name: string;
  readonly files: readonly TemplateFile[];
}

/** A text in both languages. */
export interface LocalizedText {
  readonly en: string;
  readonly ja: string;
}

export type ParameterType = "text" | "id" | "date" | "number" | "choice";

export interface TemplateParameter {
  readonly name: string;
  readonly type: ParameterType;
  readonly title: LocalizedText;
  /** Answers to choose from, of a choice. */
  readonly choices?: readonly string[];
  /** May contain placeholders of parameters that stand before it, and `{{today}}`. */
  readonly default?: string;
}

export interface Template {
  readonly id: string;
  readonly version: string;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  readonly parameters: readonly TemplateParameter[];
  readonly files: readonly TemplateFile[];
}

/** Why a template can't be used, or not with these values. */
export class TemplateError extends Error {
  constructor(readonly problem: Message) {
    super(problem.template);
    this.name = "TemplateError";
  }
}

const descriptionFile = "template.yaml";
const parameterTypes: readonly ParameterType[] = ["text", "id", "date", "number", "choice"];

function record(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function localized(value: unknown, fallback: string): LocalizedText {
  if (typeof value === "string") return { en: value, ja: value };
  const { en, ja } = record(value);
  const english = typeof en === "string" ? en : typeof ja === "string" ? ja : fallback;
  return { en: english, ja: typeof ja === "string" ? ja : english };
}

function readParameter(value: unknown, template: string): TemplateParameter {
  const { name, type, title, choices, default: standard } = record(value);
  if (typeof name !== "string" || !/^[A-Za-z][A-Za-z0-9]*$/.test(name) || name === "today") {
    throw new TemplateError(message("Template '{0}': a parameter has no proper name", template));
  }
  const known = parameterTypes.find((item) => item === (type ?? "text"));
  if (known === undefined) {
    throw new TemplateError(
      message("Template '{0}': parameter '{1}' has the unknown type '{2}'", template, name, String(type)),
    );
  }
  return {
    name,
    type: known,
    title: localized(title, name),
    ...(Array.isArray(choices) && { choices: choices.map(String) }),
    ...(standard === undefined || standard === null ? {} : { default: String(standard) }),
  };
}

/**
 * Reads a template.
 * @throws TemplateError when its `template.yaml` is missing or can't be understood
 */
export function readTemplate(source: TemplateSource): Template {
  const description = source.files.find((file) => file.path === descriptionFile);
  if (description === undefined)
    throw new TemplateError(message("Template '{0}' has no file template.yaml", source.name));
  const parsed = parseText(descriptionFile, description.text, 1);
  const [finding] = parsed.findings;
  if (finding !== undefined) {
    throw new TemplateError(
      message("Template '{0}', line {1}: {2}", source.name, finding.range.start.line + 1, finding.message),
    );
  }
  const data = record(parsed.root === undefined ? undefined : toData(parsed.root));
  return templateOf(
    data,
    source.name,
    source.files.filter((file) => file !== description),
  );
}

/**
 * A template from its description as plain data, and its files.
 * @param name used where the description has no id
 * @throws TemplateError for parameters that can't be understood
 */
export function templateOf(
  data: Readonly<Record<string, unknown>>,
  name: string,
  files: readonly TemplateFile[],
): Template {
  const id = typeof data["id"] === "string" ? data["id"] : name;
  const parameters = Array.isArray(data["parameters"]) ? data["parameters"] : [];
  return {
    id,
    version: typeof data["version"] === "string" ? data["version"] : "1.0.0",
    title: localized(data["title"], id),
    description: localized(data["description"], ""),
    parameters: parameters.map((item) => readParameter(item, id)),
    files,
  };
}

/** `start`, `start+14d`, `start-2w`; days and weeks of the calendar. */
const placePattern = /^([A-Za-z][A-Za-z0-9]*)(?:\s*([+-])\s*(\d+)\s*([dw]))?$/;

function lookupIn(values: ReadonlyMap<string, { readonly text: string; readonly type: ParameterType }>): Lookup {
  return (place) => {
    const match = placePattern.exec(place);
    const value = match === null ? undefined : values.get(match[1] ?? "");
    if (match === null || value === undefined) return undefined;
    if (match[3] === undefined) return { text: value.text, bare: value.type !== "text" && value.type !== "choice" };
    const date = value.type === "date" ? parseInstant(value.text) : undefined;
    if (date === undefined) return undefined;
    const days = Number(match[3]) * (match[4] === "w" ? 7 : 1) * (match[2] === "-" ? -1 : 1);
    return { text: formatDate(date + days * minutesPerDay), bare: true };
  };
}

/** What is wrong with a value for a parameter; undefined when nothing is. */
export function valueProblem({ name, type, choices = [] }: TemplateParameter, value: string): Message | undefined {
  if (value === "") return message("{0} must not be empty", name);
  switch (type) {
    case "date":
      return isDateOnly(value) && parseInstant(value) !== undefined
        ? undefined
        : message("{0}: '{1}' is not a date such as 2026-04-01", name, value);
    case "id":
      return isIdentifier(value)
        ? undefined
        : message("{0}: '{1}' is not an id: letters, digits, '-', '_' and '.' only", name, value);
    case "number":
      return /^-?\d+(?:\.\d+)?$/.test(value) ? undefined : message("{0}: '{1}' is not a number", name, value);
    case "choice":
      return choices.includes(value)
        ? undefined
        : message("{0}: '{1}' is none of the choices: {2}", name, value, choices.join(", "));
    case "text":
      return undefined;
  }
}

function checkValue(parameter: TemplateParameter, text: string): string {
  const value = text.trim();
  const problem = valueProblem(parameter, value);
  if (problem !== undefined) throw new TemplateError(problem);
  return value;
}

export interface TemplateValues {
  /** By name of parameter; those that are missing take their default. */
  readonly parameters: Readonly<Record<string, string>>;
  /** The present day, `2026-04-01`. */
  readonly today: string;
}

/**
 * Makes the files of a new project from a template. `{{name}}` in a file stands for the value of the parameter `name`, `{{start+14d}}` for the day two weeks after
 * the date `start`, `{{today}}` for the present day. Values are put into YAML so that they read back as they were given.
 * @throws TemplateError for a value that is missing or not of its type, an unknown parameter and an unknown placeholder
 */
export function instantiateTemplate(template: Template, given: TemplateValues): readonly TemplateFile[] {
  const values = parameterValues(template, given);
  return template.files.map((file) => fillFile(template, file, lookupIn(values)));
}

/**
 * The values of all parameters of a template, those that are given and the defaults of the others, and that of `today`.
 * @throws TemplateError as `instantiateTemplate`
 */
export function parameterValues(
  template: Template,
  { parameters, today }: TemplateValues,
): ReadonlyMap<string, { readonly text: string; readonly type: ParameterType }> {
  const values = new Map<string, { readonly text: string; readonly type: ParameterType }>([
    ["today", { text: today, type: "date" }],
  ]);
  for (const name of Object.keys(parameters)) {
    if (!template.parameters.some((parameter) => parameter.name === name)) {
      const known = template.parameters.map((parameter) => parameter.name).join(", ");
      throw new TemplateError(message("Template '{0}' has no parameter '{1}' (it has: {2})", template.id, name, known));
    }
  }
  for (const parameter of template.parameters) {
    const given = parameters[parameter.name];
    const standard = parameter.default;
    if (given === undefined && standard === undefined) {
      throw new TemplateError(message("Template '{0}' needs a value for '{1}'", template.id, parameter.name));
    }
    const filler = new PlaceFiller(lookupIn(values));
    const text = given ?? filler.plain(standard ?? "");
    throwFirst(template, descriptionFile, filler);
    values.set(parameter.name, { text: checkValue(parameter, text), type: parameter.type });
  }
  return values;
}

function fillFile(template: Template, file: TemplateFile, lookup: Lookup): TemplateFile {
  const filler = new PlaceFiller(lookup);
  const text = /\.ya?ml$/.test(file.path) ? filler.yaml(file.text) : filler.plain(file.text);
  throwFirst(template, file.path, filler);
  const path = filler.plain(file.path);
  // A value must not lead out of the folder of the new project.
  if (path.split("/").some((part) => part === ".." || part === "" || /[\\:*?"<>|]/.test(part))) {
    throw new TemplateError(message("Template '{0}': '{1}' is no proper file name", template.id, path));
  }
  return { path, text };
}

function throwFirst(template: Template, path: string, filler: PlaceFiller): void {
  const [problem] = filler.problems;
  if (problem === undefined) return;
  throw new TemplateError(
    message("Template '{0}', {1}, line {2}: {3}", template.id, path, problem.line + 1, problem.message),
  );
}
