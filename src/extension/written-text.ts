import * as vscode from "vscode";
import { message, type Message } from "../core/text/message";
import type { FileEdits } from "../language/types";
import { toUri } from "./convert";

/** The document that was written last from a picture, so that the keys of undo and redo work there too. */
export class WrittenText {
  #uri: vscode.Uri | undefined;
  #version = 0;

  /** Call it when edits have been written. Those of one gesture are one step. */
  remember(edits: readonly FileEdits[]): void {
    const [first] = edits;
    if (!first) return;
    this.#uri = toUri(first.file);
    this.#version = this.#document()?.version ?? 0;
  }

  /**
   * Takes the last step of the document back, or does it again. VS Code undoes where the focus is, so that the editor has it for a moment: the caller takes it back.
   * @returns why nothing happens
   */
  async step(kind: "undo" | "redo"): Promise<Message | undefined> {
    const document = this.#document();
    if (!document) return message("Nothing has been changed in this picture yet.");
    if (document.version !== this.#version) return message("The text has been changed elsewhere since. Undo there.");
    const viewColumn = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
    await vscode.window.showTextDocument(document, { viewColumn: viewColumn ?? vscode.ViewColumn.Beside });
    await vscode.commands.executeCommand(kind);
    this.#version = document.version;
    return undefined;
  }

  #document(): vscode.TextDocument | undefined {
    const uri = this.#uri?.toString();
    return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  }
}
