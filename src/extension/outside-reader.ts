import * as vscode from "vscode";
import { largestOutsideFile } from "../core/standard/outside-files";
import type { OutsideFile } from "../core/text/parsed-file";
import { folderOf } from "../workspace/folders";
import { isWithin, readOutsideFile } from "../workspace/outside-files";
import type { ProjectStore } from "../workspace/store";
import { toFile, toUri } from "./convert";
import { isMissing } from "./exists";

/** Wait after a change before files are looked for, in milliseconds: names are typed letter by letter. */
const pause = 300;

/** Reads the files that standards name (schemas of overlays, texts of templates), and reads them again when they change. Project files come to the store by themselves. */
export class OutsideReader implements vscode.Disposable {
  readonly #store: ProjectStore;
  /** Watchers of the files that are read, by their names. */
  readonly #watched = new Map<string, vscode.Disposable>();
  readonly #stop: () => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(store: ProjectStore) {
    this.#store = store;
    this.#stop = store.onDidChange(() => {
      if (this.#isBehind()) this.#loadSoon();
    });
  }

  /** Reads what is named and not known, and forgets what nobody names any more. */
  async load(): Promise<void> {
    for (const file of this.#watched.keys()) if (!this.#wants(file)) this.#forget(file);
    const fresh = [...this.#store.neededFiles.keys()].filter((file) => this.#wants(file) && !this.#watched.has(file));
    for (const file of fresh) this.#watched.set(file, this.#watch(file));
    await Promise.all(fresh.map((file) => this.#read(file)));
  }

  /** Reads a file again, or those of a folder: something has happened to it. */
  refresh(path: string): void {
    for (const file of this.#watched.keys()) if (file === path || isWithin(path, file)) void this.#read(file);
  }

  #wants(file: string): boolean {
    return this.#store.neededFiles.has(file) && !this.#store.file(file);
  }

  #isBehind(): boolean {
    const { neededFiles } = this.#store;
    for (const file of this.#watched.keys()) if (!this.#wants(file)) return true;
    for (const file of neededFiles.keys()) if (this.#wants(file) && !this.#watched.has(file)) return true;
    return false;
  }

  #loadSoon(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.load(), pause);
  }

  #watch(file: string): vscode.Disposable {
    const uri = toUri(file);
    const name = uri.path.slice(uri.path.lastIndexOf("/") + 1);
    // What has a meaning in patterns stands for itself in the name of a file.
    const pattern = name.replace(/[[\]{}*?]/g, "[$&]");
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), pattern),
    );
    const again = (): void => void this.#read(file);
    return vscode.Disposable.from(
      watcher,
      watcher.onDidCreate(again),
      watcher.onDidChange(again),
      watcher.onDidDelete(again),
    );
  }

  async #read(file: string): Promise<void> {
    const standards = this.#store.neededFiles.get(file) ?? [];
    const isAllowed = standards.some((standard) => isWithin(homeOf(standard), file));
    const content: OutsideFile = isAllowed ? await contentOf(toUri(file)) : { problem: "outside" };
    if (this.#watched.has(file)) this.#store.setOutsideFile(file, content);
  }

  #forget(file: string): void {
    this.#watched.get(file)?.dispose();
    this.#watched.delete(file);
    this.#store.setOutsideFile(file, undefined);
  }

  dispose(): void {
    this.#stop();
    clearTimeout(this.#timer);
    for (const watcher of this.#watched.values()) watcher.dispose();
    this.#watched.clear();
  }
}

/** The folder beyond which a standard can't read: that of the workspace, or its own where it was opened alone. */
function homeOf(standard: string): string {
  const folder = vscode.workspace.getWorkspaceFolder(toUri(standard));
  return folder ? toFile(folder.uri).replace(/\/$/, "") : folderOf(standard);
}

async function contentOf(uri: vscode.Uri): Promise<OutsideFile> {
  try {
    const { type, size } = await vscode.workspace.fs.stat(uri);
    if ((type & vscode.FileType.Directory) !== 0) return { problem: "unreadable" };
    return size > largestOutsideFile
      ? { problem: "too-large" }
      : readOutsideFile(await vscode.workspace.fs.readFile(uri));
  } catch {
    return { problem: (await isMissing(uri)) ? "missing" : "unreadable" };
  }
}
