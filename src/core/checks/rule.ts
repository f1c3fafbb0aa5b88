import { fieldSpan } from "../model/origin";
import type { Project, RecordBase } from "../model/types";
import type { Finding, Severity } from "../text/finding";
import type { Message } from "../text/message";

/** A built-in rule: what it looks at, and why. */
export interface CheckRule {
  /** Code of its findings: `family.what`. */
  readonly code: string;
  readonly severity: Severity;
  /** What it asks for and why, for people who read the finding and want to know more. */
  readonly documentation: { readonly en: string; readonly ja: string };
  /** Yields what is wrong. */
  readonly check: (project: Project) => Iterable<CheckResult>;
}

/** One thing that a rule has found: a record, and the field that it is about or that is missing. */
export interface CheckResult {
  readonly record: RecordBase;
  readonly key: string;
  readonly message: Message;
}

/** Runs rules over a project. */
export function runRules(rules: readonly CheckRule[], project: Project): readonly Finding[] {
  const files = new Map(project.files.map((file) => [file.path, file]));
  return rules.flatMap(({ code, severity, check }) =>
    [...check(project)].flatMap(({ record, key, message }) => {
      const file = files.get(record.origin.file);
      if (!file) return [];
      const range = file.lines.range(fieldSpan(record.origin, key));
      return [{ code, severity, file: file.path, range, message, data: { key, id: record.id } }];
    }),
  );
}
