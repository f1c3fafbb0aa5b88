import { partSpan } from "../core/model/origin";
import type { Schema } from "../core/schema/registry";
import { parseAssignment } from "../core/text/assignment";
import { parseReference } from "../core/text/identifier";
import type { ParsedFile } from "../core/text/parsed-file";
import { parsePredecessor } from "../core/text/predecessor";
import type { Range, Span } from "../core/text/range";
import { entryOf, type ScalarNode } from "../core/text/tree";
import type { LanguageScope, SemanticToken } from "./types";
import { visitRange, type VisitedValue } from "./visit-range";

const types = ["pmoId", "pmoLinkType", "pmoDate", "pmoDuration", "pmoPercent", "enumMember"] as const;
const modifiers = ["declaration"] as const;
type TokenType = (typeof types)[number];

/** Names of types and modifiers; tokens have their places in these lists. */
export const semanticTokenLegend = { types, modifiers };

/** A part of a scalar's text that has a meaning of its own. */
interface Part {
  /** Offsets into the text of the scalar. */
  readonly span: Span;
  readonly type: TokenType;
  readonly declaration?: boolean;
}

/** Ids, link types, dates, durations, percentages and enumerated values of a file, or of those lines that a range touches, in the order of the text. */
export function semanticTokens({ store }: LanguageScope, file: string, range?: Range): readonly SemanticToken[] {
  const parsed = store.file(file);
  if (!parsed) return [];
  const whole = { start: 0, end: parsed.text.length };
  const span = range ? { start: parsed.lines.offset(range.start), end: parsed.lines.offset(range.end) } : whole;
  const tokens: (SemanticToken & { readonly start: number; readonly end: number })[] = [];
  visitRange(parsed, span, (value) => {
    if (value.node.kind !== "scalar" || value.node.value === null) return;
    for (const part of partsOf(value, value.node)) {
      const at = partSpan(value.node, parsed.text, part.span);
      if (at.end > span.start && at.start < span.end) tokens.push(...tokenOf(at, part, parsed));
    }
  });
  // An alias brings its values to where it stands; no place may have two colours.
  tokens.sort((a, b) => a.start - b.start);
  let last = -1;
  return tokens.flatMap(({ start, end, ...token }) => {
    if (start < last) return [];
    last = end;
    return [token];
  });
}

function tokenOf(
  span: Span,
  { type, declaration }: Part,
  { text, lines }: ParsedFile,
): readonly (SemanticToken & { readonly start: number; readonly end: number })[] {
  const { start, end } = span;
  if (end <= start || text.charAt(start) === "*" || /[\r\n]/.test(text.slice(start, end))) return [];
  const { line, character } = lines.position(start);
  return [
    { line, character, length: end - start, type: types.indexOf(type), modifiers: declaration ? 1 : 0, start, end },
  ];
}

function partsOf({ schema, key, record }: VisitedValue, node: ScalarNode): readonly Part[] {
  const text = String(node.value);
  const all = { start: 0, end: text.length };
  if (key === "id" && record && entryOf(record.node, "id")?.value === node)
    return [{ span: all, type: "pmoId", declaration: true }];
  return valueParts(text, all, schema);
}

function valueParts(text: string, all: Span, schema: Schema): readonly Part[] {
  switch (schema["x-type"]) {
    case "predecessor":
      return predecessorParts(text);
    case "assignment":
      return assignmentParts(text);
    case "date":
    case "instant":
      return [{ span: all, type: "pmoDate" }];
    case "duration":
    case "lag":
      return [{ span: all, type: "pmoDuration" }];
    case "percent":
      return [{ span: all, type: "pmoPercent" }];
    default:
      break;
  }
  if (schema["x-ref"]) return parseReference(text) ? [{ span: all, type: "pmoId" }] : [];
  return schema.enum?.includes(text) === true ? [{ span: all, type: "enumMember" }] : [];
}

function predecessorParts(text: string): readonly Part[] {
  const parsed = parsePredecessor(text);
  if (!parsed) return [];
  const { referenceSpan } = parsed;
  const rest = text.slice(referenceSpan.end);
  const type = /^\s*(FS|SS|FF|SF)/i.exec(rest);
  const typeEnd = referenceSpan.end + (type?.[0].length ?? 0);
  const lag = parsed.lag && /[+-]?\s*\d.*$/.exec(text.slice(typeEnd));
  return [
    { span: referenceSpan, type: "pmoId" },
    ...(type ? [{ span: { start: typeEnd - 2, end: typeEnd }, type: "pmoLinkType" as const }] : []),
    ...(lag
      ? [{ span: { start: typeEnd + lag.index, end: text.trimEnd().length }, type: "pmoDuration" as const }]
      : []),
  ];
}

function assignmentParts(text: string): readonly Part[] {
  const parsed = parseAssignment(text);
  if (!parsed) return [];
  const words = [...text.matchAll(/\S+/g)].slice(1);
  return [
    { span: parsed.resourceSpan, type: "pmoId" },
    ...words.map(({ 0: word, index }) => ({
      span: { start: index, end: index + word.length },
      type: word.endsWith("%") ? ("pmoPercent" as const) : ("pmoDuration" as const),
    })),
  ];
}
