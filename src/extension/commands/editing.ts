import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { message, type Message } from "../../core/text/message";
import type { Span } from "../../core/text/range";
import { captureBaseline } from "../../language/editing/capture-baseline";
import { insertBelow } from "../../language/editing/insert-below";
import { linkTasks, unlinkTasks } from "../../language/editing/links";
import { markDone } from "../../language/editing/mark-done";
import { mergeTasks } from "../../language/editing/merge";
import { moveDown, moveUp } from "../../language/editing/move";
import type { EditOutcome } from "../../language/editing/outcome";
import { parseShift } from "../../language/editing/shift-amount";
import { shiftDates } from "../../language/editing/shift-dates";
import { splitTask } from "../../language/editing/split";
import { indentTasks, outdentTasks } from "../../language/editing/wbs";
import type { LanguageScope } from "../../language/types";
import { todayText } from "../../workspace/clock";
import { toFile, toUri } from "../convert";
import { languageScope } from "../scope";
import { isProjectDocument } from "../selector";
import type { Services } from "../services";
import { applyOutcome } from "./apply-outcome";

type Editing = (scope: LanguageScope, file: string, selection: readonly Span[]) => EditOutcome;

/** Commands that need nothing but the selection, by their names in the manifest. */
const bySelection: Readonly<Record<string, Editing>> = {
  "task.indent": indentTasks,
  "task.outdent": outdentTasks,
  "task.moveUp": moveUp,
  "task.moveDown": moveDown,
  "task.insertBelow": insertBelow,
  "task.split": splitTask,
  "task.merge": mergeTasks,
  "task.link": linkTasks,
  "task.unlink": unlinkTasks,
  "task.markDone": markDone,
};

/** The editing commands by their names in the manifest, without `pmo.`. */
export function editingCommands(services: Services): readonly (readonly [string, (argument: unknown) => unknown])[] {
  return [
    ...Object.entries(bySelection).map(([name, run]) => [name, () => edit(services, run)] as const),
    ["shiftDates", (argument) => askAndShift(services, argument)],
  ];
}

/** Runs an editing command on the active editor. */
async function edit(services: Services, run: Editing): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isProjectDocument(editor.document)) {
    tell(services, message("Open a project file first."));
    return;
  }
  const { document } = editor;
  const selection = editor.selections.map(({ start, end }) => ({
    start: document.offsetAt(start),
    end: document.offsetAt(end),
  }));
  const outcome = run(languageScope(services), toFile(document.uri), selection);
  if (outcome.problem) tell(services, outcome.problem);
  else await applyOutcome(outcome, editor);
}

function tell({ speaker }: Services, words: Message): void {
  void vscode.window.showInformationMessage(speaker.say(words));
}

/** Asks by how many working days dates shall move, unless the caller says it: `{ by: "5" }`. */
async function askAndShift(services: Services, argument: unknown): Promise<void> {
  const { say } = services.speaker;
  const by =
    givenText(argument, "by") ??
    (await vscode.window.showInputBox({
      title: say(message("Shift dates")),
      prompt: say(message("Working days: 5 is later, -3 is earlier. Also 2w for weeks, 3ed for days on the calendar.")),
      value: "5",
      validateInput: (text) =>
        parseShift(text) ? undefined : say(message("'{0}' is not a number of days such as 5, -3, 2w or 3ed.", text)),
    }));
  if (by !== undefined) await edit(services, (scope, file, selection) => shiftDates(scope, file, selection, by));
}

/** Writes the computed dates of a project down as a baseline. Asks for its name, unless the caller gives it: `{ name: "…" }`. */
export async function captureBaselineOf(services: Services, project: Project, argument: unknown): Promise<void> {
  const { say } = services.speaker;
  const path = project.header?.origin.file ?? project.files[0]?.path;
  if (path === undefined) return;
  const name =
    givenText(argument, "name") ??
    (await vscode.window.showInputBox({
      title: say(message("Capture a baseline of {0}", project.name)),
      prompt: say(message("The computed dates of all tasks are written down under this name.")),
      value: say(message("Baseline of {0}", todayText(services.environment.now()))),
      validateInput: (text) => (text.trim() === "" ? say(message("The baseline needs a name.")) : undefined),
    }));
  if (name === undefined || name.trim() === "") return;
  const ownFile = toUri(path).scheme !== "untitled";
  const outcome = captureBaseline(languageScope(services), path, { name: name.trim(), ownFile });
  if (outcome.problem) {
    tell(services, outcome.problem);
    return;
  }
  await applyOutcome(outcome, undefined);
  const written = outcome.newFile?.file ?? outcome.edits[0]?.file;
  if (written !== undefined) await vscode.window.showTextDocument(toUri(written), { preview: false });
}

function givenText(argument: unknown, key: string): string | undefined {
  if (typeof argument !== "object" || argument === null || argument instanceof vscode.Uri) return undefined;
  const value = (argument as Readonly<Record<string, unknown>>)[key];
  return typeof value === "string" ? value : undefined;
}
