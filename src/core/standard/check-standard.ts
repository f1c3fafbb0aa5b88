import { builtInStandard } from "./built-in";
import { fieldSpan, headSpan } from "../model/origin";
import { readRiskScale } from "../model/risks";
import type { RiskScale } from "../model/types";
import { isAtLeast, type Finding, type Severity } from "../text/finding";
import { message, type Message } from "../text/message";
import type { Span } from "../text/range";
import { valueSpan } from "../text/scalar-offsets";
import { valueOf } from "../text/tree";
import type { RuleCompiler, RulePart, RuleProblem } from "./compile-rule";
import { didYouMean } from "./did-you-mean";
import { isInForce } from "./in-force";
import type { PlacedText, Standard, StandardRule } from "./model";
import type { RequiredSection } from "./requirements";
import { standardFinding, type EffectiveRule, type ResolvedStandard } from "./resolve";
import type { RuleRunner } from "./run-rules";
import { holds, isAbout, severityPolicy, type SeverityPolicy } from "./severities";
import type { RuleScope } from "./vocabulary/scope";

/** A rule that could not be evaluated for a project: what is reported in its standard. */
export interface RuleFailure {
  readonly rule: EffectiveRule;
  /** The part of the rule and the place in it; the id of the rule when it costs too much. */
  readonly place: { readonly part: RulePart; readonly span: Span } | undefined;
  readonly message: Message;
}

/** What the standards that a project follows say about it. */
export interface StandardsCheck {
  /** Findings of rules, with the severities that the standards give them. */
  readonly findings: readonly Finding[];
  readonly failures: readonly RuleFailure[];
  readonly requiredSections: readonly RequiredSection[];
  /** Severities for findings of built-in rules. */
  readonly policy: SeverityPolicy;
  /** Codes of all rules of the standards, whether they run or not. */
  readonly codes: ReadonlySet<string>;
  /** Risk scale of the standards, where they have one. */
  readonly riskScale: RiskScale | undefined;
}

/** Runs the rules of the standards that a project follows, in steps. @param runner that of the project, which remembers */
export function* checkStandardsInSteps(
  { standards: all, rules }: ResolvedStandard,
  scope: RuleScope,
  compiler: RuleCompiler,
  runner: RuleRunner,
): Generator<void, StandardsCheck> {
  const { statusDate } = scope.project;
  const standards = all.filter((standard) => isInForce(statusDate, effectiveOf(standard)));
  const policy = severityPolicy(standards, scope, compiler);
  const running = rules.flatMap((one) => {
    const { rule, standard, code } = one;
    const severity = severityOf(rule, policy(code, rule.severity));
    if (severity === "off" || !standards.includes(standard) || !isInForce(statusDate, rule)) return [];
    const { compiled } = compiler.rule(rule);
    return compiled ? [{ one, compiled, severity }] : [];
  });
  const results = yield* runner.runInSteps(
    scope,
    running.map(({ compiled }) => compiled),
  );
  const files = new Map(scope.project.files.map((file) => [file.path, file]));
  const findings: Finding[] = [];
  const failures: RuleFailure[] = [];
  for (const { one, compiled, severity } of running) {
    const result = results.get(compiled);
    if (!result) continue;
    const { rule, standard, code } = one;
    for (const { row, message: words } of result.violations) {
      const { origin, id } = row.record;
      const file = files.get(origin.file);
      if (!file) continue;
      const range = file.lines.range(rule.at === undefined ? headSpan(origin) : fieldSpan(origin, rule.at));
      const data = { key: rule.at ?? "id", id, rule: rule.id, standard: standard.id };
      findings.push({ code, severity, file: file.path, range, message: words, data });
    }
    if (result.isExhausted) failures.push({ rule: one, place: undefined, message: tooCostly(scope) });
    else if (result.failure) {
      const { row, problem } = result.failure;
      failures.push({ rule: one, place: problem, message: failedAt(problem.message, row.record.id, scope) });
    }
  }
  return {
    findings,
    failures,
    policy,
    requiredSections: sectionsRequired(standards, scope, compiler),
    codes: new Set(rules.map(({ code }) => code)),
    riskScale: scope.standardScale,
  };
}

/** The risk scale of the nearest standard that has one. The recommended one has the built-in scale, which stays what it is. */
export function riskScaleOf({ standards }: ResolvedStandard, language: "en" | "ja" = "en"): RiskScale | undefined {
  const recommended = builtInStandard("pmo:recommended");
  const own = standards.find(({ file, riskScale }) => riskScale?.kind === "mapping" && file !== recommended);
  return readRiskScale(own?.riskScale, language);
}

function effectiveOf({ effective }: Standard): { readonly effective?: string } {
  return effective === undefined ? {} : { effective };
}

/** Drafts and retired rules do not run; advisory ones report at most information. */
function severityOf({ lifecycle }: StandardRule, severity: Severity | "off"): Severity | "off" {
  if (lifecycle === "draft" || lifecycle === "retired" || severity === "off") return "off";
  return lifecycle === "advisory" && isAtLeast(severity, "info") ? "info" : severity;
}

/** Of the sections that several standards ask for the nearest one says how. */
function sectionsRequired(
  standards: readonly Standard[],
  scope: RuleScope,
  compiler: RuleCompiler,
): readonly RequiredSection[] {
  const bySection = new Map<string, RequiredSection>();
  for (const standard of standards)
    for (const required of standard.requiredSections)
      if (!bySection.has(required.section) && holds(required.when, scope, compiler))
        bySection.set(required.section, required);
  return [...bySection.values()];
}

function failedAt(words: Message, id: string, { project }: RuleScope): Message {
  return message("The rule can't be evaluated for '{0}' in the project '{1}'. {2}", id, project.id, words);
}

function tooCostly({ project }: RuleScope): Message {
  return message(
    "The rule takes too long for the project '{0}' and is not applied to it. Look records up by their ids instead of visiting a list for each record.",
    project.id,
  );
}

/** What is wrong with the expressions of a standard. */
export function expressionFindings(standard: Standard, compiler: RuleCompiler): readonly Finding[] {
  const conditions = [...standard.severities, ...standard.requiredSections].flatMap(({ when }) => {
    const problem = when && compiler.condition(when);
    return problem && !("evaluate" in problem) ? [problemFinding(standard, when, problem)] : [];
  });
  const rules = standard.rules.flatMap((rule) =>
    compiler.rule(rule).problems.flatMap((problem) => {
      const text = partOf(rule, problem.part);
      return text ? [problemFinding(standard, text, problem)] : [];
    }),
  );
  return [...conditions, ...rules];
}

/** Severity overrides that are about no rule. @param codes those of built-in rules */
export function overrideFindings(
  standard: Standard,
  { rules }: ResolvedStandard,
  codes: Iterable<string>,
): readonly Finding[] {
  const known = [...codes, ...rules.map(({ code }) => code)];
  return standard.severities.flatMap((override) => {
    if (known.some((code) => isAbout(override, code))) return [];
    const { text } = override.rule;
    const about = didYouMean(message("There is no rule '{0}' whose severity can be changed.", text), text, known);
    const { message: words, suggestions, name } = about;
    return [standardFinding(standard, override.rule, "standard.unknown-rule", "warning", words, { suggestions, name })];
  });
}

/** Rules that could not be evaluated, each once. @param failures those of all projects that follow the standard */
export function failureFindings(standard: Standard, failures: Iterable<RuleFailure>): readonly Finding[] {
  const seen = new Set<StandardRule>();
  const findings: Finding[] = [];
  for (const { rule: one, place, message: words } of failures) {
    const { rule } = one;
    if (one.standard.file.path !== standard.file.path || seen.has(rule)) continue;
    seen.add(rule);
    const text = place && partOf(rule, place.part);
    const span =
      text && place
        ? valueSpan(text.node, standard.file.text, place.span)
        : headSpan({ file: standard.file.path, node: rule.node });
    findings.push({
      code: "standard.rule-failed",
      severity: "warning",
      file: standard.file.path,
      range: standard.file.lines.range(span),
      message: words,
      data: { rule: rule.id },
    });
  }
  return findings;
}

function problemFinding(
  standard: Standard,
  { node }: PlacedText,
  { span, message: words, suggestions, name }: RuleProblem,
): Finding {
  const { file } = standard;
  const place = valueSpan(node, file.text, span);
  return {
    code: "standard.expression",
    severity: "error",
    file: file.path,
    range: file.lines.range(place),
    message: words,
    data: { suggestions, ...(name !== undefined && { name }) },
  };
}

function partOf(rule: StandardRule, part: RulePart): PlacedText | undefined {
  switch (part) {
    case "en":
    case "ja":
      return rule.message[part];
    case "at": {
      const node = valueOf(rule.node, "at");
      return node?.kind === "scalar" ? { text: String(node.value), node } : undefined;
    }
    default:
      return rule[part];
  }
}
