import { emptyScalar, newComposeState, type ComposeState } from "./compose";
import { message } from "./message";
import { parsePiece, type ParsedPiece } from "./piece";
import {
  place,
  placeEntry,
  PlacedEntry,
  PlacedMapping,
  PlacedScalar,
  PlacedSequence,
  PlacedSpan,
  type Mark,
} from "./placed";
import type { TextProblem } from "./problem";
import { quickEntries, quickItem } from "./quick";
import { recoverEntries, recoverItems } from "./recover";
import type { BlockLines } from "./split";
import type { MappingEntry, TreeNode } from "./tree";

/** A mapping in block style that may go on in the blocks behind this one. */
export interface SpinePart {
  readonly column: number;
  readonly node: PlacedMapping;
}

/** The last entry of a block, when nothing stands behind its colon: a list in the next blocks is its value. */
export interface OpenEntry {
  readonly entry: PlacedEntry;
  readonly empty: TreeNode;
  readonly column: number;
}

/** What reading a block gives. */
interface Reading {
  /** Items of a list: one, or more where a damaged block was read as well as it goes. */
  readonly items: readonly TreeNode[];
  readonly entries: readonly MappingEntry[];
  /** What is still open at its end, from the outside in. */
  readonly spine: readonly SpinePart[];
  readonly open: OpenEntry | undefined;
  readonly problems: readonly TextProblem[];
  /** Whether it holds an anchor, an alias or a merge key, so that the file must be read as a whole. */
  readonly farReaching: boolean;
}

/** A block after reading. Everything in it counts from its mark. */
export class Fragment implements Reading {
  readonly mark: Mark;
  readonly length: number;
  readonly kind: BlockLines["kind"];
  readonly column: number;
  readonly inner: number | undefined;
  readonly isOuter: boolean;
  readonly items: readonly TreeNode[];
  readonly entries: readonly MappingEntry[];
  readonly spine: readonly SpinePart[];
  readonly open: OpenEntry | undefined;
  readonly problems: readonly TextProblem[];
  readonly farReaching: boolean;
  /** Version of the file in which it was read. */
  readonly revision: number;
  /** The list below `open`, kept so that it stays the same object; set when the tree is put together. */
  list: PlacedSequence | undefined;
  /** The list of its items, or the mapping of its entries; set when the tree is put together. */
  container: PlacedSequence | PlacedMapping | undefined;

  constructor(
    mark: Mark,
    length: number,
    { kind, column, inner, isOuter = false }: BlockLines,
    reading: Reading,
    revision: number,
  ) {
    this.mark = mark;
    this.length = length;
    this.kind = kind;
    this.column = column;
    this.inner = inner;
    this.isOuter = isOuter;
    this.items = reading.items;
    this.entries = reading.entries;
    this.spine = reading.spine;
    this.open = reading.open;
    this.problems = reading.problems;
    this.farReaching = reading.farReaching;
    this.revision = revision;
    this.list = undefined;
    this.container = undefined;
  }
}

/** A stretch of text that holds a block: the whole file, or a copy of the block alone that keeps no other text alive. */
export interface BlockSource {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Reads a block. Never throws. @param offset where the block stands in its file */
export function readFragment(block: BlockLines, source: BlockSource, offset: number, revision: number): Fragment {
  const mark: Mark = { offset };
  return new Fragment(mark, source.end - source.start, block, read(block, source, mark, revision), revision);
}

const none: readonly never[] = [];
const nothing: Reading = {
  items: none,
  entries: none,
  spine: none,
  open: undefined,
  problems: none,
  farReaching: false,
};

function read({ kind, column }: BlockLines, source: BlockSource, mark: Mark, revision: number): Reading {
  if (kind === "blank") return nothing;
  const { text, start, end } = source;
  const quick = { text, base: start, start, end, mark, revision };
  if (kind === "item") {
    const item = quickItem(quick);
    if (item === undefined) return slowItem(source, mark, column, revision);
    const value = item ?? new PlacedScalar(mark, column + 1, column + 1, null, "plain");
    const { spine, open } = spineOf(value, source);
    return { items: [value], entries: none, spine, open, problems: none, farReaching: false };
  }
  const entries = quickEntries(quick);
  if (!entries) return slowEntries(source, mark, column, revision);
  const { spine, open } = spineBelow(entries, column, source);
  return { items: none, entries, spine, open, problems: none, farReaching: false };
}

function slowItem(source: BlockSource, mark: Mark, column: number, revision: number): Reading {
  const { text, start, end } = source;
  const state = newComposeState(text);
  const dash = start + indentOf(text, start);
  const content = behindDash(text, dash + 1, end);
  const contentColumn = column + (content - dash);
  const piece = parsePiece(text, content, end, contentColumn);
  const node = piece.broken ? undefined : (piece.compose(state) ?? emptyScalar(dash + 1));
  if (node) return placed([node], [], state.problems, source, mark, column, revision, state);
  const second = newComposeState(text);
  const { items, errors } = recoverItems(text, start, end, second);
  const problems = [...orOf(errors, piece), ...second.problems];
  return placed(items, [], problems, source, mark, column, revision, second);
}

function slowEntries(source: BlockSource, mark: Mark, column: number, revision: number): Reading {
  const { text, start, end } = source;
  const state = newComposeState(text);
  const content = start + indentOf(text, start);
  const piece = parsePiece(text, content, end, column);
  const node = piece.broken ? undefined : piece.compose(state);
  if (node?.kind === "mapping" && !node.flow)
    return placed([], node.entries, state.problems, source, mark, column, revision, state);
  const second = newComposeState(text);
  const { entries, errors } = recoverEntries(text, start, end, second);
  // Sound by itself, and still no key: brackets or a text where a key should stand.
  if (!piece.broken && errors.length === 0)
    return placed([], [], [unexpected(text, content, end)], source, mark, column, revision, second);
  const problems = [...orOf(errors, piece), ...second.problems];
  return placed([], entries, problems, source, mark, column, revision, second);
}

function unexpected(text: string, start: number, end: number): TextProblem {
  const word = /^\S{1,40}/.exec(text.slice(start, end))?.[0] ?? "…";
  const span = { start, end: start + word.length };
  return { code: "yaml.syntax", severity: "error", span, message: message("'{0}' is not expected here.", word) };
}

/** Read piece by piece the block may look sound, but as a whole it was not: then its own errors stand. */
function orOf(errors: readonly TextProblem[], piece: ParsedPiece): readonly TextProblem[] {
  return errors.length > 0 || !piece.broken ? errors : piece.problems();
}

function indentOf(text: string, start: number): number {
  let at = start;
  while (text[at] === " " || text[at] === "\t") at++;
  return at - start;
}

/** The first character behind a dash that is content, on its line or a later one. */
function behindDash(text: string, start: number, end: number): number {
  let at = start;
  while (at < end && (text[at] === " " || text[at] === "\t")) at++;
  return at;
}

function placed(
  items: readonly TreeNode[],
  entries: readonly MappingEntry[],
  problems: readonly TextProblem[],
  source: BlockSource,
  mark: Mark,
  column: number,
  revision: number,
  state: ComposeState,
): Reading {
  const placedItems = items.map((item) => place(item, mark, source.start, revision));
  const placedEntries = entries.map((entry) => placeEntry(entry, mark, source.start, revision));
  const last = placedItems[placedItems.length - 1];
  return {
    items: placedItems,
    entries: placedEntries,
    ...(last ? spineOf(last, source) : spineBelow(placedEntries, column, source)),
    problems: problems.map((problem) => placeProblem(problem, source.start, mark)),
    farReaching: state.farReaching,
  };
}

function placeProblem(problem: TextProblem, start: number, mark: Mark): TextProblem {
  const at = (span: { readonly start: number; readonly end: number }): PlacedSpan =>
    new PlacedSpan(mark, span.start - start, span.end - start);
  return {
    ...problem,
    span: at(problem.span),
    ...(problem.related && { related: problem.related.map((other) => ({ ...other, span: at(other.span) })) }),
  };
}

/** What is open at the end of an item. */
function spineOf(item: TreeNode, source: BlockSource): Pick<Reading, "spine" | "open"> {
  const spine: SpinePart[] = [];
  let node: TreeNode | undefined = item;
  while (node) {
    if (node instanceof PlacedMapping && !node.flow) {
      const first = node.entries[0];
      if (!(first instanceof PlacedEntry)) break;
      spine.push({ column: columnOf(source, first.from), node });
      const last: MappingEntry | undefined = node.entries[node.entries.length - 1];
      node = last?.value;
    } else if (node instanceof PlacedSequence && !node.flow) {
      node = node.items[node.items.length - 1];
    } else break;
  }
  const innermost = spine[spine.length - 1];
  return { spine, open: innermost && openEntry(innermost.node.entries, innermost.column) };
}

function spineBelow(
  entries: readonly MappingEntry[],
  column: number,
  source: BlockSource,
): Pick<Reading, "spine" | "open"> {
  const last = entries[entries.length - 1];
  const below = last ? spineOf(last.value, source) : { spine: [], open: undefined };
  return below.spine.length > 0 ? below : { spine: [], open: openEntry(entries, column) };
}

function openEntry(entries: readonly MappingEntry[], column: number): OpenEntry | undefined {
  const entry = entries[entries.length - 1];
  if (!(entry instanceof PlacedEntry)) return undefined;
  const { value } = entry;
  const isEmpty = value.kind === "scalar" && value.value === null && value.start === value.end;
  return isEmpty ? { entry, empty: value, column } : undefined;
}

/** Column of a place of the block. A tab counts as two, as everywhere. */
function columnOf({ text, start }: BlockSource, from: number): number {
  const at = start + from;
  const line = text.lastIndexOf("\n", at - 1) + 1;
  let column = 0;
  for (let offset = Math.max(line, start); offset < at; offset++) column += text[offset] === "\t" ? 2 : 1;
  return column;
}
