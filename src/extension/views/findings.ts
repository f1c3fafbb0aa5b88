import type * as vscode from "vscode";
import { message } from "../../core/text/message";
import { FindingTree, parentOfFinding, type FindingNode } from "../../language/explorer/findings";
import { languageScope } from "../scope";
import type { Services } from "../services";
import { LiveView } from "./live-view";
import type { Row } from "./live-tree";

/** The view of findings by rule. While files are being read it is empty: what is wrong is known when all of them are there. */
export class FindingsView extends LiveView<FindingNode> {
  static readonly id = "pmo.findings";
  readonly #current: { tree: FindingTree | undefined };

  constructor(services: Services) {
    const current: { tree: FindingTree | undefined } = { tree: undefined };
    const prepare = (view: vscode.TreeView<Row<FindingNode>>): void => {
      current.tree = services.files.isLoading ? undefined : new FindingTree(languageScope(services));
      view.description = current.tree && summary(services, current.tree);
    };
    super(services, {
      id: FindingsView.id,
      openCommand: "pmo.findings.open",
      prepare,
      // The reporter makes findings in slices; asked before, all of them would be made at one go.
      onDidChange: services.findings.onDidSettle,
      source: {
        children: (node) => current.tree?.childrenOf(node) ?? [],
        parent: parentOfFinding,
        item: (node) => current.tree?.itemOf(node),
      },
    });
    this.#current = current;
  }

  /** The findings that are shown. */
  get findings(): FindingTree | undefined {
    return this.#current.tree;
  }
}

function summary({ speaker }: Services, tree: FindingTree): string {
  const [errors, warnings, others] = [
    tree.count("error"),
    tree.count("warning"),
    tree.count("info") + tree.count("hint"),
  ];
  const words = [
    errors > 0 ? message("Errors: {0}", errors) : undefined,
    warnings > 0 ? message("Warnings: {0}", warnings) : undefined,
    others > 0 ? message("Hints: {0}", others) : undefined,
  ];
  return words.flatMap((word) => (word ? speaker.say(word) : [])).join(" · ");
}
