import type { Finding } from "../../core/text/finding";
import type { Message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { FileEdits, LanguageScope } from "../types";

/** One way to repair a finding, or to write the same thing in another form. */
export interface Fix {
  readonly title: Message;
  readonly kind: "quickfix" | "refactor.rewrite";
  readonly edits: readonly FileEdits[];
  /** The one that is most likely meant. */
  readonly preferred: boolean;
  /** Whether it may be applied without a person's decision: it says what was said before. */
  readonly isSafe: boolean;
  /** Whether the new texts are in snippet syntax, with a place to type. */
  readonly isSnippet?: boolean;
}

/** A finding and the text in which it stands. */
export interface FixPlace {
  readonly scope: LanguageScope;
  readonly finding: Finding;
  readonly file: ParsedFile;
}

/** Proposes repairs, best first. A maker whose fixes are safe looks at the file alone. */
export type FixMaker = (place: FixPlace) => readonly Fix[];
