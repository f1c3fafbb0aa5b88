import { textOf } from "../../core/model/fields";
import type { ParsedFile } from "../../core/model/types";
import { messagePieces } from "../../core/standard/message-template";
import type { Span } from "../../core/text/range";
import { valueSpan } from "../../core/text/scalar-offsets";
import type { ScalarNode } from "../../core/text/tree";
import { scalarsAt } from "./names";
import type { Mention, Target } from "./target";

/** Where expressions stand in a standard, besides messages. */
const expressionKeys: readonly (readonly string[])[] = [
  ["rules", "when"],
  ["rules", "check"],
  ["severities", "when"],
  ["appliesTo", "when"],
  ["requiredMilestones", "when"],
  ["requiredGates", "when"],
  ["requiredDeliverables", "when"],
];
const messageKeys: readonly (readonly string[])[] = [
  ["rules", "message"],
  ["rules", "message", "en"],
  ["rules", "message", "ja"],
];

/**
 * Ids that expressions of a standard quote: `gate.id == 'G1'` names the gate that the standard requires.
 * @param targetOf what an id stands for; undefined for any other text
 */
export function literalMentions(file: ParsedFile, targetOf: (id: string) => Target | undefined): readonly Mention[] {
  const at = (keys: readonly string[]): readonly ScalarNode[] => scalarsAt(file.root, ["standard", ...keys]);
  const wholes = expressionKeys.flatMap(at).map((node) => ({ node, parts: [{ start: 0, end: textLength(node) }] }));
  const messages = messageKeys.flatMap(at).map((node) => ({ node, parts: expressionsIn(textOf(node) ?? "") }));
  return [...wholes, ...messages].flatMap(({ node, parts }) =>
    parts.flatMap((part) =>
      literalsIn(textOf(node) ?? "", part).flatMap(({ id, span: inValue }): readonly Mention[] => {
        const target = targetOf(id);
        const span = valueSpan(node, file.text, inValue);
        // What is written with escapes is left alone.
        if (!target || file.text.slice(span.start, span.end) !== id) return [];
        return [{ file, span, exact: true, role: "reference", target, field: "check" }];
      }),
    ),
  );
}

function textLength(node: ScalarNode): number {
  return (textOf(node) ?? "").length;
}

function expressionsIn(text: string): readonly Span[] {
  return messagePieces(text).flatMap((piece) => (piece.kind === "expression" ? [piece.span] : []));
}

/** Texts in quotes, without the quotes. Those with escapes are no ids. */
function literalsIn(text: string, { start, end }: Span): readonly { readonly id: string; readonly span: Span }[] {
  return [...text.slice(start, end).matchAll(/(?<quote>["'])(?<id>[^"'\\]*)\k<quote>/g)].map(({ index, groups }) => {
    const id = groups?.["id"] ?? "";
    const from = start + index + 1;
    return { id, span: { start: from, end: from + id.length } };
  });
}
