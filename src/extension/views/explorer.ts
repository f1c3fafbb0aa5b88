import * as vscode from "vscode";
import { recordAt } from "../../core/model/origin";
import type { ExplorerNode } from "../../language/explorer/node";
import { childrenOf, itemOf, nodeOf, parentOf } from "../../language/explorer/projects";
import { tooltipOf } from "../../language/explorer/tooltip";
import { toFile } from "../convert";
import { languageScope } from "../scope";
import { isProjectDocument } from "../selector";
import type { Services } from "../services";
import { LiveView } from "./live-view";
import type { TreeSource } from "./live-tree";

/** The cursor moves often; the tree needs only where it comes to rest. In milliseconds. */
const cursorPause = 150;
/** After a click on a row the cursor goes to its text; that is no reason to choose another row. In milliseconds. */
const quietAfterClick = 800;

/** The view of projects, their tasks, registers and files. It chooses the record at the cursor when the person wants it so. */
export class ExplorerView extends LiveView<ExplorerNode> {
  static readonly id = "pmo.projects";
  readonly #services: Services;
  readonly #cursor: vscode.Disposable;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #quietUntil = 0;

  constructor(services: Services) {
    super(services, { id: ExplorerView.id, source: sourceOf(services), openCommand: "pmo.explorer.open" });
    this.#services = services;
    const follow = (editor: vscode.TextEditor | undefined): void => {
      this.#followSoon(editor);
    };
    this.#cursor = vscode.Disposable.from(
      vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
        follow(textEditor);
      }),
      vscode.window.onDidChangeActiveTextEditor(follow),
      this.view.onDidChangeVisibility(() => {
        follow(vscode.window.activeTextEditor);
      }),
    );
  }

  /** The next moves of the cursor are the answer to a click in this tree. */
  ignoreCursor(): void {
    this.#quietUntil = performance.now() + quietAfterClick;
  }

  #followSoon(editor: vscode.TextEditor | undefined): void {
    clearTimeout(this.#timer);
    if (!editor || !this.view.visible) return;
    const now = performance.now();
    if (now < this.#quietUntil) {
      // This move is the answer to the click; it may be told as several, and what comes later is the person's own.
      this.#quietUntil = Math.min(this.#quietUntil, now + cursorPause);
      return;
    }
    if (!isProjectDocument(editor.document)) return;
    if (!vscode.workspace.getConfiguration("pmo").get("views.followCursor", true)) return;
    this.#timer = setTimeout(() => void this.#reveal(editor), cursorPause);
  }

  async #reveal(editor: vscode.TextEditor): Promise<void> {
    const { store } = languageScope(this.#services);
    const file = toFile(editor.document.uri);
    const project = store.projectOf(file);
    const record = project && recordAt(project, file, editor.document.offsetAt(editor.selection.active));
    const node = record && nodeOf(project, record);
    const row = node && this.tree.rowOf(node);
    if (!row || this.view.selection[0] === row || !this.view.visible) return;
    try {
      await this.view.reveal(row, { select: true, focus: false });
    } catch (error) {
      // The tree changed while VS Code was looking for the row; the next move of the cursor finds it.
      console.debug("PMO: a row could not be revealed", error);
    }
  }

  override dispose(): void {
    clearTimeout(this.#timer);
    this.#cursor.dispose();
    super.dispose();
  }
}

function sourceOf(services: Services): TreeSource<ExplorerNode> {
  return {
    children: (node) => childrenOf(languageScope(services), node),
    parent: (node) => parentOf(languageScope(services), node),
    item: (node) => itemOf(languageScope(services), node),
    tooltip: (node) => tooltipOf(languageScope(services), node),
  };
}
