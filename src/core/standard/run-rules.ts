import type { Message } from "../text/message";
import { isSameList } from "../text/same-list";
import { completed } from "../text/steps";
import { Budget } from "./cel/types";
import type { CompiledRule } from "./compile-rule";
import { evaluateRule, fine, type RuleFound } from "./evaluate-rule";
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
  /** What stands for the records. */
  readonly sources: readonly object[];
  /** In the order of the records; those behind the end of the budget are missing. Nothing is kept of what can't be said of single records later. */
  readonly outcomes: readonly Outcome[];
  readonly result: RuleResult;
  /** What it could cost, and what it did; infinite when that was not enough. */
  readonly units: number;
  readonly cost: number;
}

/** A rule that is running over the records of its collection. */
interface Work {
  readonly scope: RuleScope;
  readonly rule: CompiledRule;
  readonly rows: readonly Row[];
  readonly view: RunView;
  /** What is known of the records as they were in the run before. */
  readonly known: readonly Outcome[] | undefined;
  readonly budget: Budget;
  /** Those so far, in the order of the records. */
  readonly outcomes: Outcome[];
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
      results.set(rule, memory.cost > units ? tooMuch : memory.result);
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
    const sources = view.sourcesOf(collection);
    const memory = memories.get(rule);
    const isSame = memory !== undefined && isSameList(memory.inputs, inputs);
    const isAllSame = isSame && (reach !== "record" || memory.sources === sources);
    // What used up its units may do with more of them.
    if (isAllSame && (memory.cost < Infinity || memory.units >= units)) return memory;
    const known = isSame && reach === "record" ? memory.outcomes : undefined;
    const work: Work = { scope, rule, rows, view, known, budget: new Budget(units), outcomes: [] };
    while (this.#evaluateSome(work)) yield;
    const { outcomes, budget } = work;
    const cost = budget.left < 0 ? Infinity : units - budget.left;
    const result = cost > units ? tooMuch : resultOf(rows, outcomes);
    return { inputs, sources, outcomes: reach === "record" ? outcomes : [], result, units, cost };
  }

  /** Goes on with the records of a rule. @returns whether it is time for a pause; at the end of the records and of the budget it is not */
  #evaluateSome(work: Work): boolean {
    const { scope, rule, rows, view, known, budget, outcomes } = work;
    const { collection } = rule;
    if (rows.length === 0) return false;
    const vocabulary = ruleVocabulary();
    const values = vocabulary.values(scope, rule.reads, collection);
    const recordAt = vocabulary.recordsOf(collection, scope);
    return vocabulary.within(scope, () => {
      for (let place = outcomes.length, row = rows[place]; row && budget.left >= 0; row = rows[++place]) {
        const placeBefore = known && view.placeBefore(collection, row, place);
        const before = placeBefore === undefined ? undefined : known?.[placeBefore];
        if (before && before.cost < Infinity) {
          budget.restore(budget.left - before.cost);
          outcomes.push(before);
          continue;
        }
        values[collection.variable] = recordAt(place);
        const outcome = this.#evaluate(rule, values, budget);
        outcomes.push(outcome);
        if (++this.#sinceYield < evaluationsAtOnce && outcome.cost <= costAtOnce) continue;
        this.#sinceYield = 0;
        return true;
      }
      return false;
    });
  }

  #evaluate(rule: CompiledRule, values: Readonly<Record<string, unknown>>, budget: Budget): Outcome {
    this.evaluations++;
    const { left } = budget;
    const found = evaluateRule(rule, values, budget);
    const cost = budget.isExhausted ? Infinity : left - budget.left;
    return found && (found.violation ?? found.failure) ? { cost, found } : usual(cost, found);
  }
}

/** Nothing is wrong, or it is about others, which is said of hundreds of thousands of records: the usual costs share their objects. */
function usual(cost: number, found: RuleFound | undefined): Outcome {
  return (found ? passes : others)[cost] ?? { cost, found };
}

const usualCosts = Array.from({ length: 200 }, (_, cost) => cost);
const passes = usualCosts.map((cost): Outcome => ({ cost, found: fine }));
const others = usualCosts.map((cost): Outcome => ({ cost, found: undefined }));

const tooMuch: RuleResult = { violations: [], applicable: 0, isExhausted: true };

function resultOf(rows: readonly Row[], outcomes: readonly Outcome[]): RuleResult {
  const violations: { row: Row; message: Message }[] = [];
  let failure: RuleResult["failure"];
  let applicable = 0;
  for (let place = 0, row = rows[0]; row; row = rows[++place]) {
    const found = outcomes[place]?.found;
    if (!found) continue;
    applicable++;
    if (found.violation) violations.push({ row, message: found.violation });
    if (found.failure) failure ??= { row, problem: found.failure };
  }
  return { violations, applicable, ...(failure && { failure }), isExhausted: false };
}
