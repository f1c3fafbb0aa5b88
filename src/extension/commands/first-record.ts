import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { LineIndex } from "../../core/text/range";
import { firstRecord } from "../../language/first-record";
import { todayText } from "../../workspace/clock";
import { toRange, toUri } from "../convert";
import { revealRange } from "../reveal";
import type { Services } from "../services";

/** Begins the tasks or risks of a project with a snippet, in its editor. */
export async function addFirstRecord(
  services: Services,
  project: Project,
  section: "schedule" | "risks",
  from: vscode.ViewColumn | undefined,
): Promise<void> {
  const { environment, speaker } = services;
  const edit = firstRecord(project, section, {
    language: speaker.language,
    today: todayText(environment.now()),
    idsOf: (kinds) => [...project.recordsById.values()].filter(({ kind }) => kinds.includes(kind)).map(({ id }) => id),
  });
  if (!edit) return;
  const uri = toUri(edit.file);
  const document = await vscode.workspace.openTextDocument(uri);
  const range = toRange(new LineIndex(document.getText()).range(edit.span));
  await revealRange(uri, new vscode.Range(range.end, range.end), { from, focus: true });
  // The snippet's lines are complete: the editor must not indent them once more.
  await vscode.window.activeTextEditor?.insertSnippet(new vscode.SnippetString(edit.snippet), range, {
    undoStopBefore: true,
    undoStopAfter: true,
    keepWhitespace: true,
  });
}
