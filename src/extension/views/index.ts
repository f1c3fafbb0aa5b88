import * as vscode from "vscode";
import { message } from "../../core/text/message";
import type { ExplorerNode } from "../../language/explorer/node";
import { projectOf, recordOf } from "../../language/explorer/projects";
import type { FindingNode } from "../../language/explorer/findings";
import { toRange, toUri } from "../convert";
import { documentationOf } from "../providers/finding-documentation";
import { revealRange, revealRecord } from "../reveal";
import { languageScope } from "../scope";
import type { Services } from "../services";
import { ExplorerView } from "./explorer";
import { FindingsView } from "./findings";
import { LiveTree, Row, showMoreCommand } from "./live-tree";

/** The views of the activity bar, and what their rows and buttons do. */
export function registerViews(services: Services): vscode.Disposable {
  const explorer = new ExplorerView(services);
  const findings = new FindingsView(services);
  const register = (name: string, run: (argument: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(name, run);
  const onNode =
    (run: (node: ExplorerNode) => unknown) =>
    (argument: unknown): unknown => {
      const node = nodeOf<ExplorerNode>(argument, explorer.view);
      return node && run(node);
    };
  const onFinding =
    (run: (node: FindingNode) => unknown) =>
    (argument: unknown): unknown => {
      const node = nodeOf<FindingNode>(argument, findings.view);
      return node && run(node);
    };
  const open = async (node: ExplorerNode): Promise<void> => {
    explorer.ignoreCursor();
    await openNode(services, node);
  };
  const openView = (command: string) => async (node: ExplorerNode) => {
    const project = projectOf(languageScope(services), node);
    // A picture follows the cursor: it shows the project, and chooses the record, in which the cursor is.
    if (node.kind === "record" || services.active.project !== project) await open(node);
    if (project) services.active.choose(project);
    await vscode.commands.executeCommand(command);
  };
  return vscode.Disposable.from(
    explorer,
    findings,
    showLoading(services),
    register("pmo.explorer.open", onNode(open)),
    register("pmo.explorer.openGantt", onNode(openView("pmo.openGantt"))),
    register("pmo.explorer.openRiskMatrix", onNode(openView("pmo.openRiskMatrix"))),
    register(
      "pmo.explorer.copyId",
      onNode((node) => copyId(services, node)),
    ),
    register("pmo.explorer.refresh", () => {
      services.files.load();
      explorer.tree.reset();
      return vscode.window.withProgress({ location: { viewId: ExplorerView.id } }, () => services.files.loaded);
    }),
    register("pmo.explorer.toggleFollowCursor", toggleFollowCursor),
    vscode.commands.registerCommand(showMoreCommand, (tree: unknown, parent: unknown) => {
      if (tree instanceof LiveTree) tree.showMore(parent instanceof Row ? parent : undefined);
    }),
    register(
      "pmo.findings.open",
      onFinding((node) => openFinding(findings, node)),
    ),
    register(
      "pmo.findings.showInGantt",
      onFinding((node) => {
        const place = findings.findings?.locationOf(node);
        return place && vscode.commands.executeCommand("pmo.showInGantt", place);
      }),
    ),
    register(
      "pmo.findings.openDocumentation",
      onFinding(({ code }) => {
        const page = documentationOf(code);
        return page && vscode.commands.executeCommand("vscode.open", page);
      }),
    ),
    register(
      "pmo.findings.copy",
      onFinding((node) => vscode.env.clipboard.writeText(findings.findings?.textOf(node) ?? "")),
    ),
  );
}

/** The node of a row that a menu or a click gives; for a key, that of the chosen row. */
function nodeOf<Node>(argument: unknown, view: vscode.TreeView<Row<Node>>): Node | undefined {
  const row: unknown = argument ?? view.selection[0];
  return row instanceof Row ? (row.node as Node | undefined) : undefined;
}

/** Goes to the text of a row: the record, the header of a project, the first task, the first line of a file. */
async function openNode(services: Services, node: ExplorerNode): Promise<void> {
  const scope = languageScope(services);
  if (node.kind === "file") {
    await vscode.window.showTextDocument(toUri(node.file));
    return;
  }
  const found = recordOf(scope, node);
  if (found) await revealRecord(found.project, found.record, { from: undefined, focus: true });
}

async function openFinding(view: FindingsView, node: FindingNode): Promise<void> {
  const place = view.findings?.locationOf(node);
  if (place) await revealRange(toUri(place.file), toRange(place.range), { from: undefined, focus: true });
}

async function copyId(services: Services, node: ExplorerNode): Promise<void> {
  const id = recordOf(languageScope(services), node)?.record.id;
  // A record without an id has a name of ours, which means nothing to anybody.
  if (id === undefined || id.startsWith("@")) return;
  await vscode.env.clipboard.writeText(id);
  vscode.window.setStatusBarMessage(services.speaker.say(message("Copied: {0}", id)), 3000);
}

async function toggleFollowCursor(): Promise<void> {
  const settings = vscode.workspace.getConfiguration("pmo");
  const follows = settings.get("views.followCursor", true);
  await settings.update("views.followCursor", !follows, vscode.ConfigurationTarget.Global);
}

/** Tells the texts of empty views whether the files have been read. */
function showLoading({ files }: Services): vscode.Disposable {
  const show = (loaded: boolean): void => {
    void vscode.commands.executeCommand("setContext", "pmo.loaded", loaded);
  };
  void files.loaded.then(() => {
    show(true);
  });
  return new vscode.Disposable(() => {
    show(false);
  });
}
