import type { Span } from "../text/range";
import { RuleDate } from "./vocabulary/rule-date";

/** A piece of a message: text, or an expression between braces. */
export type MessagePiece =
  | { readonly kind: "text"; readonly text: string }
  /** `span` are offsets of the expression in the message. */
  | { readonly kind: "expression"; readonly text: string; readonly span: Span };

/** Cuts a message at its braces. `{{` and `}}` stand for braces; one that is not closed is text. */
export function messagePieces(template: string): readonly MessagePiece[] {
  const pieces: MessagePiece[] = [];
  let text = "";
  for (let at = 0; at < template.length; at++) {
    const two = template.slice(at, at + 2);
    const end = template[at] === "{" && two !== "{{" ? closingBrace(template, at) : undefined;
    if (two === "{{" || two === "}}") text += two.charAt(0);
    else if (end === undefined) text += template.charAt(at);
    else {
      if (text !== "") pieces.push({ kind: "text", text });
      text = "";
      pieces.push({ kind: "expression", text: template.slice(at + 1, end), span: { start: at + 1, end } });
      at = end;
      continue;
    }
    if (two === "{{" || two === "}}") at++;
  }
  if (text !== "") pieces.push({ kind: "text", text });
  return pieces;
}

/** The brace that closes one; texts in quotes within the expression may have braces. */
function closingBrace(template: string, open: number): number | undefined {
  let depth = 0;
  let quote: string | undefined;
  for (let at = open; at < template.length; at++) {
    const character = template.charAt(at);
    if (quote !== undefined) {
      if (character === "\\") at++;
      else if (character === quote) quote = undefined;
    } else if (character === "'" || character === '"') quote = character;
    else if (character === "{") depth++;
    else if (character === "}" && --depth === 0) return at;
  }
  return undefined;
}

/** Types whose values can stand in a message. */
export function isShowable(type: string): boolean {
  const item = /^list<(.*)>$/.exec(type)?.[1];
  return ["string", "int", "uint", "double", "bool", "date", "dyn"].includes(item ?? type);
}

/** A value as it stands in a message: numbers with at most two places, lists with commas. */
export function shownValue(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number") return String(Number(value.toFixed(2)));
  if (Array.isArray(value)) return value.map(shownValue).join(", ");
  if (value instanceof RuleDate) return value.toString();
  return typeof value === "object" && value !== null ? "…" : String(value);
}
