import { closeQuote, placeholderEnd, readFlow, type FlowState } from "./flow-reader";
import { readBlockHeader, readPlain, skipProperties, startsPlain } from "./head-reader";
import { skipBlanks, trimmedEnd, type BlockScalar } from "./scanned";
import type { GapCollector } from "./gaps";

/** What stands behind the indentation, dashes and key of a line. */
export interface ValuePart {
  readonly end: number;
  /** Where a comment begins; the end of the line without one. */
  readonly comment: number;
  /** How the value goes on in the next lines. `below`: it begins there. */
  readonly open: "no" | "below" | "plain" | "quote" | "flow" | "block";
  readonly quote?: string;
  readonly state?: FlowState;
  readonly block?: BlockScalar;
}

/**
 * Reads the value of a line from `at` on, and collects the gaps that may be set.
 * @param separated whether white space stands before it
 * @returns undefined where it is not understood
 */
export function readValue(
  text: string,
  at: number,
  end: number,
  gaps: GapCollector,
  separated: boolean,
): ValuePart | undefined {
  const start = skipProperties(text, at, end);
  if (start >= end) return { end: trimmedEnd(text, at, end), comment: end, open: "below" };
  switch (text.charAt(start)) {
    case "#":
      return separated ? { end: trimmedEnd(text, at, start), comment: start, open: "below" } : undefined;
    case "|":
    case ">": {
      const header = readBlockHeader(text, start, end);
      const rest = header && behindValue(text, header.end, end);
      if (!header || !rest) return undefined;
      const { explicit, keep } = header;
      return { ...rest, open: "block", block: { column: undefined, explicit, keep } };
    }
    case '"':
    case "'": {
      const quote = text.charAt(start);
      const close = closeQuote(text, start + 1, end, quote);
      return close < 0 ? { end, comment: end, open: "quote", quote } : behindValue(text, close, end);
    }
    case "{":
    case "[": {
      const placeholder = text.charAt(start) === "{" ? placeholderEnd(text, start, end) : start;
      if (placeholder > start) return behindValue(text, placeholder, end);
      const state: FlowState = { brackets: [], quote: "", last: "bracket" };
      const piece = readFlow(text, start, end, state, gaps);
      if (piece.broken) return undefined;
      if (piece.closed) return behindValue(text, piece.end, end);
      return { end: piece.end, comment: piece.comment < 0 ? end : piece.comment, open: "flow", state };
    }
    case "*": {
      const name = /[ \t]/.exec(text.slice(start, end));
      return behindValue(text, name ? start + name.index : end, end);
    }
    default: {
      const words = startsPlain(text, start, end) ? readPlain(text, start, end) : undefined;
      return words && { end: words.end, comment: words.comment, open: words.comment === end ? "plain" : "no" };
    }
  }
}

/** What may stand behind a closed value: nothing or a comment. */
export function behindValue(text: string, offset: number, end: number): ValuePart | undefined {
  const next = skipBlanks(text, offset, end);
  if (next >= end) return { end: offset, comment: end, open: "no" };
  return next > offset && text[next] === "#" ? { end: offset, comment: next, open: "no" } : undefined;
}
