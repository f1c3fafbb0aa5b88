import path from "node:path";
import { slug } from "../../core/interchange/mspdi/ids";
import { templateSources } from "../../core/standard/generated/templates";
import { instantiateTemplate, readTemplate, TemplateError, type Template } from "../../core/standard/template";
import { message, type Message } from "../../core/text/message";
import { isEmptyFolder, writeAtomically } from "../files";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { relativePath } from "../load";
import { printable } from "../output/terminal";

export interface NewOptions {
  readonly list: boolean;
  readonly template?: string;
  readonly name?: string;
  readonly parameters: readonly string[];
  readonly force: boolean;
}

function reading<T>(step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw error instanceof TemplateError ? new CannotRun(error.problem) : error;
  }
}

function listTemplates(templates: readonly Template[], host: Host): string {
  const { language } = host;
  const lines = templates.flatMap((template) => [
    `${template.id} ${template.version}  ${template.title[language]}`,
    ...(template.description[language] === "" ? [] : [`    ${printable(template.description[language])}`]),
    ...template.parameters.map(({ name, type, title, default: standard }) => {
      const text = standard === undefined ? message("required") : message("default: {0}", standard);
      return `    --param ${name}=…  ${title[language]} (${type}, ${say(host, text)})`;
    }),
  ]);
  return lines.map((line) => `${line}\n`).join("");
}

function parseParameters(list: readonly string[]): Record<string, string> {
  const entries = list.map((item) => {
    const at = item.indexOf("=");
    if (at <= 0) throw new CannotRun(message("--param '{0}': write it as name=value.", item));
    return [item.slice(0, at), item.slice(at + 1)] as const;
  });
  return Object.fromEntries(entries);
}

/** The id of a project from its name, or from its folder where the name has no Latin letters. */
function projectId(name: string, folder: string): string {
  return slug(name) || slug(path.basename(folder)) || "project";
}

function missing(what: Message): CannotRun {
  return new CannotRun(
    message(
      "{0} is missing. For example: pmo new --template NAME --name \"CRM renewal\" crm-renewal; 'pmo new --list' lists the templates.",
      what,
    ),
  );
}

/** `pmo new`: a new project from a template. @throws CannotRun */
export async function newProject(given: string | undefined, options: NewOptions, host: Host): Promise<number> {
  const templates = templateSources.map((source) => reading(() => readTemplate(source)));
  if (options.list) {
    host.out(listTemplates(templates, host));
    return exitCodes.clean;
  }
  if (options.template === undefined) throw missing(message("The option --template"));
  if (options.name === undefined) throw missing(message("The option --name"));
  if (given === undefined) throw missing(message("The folder"));
  const template = templates.find((item) => item.id === options.template);
  if (template === undefined) {
    throw new CannotRun(
      message(
        "There is no template '{0}'; there is: {1}.",
        options.template,
        templates.map((item) => item.id).join(", "),
      ),
    );
  }
  const folder = path.resolve(host.cwd, given);
  if (!options.force && !(await isEmptyFolder(folder))) {
    throw new CannotRun(
      message("The folder '{0}' is not empty. Choose another one, or overwrite with --force.", given),
    );
  }
  const parameters = { name: options.name, ...parseParameters(options.parameters) };
  const takesId = template.parameters.some((parameter) => parameter.name === "id") && !Object.hasOwn(parameters, "id");
  const values = takesId ? { id: projectId(options.name, folder), ...parameters } : parameters;
  const files = reading(() => instantiateTemplate(template, { parameters: values, today: host.today }));
  for (const file of files) await writeAtomically(path.join(folder, file.path), file.text);
  host.out(
    `${printable(say(host, message("{0} files written to {1}. Next: pmo check {1}", files.length, relativePath(host.cwd, folder))))}\n`,
  );
  return exitCodes.clean;
}
