import { renderMessage } from "../../../src/core/text/message";
import type { Span } from "../../../src/core/text/range";
import { codeLenses, resolveCodeLens } from "../../../src/language/code-lens";
import { complete } from "../../../src/language/completion";
import { completionDocumentation } from "../../../src/language/completion/documentation";
import { definition } from "../../../src/language/definition";
import { documentLinks, linkAt } from "../../../src/language/document-links";
import { captureBaseline } from "../../../src/language/editing/capture-baseline";
import { insertBelow } from "../../../src/language/editing/insert-below";
import { linkTasks, unlinkTasks } from "../../../src/language/editing/links";
import { markDone } from "../../../src/language/editing/mark-done";
import { mergeTasks } from "../../../src/language/editing/merge";
import { moveDown, moveUp } from "../../../src/language/editing/move";
import type { EditOutcome } from "../../../src/language/editing/outcome";
import { shiftDates } from "../../../src/language/editing/shift-dates";
import { splitTask } from "../../../src/language/editing/split";
import { indentTasks, outdentTasks } from "../../../src/language/editing/wbs";
import { FindingTree, type FindingNode } from "../../../src/language/explorer/findings";
import type { ExplorerNode } from "../../../src/language/explorer/node";
import { childrenOf, itemOf, parentOf } from "../../../src/language/explorer/projects";
import { tooltipOf } from "../../../src/language/explorer/tooltip";
import { fixAll } from "../../../src/language/fixes/fix-all";
import { quickFixes, refactorings } from "../../../src/language/fixes/index";
import { foldingRanges } from "../../../src/language/folding";
import { formatEdits, formatRangeEdits } from "../../../src/language/format/index";
import { formatOnType } from "../../../src/language/format/on-type";
import { documentHighlights } from "../../../src/language/highlights";
import { hover } from "../../../src/language/hover/index";
import { inlayHints } from "../../../src/language/inlay-hints";
import { organizeKeys } from "../../../src/language/organize/organize";
import { references } from "../../../src/language/references";
import { rename, renamePlace } from "../../../src/language/rename";
import { selectionRanges } from "../../../src/language/selection-ranges";
import { semanticTokens } from "../../../src/language/semantic-tokens";
import { fileStatus } from "../../../src/language/status";
import { documentSymbols } from "../../../src/language/symbols";
import type { LanguageScope } from "../../../src/language/types";
import { workspaceSymbols } from "../../../src/language/workspace-symbols";
import { ProjectStore } from "../../../src/workspace/store";

/** What a person can have done at a cursor, or sees without doing anything. */
export type Feature = (scope: LanguageScope, file: string, offset: number) => unknown;

const textOf = ({ store }: LanguageScope, file: string): string => store.file(file)?.text ?? "";

type Editing = (scope: LanguageScope, file: string, selection: readonly Span[]) => EditOutcome;

/** A command with a cursor, and with a selection of the lines above it. */
const editing =
  (command: Editing): Feature =>
  (scope, file, offset) => {
    command(scope, file, [{ start: offset, end: offset }]);
    command(scope, file, [{ start: Math.max(0, offset - 200), end: offset }]);
  };

/** The editing commands by their names. */
export const commands: Readonly<Record<string, Editing>> = {
  indent: indentTasks,
  outdent: outdentTasks,
  "move up": moveUp,
  "move down": moveDown,
  "insert below": insertBelow,
  split: splitTask,
  merge: mergeTasks,
  link: linkTasks,
  unlink: unlinkTasks,
  "mark done": markDone,
  "shift dates": (scope, file, selection) => shiftDates(scope, file, selection, "2w"),
};

/** Every feature of the editor by its name. */
export const features: Readonly<Record<string, Feature>> = {
  completion: (scope, file, offset) => {
    const { items } = complete(scope, file, offset, textOf(scope, file)[offset - 1]);
    for (const item of items.slice(0, 3)) completionDocumentation(scope, item);
  },
  hover: (scope, file, offset) => hover(scope, file, offset),
  definition: (scope, file, offset) => definition(scope, file, offset),
  references: (scope, file, offset) => references(scope, file, offset, true),
  highlights: (scope, file, offset) => documentHighlights(scope, file, offset),
  rename: (scope, file, offset) => renamePlace(scope, file, offset) && rename(scope, file, offset, "zz9"),
  symbols: (scope, file) => {
    const parsed = scope.store.file(file);
    if (parsed) documentSymbols(parsed, "ja");
    workspaceSymbols(scope, "");
  },
  folding: (scope, file) => foldingRanges(textOf(scope, file)),
  "selection ranges": (scope, file, offset) => selectionRanges(scope, file, offset),
  links: (scope, file, offset) => [documentLinks(scope, file), linkAt(scope, file, offset)],
  "inlay hints": (scope, file) =>
    inlayHints(
      scope,
      file,
      { start: { line: 0, character: 0 }, end: { line: 2000, character: 0 } },
      { dates: true, float: true, weekdays: true, cost: true },
    ),
  lenses: (scope, file) => {
    for (const lens of codeLenses(scope, file, scope.store.findings(file))) resolveCodeLens(scope, file, lens);
  },
  tokens: (scope, file) => semanticTokens(scope, file),
  status: (scope, file) => fileStatus(scope, file),
  fixes: (scope, file) => {
    for (const finding of scope.store.findings(file)) {
      quickFixes(scope, file, finding);
      refactorings(scope, file, finding.range);
    }
  },
  "all safe fixes": (scope, file) => fixAll(scope, file),
  formatting: (scope, file) => [formatEdits(textOf(scope, file)), formatRangeEdits(textOf(scope, file), 1, 20)],
  "formatting on type": (scope, file, offset) => {
    const text = textOf(scope, file);
    formatOnType(text, offset, text[offset - 1] ?? "\n");
    formatOnType(text, offset, "\n");
  },
  organize: (scope, file) => organizeKeys(scope, file),
  ...Object.fromEntries(Object.entries(commands).map(([name, command]) => [name, editing(command)])),
  baseline: (scope, file) => captureBaseline(scope, file, { name: "B", ownFile: true }),
  explorer: (scope) => {
    explore(scope, undefined, 0);
    exploreFindings(new FindingTree(scope), undefined);
  },
};

/** Opens the rows of the explorer, the first and the last of each list, and points at them. */
function explore(scope: LanguageScope, node: ExplorerNode | undefined, depth: number): void {
  const children = childrenOf(scope, node);
  for (const child of depth < 2 ? children : [...children.slice(0, 1), ...children.slice(-1)]) {
    itemOf(scope, child);
    parentOf(scope, child);
    tooltipOf(scope, child);
    if (depth < 6) explore(scope, child, depth + 1);
  }
}

function exploreFindings(tree: FindingTree, node: FindingNode | undefined): void {
  for (const child of tree.childrenOf(node)) {
    tree.itemOf(child);
    tree.locationOf(child);
    tree.textOf(child);
    exploreFindings(tree, child);
  }
}

/** Runs features at a place. @throws Error that names the feature, with the text before the place */
export function use(scope: LanguageScope, file: string, offset: number, names: readonly string[]): void {
  for (const name of names) {
    try {
      features[name]?.(scope, file, offset);
    } catch (error) {
      const text = textOf(scope, file).slice(Math.max(0, offset - 120), offset);
      throw new Error(`${name} fails at ${file}:${offset} behind ${JSON.stringify(text)}`, { cause: error });
    }
  }
}

/** A workspace of texts. */
export function workspaceOf(texts: ReadonlyMap<string, string>): LanguageScope {
  const store = new ProjectStore();
  for (const [path, text] of texts) store.setFile(path, text);
  return { store, language: "ja", today: "2026-06-01", render: renderMessage };
}

/** All findings as comparable text. */
export function findingsText({ store }: LanguageScope): string {
  return JSON.stringify(store.allFindings(), undefined, 1);
}
