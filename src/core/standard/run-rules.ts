import { dayOf, parseInstant } from "../text/instant";
import { message, type Message } from "../text/message";
import { completed } from "../text/steps";
import { Budget, type Evaluation, type Expression, type ExpressionProblem } from "./cel/types";
import type { CompiledMessage, CompiledRule } from "./compile-rule";
import { bilingualMessage } from "./localized";
import { shownValue } from "./message-template";
import { ruleVocabulary } from "./vocabulary/index";
import type { Row, RuleScope } from "./vocabulary/scope";

/** What the evaluation of a rule for one project may cost, and of all rules together, in units of `Budget`. */
export const ruleBudget = 2_000_000;
export const projectBudget = 10_000_000;

/** What a rule found in one record, and what that cost. */
interface Outcome {
  readonly cost: number;
  /** Message of the violation. */
  readonly violation?: Message;
  /** Why it could not be evaluated. */
  readonly failure?: ExpressionProblem & { readonly part: "when" | "check" | "en" | "ja" };
}

/** What a rule found in a project. */
export interface RuleResult {
  readonly violations: readonly { readonly row: Row; readonly message: Message }[];
  /** The first record for which it could not be evaluated, and why. */
  readonly failure?: { readonly row: Row; readonly problem: NonNullable<Outcome["failure"]> };
  /** It costs too much here: nothing it found counts. */
  readonly isExhausted: boolean;
}

/** What is kept of a rule. */
interface Memory {
  readonly inputs: readonly unknown[];
  readonly outcomes: ReadonlyMap<object, Outcome>;
  /** What it could cost, and what it did; infinite when that was not enough. */
  readonly units: number;
  readonly cost: number;
}

/** How much is done between two steps: evaluations, and units of one of them. */
const evaluationsAtOnce = 100;
const costAtOnce = 1000;

/**
 * Runs rules over the versions of one project. A rule that reads nothing but its record runs again only for records that have changed; one that reads collections when
 * one of their records has; others when the project has.
 */
export class RuleRunner {
  #memories = new Map<CompiledRule, Memory>();
  #sinceYield = 0;
  /** Number of records for which a rule was evaluated, over all runs. */
  evaluations = 0;

  /** Runs rules; what is known of others is forgotten. */
  run(scope: RuleScope, rules: readonly CompiledRule[]): ReadonlyMap<CompiledRule, RuleResult> {
    return completed(this.runInSteps(scope, rules));
  }

  /** As `run`, yielding now and then, so that a caller can let others work in between. What is known stays as it was when it is given up. */
  *runInSteps(
    scope: RuleScope,
    rules: readonly CompiledRule[],
  ): Generator<void, ReadonlyMap<CompiledRule, RuleResult>> {
    const memories = new Map<CompiledRule, Memory>();
    const results = new Map<CompiledRule, RuleResult>();
    const context = rules.length > 0 ? contextOf(scope) : [];
    let left = projectBudget;
    for (const rule of rules) {
      if (results.has(rule)) continue;
      const units = Math.min(ruleBudget, left);
      const memory = yield* this.#runRule(scope, rule, context, units);
      memories.set(rule, memory);
      results.set(rule, resultOf(scope, rule, memory, units));
      left -= Math.min(memory.cost, units);
    }
    this.#memories = memories;
    return results;
  }

  *#runRule(scope: RuleScope, rule: CompiledRule, context: readonly unknown[], units: number): Generator<void, Memory> {
    const { collection, reach } = rule;
    const rows = scope.rows(collection.section, collection.kind);
    const inputs = [...context, ...this.#inputsOf(scope, rule, rows)];
    const memory = this.#memories.get(rule);
    const isSame = memory !== undefined && isSameList(memory.inputs, inputs);
    // What used up its units may do with more of them.
    if (isSame && reach !== "record" && (memory.cost < Infinity || memory.units >= units)) return memory;
    const known = isSame && reach === "record" ? memory.outcomes : undefined;
    const outcomes = new Map<object, Outcome>();
    let left = units;
    for (const row of rows) {
      const source = sourceOf(row);
      const before = known?.get(source);
      let outcome = before;
      if (!outcome || outcome.cost === Infinity) {
        outcome = this.#evaluate(scope, rule, row, left);
        if (++this.#sinceYield >= evaluationsAtOnce || outcome.cost > costAtOnce) {
          this.#sinceYield = 0;
          yield;
        }
      }
      outcomes.set(source, outcome);
      left -= outcome.cost;
      if (left < 0) break;
    }
    return { inputs, outcomes, units, cost: left < 0 ? Infinity : units - left };
  }

  /** What the outcomes of all records together depend on, besides the context. */
  #inputsOf(scope: RuleScope, { reach }: CompiledRule, rows: readonly Row[]): readonly unknown[] {
    if (reach === "record") return [];
    if (reach === "project") return [scope.project, scope.schedule];
    const others = reach.flatMap((path) => {
      const collection = ruleVocabulary().collections.get(path);
      return collection ? scope.rows(collection.section, collection.kind).map(sourceOf) : [];
    });
    return [...rows.map(sourceOf), undefined, ...others];
  }

  #evaluate(scope: RuleScope, rule: CompiledRule, row: Row, units: number): Outcome {
    this.evaluations++;
    const budget = new Budget(units);
    const ask = (expression: Expression): Evaluation =>
      expression.evaluate(ruleVocabulary().values(scope, expression.reads, rule.collection, row), budget);
    const outcome = ruleVocabulary().within(scope, () => evaluateRule(rule, ask));
    return { ...outcome, cost: budget.isExhausted ? Infinity : units - budget.left };
  }
}

type Ask = (expression: Expression) => Evaluation;

function evaluateRule({ when, check, message: words }: CompiledRule, ask: Ask): Omit<Outcome, "cost"> {
  const narrowed = when && ask(when);
  if (narrowed && !isTrue(narrowed)) return failureOf(narrowed, "when");
  const checked = ask(check);
  if (checked.kind !== "value") return failureOf(checked, "check");
  if (checked.value !== false) return notBoolean(check, checked.value);
  const [en, ja] = [shownMessage(words.en, ask), words.ja === words.en ? undefined : shownMessage(words.ja, ask)];
  const failure = en.failure
    ? { ...en.failure, part: "en" as const }
    : ja?.failure
      ? { ...ja.failure, part: "ja" as const }
      : undefined;
  return { violation: bilingualMessage({ en: en.text, ja: ja?.text ?? en.text }), ...(failure && { failure }) };
}

function isTrue(evaluation: Evaluation): boolean {
  return evaluation.kind === "value" && evaluation.value === true;
}

function failureOf(evaluation: Evaluation, part: "when" | "check"): Omit<Outcome, "cost"> {
  return evaluation.kind === "failed" ? { failure: { ...evaluation.problem, part } } : {};
}

/** What is known only when it is computed may turn out to be no condition. */
function notBoolean({ text }: Expression, value: unknown): Omit<Outcome, "cost"> {
  if (value === true) return {};
  const words = message("A condition is expected here, but its value is '{0}'.", shownValue(value));
  return { failure: { part: "check", span: { start: 0, end: text.length }, message: words, suggestions: [] } };
}

/** A message with its values; those that are absent are left out with a sign. */
function shownMessage(
  pieces: CompiledMessage,
  ask: Ask,
): { readonly text: string; readonly failure?: ExpressionProblem } {
  let failure: ExpressionProblem | undefined;
  const text = pieces
    .map((piece) => {
      if (typeof piece === "string") return piece;
      const evaluation = ask(piece.expression);
      if (evaluation.kind === "value") return shownValue(evaluation.value);
      if (evaluation.kind === "failed") failure ??= movedProblem(evaluation.problem, piece.start);
      return "—";
    })
    .join("");
  return { text, ...(failure && { failure }) };
}

function movedProblem(problem: ExpressionProblem, by: number): ExpressionProblem {
  return { ...problem, span: { start: problem.span.start + by, end: problem.span.end + by } };
}

/** What stands for a row over versions of a project: the same object as long as nothing that a rule can read in it has changed. */
function sourceOf({ task, record }: Row): object {
  return task ?? record;
}

/** What rules read of a project besides records. */
function contextOf({ project, schedule, standardScale }: RuleScope): readonly unknown[] {
  return [
    project.header,
    JSON.stringify([project.schedule, standardScale]),
    schedule.tasks.length === 0,
    ...project.calendars,
    undefined,
    ...(project.recordsBySection.get("baselines") ?? []),
    undefined,
  ];
}

function isSameList(a: readonly unknown[], b: readonly unknown[]): boolean {
  return a.length === b.length && a.every((one, index) => one === b[index]);
}

function resultOf(
  scope: RuleScope,
  { collection }: CompiledRule,
  { outcomes, cost }: Memory,
  units: number,
): RuleResult {
  if (cost > units) return { violations: [], isExhausted: true };
  const violations: { row: Row; message: Message }[] = [];
  let failure: RuleResult["failure"];
  for (const row of scope.rows(collection.section, collection.kind)) {
    const outcome = outcomes.get(sourceOf(row));
    if (outcome?.violation) violations.push({ row, message: outcome.violation });
    if (outcome?.failure) failure ??= { row, problem: outcome.failure };
  }
  return { violations, ...(failure && { failure }), isExhausted: false };
}

/** Whether something with these bounds (ISO days) applies at the status date of a project; without a status date it does. */
export function isInForce(
  statusDate: number | undefined,
  { effective, expires }: { readonly effective?: string; readonly expires?: string },
): boolean {
  if (statusDate === undefined) return true;
  const today = dayOf(statusDate - 1);
  const [first, last] = [effective, expires].map((text) => {
    const instant = text === undefined ? undefined : parseInstant(text);
    return instant === undefined ? undefined : dayOf(instant);
  });
  return (first === undefined || first <= today) && (last === undefined || today <= last);
}
