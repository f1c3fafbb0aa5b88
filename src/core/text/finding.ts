import type { Message } from "./message";
import type { Range } from "./range";

export type Severity = "error" | "warning" | "info" | "hint";

/** From worst to mildest. */
export const severities: readonly Severity[] = ["error", "warning", "info", "hint"];

/** Whether `severity` is as bad as `threshold` or worse. */
export function isAtLeast(severity: Severity, threshold: Severity): boolean {
  return severities.indexOf(severity) <= severities.indexOf(threshold);
}

/** Another place that helps to understand a finding. */
export interface RelatedPlace {
  readonly file: string;
  readonly range: Range;
  readonly message: Message;
}

/** One thing that is wrong, whoever found it. `code` is `family.what`, for example `reference.unknown`. */
export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly file: string;
  readonly range: Range;
  readonly message: Message;
  readonly related?: readonly RelatedPlace[];
  /** What a quick fix needs, for example `{ suggestions: ["screens"] }`. Plain JSON. */
  readonly data?: Readonly<Record<string, unknown>>;
}

/** Orders findings by file, then place, then code, so that outputs are stable. */
export function compareFindings(a: Finding, b: Finding): number {
  return (
    (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) ||
    a.range.start.line - b.range.start.line ||
    a.range.start.character - b.range.start.character ||
    (a.code < b.code ? -1 : a.code > b.code ? 1 : 0)
  );
}
