import * as vscode from "vscode";
import { message } from "../core/text/message";
import { packagePaths, standardReferences } from "../workspace/standards";
import type { ProjectStore } from "../workspace/store";
import { toFile, toUri } from "./convert";
import { isMissing } from "./exists";
import { matchesGlob } from "./glob";
import { NewFolders } from "./new-folders";
import { OutsideReader } from "./outside-reader";
import { isProjectDocument, isProjectFile, projectFileGlob } from "./selector";
import { Slices } from "./slices";
import type { Speaker } from "./speech";

const parallelReads = 8;
/** Texts longer than this are opened in steps, in characters. */
const largeText = 100_000;
/** Wait after a keystroke, in milliseconds; longer for files that take long to read. */
const shortestWait = 20;
const longestWait = 600;
/** Wait after the last event of a folder before its files are looked for, in milliseconds. */
const verifyPause = 300;

/** Keeps the store in step with the workspace: files on disk, and open documents, which win over the disk. */
export class WorkspaceFiles implements vscode.Disposable {
  readonly #store: ProjectStore;
  readonly #speaker: Speaker;
  readonly #outside: OutsideReader;
  readonly #disposables: vscode.Disposable[] = [];
  readonly #pending = new Map<string, ReturnType<typeof setTimeout>>();
  /** Files of the store that come from the disk or a document of ours. */
  readonly #known = new Set<string>();
  /** Folders in which files of the store stand or stood. */
  readonly #folders = new Set<string>();
  /** Files with events, beside which others may be missing now. */
  readonly #suspect = new Map<string, vscode.Uri>();
  #verifyTimer: ReturnType<typeof setTimeout> | undefined;
  #packageTimer: ReturnType<typeof setTimeout> | undefined;
  #loading: vscode.CancellationTokenSource | undefined;
  #loaded: Promise<void> = Promise.resolve();
  #isLoading = false;
  #cost = 0;

  constructor(store: ProjectStore, speaker: Speaker) {
    this.#store = store;
    this.#speaker = speaker;
    this.#outside = new OutsideReader(store);
    const watcher = vscode.workspace.createFileSystemWatcher(projectFileGlob, false, false, true);
    // A deleted folder is one event for all that was in it, and its name says nothing about its content.
    const deletions = vscode.workspace.createFileSystemWatcher("**", true, true, false);
    const stop = store.onDidChange(({ paths }) => {
      this.#lookForPackages(paths);
    });
    this.#disposables.push(
      { dispose: stop },
      this.#outside,
      watcher,
      watcher.onDidCreate((uri) => {
        void this.#refresh(uri);
        this.#verifySoon(uri);
      }),
      watcher.onDidChange((uri) => {
        void this.#refresh(uri);
        this.#verifySoon(uri);
      }),
      new NewFolders({
        held: (folder) => this.#folders.has(toFile(folder)),
        appeared: (folder, files) => {
          for (const uri of files) void this.#refresh(uri);
          void this.#removeTree(folder);
        },
      }),
      deletions,
      deletions.onDidDelete((uri) => void this.#removeTree(uri)),
      vscode.workspace.onDidCreateFiles(({ files }) => {
        for (const uri of files) void this.#refresh(uri);
      }),
      vscode.workspace.onDidDeleteFiles(({ files }) => {
        for (const uri of files) void this.#removeTree(uri);
      }),
      vscode.workspace.onDidRenameFiles(({ files }) => {
        for (const { oldUri } of files) void this.#removeTree(oldUri);
        if (files.every(({ newUri }) => isProjectFile(newUri)))
          for (const { newUri } of files) void this.#refresh(newUri);
        else this.load();
      }),
      vscode.workspace.onDidOpenTextDocument((document) => {
        if (!isProjectDocument(document)) return;
        this.#open(document);
        this.#verifySoon(document.uri);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document }) => {
        if (isProjectDocument(document)) this.#takeSoon(document);
      }),
      vscode.workspace.onDidCloseTextDocument((document) => void this.#closed(document)),
      vscode.workspace.onDidChangeWorkspaceFolders(() => {
        this.load();
      }),
      vscode.workspace.onDidChangeConfiguration((event) => {
        if (event.affectsConfiguration("pmo.files.exclude")) this.load();
      }),
    );
  }

  /** Settles when the files of the workspace have been read. */
  get loaded(): Promise<void> {
    return this.#loaded;
  }

  get isLoading(): boolean {
    return this.#isLoading;
  }

  /** Reads every project file of the workspace anew, in slices; a second call gives the first one up. */
  load(): void {
    this.#loading?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#loading = source;
    this.#isLoading = true;
    const work = this.#loadAll(source.token).finally(() => {
      if (this.#loading !== source) return;
      this.#loading = undefined;
      this.#isLoading = false;
    });
    this.#loaded = work;
    const timer = setTimeout(() => {
      const title = this.#speaker.say(message("PMO: reading the project files…"));
      void vscode.window.withProgress({ location: vscode.ProgressLocation.Window, title }, () => work);
    }, 500);
    void work.finally(() => {
      clearTimeout(timer);
    });
  }

  /** Takes over what has been typed since the last change that the store saw. */
  flush(): void {
    for (const document of vscode.workspace.textDocuments)
      if (this.#pending.has(toFile(document.uri))) this.#take(document);
  }

  async #loadAll(token: vscode.CancellationToken): Promise<void> {
    const slices = new Slices(token);
    for (const document of vscode.workspace.textDocuments)
      if (isProjectDocument(document)) await this.#setInSteps(toFile(document.uri), document.getText(), slices);
    const exclude = excludes();
    const found = await vscode.workspace.findFiles(
      projectFileGlob,
      exclude.length > 0 ? `{${exclude.join(",")}}` : null,
      undefined,
      token,
    );
    if (token.isCancellationRequested) return;
    const wanted = new Set(found.map((uri) => toFile(uri)));
    for (const file of [...this.#known]) if (!wanted.has(file) && !openDocument(file)) this.#forget(file);
    for (let at = 0; at < found.length; at += parallelReads) {
      const batch = found.slice(at, at + parallelReads).filter((uri) => !openDocument(toFile(uri)));
      const contents = await Promise.all(batch.map(readBytes));
      for (const [index, uri] of batch.entries()) {
        if (token.isCancellationRequested) return;
        const bytes = contents[index];
        if (bytes && !openDocument(toFile(uri))) await this.#setInSteps(toFile(uri), bytes, slices);
      }
    }
    await this.#loadPackages();
    await this.#outside.load();
  }

  /** Reads the standards of packages that are named and not there yet, and those that these build on. The folder of packages is not looked through. */
  async #loadPackages(): Promise<void> {
    for (let found = true; found;) {
      found = false;
      for (const { name, from } of standardReferences(this.#store)) {
        if (!name.startsWith("npm:")) continue;
        const places = packagePaths(name, from);
        if (places.some((file) => this.#known.has(file))) continue;
        for (const file of places) {
          const bytes = await readBytes(toUri(file));
          if (!bytes) continue;
          this.#set(file, bytes);
          found = true;
          break;
        }
      }
    }
  }

  /** Looks for packages again when a text that names one has changed. */
  #lookForPackages(paths: readonly string[]): void {
    if (!paths.some((path) => this.#store.file(path)?.text.includes("npm:") === true)) return;
    clearTimeout(this.#packageTimer);
    this.#packageTimer = setTimeout(() => void this.#loadPackages(), verifyPause);
  }

  async #refresh(uri: vscode.Uri): Promise<void> {
    const file = toFile(uri);
    if (!isProjectFile(uri) || isExcluded(uri)) return;
    const bytes = openDocument(file) ? undefined : await readBytes(uri);
    const document = openDocument(file);
    if (document) {
      if (!this.#known.has(file)) this.#take(document);
      return;
    }
    if (bytes) this.#set(file, bytes);
    else this.#forget(file);
  }

  /**
   * A folder that is deleted and made again at once (a switch of branches does that) may be told as one event about what is new.
   * So the other files of a folder in which a file appears or changes are looked for.
   */
  #verifySoon(uri: vscode.Uri): void {
    this.#suspect.set(toFile(uri), uri);
    clearTimeout(this.#verifyTimer);
    this.#verifyTimer = setTimeout(() => void this.#verify(), verifyPause);
  }

  async #verify(): Promise<void> {
    const uris = [...this.#suspect.values()];
    this.#suspect.clear();
    const folders = uris.map((uri) => toFile(uri).replace(/\/[^/]*$/, "/"));
    await this.#forgetMissing((file) => folders.some((folder) => file.startsWith(folder)));
    // One that was deleted and made again may have been forgotten by an answer that was already under way.
    const lost = uris.filter((uri) => !this.#known.has(toFile(uri)) && vscode.workspace.getWorkspaceFolder(uri));
    // An open text may outlive its file, and must not bring it back.
    await Promise.all(lost.map(async (uri) => ((await isMissing(uri)) ? undefined : this.#refresh(uri))));
  }

  /** Forgets those of some files that are not there any more. */
  async #forgetMissing(isSuspect: (file: string) => boolean): Promise<void> {
    // VS Code keeps texts without an editor for a while; only what somebody typed outlives its file.
    const isKept = (file: string): boolean => {
      const document = openDocument(file);
      return document !== undefined && (document.isDirty || document.isUntitled);
    };
    const files = [...this.#known].filter((file) => isSuspect(file) && !isKept(file));
    for (let at = 0; at < files.length; at += parallelReads)
      await Promise.all(
        files.slice(at, at + parallelReads).map(async (file) => {
          if ((await isMissing(toUri(file))) && !isKept(file)) this.#forget(file);
        }),
      );
  }

  #open(document: vscode.TextDocument): void {
    const file = toFile(document.uri);
    const text = document.getText();
    if (text.length < largeText || this.#store.file(file)) this.#take(document);
    else void this.#setInSteps(file, text, new Slices());
  }

  #takeSoon(document: vscode.TextDocument): void {
    const file = toFile(document.uri);
    clearTimeout(this.#pending.get(file));
    const wait = Math.min(Math.max(this.#cost * 2, shortestWait), longestWait);
    this.#pending.set(
      file,
      setTimeout(() => {
        this.#take(document);
      }, wait),
    );
  }

  #take(document: vscode.TextDocument): void {
    const file = toFile(document.uri);
    clearTimeout(this.#pending.get(file));
    this.#pending.delete(file);
    if (document.isClosed) return;
    const start = performance.now();
    this.#set(file, document.getText());
    this.#cost = performance.now() - start;
  }

  async #closed(document: vscode.TextDocument): Promise<void> {
    const file = toFile(document.uri);
    clearTimeout(this.#pending.get(file));
    this.#pending.delete(file);
    if (!this.#known.has(file) || openDocument(file)) return;
    // What was typed and not saved is gone; a file outside the workspace is of no interest any more.
    const belongs = isProjectFile(document.uri) && vscode.workspace.getWorkspaceFolder(document.uri) !== undefined;
    if (belongs && !isExcluded(document.uri)) await this.#refresh(document.uri);
    else this.#forget(file);
  }

  /** Reads a file that may be large, and lets others work in between. */
  async #setInSteps(file: string, content: string | Uint8Array, slices: Slices): Promise<void> {
    this.#note(file);
    const steps = this.#store.setFileInSteps(file, content);
    while (!steps.next().done) {
      if (slices.isOver) await slices.pause();
      if (slices.isGivenUp) return;
    }
    // Deleted in the meantime.
    if (!this.#known.has(file)) this.#store.removeFile(file);
  }

  #set(file: string, content: string | Uint8Array): void {
    this.#note(file);
    this.#store.setFile(file, content);
  }

  #note(file: string): void {
    this.#known.add(file);
    for (let at = file.lastIndexOf("/"); at > 0; at = file.lastIndexOf("/", at - 1)) {
      const folder = file.slice(0, at);
      // Those around it are there as well.
      if (this.#folders.has(folder)) return;
      this.#folders.add(folder);
    }
  }

  /** Forgets a file, or all files of a folder. Where the event comes late, and the file has been made again meanwhile, it stays. */
  async #removeTree(uri: vscode.Uri): Promise<void> {
    const file = toFile(uri);
    this.#outside.refresh(file);
    await this.#forgetMissing((known) => known === file || known.startsWith(`${file}/`));
  }

  #forget(file: string): void {
    if (!this.#known.delete(file)) return;
    clearTimeout(this.#pending.get(file));
    this.#pending.delete(file);
    this.#store.removeFile(file);
  }

  dispose(): void {
    this.#loading?.cancel();
    clearTimeout(this.#verifyTimer);
    clearTimeout(this.#packageTimer);
    for (const timer of this.#pending.values()) clearTimeout(timer);
    for (const disposable of this.#disposables) disposable.dispose();
  }
}

function excludes(): readonly string[] {
  const value = vscode.workspace.getConfiguration("pmo").get<unknown>("files.exclude");
  return Array.isArray(value) ? value.filter((glob) => typeof glob === "string" && glob !== "") : [];
}

function isExcluded(uri: vscode.Uri): boolean {
  return matchesGlob(vscode.workspace.asRelativePath(uri, false), excludes());
}

function openDocument(file: string): vscode.TextDocument | undefined {
  return vscode.workspace.textDocuments.find(
    (document) => !document.isClosed && isProjectDocument(document) && toFile(document.uri) === file,
  );
}

async function readBytes(uri: vscode.Uri): Promise<Uint8Array | undefined> {
  try {
    return await vscode.workspace.fs.readFile(uri);
  } catch {
    // Deleted between the listing and the reading, or not readable: as if it were not there.
    return undefined;
  }
}
