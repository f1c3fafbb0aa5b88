import * as vscode from "vscode";
import { message, type Message } from "../../core/text/message";
import { templateSources } from "../../core/standard/generated/templates";
import {
  instantiateTemplate,
  readTemplate,
  valueProblem,
  TemplateError,
  type Template,
  type TemplateFile,
} from "../../core/standard/template";
import { adoptTemplate } from "../../core/standard/adopt";
import { latestTemplates, type StandardTemplate } from "../../core/standard/standard-templates";
import { standardsIn } from "../../workspace/standards";
import { todayText } from "../../workspace/clock";
import { toUri } from "../convert";
import { exists } from "../exists";
import type { Services } from "../services";

/** What the person answers, for tests and other extensions: `pmo.newProject` asks only for what is missing. */
export interface NewProjectAnswers {
  /** Id of a template. */
  readonly template?: string;
  readonly name?: string;
  /** Folder in which the files are made. */
  readonly folder?: vscode.Uri;
}

/** Makes a project from a template: asks for a template, a name and a place, writes all files as one change, opens the main one. */
export async function newProject(services: Services, given: NewProjectAnswers = {}): Promise<vscode.Uri | undefined> {
  const { speaker, environment, files: workspaceFiles } = services;
  const { say } = speaker;
  const choice = await pickTemplate(services, given.template);
  if (!choice) return undefined;
  const { template } = choice;
  const name = given.name ?? (await askName(services));
  if (name === undefined) return undefined;
  const folder = given.folder ?? (await askFolder(services, folderName(name)));
  if (!folder) return undefined;
  const parameters = await askParameters(services, template, answersFor(services, template, name));
  if (!parameters) return undefined;
  let files: readonly TemplateFile[];
  try {
    const values = { parameters, today: todayText(environment.now()) };
    files = choice.ofStandard
      ? adoptTemplate(choice.ofStandard, values, referenceFrom(folder, choice.ofStandard.standard.file.path))
      : instantiateTemplate(template, values);
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    void vscode.window.showErrorMessage(say(error.problem));
    return undefined;
  }
  const title = say(message("PMO: making the project {0}…", name));
  const main = await vscode.window.withProgress({ location: vscode.ProgressLocation.Notification, title }, () =>
    writeFiles(services, folder, files),
  );
  if (!main) return undefined;
  await workspaceFiles.loaded;
  await vscode.window.showTextDocument(main, { preview: false });
  void sayWhatIsNext(services, name);
  return main;
}

/** A template, and the standard that brings it along, unless it is built in. */
interface TemplateChoice {
  readonly template: Template;
  readonly ofStandard?: StandardTemplate;
}

/** Templates of the standards of the workspace come first: they are what the organisation wants. */
function templatesIn({ store }: Services): readonly TemplateChoice[] {
  const own = standardsIn(store).flatMap((standard) => latestTemplates([standard]));
  return [
    ...own.map((ofStandard) => ({ template: ofStandard.template, ofStandard })),
    ...templateSources.map((source) => ({ template: readTemplate(source) })),
  ];
}

async function pickTemplate(services: Services, id: string | undefined): Promise<TemplateChoice | undefined> {
  const { say, language } = services.speaker;
  const templates = templatesIn(services);
  if (id !== undefined) return templates.find(({ template }) => template.id === id);
  const choice = await vscode.window.showQuickPick(
    templates.map((one) => ({
      label: one.template.title[language],
      description: one.ofStandard ? `${one.ofStandard.standard.id} · ${one.template.id}` : one.template.id,
      detail: one.template.description[language],
      one,
    })),
    {
      title: say(message("New project (1/3): template")),
      placeHolder: say(message("What kind of project is it?")),
      matchOnDetail: true,
    },
  );
  return choice?.one;
}

/** Asks for the parameters of a template that have no answer and no default. @returns undefined when the person gives up */
async function askParameters(
  { speaker }: Services,
  template: Template,
  answers: Readonly<Record<string, string>>,
): Promise<Readonly<Record<string, string>> | undefined> {
  const given: Record<string, string> = { ...answers };
  for (const parameter of template.parameters) {
    const { name, title, choices, default: preset } = parameter;
    if (given[name] !== undefined || preset !== undefined) continue;
    const words = title[speaker.language];
    const answer =
      choices && choices.length > 0
        ? await vscode.window.showQuickPick([...choices], { title: words, ignoreFocusOut: true })
        : await vscode.window.showInputBox({
            title: words,
            ignoreFocusOut: true,
            validateInput: (value) => {
              const problem = valueProblem(parameter, value.trim());
              return problem && speaker.say(problem);
            },
          });
    if (answer === undefined) return undefined;
    given[name] = answer;
  }
  return given;
}

/** How the header of a project in a folder names a file: a path with `..` where it must. */
function referenceFrom(folder: vscode.Uri, file: string): string {
  const [from, to] = [`${folder.path}/`.split("/").slice(0, -1), toUri(file).path.split("/")];
  let common = 0;
  while (common < from.length && common < to.length - 1 && from[common] === to[common]) common++;
  return [...from.slice(common).map(() => ".."), ...to.slice(common)].join("/");
}

async function askName({ speaker }: Services): Promise<string | undefined> {
  const { say } = speaker;
  const name = await vscode.window.showInputBox({
    title: say(message("New project (2/3): name")),
    prompt: say(message("The name as people read it in reports and charts.")),
    ignoreFocusOut: true,
    validateInput: (value) => {
      const problem = nameProblem(value);
      return problem && say(problem);
    },
  });
  return name?.trim();
}

/** What is wrong with a name. */
export function nameProblem(name: string): Message | undefined {
  if (name.trim() === "") return message("The project needs a name.");
  if (name.trim().length > 120) return message("The name is too long for tables and charts: at most 120 characters.");
  if (/\p{Cc}/u.test(name)) return message("The name must stand in one line.");
  return undefined;
}

/** A folder name that every file system takes. */
function folderName(name: string): string {
  const clean = name
    .trim()
    .replace(/[\p{Cc}\\/:*?"<>|]+/gu, "-")
    .replace(/\s+/g, "-")
    .replace(/^[.-]+|[.-]+$/g, "");
  return clean === "" ? "project" : clean.toLowerCase();
}

async function askFolder({ speaker }: Services, name: string): Promise<vscode.Uri | undefined> {
  const { say } = speaker;
  const folders = vscode.workspace.workspaceFolders ?? [];
  const places = folders.flatMap((folder) => {
    const prefix = folders.length > 1 ? `${folder.name}/` : "";
    return [
      {
        label: `$(new-folder) ${prefix}${name}`,
        detail: say(message("A new folder in {0}", folder.name)),
        uri: vscode.Uri.joinPath(folder.uri, name),
      },
      {
        label: `$(folder) ${prefix === "" ? folder.name : prefix}`,
        detail: say(message("The folder {0} itself", folder.name)),
        uri: folder.uri,
      },
    ];
  });
  const other = { label: `$(folder-opened) ${say(message("Another folder…"))}`, detail: "", uri: undefined };
  const choice = await vscode.window.showQuickPick([...places, other], {
    title: say(message("New project (3/3): place")),
    placeHolder: say(message("Where shall the files be?")),
  });
  if (!choice) return undefined;
  if (choice.uri) return choice.uri;
  const picked = await vscode.window.showOpenDialog({
    canSelectFolders: true,
    canSelectFiles: false,
    canSelectMany: false,
    openLabel: say(message("Make the project here")),
  });
  return picked?.[0] && vscode.Uri.joinPath(picked[0], name);
}

/** Values for the parameters of a template: the name, and whatever has no default. */
function answersFor({ store }: Services, template: Template, name: string): Readonly<Record<string, string>> {
  const answers: Record<string, string> = {};
  for (const parameter of template.parameters) {
    if (parameter.name === "name") answers.name = name;
    else if (parameter.name === "id")
      answers.id = freeId(projectId(name), new Set(store.projects().map(({ id }) => id)));
  }
  return answers;
}

/** An id from a name: letters and digits of any language, joined by hyphens. */
function projectId(name: string): string {
  const id = name
    .trim()
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return id === "" ? "project" : id;
}

/** The id itself, or with a number behind it where it is taken: other projects refer to this one by it. */
function freeId(id: string, taken: ReadonlySet<string>): string {
  if (!taken.has(id)) return id;
  for (let number = 2; ; number++) if (!taken.has(`${id}-${number}`)) return `${id}-${number}`;
}

/** Writes all files as one change, which one undo takes back. @returns the main file, or nothing when a file is there already */
async function writeFiles(
  { speaker }: Services,
  folder: vscode.Uri,
  files: readonly TemplateFile[],
): Promise<vscode.Uri | undefined> {
  const { say } = speaker;
  const edit = new vscode.WorkspaceEdit();
  for (const { path, text } of files) {
    const uri = vscode.Uri.joinPath(folder, path);
    if (await exists(uri)) {
      void vscode.window.showErrorMessage(
        say(
          message(
            "{0} is there already. Nothing was written; choose another folder.",
            vscode.workspace.asRelativePath(uri),
          ),
        ),
      );
      return undefined;
    }
    edit.createFile(uri, { overwrite: false, contents: new TextEncoder().encode(text) });
  }
  if (!(await vscode.workspace.applyEdit(edit))) {
    void vscode.window.showErrorMessage(
      say(message("The files could not be written to {0}.", vscode.workspace.asRelativePath(folder))),
    );
    return undefined;
  }
  const main = files.find(({ text }) => /^project:/m.test(text)) ?? files[0];
  return main && vscode.Uri.joinPath(folder, main.path);
}

async function sayWhatIsNext({ speaker }: Services, name: string): Promise<void> {
  const { say } = speaker;
  const gantt = say(message("Open Gantt chart"));
  const words = say(
    message(
      "{0} is ready. Fill in the people and dates; findings appear as you type, and the Gantt chart follows.",
      name,
    ),
  );
  if ((await vscode.window.showInformationMessage(words, gantt)) === gantt)
    await vscode.commands.executeCommand("pmo.openGantt");
}
