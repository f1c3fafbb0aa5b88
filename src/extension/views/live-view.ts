import * as vscode from "vscode";
import type { Services } from "../services";
import { LiveTree, type Row, type TreeSource } from "./live-tree";

/** Wait after a change before rows are asked for again, in milliseconds; while files are read, and after costly updates, it is longer. */
const pause = 200;
const pauseWhileLoading = 600;
const longestPause = 3000;

export interface LiveViewOptions<Node> {
  readonly id: string;
  readonly source: TreeSource<Node>;
  /** What a click on a row without children runs. */
  readonly openCommand: string;
  /** What tells that rows may have changed; by default each change of a file. */
  readonly onDidChange?: vscode.Event<void>;
  /** Called before rows are asked for again. */
  readonly prepare?: (view: vscode.TreeView<Row<Node>>) => void;
}

/** A tree view that follows the store while it is visible, and shows that files are being read. */
export class LiveView<Node> implements vscode.Disposable {
  readonly tree: LiveTree<Node>;
  readonly view: vscode.TreeView<Row<Node>>;
  readonly #services: Services;
  readonly #prepare: ((view: vscode.TreeView<Row<Node>>) => void) | undefined;
  readonly #disposables: vscode.Disposable[];
  #timer: ReturnType<typeof setTimeout> | undefined;
  #stale = false;
  #cost = 0;

  constructor(services: Services, { id, source, openCommand, prepare, onDidChange }: LiveViewOptions<Node>) {
    const { store, speaker, files } = services;
    this.#services = services;
    this.#prepare = prepare;
    this.tree = new LiveTree(source, speaker.say, openCommand);
    this.view = vscode.window.createTreeView(id, { treeDataProvider: this.tree, showCollapseAll: true });
    const soon = (): void => {
      this.#soon();
    };
    this.#disposables = [
      this.tree,
      this.view,
      onDidChange ? onDidChange(soon) : new vscode.Disposable(store.onDidChange(soon)),
      speaker.onDidChange(() => {
        this.#prepare?.(this.view);
        this.tree.reset();
      }),
      this.view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#stale) this.#update();
      }),
    ];
    void files.loaded.then(soon);
    void vscode.window.withProgress({ location: { viewId: id } }, () => files.loaded);
  }

  #soon(): void {
    this.#stale = true;
    if (!this.view.visible) return;
    const least = this.#services.files.isLoading ? pauseWhileLoading : pause;
    this.#timer ??= setTimeout(
      () => {
        this.#timer = undefined;
        this.#update();
      },
      Math.min(Math.max(least, this.#cost * 5), longestPause),
    );
  }

  #update(): void {
    const start = performance.now();
    this.#stale = false;
    this.#prepare?.(this.view);
    this.tree.update();
    this.#cost = performance.now() - start;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }
}
