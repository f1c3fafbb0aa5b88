import * as vscode from "vscode";
import { toFile } from "./convert";
import { projectFileGlob } from "./selector";

/** Wait after the last event before folders are looked into, in milliseconds. */
const pause = 300;

/** What is done about the folders that were found. */
export interface FolderActions {
  /** Whether project files stand, or stood, in a folder. */
  readonly held: (folder: vscode.Uri) => boolean;
  /** A folder is new or another one. `files` are the project files in it. */
  readonly appeared: (folder: vscode.Uri, files: readonly vscode.Uri[]) => void;
}

/**
 * Looks for project files in folders that appear. Where folders and files are made at the same moment (a switch of branches, an unpacked archive), the
 * system may tell of the folder alone; one that was deleted and made again it may tell as changed.
 */
export class NewFolders implements vscode.Disposable {
  readonly #actions: FolderActions;
  readonly #watcher = vscode.workspace.createFileSystemWatcher("**", false, false, true);
  readonly #waiting = new Map<string, vscode.Uri>();
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(actions: FolderActions) {
    this.#actions = actions;
    this.#watcher.onDidCreate((uri) => {
      if (mayBeFolder(uri)) this.#lookSoon(uri);
    });
    // Files change all the time, so that only what was a folder before is looked at.
    this.#watcher.onDidChange((uri) => {
      if (actions.held(uri)) this.#lookSoon(uri);
    });
  }

  #lookSoon(uri: vscode.Uri): void {
    this.#waiting.set(toFile(uri), uri);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.#look(), pause);
  }

  async #look(): Promise<void> {
    const uris = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const uri of withoutInner(uris)) {
      if (!(await isFolder(uri))) continue;
      const files = await vscode.workspace.findFiles(new vscode.RelativePattern(uri, projectFileGlob), null);
      this.#actions.appeared(uri, files);
    }
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#watcher.dispose();
  }
}

/** Looking at each new file of a build would cost too much; what has an ending is a file nearly always. */
function mayBeFolder(uri: vscode.Uri): boolean {
  return !/[^/]\.\w{1,8}$/.test(uri.path);
}

/** Those that do not stand in another one of them. */
function withoutInner(uris: readonly vscode.Uri[]): readonly vscode.Uri[] {
  const sorted = [...uris].sort((a, b) => (`${a.path}/` < `${b.path}/` ? -1 : 1));
  const outer: vscode.Uri[] = [];
  for (const uri of sorted) {
    const last = outer.at(-1);
    if (!last || !toFile(uri).startsWith(`${toFile(last)}/`)) outer.push(uri);
  }
  return outer;
}

async function isFolder(uri: vscode.Uri): Promise<boolean> {
  try {
    return ((await vscode.workspace.fs.stat(uri)).type & vscode.FileType.Directory) !== 0;
  } catch {
    // Gone again.
    return false;
  }
}
