import path from "node:path";
import { slug } from "../../core/interchange/mspdi/ids";
import { adoptTemplate } from "../../core/standard/adopt";
import { standardOfFile } from "../../core/standard/model";
import { resolveStandard } from "../../core/standard/resolve";
import { latestTemplates, type StandardTemplate } from "../../core/standard/standard-templates";
import { templateSources } from "../../core/standard/generated/templates";
import { instantiateTemplate, readTemplate, TemplateError, type Template } from "../../core/standard/template";
import { message, type Message } from "../../core/text/message";
import { lookupIn } from "../../workspace/standards";
import { isEmptyFolder, toPosix, writeAtomically } from "../files";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { load, relativePath } from "../load";
import { printable } from "../output/terminal";

export interface NewOptions {
  readonly list: boolean;
  readonly template?: string;
  readonly name?: string;
  /** A standard whose templates are offered as well. */
  readonly standard?: string;
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

/** What a standard and those that it builds on have for new projects. */
interface Offered {
  readonly own: readonly StandardTemplate[];
  /** Why a template may be missing: its text is not there. */
  readonly problem?: Message;
}

/** @throws CannotRun when the file is no standard */
async function templatesOfFile(given: string, host: Host): Promise<Offered> {
  const { store, isAsked } = await load(host.cwd, [given]);
  const [file] = store.paths.filter(isAsked).flatMap((path) => store.file(path) ?? []);
  const standard = file && standardOfFile(file);
  if (!standard) throw new CannotRun(message("'{0}' is no standard: its top-level key is not 'standard'.", given));
  const { standards } = resolveStandard(standard, lookupIn(store));
  // The project follows the standard that was named, whichever of its bases has the template.
  const own = latestTemplates(standards).map((one) => ({ ...one, standard }));
  const problem = standards
    .flatMap(({ file: { path: name } }) => store.findings(name))
    .find(({ code }) => code === "standard.file");
  return { own, ...(problem && { problem: problem.message }) };
}

/** How the header of a project in a folder names a standard. */
function standardReference(file: string, folder: string): string {
  return toPosix(path.relative(folder, file));
}

/** `pmo new`: a new project from a template. @throws CannotRun */
export async function newProject(target: string | undefined, options: NewOptions, host: Host): Promise<number> {
  const { own, problem }: Offered =
    options.standard === undefined ? { own: [] } : await templatesOfFile(options.standard, host);
  const templates = [
    ...own.map(({ template }) => template),
    ...templateSources.map((source) => reading(() => readTemplate(source))),
  ];
  if (options.list) {
    host.out(listTemplates(templates, host));
    return exitCodes.clean;
  }
  if (options.template === undefined) throw missing(message("The option --template"));
  if (options.name === undefined) throw missing(message("The option --name"));
  if (target === undefined) throw missing(message("The folder"));
  const template = templates.find((item) => item.id === options.template);
  if (template === undefined) {
    if (problem) host.err(`${printable(say(host, problem))}\n`);
    throw new CannotRun(
      message(
        "There is no template '{0}'; there is: {1}.",
        options.template,
        templates.map((item) => item.id).join(", "),
      ),
    );
  }
  const folder = path.resolve(host.cwd, target);
  if (!options.force && !(await isEmptyFolder(folder))) {
    throw new CannotRun(
      message("The folder '{0}' is not empty. Choose another one, or overwrite with --force.", target),
    );
  }
  const parameters = { name: options.name, ...parseParameters(options.parameters) };
  const takesId = template.parameters.some((parameter) => parameter.name === "id") && !Object.hasOwn(parameters, "id");
  const values = takesId ? { id: projectId(options.name, folder), ...parameters } : parameters;
  const given = { parameters: values, today: host.today };
  const ofStandard = own.find((one) => one.template === template);
  const files = reading(() =>
    ofStandard
      ? adoptTemplate(ofStandard, given, standardReference(ofStandard.standard.file.path, folder))
      : instantiateTemplate(template, given),
  );
  for (const file of files) await writeAtomically(path.join(folder, file.path), file.text);
  host.out(
    `${printable(say(host, message("{0} files written to {1}. Next: pmo check {1}", files.length, relativePath(host.cwd, folder))))}\n`,
  );
  return exitCodes.clean;
}
