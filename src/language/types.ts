import type { Message } from "../core/text/message";
import type { Position, Range } from "../core/text/range";
import type { ProjectStore } from "../workspace/store";

/** Language of labels and explanations. */
export type Language = "en" | "ja";

export type CompletionKind = "key" | "value" | "enum" | "reference" | "snippet" | "date";

/** Names a record of any project. */
export interface RecordName {
  readonly project: string;
  readonly id: string;
}

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
  /** The record that it stands for; its documentation is written when somebody looks at it. */
  readonly record?: RecordName;
}

/** What is offered at a place. */
export interface CompletionList {
  readonly items: readonly CompletionItem[];
  /** Whether other items may fit when more is typed, so that it must be asked again. */
  readonly isIncomplete: boolean;
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

/** What takes the place of a range of a file. */
export interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

/** Edits of one file. They don't overlap, and all of them count from the text as it is now. */
export interface FileEdits {
  readonly file: string;
  readonly edits: readonly TextEdit[];
}

/** What editor features know besides a place: every file and project, the person's language and the day. */
export interface LanguageScope {
  readonly store: ProjectStore;
  readonly language: Language;
  /** `2026-04-01`, the present day. */
  readonly today: string;
  readonly render: (message: Message) => string;
}

/** Words that the editor shows behind a place, not part of the text. */
export interface InlayHint {
  readonly position: Position;
  readonly label: string;
  /** Plain text, one or more lines. */
  readonly tooltip: string;
}

/** Something to run by a click. An empty `command` is words alone. */
export interface Command {
  readonly title: string;
  readonly tooltip?: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** A colour for a word; types and modifiers are those of `semanticTokenLegend`. */
export interface SemanticToken {
  readonly line: number;
  readonly character: number;
  readonly length: number;
  readonly type: number;
  /** A bit for each modifier. */
  readonly modifiers: number;
}
