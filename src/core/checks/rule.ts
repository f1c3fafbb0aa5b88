import { fieldSpan } from "../model/origin";
import type { ParsedFile, Project, RecordBase, RiskScale } from "../model/types";
import type { Finding, RelatedPlace, Severity } from "../text/finding";
import type { Message } from "../text/message";
import type { Span } from "../text/range";

/** A built-in rule: what it looks at, and why. */
export interface CheckRule {
  /** Code of its findings: `family.what`. */
  readonly code: string;
  readonly severity: Severity;
  /** What it asks for and why, for people who read the finding and want to know more. */
  readonly documentation: { readonly en: string; readonly ja: string };
  /** Yields what is wrong. */
  readonly check: (project: Project, surroundings: Surroundings) => Iterable<CheckResult>;
}

/** What counts for a project besides its own files. */
export interface Surroundings {
  /** Its own risk scale, or that of its standards; the built-in one when it is left out. */
  readonly riskScale?: RiskScale | undefined;
}

/** One thing that a rule has found: a record, and the field that it is about or that is missing. */
export interface CheckResult {
  readonly record: RecordBase;
  readonly key: string;
  readonly message: Message;
  /** The place of the finding, where it is more exact than the field. */
  readonly span?: Span;
  /** Another field that the finding is about, and what it says. */
  readonly related?: { readonly record: RecordBase; readonly key: string; readonly message: Message };
}

/** Runs rules over a project. */
export function runRules(
  rules: readonly CheckRule[],
  project: Project,
  surroundings: Surroundings = {},
): readonly Finding[] {
  const files = new Map(project.files.map((file) => [file.path, file]));
  return rules.flatMap(({ code, severity, check }) =>
    [...check(project, surroundings)].flatMap(({ record, key, message, span, related }) => {
      const file = files.get(record.origin.file);
      if (!file) return [];
      const range = file.lines.range(span ?? fieldSpan(record.origin, key));
      const places = related ? relatedPlaces(files, related) : [];
      const data = { key, id: record.id };
      return [{ code, severity, file: file.path, range, message, ...(places.length > 0 && { related: places }), data }];
    }),
  );
}

function relatedPlaces(
  files: ReadonlyMap<string, ParsedFile>,
  { record, key, message }: NonNullable<CheckResult["related"]>,
): readonly RelatedPlace[] {
  const file = files.get(record.origin.file);
  return file ? [{ file: file.path, range: file.lines.range(fieldSpan(record.origin, key)), message }] : [];
}
