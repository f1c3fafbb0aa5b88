import type { Finding, Severity } from "../text/finding";
import { Budget, type Expression } from "./cel/types";
import type { RuleCompiler, RuleProblem } from "./compile-rule";
import type { SeverityOverride, Standard } from "./model";
import type { PlacedText } from "./placed-text";
import type { RuleScope } from "./vocabulary/scope";

/** What a condition over a project may cost. */
const conditionBudget = 200_000;

/** Which severity findings of a code get in a project. */
export type SeverityPolicy = (code: string, severity: Severity | "off") => Severity | "off";

/** Whether an override is about a code: `acme.*` about all that begin so. */
export function isAbout({ rule: { text } }: SeverityOverride, code: string): boolean {
  return text.endsWith("*") ? code.startsWith(text.slice(0, -1)) : code === text;
}

/** Whether a condition holds for a project; without one it does. One that is wrong or can't be evaluated does not. */
export function holds(condition: PlacedText | undefined, scope: RuleScope, compiler: RuleCompiler): boolean {
  if (!condition) return true;
  const expression: Expression | RuleProblem = compiler.condition(condition);
  if (!("evaluate" in expression)) return false;
  const { vocabulary } = compiler;
  const evaluation = vocabulary.within(scope, () =>
    expression.evaluate(vocabulary.values(scope, expression.reads), new Budget(conditionBudget)),
  );
  return evaluation.kind === "value" && evaluation.value === true;
}

/** The overrides of standards: those of a nearer one win, in one standard the later one. @param standards the nearest first */
export function severityPolicy(
  standards: readonly Standard[],
  scope: RuleScope,
  compiler: RuleCompiler,
): SeverityPolicy {
  const overrides = standards.flatMap(({ severities }) =>
    [...severities].reverse().filter(({ when }) => holds(when, scope, compiler)),
  );
  if (overrides.length === 0) return (_code, severity) => severity;
  return (code, severity) => overrides.find((override) => isAbout(override, code))?.severity ?? severity;
}

/** Findings with the severities of a policy; those that are off are left out. @param codes those that may be changed */
export function withSeverities(
  findings: readonly Finding[],
  policy: SeverityPolicy,
  codes: { readonly has: (code: string) => boolean },
): readonly Finding[] {
  return findings.flatMap((finding) => {
    if (!codes.has(finding.code)) return [finding];
    const severity = policy(finding.code, finding.severity);
    if (severity === "off") return [];
    return severity === finding.severity ? [finding] : [{ ...finding, severity }];
  });
}
