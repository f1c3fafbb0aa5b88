import { messagePieces } from "../../core/standard/message-template";
import { ruleVocabulary, type Collection } from "../../core/standard/vocabulary/index";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import { stringOf, type MappingNode, type ScalarNode } from "../../core/text/tree";
import { nodeChain, type ChainLink } from "../node-chain";

/** An expression of a standard around a place. */
export interface ExpressionPlace {
  /** The expression as it stands in the file, with its line breaks. */
  readonly text: string;
  /** Where it begins in the file. */
  readonly start: number;
  /** Records that its rule visits; undefined for conditions over the project. */
  readonly collection: Collection | undefined;
}

/** The expression at an offset of a standard: the value of `when`, `check` or `expression`, or a part in braces of a message. */
export function expressionAt(file: ParsedFile, offset: number): ExpressionPlace | undefined {
  const chain = nodeChain(file, offset);
  const link = chain.at(-1);
  if (link?.node.kind !== "scalar" || offset > endOfValue(file, link.node)) return undefined;
  const { node } = link;
  const rule = ruleAround(chain);
  const collection = rule && ruleVocabulary().collections.get(stringOf(rule, "on") ?? "");
  const body = bodyOf(file, node);
  if (offset < body.start) return undefined;
  const text = file.text.slice(body.start, body.end);
  if (link.schema?.["x-type"] === "cel") return { text, start: body.start, collection };
  if (!rule || !isMessage(chain)) return undefined;
  const piece = messagePieces(closed(text, offset - body.start)).find(
    (one) => one.kind === "expression" && one.span.start <= offset - body.start && offset - body.start <= one.span.end,
  );
  return piece?.kind === "expression"
    ? { text: piece.text, start: body.start + piece.span.start, collection }
    : undefined;
}

/** A message in which the brace before the cursor is closed, if need be right behind it: somebody is typing. */
function closed(text: string, at: number): string {
  const before = text.slice(0, at);
  const open = before.lastIndexOf("{");
  const isOpen = open >= 0 && !before.slice(open).includes("}") && text[open - 1] !== "{";
  const next = text.slice(at).search(/[{}]/);
  return isOpen && (next < 0 || text[at + next] === "{") ? `${before}}${text.slice(at)}` : text;
}

/** The rule in which a value stands; its reasons for not being applicable are about the project. */
function ruleAround(chain: readonly ChainLink[]): MappingNode | undefined {
  if (chain.some(({ entry }) => entry?.key === "notApplicable")) return undefined;
  const rules = chain.findIndex(({ entry }) => entry?.key === "rules");
  const node = rules < 0 ? undefined : chain[rules + 1]?.node;
  return node?.kind === "mapping" ? node : undefined;
}

/** Whether a value is the message of a rule, in one language or both. */
function isMessage(chain: readonly ChainLink[]): boolean {
  return chain.slice(-2).some(({ entry }) => entry?.key === "message");
}

/** The text of a scalar without its quotes, or behind the sign of a block. */
function bodyOf(file: ParsedFile, { start, end, style }: ScalarNode): Span {
  const source = file.text.slice(start, end);
  if (style === "block") {
    const newline = source.search(/[\r\n]/);
    return { start: newline < 0 ? end : start + newline, end };
  }
  if (!/^["']/.test(source)) return { start, end };
  return { start: start + 1, end: source.length > 1 && source.endsWith(source.charAt(0)) ? end - 1 : end };
}

/** Behind a value that is being typed there may be blanks on its line. */
function endOfValue(file: ParsedFile, { end }: ScalarNode): number {
  return end + (/^[ \t]*/.exec(file.text.slice(end, end + 200))?.[0].length ?? 0);
}
