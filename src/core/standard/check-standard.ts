import { fieldSpan, headSpan } from "../model/origin";
import type { RiskScale } from "../model/types";
import { isAtLeast, type Finding, type Severity } from "../text/finding";
import { message, type Message } from "../text/message";
import { shortSpan, type Span } from "../text/range";
import { valueSpan } from "../text/scalar-offsets";
import { valueOf } from "../text/tree";
import type { RuleCompiler, RulePart, RuleProblem } from "./compile-rule";
import { didYouMean } from "./did-you-mean";
import { isInForce } from "./in-force";
import { appliesTo } from "./applies-to";
import { effectiveDemands } from "./demands/effective";
import type { Demands, Overlay } from "./demands/model";
import type { Unmet } from "./demands/report";
import { demandProblems } from "./demands/problems";
import type { Standard, StandardRule } from "./model";
import { reasonOf } from "./not-applicable";
import type { PlacedText } from "./placed-text";
import { effectiveRules, standardFinding, type EffectiveRule, type ResolvedStandard } from "./resolve";
import type { RuleRunner } from "./run-rules";
import type { OverlayRunner } from "./overlays/check";
import { overlayProblems } from "./overlays/problems";
import { holds, isAbout, severityPolicy, type SeverityPolicy } from "./severities";
import type { RuleScope } from "./vocabulary/scope";
import type { WaiverPolicy } from "./waiver-policy";

/** A rule or an overlay that could not be evaluated for a project: what is reported in its standard. */
export interface StandardFailure {
  readonly standard: Standard;
  /** What is reported once, however many projects it fails for. */
  readonly subject: StandardRule | Overlay;
  /** Where it costs too much, its name for those who follow the standard; undefined for other failures. */
  readonly givenUp?: string;
  readonly span: Span;
  readonly message: Message;
  readonly data: NonNullable<Finding["data"]>;
}

/** What a rule did in a project. */
export interface RuleTally {
  readonly rule: EffectiveRule;
  /** Its severity there. */
  readonly severity: Severity;
  /** Records that it was about, and those of them that it reports. */
  readonly applicable: number;
  readonly violations: number;
  /** Why it was about nothing, where the rule says so. */
  readonly reason?: Message;
}

/** What the standards that a project follows say about it. */
export interface StandardsCheck {
  /** Findings of rules, with the severities that the standards give them. */
  readonly findings: readonly Finding[];
  /** Overlays that are not satisfied, whose severities may be changed. */
  readonly ofOverlays: readonly Unmet[];
  readonly failures: readonly StandardFailure[];
  /** What each rule that ran was about and found, by its code. */
  readonly tallies: ReadonlyMap<string, RuleTally>;
  /** What they ask for without an expression. */
  readonly demands: Demands;
  /** Severities for findings of built-in rules. */
  readonly policy: SeverityPolicy;
  /** Codes of all rules of the standards, whether they run or not. */
  readonly codes: ReadonlySet<string>;
  /** Who may permit deviations, by the nearest standard that says so. */
  readonly waiverPolicy: WaiverPolicy | undefined;
  /** Risk scale of the standards, where they have one. */
  readonly riskScale: RiskScale | undefined;
}

/** What remembers, for the versions of one project, what rules and overlays said of it. */
export interface StandardRunners {
  readonly rules: RuleRunner;
  readonly overlays: OverlayRunner;
}

/** Runs the rules of the standards that a project follows, in steps. @param runners those of the project */
export function* checkStandardsInSteps(
  { standards: all, rules: allRules }: ResolvedStandard,
  scope: RuleScope,
  compiler: RuleCompiler,
  runners: StandardRunners,
): Generator<void, StandardsCheck> {
  const { statusDate } = scope.project;
  const meets = (condition: PlacedText | undefined): boolean => holds(condition, scope, compiler);
  const standards = all.filter(
    (standard) => isInForce(statusDate, effectiveOf(standard)) && appliesTo(standard.appliesTo, scope.project, meets),
  );
  // A rule of a standard that does not count does not stand before that of its base.
  const rules = standards.length === all.length ? allRules : effectiveRules(standards);
  const policy = severityPolicy(standards, scope, compiler);
  const running = rules.flatMap((one) => {
    const { rule, code } = one;
    const severity = severityOf(rule, policy(code, rule.severity));
    if (severity === "off" || !isInForce(statusDate, rule)) return [];
    const { compiled } = compiler.rule(rule);
    return compiled ? [{ one, compiled, severity }] : [];
  });
  const results = yield* runners.rules.runInSteps(
    scope,
    running.map(({ compiled }) => compiled),
  );
  const files = new Map(scope.project.files.map((file) => [file.path, file]));
  const demands = effectiveDemands(standards, meets);
  const findings: Finding[] = [];
  const failures: StandardFailure[] = [];
  const tallies = new Map<string, RuleTally>();
  for (const { one, compiled, severity } of running) {
    const result = results.get(compiled);
    if (!result) continue;
    const { rule, standard, code } = one;
    if (!result.isExhausted) {
      const { applicable, violations } = result;
      const reason = applicable === 0 ? reasonOf(rule.notApplicable, meets) : undefined;
      const counts = { applicable, violations: violations.length };
      tallies.set(code, { rule: one, severity, ...counts, ...(reason && { reason }) });
    }
    for (const { row, message: words } of result.violations) {
      const { origin, id } = row.record;
      const file = files.get(origin.file);
      if (!file) continue;
      const range = file.lines.range(rule.at === undefined ? headSpan(origin) : fieldSpan(origin, rule.at));
      const data = { key: rule.at ?? "id", id, rule: rule.id, standard: standard.id };
      findings.push({ code, severity, file: file.path, range, message: words, data });
    }
    if (result.isExhausted) failures.push({ ...ruleFailure(one, undefined, tooCostly(scope)), givenUp: code });
    else if (result.failure) {
      const { row, problem } = result.failure;
      failures.push(ruleFailure(one, problem, failedAt(problem.message, row.record.id, scope)));
    }
  }
  const overlaid = runners.overlays.run(scope.project, demands.overlays);
  failures.push(...overlaid.exhausted.flatMap((overlay) => overlayFailure(standards, overlay, scope)));
  return {
    findings,
    ofOverlays: overlaid.unmet,
    failures,
    tallies,
    policy,
    demands,
    codes: new Set(allRules.map(({ code }) => code)),
    waiverPolicy: standards.find((standard) => standard.waiverPolicy)?.waiverPolicy,
    riskScale: scope.standardScales.risk,
  };
}

function effectiveOf({ effective }: Standard): { readonly effective?: string } {
  return effective === undefined ? {} : { effective };
}

/** Drafts and retired rules do not run; advisory ones report at most information. */
function severityOf({ lifecycle }: StandardRule, severity: Severity | "off"): Severity | "off" {
  if (lifecycle === "draft" || lifecycle === "retired" || severity === "off") return "off";
  return lifecycle === "advisory" && isAtLeast(severity, "info") ? "info" : severity;
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
  const { appliesTo: applies, severities, demands } = standard;
  const conditional = [
    ...(applies ? [applies] : []),
    ...severities,
    ...Object.values(demands).flat(),
    ...standard.rules.flatMap(({ notApplicable }) => notApplicable),
  ];
  const conditions = conditional.flatMap(({ when }) => {
    const problem = when && compiler.condition(when);
    return problem && !("evaluate" in problem) ? [problemFinding(standard, when, problem)] : [];
  });
  const rules = standard.rules.flatMap((rule) =>
    compiler.rule(rule).problems.flatMap((problem) => {
      const text = partOf(rule, problem.part);
      return text ? [problemFinding(standard, text, problem)] : [];
    }),
  );
  const fixes = standard.rules.flatMap((rule) =>
    compiler.fixProblems(rule).map((problem) => problemFinding(standard, problem.at, problem)),
  );
  return [...conditions, ...rules, ...fixes];
}

/** What a standard asks for without an expression and what can't be checked so. */
export function demandFindings(standard: Standard): readonly Finding[] {
  return demandProblems(standard.demands).map(({ at, message: words, suggestions, name }) =>
    standardFinding(standard, at, "standard.demand", "error", words, {
      suggestions,
      ...(name !== undefined && { name }),
    }),
  );
}

/** What is wrong with the schemas that a standard adds. */
export function overlayFindings(standard: Standard): readonly Finding[] {
  const { file, demands } = standard;
  return demands.overlays.flatMap((overlay) =>
    overlayProblems(overlay).map(({ span, message: words, suggestions, name, isFatal }) => {
      const { source } = overlay;
      const common = {
        code: "standard.schema",
        severity: isFatal ? ("error" as const) : ("warning" as const),
        file: file.path,
      };
      if (!source) {
        const range = file.lines.range(shortSpan(span, file.text));
        return { ...common, range, message: words, data: { suggestions, ...(name !== undefined && { name }) } };
      }
      // The word to be corrected stands in the other file, where no fix of this one reaches.
      const line = source.file.lines.range(span).start.line + 1;
      const range = file.lines.range(source.name.node);
      return { ...common, range, message: message("Line {0} of '{1}': {2}", line, source.name.text, words) };
    }),
  );
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

/** A rule that failed. @param place the part and the place in it; the id of the rule without one */
function ruleFailure(
  { standard, rule }: EffectiveRule,
  place: { readonly part: RulePart; readonly span: Span } | undefined,
  words: Message,
): StandardFailure {
  const { file } = standard;
  const text = place && partOf(rule, place.part);
  const span =
    text && place ? valueSpan(text.node, file.text, place.span) : headSpan({ file: file.path, node: rule.node });
  return { standard, subject: rule, span, message: words, data: { rule: rule.id } };
}

function overlayFailure(
  standards: readonly Standard[],
  overlay: Overlay,
  { project }: RuleScope,
): readonly StandardFailure[] {
  const words = message("The schema takes too long for the project '{0}' and is not applied to it.", project.id);
  return standards.flatMap((standard) =>
    standard.demands.overlays.includes(overlay)
      ? [
          {
            standard,
            subject: overlay,
            givenUp: `${standard.id} (${overlay.section})`,
            span: overlay.source?.name.node ?? overlay.schema,
            message: words,
            data: { section: overlay.section },
          },
        ]
      : [],
  );
}

/** Rules that ran in projects and were about nothing in any of them: perhaps their conditions are not what was meant. @param tallies those of all projects that follow the standard */
export function neverFindings(standard: Standard, tallies: Iterable<RuleTally>): readonly Finding[] {
  const applicable = new Map<StandardRule, number>();
  for (const { rule, applicable: count } of tallies)
    if (rule.standard.file.path === standard.file.path)
      applicable.set(rule.rule, (applicable.get(rule.rule) ?? 0) + count);
  return [...applicable].flatMap(([{ id, on, when }, count]) => {
    if (count > 0) return [];
    const words = when
      ? message(
          "This rule is about nothing in the projects that follow the standard: its condition is true for no record of '{0}'.",
          on.text,
        )
      : message(
          "This rule is about nothing in the projects that follow the standard: '{0}' is empty in all of them.",
          on.text,
        );
    return [standardFinding(standard, when ?? on, "standard.never-applies", "info", words, { rule: id })];
  });
}

/** Rules and overlays that could not be evaluated, each once. @param failures those of all projects that follow the standard */
export function failureFindings({ file }: Standard, failures: Iterable<StandardFailure>): readonly Finding[] {
  const seen = new Set<unknown>();
  const findings: Finding[] = [];
  for (const { standard, subject, span, message: words, data } of failures) {
    if (standard.file.path !== file.path || seen.has(subject)) continue;
    seen.add(subject);
    const range = file.lines.range(shortSpan(span, file.text));
    findings.push({ code: "standard.rule-failed", severity: "warning", file: file.path, range, message: words, data });
  }
  return findings;
}

function problemFinding(
  standard: Standard,
  { node }: PlacedText,
  { span, message: words, suggestions, name }: Omit<RuleProblem, "part">,
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
