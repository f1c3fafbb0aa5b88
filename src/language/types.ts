import type { Range } from "../core/text/range";

/** Language of labels and explanations. */
export type Language = "en" | "ja";

export type CompletionKind = "key" | "value" | "enum" | "reference" | "snippet" | "date";

/** A completion in the shape of the Language Server Protocol. */
export interface CompletionItem {
  readonly label: string;
  readonly kind: CompletionKind;
  /** Short, in one line beside the label. */
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** What takes the place of `range`, in snippet syntax when `snippet` is set. */
  readonly newText: string;
  readonly snippet: boolean;
  readonly range: Range;
  readonly filterText?: string;
  readonly sortText?: string;
  readonly preselect?: boolean;
  /** Offer completions again after the insertion, because a value is expected next. */
  readonly suggestNext?: boolean;
}

/** An explanation for a place, in Markdown. */
export interface Hover {
  readonly contents: string;
  readonly range: Range;
}

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  readonly kind: "section" | "list" | "record" | "milestone" | "summary" | "task";
  readonly range: Range;
  readonly selectionRange: Range;
  readonly children: readonly DocumentSymbol[];
}

export interface FoldingRange {
  readonly startLine: number;
  readonly endLine: number;
  readonly kind?: "comment" | "region";
}

/** A place in a file. */
export interface Location {
  readonly file: string;
  readonly range: Range;
}
