import * as vscode from "vscode";
import { recordAt } from "../../core/model/origin";
import { message } from "../../core/text/message";
import { toFile } from "../convert";
import type { Panels } from "../panels";
import type { Services } from "../services";

/** Where the text of a task is. */
interface Place {
  readonly file: string;
  /** Line and character, counted from 0. */
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

/** Shows the task at a place of a text, or at the cursor, in the chart of its project, where the person goes on. */
export async function showInGantt(services: Services, panels: Panels, argument: unknown): Promise<void> {
  const { store, files, active, speaker } = services;
  files.flush();
  const place = isPlace(argument) ? argument : placeOfCursor();
  await files.loaded;
  const project = place && store.projectOf(place.file);
  const lines = place && store.file(place.file)?.lines;
  const record = project && lines && recordAt(project, place.file, lines.offset(place.range.start));
  if (!project || record?.kind !== "task") {
    void vscode.window.showInformationMessage(speaker.say(message("Put the cursor in a task.")));
    return;
  }
  active.choose(project);
  panels.openGantt(project).showTask(record.id);
}

function placeOfCursor(): Place | undefined {
  const editor = vscode.window.activeTextEditor;
  return editor && { file: toFile(editor.document.uri), range: { start: editor.selection.active } };
}

function isPlace(argument: unknown): argument is Place {
  if (typeof argument !== "object" || argument === null || argument instanceof vscode.Uri) return false;
  const { file, range } = argument as { readonly file?: unknown; readonly range?: unknown };
  if (typeof file !== "string" || typeof range !== "object" || range === null) return false;
  const { start } = range as { readonly start?: { readonly line?: unknown; readonly character?: unknown } };
  return typeof start?.line === "number" && typeof start.character === "number";
}
