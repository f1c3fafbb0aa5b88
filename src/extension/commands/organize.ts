import * as vscode from "vscode";
import { message } from "../../core/text/message";
import { organizeKeys } from "../../language/organize/organize";
import { toFile } from "../convert";
import { languageScope } from "../scope";
import { isProjectDocument } from "../selector";
import type { Services } from "../services";
import { applyOutcome } from "./apply-outcome";

/** Puts the keys of the file in the active editor into the order of their schema. */
export async function organizeActiveFile(services: Services): Promise<void> {
  const editor = vscode.window.activeTextEditor;
  if (!editor || !isProjectDocument(editor.document)) {
    tell(services, message("Open a project file first."));
    return;
  }
  const edits = organizeKeys(languageScope(services), toFile(editor.document.uri));
  if (edits) await applyOutcome({ edits: [edits] }, editor);
  else tell(services, message("Nothing to organize: keys stand in order, or faults, aliases or comments hold them."));
}

function tell({ speaker }: Services, words: ReturnType<typeof message>): void {
  void vscode.window.showInformationMessage(speaker.say(words));
}
