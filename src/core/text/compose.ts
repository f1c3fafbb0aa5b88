import { isAlias, isMap, isPair, isScalar, isSeq, type ParsedNode, type Scalar } from "yaml";
import { message } from "./message";
import type { TextProblem } from "./problem";
import { shortSpan, type Span } from "./range";
import type { MappingEntry, MappingNode, ScalarNode, ScalarValue, TreeNode } from "./tree";

/** How many nodes aliases may add to one file; beyond that they read as empty. */
export const aliasNodeLimit = 50_000;

/** What is shared by all pieces of one file: anchors seen so far, what aliases have cost, what was found. */
export interface ComposeState {
  readonly text: string;
  /** Undefined stands for an anchor whose value is not complete yet. */
  readonly anchors: Map<string, { readonly node: TreeNode; readonly size: number } | undefined>;
  readonly problems: TextProblem[];
  aliasNodes: number;
  aliasLimitReported: boolean;
  /** Whether anything was found that may mean something in other pieces too: an anchor, an alias, a merge key. */
  farReaching: boolean;
}

export function newComposeState(text: string): ComposeState {
  return { text, anchors: new Map(), problems: [], aliasNodes: 0, aliasLimitReported: false, farReaching: false };
}

/** Turns a node of the `yaml` package, whose offsets are too small by `shift`, into our tree. */
export function composeNode(node: ParsedNode, shift: number, state: ComposeState): TreeNode {
  const anchor = isAlias(node) ? undefined : node.anchor;
  if (isAlias(node) || anchor !== undefined) state.farReaching = true;
  if (isAlias(node)) return resolveAlias(node.source, spanOf(node, shift), state);
  if (anchor !== undefined) state.anchors.set(anchor, undefined);
  const result = composeValue(node, shift, state);
  if (anchor !== undefined) state.anchors.set(anchor, { node: result, size: countNodes(result) });
  return result;
}

function spanOf(node: { readonly range?: readonly number[] | null }, shift: number): Span {
  return { start: (node.range?.[0] ?? 0) + shift, end: (node.range?.[1] ?? 0) + shift };
}

function composeValue(node: ParsedNode, shift: number, state: ComposeState): TreeNode {
  const span = spanOf(node, shift);
  if (isScalar(node)) return composeScalar(node, span, state.text);
  if (isSeq(node)) {
    const items = node.items.map((item) => {
      const composed = isPair(item) ? emptyScalar(span.start) : composeNode(item as ParsedNode, shift, state);
      return isEmpty(composed) ? emptyScalar(behindDash(state.text, composed.start)) : composed;
    });
    const flow = node.flow === true;
    return { kind: "sequence", ...span, end: flow ? span.end : endOfLast(items, span), items, flow };
  }
  if (isMap(node)) return composeMapping(node, span, shift, state);
  return emptyScalar(span.start);
}

function composeMapping(
  node: Extract<ParsedNode, { items: readonly { key: unknown; value: unknown }[] }>,
  span: Span,
  shift: number,
  state: ComposeState,
): MappingNode {
  const entries: MappingEntry[] = [];
  const merges: TreeNode[] = [];
  let last = span.start;
  for (const pair of node.items) {
    const keyNode = pair.key as ParsedNode | null;
    const valueNode = pair.value as ParsedNode | null;
    const keySpan = keyNode ? spanOf(keyNode, shift) : { start: last, end: last };
    const composed = valueNode ? composeNode(valueNode, shift, state) : emptyScalar(keySpan.end);
    const value = isEmpty(composed) ? emptyScalar(behindColon(state.text, keySpan.end)) : composed;
    last = Math.max(keySpan.end, value.end);
    const key = keyOf(keyNode);
    if (key === undefined || (key === "" && keySpan.start === keySpan.end)) {
      state.problems.push({
        code: "yaml.key",
        severity: "error",
        span: shortSpan(keySpan, state.text),
        message: message("A key must be a single word or text, here it is not. This entry is ignored."),
      });
    } else if (key === "<<") merges.push(value);
    else entries.push({ key, keySpan, value });
  }
  mergeInto(entries, merges, state);
  reportDuplicates(entries, state);
  const flow = node.flow === true;
  return { kind: "mapping", start: span.start, end: flow ? span.end : last, entries, flow };
}

/** What a mapping put together from pieces still needs: merge keys taken over, duplicates reported. */
export function finishEntries(entries: MappingEntry[], state: ComposeState): void {
  const merges = entries.filter((entry) => entry.key === "<<").map((entry) => entry.value);
  if (merges.length > 0) {
    const own = entries.filter((entry) => entry.key !== "<<");
    entries.splice(0, entries.length, ...own);
    mergeInto(entries, merges, state);
  }
  reportDuplicates(entries, state);
}

function keyOf(node: ParsedNode | null): string | undefined {
  if (node === null || !isScalar(node)) return undefined;
  return typeof node.value === "string" ? node.value : (node.source ?? String(node.value));
}

/** Merge keys (`<<`): entries of the named mappings that are not written here, each standing where the alias stands. */
function mergeInto(entries: MappingEntry[], merges: readonly TreeNode[], state: ComposeState): void {
  if (merges.length > 0) state.farReaching = true;
  const known = new Set(entries.map((entry) => entry.key));
  for (const merge of merges.flatMap((node) => (node.kind === "sequence" ? node.items : [node]))) {
    if (merge.kind !== "mapping") {
      state.problems.push({
        code: "yaml.merge",
        severity: "error",
        span: shortSpan(merge, state.text),
        message: message("'<<' takes over the entries of a mapping, written as an alias such as *common."),
      });
      continue;
    }
    for (const entry of merge.entries) {
      if (known.has(entry.key)) continue;
      known.add(entry.key);
      entries.push(entry);
    }
  }
}

function reportDuplicates(entries: readonly MappingEntry[], state: ComposeState): void {
  const first = new Map<string, MappingEntry>();
  for (const entry of entries) {
    const before = first.get(entry.key);
    if (!before) {
      first.set(entry.key, entry);
      continue;
    }
    state.problems.push(duplicateKey(entry, before));
  }
}

/** What is said of a key that stands in one mapping already. */
export function duplicateKey(entry: MappingEntry, before: MappingEntry): TextProblem {
  return {
    code: "yaml.duplicate-key",
    severity: "error",
    span: entry.keySpan,
    message: message("'{0}' stands twice in the same place; the first one counts.", entry.key),
    related: [{ span: before.keySpan, message: message("The first '{0}' stands here.", entry.key) }],
    data: { key: entry.key },
  };
}

/** The end of a block collection as the package has it includes comments and white space; ours ends with its last value. */
function endOfLast(nodes: readonly TreeNode[], span: Span): number {
  const last = nodes[nodes.length - 1];
  // An item with nothing after its dash stands behind the dash, which is still inside the span.
  return last ? Math.min(Math.max(last.end, span.start), Math.max(span.end, span.start)) : span.end;
}

function composeScalar(node: Scalar, span: Span, text: string): ScalarNode {
  const written = node.type;
  const style =
    written === "QUOTE_DOUBLE"
      ? "double"
      : written === "QUOTE_SINGLE"
        ? "single"
        : written === "BLOCK_FOLDED" || written === "BLOCK_LITERAL"
          ? "block"
          : "plain";
  let end = span.end;
  if (style === "block") while (end > span.start && /\s/.test(text[end - 1] ?? "x")) end--;
  // Of a quote that is never closed the package drops the last character; what is written counts.
  const open =
    (style === "double" || style === "single") && (end - span.start < 2 || text[end - 1] !== text[span.start]);
  const value = open ? text.slice(span.start + 1, end).trimEnd() : scalarValue(node);
  return { kind: "scalar", start: span.start, end, value, style };
}

function scalarValue(node: Scalar): ScalarValue {
  const value: unknown = node.value;
  switch (typeof value) {
    case "string":
    case "boolean":
      return value;
    case "number":
      // .inf and .nan are not JSON.
      return Number.isFinite(value) ? value : (node.source ?? null);
    default:
      return value === null || value === undefined ? null : (node.source ?? null);
  }
}

/** What stands where nothing is written. */
export function emptyScalar(offset: number): ScalarNode {
  return { kind: "scalar", start: offset, end: offset, value: null, style: "plain" };
}

function isEmpty(node: TreeNode): boolean {
  return node.kind === "scalar" && node.value === null && node.start === node.end;
}

function behindColon(text: string, offset: number): number {
  let end = offset;
  while (text[end] === " " || text[end] === "\t") end++;
  return text[end] === ":" ? end + 1 : offset;
}

function behindDash(text: string, offset: number): number {
  let end = offset;
  while (end > 0 && /\s/.test(text[end - 1] ?? "x")) end--;
  return text[end - 1] === "-" ? end : offset;
}

function resolveAlias(name: string, span: Span, state: ComposeState): TreeNode {
  const target = state.anchors.get(name);
  const empty: ScalarNode = { kind: "scalar", ...span, value: null, style: "plain" };
  if (!target) {
    const recursive = state.anchors.has(name);
    state.problems.push({
      code: recursive ? "yaml.alias-cycle" : "yaml.alias-unknown",
      severity: "error",
      span,
      message: recursive
        ? message("'*{0}' stands inside the value that it repeats.", name)
        : message("'*{0}' repeats a value marked '&{0}', but there is no such mark above.", name),
    });
    return empty;
  }
  if (state.aliasNodes + target.size > aliasNodeLimit) {
    // Reported once: the first alias that goes too far says it for all.
    if (!state.aliasLimitReported) {
      state.aliasLimitReported = true;
      state.problems.push({
        code: "yaml.alias-limit",
        severity: "error",
        span,
        message: message(
          "Aliases in this file repeat more than {0} values. This alias and those after it that are too large read as empty.",
          aliasNodeLimit,
        ),
        data: { limit: aliasNodeLimit },
      });
    }
    return empty;
  }
  state.aliasNodes += target.size;
  return moveTo(target.node, span);
}

/** A copy of a tree whose nodes all stand at one place. */
function moveTo(node: TreeNode, span: Span): TreeNode {
  const { start, end } = span;
  switch (node.kind) {
    case "scalar":
      return { ...node, start, end };
    case "sequence":
      return { ...node, start, end, items: node.items.map((item) => moveTo(item, span)) };
    case "mapping": {
      const entries = node.entries.map(({ key, value }) => ({
        key,
        keySpan: { start, end },
        value: moveTo(value, span),
      }));
      return { ...node, start, end, entries };
    }
  }
}

function countNodes(node: TreeNode): number {
  switch (node.kind) {
    case "scalar":
      return 1;
    case "sequence":
      return node.items.reduce((sum, item) => sum + countNodes(item), 1);
    case "mapping":
      return node.entries.reduce((sum, entry) => sum + countNodes(entry.value), 1);
  }
}
