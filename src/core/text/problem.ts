import type { Finding, Severity } from "./finding";
import type { Message } from "./message";
import type { LineIndex, Span } from "./range";

/** Something wrong in one text, before it is known which file the text belongs to. Becomes a `Finding` with `toFinding`. */
export interface TextProblem {
  readonly code: string;
  readonly severity: Severity;
  readonly span: Span;
  readonly message: Message;
  /** Other places of the same text. */
  readonly related?: readonly { readonly span: Span; readonly message: Message }[];
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Gives a problem its file and turns its offsets into positions. */
export function toFinding(problem: TextProblem, file: string, lines: LineIndex): Finding {
  return {
    code: problem.code,
    severity: problem.severity,
    file,
    range: lines.range(problem.span),
    message: problem.message,
    ...(problem.related && {
      related: problem.related.map((place) => ({ file, range: lines.range(place.span), message: place.message })),
    }),
    ...(problem.data && { data: problem.data }),
  };
}
