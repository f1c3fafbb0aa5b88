import type { Message } from "../text/message";
import { isSameList } from "../text/same-list";
import { completed } from "../text/steps";
import { Budget } from "./cel/types";
import type { CompiledRule } from "./compile-rule";
import { evaluateRule, type RuleFound } from "./evaluate-rule";
import { emptySnapshot, RunView, type RunSnapshot } from "./run-view";
import { ruleVocabulary } from "./vocabulary/index";
import type { Row, RuleScope } from "./vocabulary/scope";

/** What the evaluation of a rule for one project may cost, and of all rules together, in units of `Budget`. */
export const ruleBudget = 2_000_000;
export const projectBudget = 10_000_000;

/** What a rule found in one record, and what that cost. */
interface Outcome {
  readonly cost: number;
  readonly found: RuleFound | undefined;
}

/** What a rule found in a project. */
export interface RuleResult {
  readonly violations: readonly { readonly row: Row; readonly message: Message }[];
  /** Number of records that it is about. */
  readonly applicable: number;
  /** The first record for which it could not be evaluated, and why. */
  readonly failure?: { readonly row: Row; readonly problem: NonNullable<RuleFound["failure"]> };
  /** It costs too much here: nothing it found counts. */
  readonly isExhausted: boolean;
}

/** What is kept of a rule. */
interface Memory {
  readonly inputs: readonly unknown[];
  /** In the order of the records; those behind the end of the budget are missing. */
  readonly outcomes: readonly Outcome[];
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
  #memories: ReadonlyMap<CompiledRule, Memory> = new Map();
  #before: RunSnapshot = emptySnapshot;
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
    if (rules.length === 0) return results;
    const known = { memories: this.#memories, view: new RunView(scope, ruleVocabulary(), this.#before) };
    let left = projectBudget;
    for (const rule of rules) {
      if (results.has(rule)) continue;
      const units = Math.min(ruleBudget, left);
      const memory = yield* this.#runRule(scope, rule, known, units);
      memories.set(rule, memory);
      results.set(rule, resultOf(known.view.rows(rule.collection), memory, units));
      left -= Math.min(memory.cost, units);
    }
    const { context, sources } = known.view;
    this.#before = { context, sources };
    this.#memories = memories;
    return results;
  }

  *#runRule(
    scope: RuleScope,
    rule: CompiledRule,
    { memories, view }: { readonly memories: ReadonlyMap<CompiledRule, Memory>; readonly view: RunView },
    units: number,
  ): Generator<void, Memory> {
    const { collection, reach } = rule;
    const rows = view.rows(collection);
    const inputs = view.inputsOf(rule);
    const memory = memories.get(rule);
    const isSame = memory !== undefined && isSameList(memory.inputs, inputs);
    // What used up its units may do with more of them.
    if (isSame && reach !== "record" && (memory.cost < Infinity || memory.units >= units)) return memory;
    const known = isSame && reach === "record" ? memory.outcomes : undefined;
    const outcomes: Outcome[] = [];
    let left = units;
    for (const [place, row] of rows.entries()) {
      const placeBefore = known && view.placeBefore(collection, row, place);
      let outcome = placeBefore === undefined ? undefined : known?.[placeBefore];
      if (!outcome || outcome.cost === Infinity) {
        outcome = this.#evaluate(scope, rule, row, left);
        if (++this.#sinceYield >= evaluationsAtOnce || outcome.cost > costAtOnce) {
          this.#sinceYield = 0;
          yield;
        }
      }
      outcomes.push(outcome);
      left -= outcome.cost;
      if (left < 0) break;
    }
    return { inputs, outcomes, units, cost: left < 0 ? Infinity : units - left };
  }

  #evaluate(scope: RuleScope, rule: CompiledRule, row: Row, units: number): Outcome {
    this.evaluations++;
    const budget = new Budget(units);
    const vocabulary = ruleVocabulary();
    const values = vocabulary.values(scope, rule.reads, rule.collection, row);
    const found = vocabulary.within(scope, () =>
      evaluateRule(rule, (expression) => expression.evaluate(values, budget)),
    );
    const cost = budget.isExhausted ? Infinity : units - budget.left;
    return found && (found.violation ?? found.failure) ? { cost, found } : usual(cost, found);
  }
}

const passes = new Map<number, Outcome>();
const others = new Map<number, Outcome>();

/** Nothing is wrong, or it is about others, which is said of hundreds of thousands of records: the usual costs share their objects. */
function usual(cost: number, found: RuleFound | undefined): Outcome {
  if (cost > 100) return { cost, found };
  const known = found ? passes : others;
  let outcome = known.get(cost);
  if (!outcome) known.set(cost, (outcome = { cost, found }));
  return outcome;
}

function resultOf(rows: readonly Row[], { outcomes, cost }: Memory, units: number): RuleResult {
  if (cost > units) return { violations: [], applicable: 0, isExhausted: true };
  const violations: { row: Row; message: Message }[] = [];
  let failure: RuleResult["failure"];
  let applicable = 0;
  for (const [place, row] of rows.entries()) {
    const found = outcomes[place]?.found;
    if (found) applicable++;
    if (found?.violation) violations.push({ row, message: found.violation });
    if (found?.failure) failure ??= { row, problem: found.failure };
  }
  return { violations, applicable, ...(failure && { failure }), isExhausted: false };
}
