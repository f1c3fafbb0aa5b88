import * as vscode from "vscode";
import { message, type Message } from "../../core/text/message";
import { toUri } from "../convert";
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
  readonly make: (isCancelled: () => boolean) => string | Promise<string | Uint8Array | Message>;
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
  const problem = file.progress
    ? await vscode.window.withProgress(
        {
          location: vscode.ProgressLocation.Notification,
          title: speaker.say(file.progress),
          cancellable: true,
        },
        async (_, cancellation) => {
          // Lets the notification appear, and the person cancel, before the work begins.
          await new Promise((resolve) => setTimeout(resolve, 0));
          return write(target, file, () => cancellation.isCancellationRequested);
        },
      )
    : await write(target, file, () => false);
  if (problem === cancelled) return;
  if (problem) void vscode.window.showWarningMessage(speaker.say(problem));
  else await tellSaved(speaker.say(file.saved(vscode.workspace.asRelativePath(target))), speaker, target, file.isPage);
}

const cancelled = Symbol("cancelled");

async function write(
  target: vscode.Uri,
  { make }: FileToSave,
  isCancelled: () => boolean,
): Promise<Message | typeof cancelled | undefined> {
  if (isCancelled()) return cancelled;
  const content = await make(isCancelled);
  if (isCancelled()) return cancelled;
  const data = typeof content === "string" ? new TextEncoder().encode(content) : content;
  if (!(data instanceof Uint8Array)) return data;
  await vscode.workspace.fs.writeFile(target, data);
  return undefined;
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
