import * as vscode from "vscode";
import { message } from "../core/text/message";
import type { Proposal } from "../language/tools/propose-edit";
import { toFile, toUri } from "./convert";
import { proposalScheme } from "./selector";
import type { Services } from "./services";
import { toWorkspaceEdit } from "./workspace-edit";

/** Most proposals that can still be applied; older ones are forgotten. */
const mostKept = 20;

/** Changes that somebody proposed: shown beside the present text, and applied by the person or not at all. */
export class Proposals implements vscode.Disposable {
  readonly #services: Services;
  readonly #kept = new Map<string, Proposal>();
  readonly #disposable: vscode.Disposable;
  #count = 0;

  constructor(services: Services) {
    this.#services = services;
    this.#disposable = vscode.Disposable.from(
      vscode.workspace.registerTextDocumentContentProvider(proposalScheme, {
        provideTextDocumentContent: (uri) => this.#kept.get(uri.toString())?.after ?? "",
      }),
      vscode.commands.registerCommand("pmo.applyProposal", (argument: unknown) => this.#apply(argument)),
    );
  }

  /** Opens the difference between the present text of a file and a proposal. Nothing is written. */
  async show(proposal: Proposal): Promise<void> {
    const file = toUri(proposal.file);
    const name = file.path.slice(file.path.lastIndexOf("/") + 1);
    const uri = vscode.Uri.from({ scheme: proposalScheme, path: `/${++this.#count}/${name}` });
    this.#kept.set(uri.toString(), proposal);
    for (const old of [...this.#kept.keys()].slice(0, -mostKept)) this.#kept.delete(old);
    const title = this.#services.speaker.say(message("{0}: proposed change", name));
    await vscode.commands.executeCommand("vscode.diff", file, uri, title, { preview: false });
  }

  /** Makes a proposed change as one step that one undo takes back. Refused when the file has changed since. */
  async #apply(argument: unknown): Promise<void> {
    const { speaker, files } = this.#services;
    const uri = argument instanceof vscode.Uri ? argument : shownProposal();
    const proposal = uri && this.#kept.get(uri.toString());
    if (!proposal) {
      void vscode.window.showInformationMessage(speaker.say(message("Open a proposed change first.")));
      return;
    }
    files.flush();
    const document = await openDocument(proposal.file);
    const isSame = document?.getText() === proposal.before;
    if (!document || !isSame || !(await vscode.workspace.applyEdit(toWorkspaceEdit([proposal])))) {
      const words = message(
        "The file has changed since this was proposed. Nothing was written; ask for a new proposal.",
      );
      void vscode.window.showWarningMessage(speaker.say(words));
      return;
    }
    this.#kept.delete(uri.toString());
    await closeTabs(uri);
    await vscode.window.showTextDocument(document, { preview: false });
  }

  dispose(): void {
    this.#disposable.dispose();
  }
}

/** The proposal whose difference is shown in the active editor. */
function shownProposal(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputTextDiff && input.modified.scheme === proposalScheme
    ? input.modified
    : undefined;
}

async function openDocument(file: string): Promise<vscode.TextDocument | undefined> {
  const open = vscode.workspace.textDocuments.find(({ uri, isClosed }) => !isClosed && toFile(uri) === file);
  if (open) return open;
  try {
    return await vscode.workspace.openTextDocument(toUri(file));
  } catch {
    // Deleted since: there is nothing that could be changed.
    return undefined;
  }
}

async function closeTabs(proposal: vscode.Uri): Promise<void> {
  const tabs = vscode.window.tabGroups.all
    .flatMap(({ tabs: all }) => all)
    .filter(
      ({ input }) => input instanceof vscode.TabInputTextDiff && input.modified.toString() === proposal.toString(),
    );
  await vscode.window.tabGroups.close(tabs);
}
