import * as vscode from "vscode";
import { pageSuffix, writtenInPages } from "../../core/report/png";
import { message, type Message } from "../../core/text/message";
import { toUri } from "../convert";
import { exists } from "../exists";
import type { Services } from "../services";

/** A file to be written where the person chooses. */
export interface FileToSave {
  /** Folder that the dialog offers, as the workspace names it. */
  readonly folder: string;
  /** Name without the ending. */
  readonly name: string;
  /** Ending without the dot. */
  readonly extension: string;
  /** Heading of the dialog. */
  readonly title: Message;
  /** What is told while the file is made; without it, nothing is. */
  readonly progress?: Message;
  readonly saved: (file: string) => Message;
  /** Whether a browser can show it. */
  readonly isPage?: boolean;
  /** Makes the content, as far as it is not given up; a message says why it can't be made. */
  readonly make: (work: WorkOnFile) => string | Promise<string | Uint8Array | PagesToSave | Message>;
}

/** Between those who make a file and the person who waits for it. */
export interface WorkOnFile {
  readonly isCancelled: () => boolean;
  /** Tells how far it is. */
  readonly report: (step: Message) => void;
}

/** A picture that is too large for one file: each page gets one of its own beside the others. */
export interface PagesToSave {
  readonly pages: readonly Uint8Array[];
}

/** Asks where to write a file, writes it and tells so. */
export async function saveFile({ speaker }: Services, file: FileToSave): Promise<void> {
  const { extension } = file;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(toUri(file.folder), `${file.name}.${extension}`),
    filters: { [nameOfKind(extension)]: [extension] },
    title: speaker.say(file.title),
  });
  if (!target) return;
  const written = file.progress
    ? await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: speaker.say(file.progress),
          cancellable: true,
        },
        async (progress, cancellation) => {
          // Lets the notification appear, and the person cancel, before the work begins.
          await new Promise((resolve) => setTimeout(resolve, 0));
          return write(speaker, target, file, {
            isCancelled: () => cancellation.isCancellationRequested,
            report: (step) => {
              progress.report({ message: speaker.say(step) });
            },
          });
        },
      )
    : await write(speaker, target, file, { isCancelled: () => false, report: () => undefined });
  if (written === cancelled) return;
  if ("template" in written) {
    void vscode.window.showWarningMessage(speaker.say(written));
    return;
  }
  const names = written.files.map((uri) => vscode.workspace.asRelativePath(uri));
  const [first = "", last = ""] = [names[0], names.at(-1)];
  const saved = names.length > 1 ? writtenInPages(names.length, first, last) : file.saved(first);
  await tellSaved(speaker.say(saved), speaker, target, file.isPage);
}

const cancelled = Symbol("cancelled");

async function write(
  speaker: Services["speaker"],
  target: vscode.Uri,
  { make }: FileToSave,
  work: WorkOnFile,
): Promise<Message | typeof cancelled | { readonly files: readonly vscode.Uri[] }> {
  if (work.isCancelled()) return cancelled;
  const content = await make(work);
  if (work.isCancelled()) return cancelled;
  const data = typeof content === "string" ? new TextEncoder().encode(content) : content;
  if ("template" in data) return data;
  if (data instanceof Uint8Array) {
    await vscode.workspace.fs.writeFile(target, data);
    return { files: [target] };
  }
  const files = data.pages.map((_, at) => pageOf(target, at, data.pages.length));
  if (!(await mayReplace(speaker, files))) return cancelled;
  for (const [at, page] of data.pages.entries()) await vscode.workspace.fs.writeFile(files[at] ?? target, page);
  return { files };
}

/** Asks before files are replaced that the dialog did not ask about. */
async function mayReplace({ say }: Services["speaker"], files: readonly vscode.Uri[]): Promise<boolean> {
  const known = await Promise.all(files.map(async (file) => ((await exists(file)) ? [file] : [])));
  const [first, ...others] = known.flat().map((file) => vscode.workspace.asRelativePath(file));
  if (first === undefined) return true;
  const question =
    others.length === 0
      ? message("{0} exists already. Replace it?", first)
      : message("{0} and {1} more pages exist already. Replace them?", first, others.length);
  const replace = say(message("Replace"));
  return (await vscode.window.showWarningMessage(say(question), { modal: true }, replace)) === replace;
}

/** `plan-2.png` beside `plan.png` */
function pageOf(target: vscode.Uri, at: number, count: number): vscode.Uri {
  const dot = target.path.lastIndexOf(".");
  const end = dot > target.path.lastIndexOf("/") ? dot : target.path.length;
  return target.with({ path: `${target.path.slice(0, end)}${pageSuffix(at, count)}${target.path.slice(end)}` });
}

/** What the dialog calls files with an ending. */
function nameOfKind(extension: string): string {
  return extension === "md" ? "Markdown" : extension.toUpperCase();
}

async function tellSaved(
  saved: string,
  { say }: Services["speaker"],
  target: vscode.Uri,
  isPage: boolean | undefined,
): Promise<void> {
  // A browser can read files of this machine alone.
  if (!isPage || target.scheme !== "file") {
    void vscode.window.showInformationMessage(saved);
    return;
  }
  const open = say(message("Open in the browser"));
  const answer = await vscode.window.showInformationMessage(saved, open);
  if (answer === open) await vscode.env.openExternal(target);
}
