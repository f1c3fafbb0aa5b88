import * as vscode from "vscode";
import { message, type Message } from "../../core/text/message";
import type { TreeItemView } from "../../language/explorer/node";
import { toUri } from "../convert";

/** Where the rows of a tree come from. Every call reads the present state; a node that is gone has no item and no children. */
export interface TreeSource<Node> {
  children(node?: Node): readonly Node[];
  parent(node: Node): Node | undefined;
  item(node: Node): TreeItemView | undefined;
  /** Markdown, made when a row is pointed at. */
  tooltip?(node: Node): string | undefined;
}

/** A row of the tree. VS Code knows rows by identity, so that a row stays the same object as long as its id is shown. */
export class Row<Node> {
  view: TreeItemView;

  constructor(
    /** Undefined for the row that stands for those that are not shown yet. */
    readonly node: Node | undefined,
    readonly parent: Row<Node> | undefined,
    view: TreeItemView,
  ) {
    this.view = view;
  }
}

/** Rows of a level that are shown at first, and how many more each time. */
const page = 500;

/** The command of the row that stands for further ones. */
export const showMoreCommand = "pmo.explorer.showMore";

/**
 * Rows of a tree view, made when their parent is expanded. `update` asks again for what was asked before, and tells VS Code only of rows that
 * look different.
 */
export class LiveTree<Node> implements vscode.TreeDataProvider<Row<Node>> {
  readonly #source: TreeSource<Node>;
  readonly #say: (message: Message) => string;
  readonly #openCommand: string;
  readonly #changes = new vscode.EventEmitter<Row<Node>[] | undefined>();
  /** Rows by the id of what they show. */
  readonly #rows = new Map<string, Row<Node>>();
  /** The rows below each row that was expanded, by its id; the top has the id "". */
  readonly #levels = new Map<string, { readonly parent: Row<Node> | undefined; readonly rows: readonly Row<Node>[] }>();
  readonly #limits = new Map<string, number>();
  /** A row came under another parent: VS Code admits no id twice, so that all rows must be told anew. */
  #moved = false;

  /** @param openCommand what a click on a row runs; it gets the row */
  constructor(source: TreeSource<Node>, say: (message: Message) => string, openCommand: string) {
    this.#source = source;
    this.#say = say;
    this.#openCommand = openCommand;
  }

  readonly onDidChangeTreeData = this.#changes.event;

  getChildren(row?: Row<Node>): Row<Node>[] {
    const rows = this.#read(row);
    this.#levels.set(idOf(row), { parent: row, rows });
    return [...rows];
  }

  getParent(row: Row<Node>): Row<Node> | undefined {
    return row.parent;
  }

  getTreeItem({ view, node, parent }: Row<Node>): vscode.TreeItem {
    const item = new vscode.TreeItem(view.label, states[view.state]);
    item.id = view.id;
    item.description = view.description;
    item.contextValue = view.context;
    item.accessibilityInformation = { label: view.spoken };
    if (view.file !== undefined) item.resourceUri = toUri(view.file);
    item.iconPath = view.icon
      ? new vscode.ThemeIcon(view.icon.name, view.icon.color ? new vscode.ThemeColor(view.icon.color) : undefined)
      : view.file === undefined
        ? undefined
        : vscode.ThemeIcon.File;
    if (node === undefined) item.command = { command: showMoreCommand, title: view.label, arguments: [this, parent] };
    else if (view.state === "leaf")
      item.command = { command: this.#openCommand, title: view.label, arguments: [this.#rows.get(view.id)] };
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, { node }: Row<Node>): vscode.TreeItem {
    const text = node === undefined ? undefined : this.#source.tooltip?.(node);
    if (text !== undefined && text !== "") item.tooltip = new vscode.MarkdownString(text);
    return item;
  }

  /** The row of a node, with those above it and however many rows of its level are needed; undefined when it is gone. */
  rowOf(node: Node): Row<Node> | undefined {
    const id = this.#source.item(node)?.id;
    if (id === undefined) return undefined;
    const parentNode = this.#source.parent(node);
    const parent = parentNode && this.rowOf(parentNode);
    if (parentNode && !parent) return undefined;
    const index = this.#source.children(parentNode).findIndex((one) => this.#source.item(one)?.id === id);
    if (index < 0) return undefined;
    if (index >= this.#limitOf(parent)) {
      this.#limits.set(idOf(parent), index + page);
      this.#changes.fire(parent && [parent]);
    }
    return this.#rows.get(id) ?? this.#row(node, parent);
  }

  /** Shows further rows of a level. */
  showMore(parent: Row<Node> | undefined): void {
    this.#limits.set(idOf(parent), this.#limitOf(parent) + page);
    this.#changes.fire(parent && [parent]);
  }

  /** Tells VS Code what looks different now. */
  update(): void {
    const changed = new Set<Row<Node>>();
    for (const [id, level] of [...this.#levels]) {
      if (id !== "" && !this.#rows.has(id)) {
        this.#levels.delete(id);
        continue;
      }
      const before = level.rows.map(({ view }) => view);
      const rows = this.#read(level.parent);
      const sameRows = rows.length === before.length && rows.every((row, index) => row === level.rows[index]);
      if (!sameRows) {
        this.#forget(level.rows, rows);
        if (!level.parent) this.#moved = true;
        else changed.add(level.parent);
      } else {
        for (const [index, row] of rows.entries())
          if (JSON.stringify(row.view) !== JSON.stringify(before[index])) changed.add(row);
      }
    }
    if (this.#moved) {
      this.reset();
      return;
    }
    const outermost = [...changed].filter((row) => !hasAbove(row, changed));
    if (outermost.length > 0) this.#changes.fire(outermost);
  }

  /** Makes all rows anew, for example in another language. */
  reset(): void {
    this.#moved = false;
    this.#changes.fire(undefined);
  }

  dispose(): void {
    this.#changes.dispose();
  }

  #read(parent: Row<Node> | undefined): readonly Row<Node>[] {
    const nodes = this.#source.children(parent?.node);
    const limit = this.#limitOf(parent);
    const rows = nodes.slice(0, limit).flatMap((node) => this.#row(node, parent) ?? []);
    return nodes.length > limit ? [...rows, this.#more(parent, nodes.length - limit)] : rows;
  }

  #row(node: Node, parent: Row<Node> | undefined): Row<Node> | undefined {
    const view = this.#source.item(node);
    return view && this.#keep(node, parent, view);
  }

  #more(parent: Row<Node> | undefined, count: number): Row<Node> {
    const label = this.#say(message("… {0} more", count));
    const view = { id: `more\n${idOf(parent)}`, label, state: "leaf", context: "more", spoken: label } as const;
    return this.#keep(undefined, parent, view);
  }

  #keep(node: Node | undefined, parent: Row<Node> | undefined, view: TreeItemView): Row<Node> {
    const known = this.#rows.get(view.id);
    if (known && idOf(known.parent) === idOf(parent)) {
      known.view = view;
      return known;
    }
    this.#moved ||= known !== undefined;
    const row = new Row(node, parent, view);
    this.#rows.set(view.id, row);
    return row;
  }

  #forget(before: readonly Row<Node>[], now: readonly Row<Node>[]): void {
    const kept = new Set(now);
    for (const row of before) if (!kept.has(row) && this.#rows.get(row.view.id) === row) this.#rows.delete(row.view.id);
  }

  #limitOf(parent: Row<Node> | undefined): number {
    return this.#limits.get(idOf(parent)) ?? page;
  }
}

const states = {
  leaf: vscode.TreeItemCollapsibleState.None,
  collapsed: vscode.TreeItemCollapsibleState.Collapsed,
  expanded: vscode.TreeItemCollapsibleState.Expanded,
} as const;

function idOf(row: Row<unknown> | undefined): string {
  return row?.view.id ?? "";
}

function hasAbove<Node>(row: Row<Node>, among: ReadonlySet<Row<Node>>): boolean {
  for (let at = row.parent; at; at = at.parent) if (among.has(at)) return true;
  return false;
}
