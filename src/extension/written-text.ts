import * as vscode from "vscode";
import { message, type Message } from "../core/text/message";
import type { FileEdits } from "../language/types";
import { toUri } from "./convert";

/** How long the focus may take from a picture to the editor, in milliseconds, and how often it is looked whether it is there. */
const longestWay = 3000;
const pause = 50;

/** The document that was written last from a picture, so that the keys of undo and redo work there too. */
export class WrittenText {
  #uri: vscode.Uri | undefined;
  #version = 0;
  /** Steps that were taken back and can be done again. */
  #undone = 0;

  /** Call it when edits have been written. Those of one gesture are one step. */
  remember(edits: readonly FileEdits[]): void {
    const [first] = edits;
    if (!first) return;
    this.#uri = toUri(first.file);
    this.#version = this.#document()?.version ?? 0;
    this.#undone = 0;
  }

  /**
   * Takes the last step of the document back, or does it again. VS Code undoes where the focus is, so that the editor has it for a moment: the caller takes it back.
   * @returns why nothing happens
   */
  async step(kind: "undo" | "redo"): Promise<Message | undefined> {
    const document = this.#document();
    if (!document) return message("Nothing has been changed in this picture yet.");
    if (document.version !== this.#version) return message("The text has been changed elsewhere since. Undo there.");
    if (kind === "redo" && this.#undone === 0) return message("There is nothing to do again.");
    if (!(await stepIn(document, kind))) return message("Nothing more can be taken back here.");
    this.#version = document.version;
    this.#undone += kind === "undo" ? 1 : -1;
    return undefined;
  }

  #document(): vscode.TextDocument | undefined {
    const uri = this.#uri?.toString();
    return vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri);
  }
}

/**
 * VS Code gives the command to what has the focus, and a picture loses the focus some time after the editor was shown: what comes too early does nothing and is given again.
 * @returns whether the text has changed
 */
async function stepIn(document: vscode.TextDocument, kind: "undo" | "redo"): Promise<boolean> {
  const before = document.version;
  const end = performance.now() + longestWay;
  for (;;) {
    const viewColumn = vscode.window.visibleTextEditors.find((editor) => editor.document === document)?.viewColumn;
    await vscode.window.showTextDocument(document, { viewColumn: viewColumn ?? vscode.ViewColumn.Beside });
    await vscode.commands.executeCommand(kind);
    if (document.version !== before) return true;
    if (document.isClosed || performance.now() > end) return false;
    await new Promise((resolve) => setTimeout(resolve, pause));
    if (document.version !== before) return true;
  }
}
