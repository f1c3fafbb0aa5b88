import { emptyScalar, finishEntries, type ComposeState } from "./compose";
import { message } from "./message";
import { oddBlanks } from "./odd-blanks";
import type { ParsedPiece } from "./piece";
import { parsePiece } from "./piece";
import type { TextProblem } from "./problem";
import { lineUp, splitLines, type Line } from "./stray-lines";
import type { MappingEntry, MappingNode, ScalarNode, SequenceNode, TreeNode } from "./tree";

interface Recovery {
  readonly text: string;
  readonly state: ComposeState;
  readonly errors: TextProblem[];
  /** Heads whose tabs are reported already. */
  readonly tabs: Set<number>;
  /** Starts of the lines that are reported not to line up: one finding for each. */
  readonly columns: Set<number>;
}

/** Nesting beyond this is left to the parser's own guess. */
const maximumDepth = 60;

const keyPattern =
  /^("(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^\s#,[\]{}"'&*!|>%@`-](?:[^:#\r\n]|:(?=\S)|(?<=\S)#)*|-(?=\S)(?:[^:#\r\n]|:(?=\S)|(?<=\S)#)*)[ \t]*:(?=[ \t\r\n]|$)/;

/** A key with a colon that YAML does not take for one: without a space behind it, or in full width. */
const looseKeyPattern = new RegExp(
  `^([\\p{L}_][\\p{L}\\p{N}_-]*)([ \\t${oddBlanks}]*(?:\\uFF1A|:(?!//))[ \\t${oddBlanks}]*)`,
  "u",
);

/**
 * Reads a text that is not valid YAML as a whole: it is cut at its indentation into entries and items, and what can't be parsed is
 * cut again, until the errors are in pieces as small as one line. Everything else is read as if nothing had happened.
 */
export function recoverTree(
  text: string,
  state: ComposeState,
): { root: TreeNode | undefined; errors: readonly TextProblem[] } {
  const recovery: Recovery = { text, state, errors: [], tabs: new Set(), columns: new Set() };
  const lines = lineUp(splitLines(text), text);
  const written = lines.filter((line) => line.written);
  const first = written[0];
  if (!first) return { root: undefined, errors: [] };
  const least = written.reduce((minimum, line) => Math.min(minimum, line.column), Infinity);
  if (first.column <= least) return { root: readBlock(lines, recovery, 0, true), errors: recovery.errors };
  // The text begins with indented lines that belong to nothing; the real top level comes after them.
  const top = lines.findIndex((line) => line.written && line.column === least);
  reportColumn(first, recovery);
  const before = readBlock(lines.slice(0, top), recovery, 0);
  const after = readBlock(lines.slice(top), recovery, 0);
  return { root: joinMappings(before, after), errors: recovery.errors };
}

/** Reads one block of a list, from its dash on, that is not valid YAML. Usually one item comes back. */
export function recoverItems(
  text: string,
  start: number,
  end: number,
  state: ComposeState,
): { items: readonly TreeNode[]; errors: readonly TextProblem[] } {
  const { recovery, lines, first } = openBlock(text, start, end, state);
  const items = first ? readSequence(lines, first, recovery, 0).items : [];
  return { items, errors: recovery.errors };
}

/** Reads a block of keys that is not valid YAML. */
export function recoverEntries(
  text: string,
  start: number,
  end: number,
  state: ComposeState,
): { entries: readonly MappingEntry[]; errors: readonly TextProblem[] } {
  const { recovery, lines, first } = openBlock(text, start, end, state);
  const node = first && readMapping(lines, first, recovery, 0, true);
  return { entries: node?.kind === "mapping" ? node.entries : [], errors: recovery.errors };
}

function openBlock(
  text: string,
  start: number,
  end: number,
  state: ComposeState,
): { recovery: Recovery; lines: readonly Line[]; first: Line | undefined } {
  const recovery: Recovery = { text, state, errors: [], tabs: new Set(), columns: new Set() };
  const all = lineUp(
    splitLines(text.slice(start, end)).map((line) => moved(line, start)),
    text,
  );
  const from = all.findIndex((line) => line.written);
  return { recovery, lines: from < 0 ? [] : all.slice(from), first: all[from] };
}

function moved(line: Line, delta: number): Line {
  return { ...line, start: line.start + delta, content: line.content + delta, end: line.end + delta };
}

function joinMappings(before: TreeNode | undefined, after: TreeNode | undefined): TreeNode | undefined {
  if (before?.kind !== "mapping" || after?.kind !== "mapping") return after ?? before;
  return { ...after, start: before.start, entries: [...before.entries, ...after.entries] };
}

/**
 * @param knownBroken whether the parser has refused these lines already, within something larger: parsing them as a whole once more
 * would only cost time where they can be cut
 */
function readBlock(all: readonly Line[], recovery: Recovery, depth: number, knownBroken = false): TreeNode | undefined {
  const from = all.findIndex((line) => line.written);
  const first = all[from];
  const last = all[all.length - 1];
  if (!first || !last) return undefined;
  const { text, state } = recovery;
  const lines = all.slice(from);
  if (knownBroken && depth < maximumDepth) {
    if (isDash(first, text)) return readSequence(lines, first, recovery, depth);
    if (keyPattern.test(text.slice(first.content, first.end))) return readMapping(lines, first, recovery, depth, true);
  }
  const piece = parsePiece(text, first.content, last.end, first.column);
  if (!piece.broken && !looksHalfTyped(piece, lines)) return piece.compose(state);
  if (depth >= maximumDepth) return acceptBroken(piece, recovery);
  if (isDash(first, text)) return readSequence(lines, first, recovery, depth);
  if (/^[[{]/.test(text.slice(first.content, first.content + 1))) return acceptBroken(piece, recovery);
  return readMapping(lines, first, recovery, depth);
}

/** Lines of words without a colon are valid YAML (one long text), but where more than one key follows they are a key being typed. */
function looksHalfTyped(piece: ParsedPiece, lines: readonly Line[]): boolean {
  return piece.isScalar && lines.filter((line) => line.written).length > 1 && !piece.isQuotedOrBlock;
}

function acceptBroken(piece: ParsedPiece, recovery: Recovery): TreeNode | undefined {
  recovery.errors.push(...piece.problems());
  return piece.compose(recovery.state);
}

function isDash(line: Line, text: string): boolean {
  return line.written && text[line.content] === "-" && /^-(?:[ \t]|$)/.test(text.slice(line.content, line.end));
}

/** Cuts lines into groups: a group begins with each line for which `isHead` holds. */
function groupLines(lines: readonly Line[], isHead: (line: Line) => boolean): readonly (readonly Line[])[] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups[groups.length - 1];
    if (!group || isHead(line)) groups.push([line]);
    else group.push(line);
  }
  return groups;
}

/** The column in which most heads stand: the others are the ones that are out of line. The first one decides among equals. */
function usualColumn(groups: readonly (readonly Line[])[], first: number): number {
  const counts = new Map<number, number>([[first, 0]]);
  for (const [head] of groups) if (head) counts.set(head.column, (counts.get(head.column) ?? 0) + 1);
  return [...counts].reduce((best, one) => (one[1] > best[1] ? one : best))[0];
}

function readSequence(lines: readonly Line[], first: Line, recovery: Recovery, depth: number): SequenceNode {
  const { text } = recovery;
  const items: TreeNode[] = [];
  const groups = groupLines(lines, (line) => line.column <= first.column && isDash(line, text));
  const column = usualColumn(groups, first.column);
  for (const group of groups) {
    const [head, ...rest] = group;
    if (!head) continue;
    checkHead(head, column, recovery);
    const behind = text.slice(head.content + 1, head.end);
    const spaces = behind.length - behind.trimStart().length;
    const content = head.content + 1 + spaces;
    const item =
      behind.trim() === "" || behind.trimStart().startsWith("#")
        ? readBlock(rest, recovery, depth + 1)
        : readBlock(
            [{ ...head, start: content, content, column: head.column + 1 + spaces }, ...rest],
            recovery,
            depth + 1,
          );
    items.push(item ?? emptyScalar(head.content + 1));
  }
  return { kind: "sequence", start: first.content, end: items[items.length - 1]?.end ?? first.end, items, flow: false };
}

function readMapping(
  lines: readonly Line[],
  first: Line,
  recovery: Recovery,
  depth: number,
  knownBroken = false,
): MappingNode | ScalarNode {
  const { text, state } = recovery;
  const entries: MappingEntry[] = [];
  const isHead = (line: Line): boolean =>
    line.written && line.column <= first.column && !isDash(line, text) && !/[\]}]/.test(text[line.content] ?? "");
  const groups = groupLines(lines, isHead);
  const brokenInside = knownBroken && groups.length === 1;
  const column = usualColumn(groups, first.column);
  for (const group of groups) entries.push(...readEntry(group, column, recovery, depth, brokenInside));
  if (entries.length === 0) {
    const value = text.slice(first.content, first.end).trim();
    return { kind: "scalar", start: first.content, end: first.content + value.length, value, style: "plain" };
  }
  finishEntries(entries, state);
  const end = entries.reduce((latest, entry) => Math.max(latest, entry.value.end), first.content);
  return { kind: "mapping", start: first.content, end, entries, flow: false };
}

function readEntry(
  group: readonly Line[],
  column: number,
  recovery: Recovery,
  depth: number,
  knownBroken: boolean,
): readonly MappingEntry[] {
  const { text, state } = recovery;
  const [head, ...rest] = group;
  const last = group[group.length - 1];
  if (!head || !last) return [];
  checkHead(head, column, recovery);
  const line = text.slice(head.content, head.end);
  const match = keyPattern.exec(line);
  const inline = match ? line.slice(match[0].length) : "";
  const isNested = match !== null && (inline.trim() === "" || inline.trimStart().startsWith("#"));
  if (!knownBroken || !isNested) {
    const piece = parsePiece(text, head.content, last.end, head.column);
    if (!piece.broken && piece.isMapping) {
      const node = piece.compose(state);
      return node?.kind === "mapping" ? node.entries : [];
    }
  }
  if (!match?.[1]) return readLooseKey(head, rest, recovery, depth) ?? readWithoutColon(head, rest, recovery, depth);
  const keySpan = { start: head.content, end: head.content + match[1].trimEnd().length };
  const key = readKey(match[1].trimEnd());
  return readBehindKey({ key, keySpan }, head, head.content + match[0].length, rest, recovery, depth);
}

/** What stands behind the colon of a key, in its line or below it. */
function readBehindKey(
  name: Pick<MappingEntry, "key" | "keySpan">,
  head: Line,
  colon: number,
  rest: readonly Line[],
  recovery: Recovery,
  depth: number,
): readonly MappingEntry[] {
  const inline = recovery.text.slice(colon, head.end);
  const written = inline.trimStart();
  if (written === "" || written.startsWith("#"))
    return [{ ...name, value: readBlock(rest, recovery, depth + 1, true) ?? emptyScalar(colon) }];
  const start = colon + inline.length - written.length;
  const column = head.column + (start - head.content);
  return readInlineValue(name, { ...head, start, content: start, column }, rest, recovery, depth);
}

/** A key whose colon is not one for YAML. It is clear what is meant, so that nothing but the colon is reported. */
function readLooseKey(
  head: Line,
  rest: readonly Line[],
  recovery: Recovery,
  depth: number,
): readonly MappingEntry[] | undefined {
  const [whole = "", key, colon = ""] = looseKeyPattern.exec(recovery.text.slice(head.content, head.end)) ?? [];
  if (key === undefined) return undefined;
  const keySpan = { start: head.content, end: head.content + key.length };
  const end = head.content + whole.length;
  recovery.errors.push({
    code: "yaml.missing-colon",
    severity: "error",
    span: { start: keySpan.end, end },
    message: colon.includes("\uFF1A")
      ? message("This colon is a full-width one. Write ': ' behind '{0}'.", key)
      : message("A plain space is missing behind the colon of '{0}'.", key),
    data: { key, colon: true },
  });
  return readBehindKey({ key, keySpan }, head, end, rest, recovery, depth);
}

/** A key whose value begins in the same line, where value and lines below it don't make YAML together. */
function readInlineValue(
  name: Pick<MappingEntry, "key" | "keySpan">,
  head: Line,
  rest: readonly Line[],
  recovery: Recovery,
  depth: number,
): readonly MappingEntry[] {
  const { text, state, errors } = recovery;
  const last = rest[rest.length - 1] ?? head;
  const whole = parsePiece(text, head.content, last.end, head.column);
  // A mapping here is `a: b: c`, which only looks sound when it is cut out.
  if (!whole.broken && !whole.isBlockMapping)
    return [{ ...name, value: whole.compose(state) ?? emptyScalar(head.content) }];
  const below = rest.find((line) => line.written);
  const alone = parsePiece(text, head.content, head.end, head.column);
  if (below && isDash(below, text)) {
    errors.push(problemAt(head, text, message("This text stands between a key and its list. Delete it, or move it.")));
    return [{ ...name, value: readBlock(rest, recovery, depth + 1) ?? emptyScalar(head.content) }];
  }
  if (below && keyPattern.test(text.slice(below.content, below.end)) && (!alone.broken || whole.isScalar)) {
    // The lines below are indented too far: they belong beside this key, not below it.
    if (alone.broken) errors.push(...alone.problems());
    reportColumn(below, recovery);
    const siblings = readBlock(rest, recovery, depth + 1);
    const value = alone.compose(state) ?? emptyScalar(head.content);
    return [{ ...name, value }, ...(siblings?.kind === "mapping" ? siblings.entries : [])];
  }
  if (!whole.broken || whole.isBlockMapping) {
    errors.push({
      ...problemAt(head, text, message("A second ': ' in this line. Put a text that contains a colon in quotes.")),
    });
    const value = text.slice(head.content, head.end).trim();
    return [
      {
        ...name,
        value: { kind: "scalar", start: head.content, end: head.content + value.length, value, style: "plain" },
      },
    ];
  }
  return [{ ...name, value: acceptBroken(whole, recovery) ?? emptyScalar(head.content) }];
}

/** A line of a mapping that has no colon: a key being typed, or a key whose colon was forgotten before its lines. */
function readWithoutColon(
  head: Line,
  rest: readonly Line[],
  recovery: Recovery,
  depth: number,
): readonly MappingEntry[] {
  const { text, errors } = recovery;
  const word = text
    .slice(head.content, head.end)
    .replace(/\s+#.*$/, "")
    .trimEnd();
  const span = { start: head.content, end: head.content + word.length };
  if (isDash(head, text)) {
    errors.push(problemAt(head, text, message("A list item can't stand between keys. Indent it below its key.")));
    return [];
  }
  const last = rest[rest.length - 1] ?? head;
  const piece = parsePiece(text, head.content, last.end, head.column);
  if (piece.broken && /^["'[{]/.test(word)) {
    errors.push(...piece.problems());
    return [];
  }
  errors.push({
    code: "yaml.missing-colon",
    severity: "error",
    span,
    message: message("A colon is missing after '{0}'.", word.length > 40 ? `${word.slice(0, 40)}…` : word),
    data: { key: word },
  });
  if (!/^[\p{L}\p{N}_.-]+$/u.test(word)) return [];
  const value = readBlock(rest, recovery, depth + 1);
  return value ? [{ key: word, keySpan: span, value }] : [];
}

function readKey(written: string): string {
  if (written.startsWith('"')) {
    try {
      return String(JSON.parse(written));
    } catch {
      return written.slice(1, -1);
    }
  }
  return written.startsWith("'") ? written.slice(1, -1).replaceAll("''", "'") : written;
}

/** Reports tabs before a line that begins an entry, and a line that does not stand in the column of its list. */
function checkHead(line: Line, column: number, recovery: Recovery): void {
  const blank = recovery.text.slice(line.start, line.content);
  if (!blank.includes("\t")) {
    if (line.isStray || line.column !== column) reportColumn(line, recovery, line.isStray ? line.column : column);
    return;
  }
  if (recovery.tabs.has(line.start)) return;
  recovery.tabs.add(line.start);
  recovery.errors.push({
    code: "yaml.tab",
    severity: "error",
    span: { start: line.start + blank.indexOf("\t"), end: line.content },
    message: message("Tabs can't indent YAML. Use two spaces for each level."),
    data: { yaml: "TAB_AS_INDENT" },
  });
}

/** @param column where the line should stand, where that is known */
function reportColumn(line: Line, recovery: Recovery, column?: number): void {
  const { text, columns } = recovery;
  const start = Math.max(text.lastIndexOf("\n", line.content - 1), text.lastIndexOf("\r", line.content - 1)) + 1;
  if (columns.has(start)) return;
  columns.add(start);
  const words = message("This line does not line up with the lines that it belongs to.");
  // What stands behind a dash is not moved by itself.
  const isKnown = column !== undefined && start === line.start;
  recovery.errors.push({ ...problemAt(line, recovery.text, words), ...(isKnown && { data: { column } }) });
}

/** A syntax problem at the first words of a line. */
function problemAt(line: Line, text: string, words: TextProblem["message"]): TextProblem {
  const length = /^\S{1,40}/.exec(text.slice(line.content, line.end))?.[0].length ?? 1;
  const span = { start: line.content, end: Math.min(line.content + length, line.end) };
  return { code: "yaml.syntax", severity: "error", span, message: words };
}
