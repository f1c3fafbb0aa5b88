import * as vscode from "vscode";
import type { Project } from "../core/model/types";
import type { ProjectStore } from "../workspace/store";
import { toFile } from "./convert";

/**
 * The project that views and commands are about: that of the active editor; without one, the last one; at first, the first of the workspace.
 * It is remembered by its folder, because its id may be typed anew at any moment.
 */
export class ActiveProject implements vscode.Disposable {
  readonly #store: ProjectStore;
  readonly #onDidChange = new vscode.EventEmitter<void>();
  readonly #listener: vscode.Disposable;
  readonly #stop: () => void;
  #folder: string | undefined;

  constructor(store: ProjectStore) {
    this.#store = store;
    this.#listener = vscode.window.onDidChangeActiveTextEditor((editor) => {
      this.#follow(editor);
    });
    this.#stop = store.onDidChange(() => {
      if (this.#folder === undefined) this.#follow(vscode.window.activeTextEditor);
    });
    this.#follow(vscode.window.activeTextEditor);
  }

  /** Another project has become the active one. */
  get onDidChange(): vscode.Event<void> {
    return this.#onDidChange.event;
  }

  /** The active project as it is now. */
  get project(): Project | undefined {
    const editor = vscode.window.activeTextEditor;
    const own = editor && this.#store.projectOf(toFile(editor.document.uri));
    if (own) return own;
    const projects = this.#store.projects();
    return (
      projects.find(({ folder }) => folder === this.#folder) ??
      projects.find(({ header }) => header !== undefined) ??
      projects[0]
    );
  }

  /** Makes a project the active one, until an editor of another one is chosen. */
  choose(project: Project): void {
    this.#set(project.folder);
  }

  #follow(editor: vscode.TextEditor | undefined): void {
    const project = editor && this.#store.projectOf(toFile(editor.document.uri));
    if (project) this.#set(project.folder);
  }

  #set(folder: string): void {
    if (folder === this.#folder) return;
    this.#folder = folder;
    this.#onDidChange.fire();
  }

  dispose(): void {
    this.#stop();
    this.#listener.dispose();
    this.#onDidChange.dispose();
  }
}
