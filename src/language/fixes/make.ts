import type { TextEdit } from "../../core/text/edit";
import type { Message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import type { FileEdits } from "../types";
import type { Fix, FixPlace } from "./types";

type Marks = Partial<Pick<Fix, "preferred" | "isSafe" | "isSnippet" | "kind">>;

/** A repair of one file. None where an edit is not possible, for example in an alias. */
export function fixOf(
  file: ParsedFile,
  title: Message,
  edits: readonly (TextEdit | undefined)[],
  marks: Marks = {},
): readonly Fix[] {
  const changes = fileEdits(file, edits);
  return changes ? [fixOfFiles(title, [changes], marks)] : [];
}

/** A repair of several files. */
export function fixOfFiles(title: Message, edits: readonly FileEdits[], marks: Marks = {}): Fix {
  return { title, kind: "quickfix", edits, preferred: false, isSafe: false, ...marks };
}

/** Edits by offsets as edits by lines. Undefined where one of them is not possible or there is none. */
export function fileEdits(file: ParsedFile, edits: readonly (TextEdit | undefined)[]): FileEdits | undefined {
  const present = edits.filter((edit) => edit !== undefined);
  if (present.length === 0 || present.length < edits.length) return undefined;
  return {
    file: file.path,
    edits: present.map(({ span, newText }) => ({ range: file.lines.range(span), newText })),
  };
}

/** Where a finding stands in its text. */
export function spanOf({ finding, file }: FixPlace): Span {
  return { start: file.lines.offset(finding.range.start), end: file.lines.offset(finding.range.end) };
}

/** A text in the data of a finding. */
export function textData({ finding }: FixPlace, key: string): string | undefined {
  const value = finding.data?.[key];
  return typeof value === "string" ? value : undefined;
}

/** A list of texts in the data of a finding. */
export function listData({ finding }: FixPlace, key: string): readonly string[] {
  const value = finding.data?.[key];
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
