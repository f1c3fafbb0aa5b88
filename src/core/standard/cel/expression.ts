import { message } from "../../text/message";
import { sizeOf } from "./cost";
import { fastStep, type FastFields } from "./fast";
import type { FastFrame, Step } from "./fast-step";
import { LinearPattern } from "./pattern";
import { asCelError, problemOf, type KnownNames } from "./problems";
import { isCelNode, type CelNode, type TreeFacts } from "./tree";
import { Budget, ExpressionFailure, UnreadableValue, type Evaluation, type Expression, type TypeName } from "./types";

/** Longest text that an operator may make. */
const longestText = 100_000;

/** Evaluations that say no more than this are always the same objects. */
const holds: Evaluation = { kind: "value", value: true };
const fails: Evaluation = { kind: "value", value: false };
const exhausted: Evaluation = { kind: "exhausted" };

/** The budget of nothing that runs. */
const nothing = new Budget(0);

/** An expression that counts what it costs: at the operators, macros and calls of its tree. */
export class CelExpression implements Expression {
  readonly text: string;
  readonly type: TypeName;
  readonly reads: Expression["reads"];
  readonly calls: ReadonlySet<string>;
  readonly innerKeys: ReadonlySet<string>;
  readonly #parsed: (values: Readonly<Record<string, unknown>>) => unknown;
  readonly #known: KnownNames;
  readonly #fast: Step | undefined;
  readonly #frame: FastFrame;
  #budget: Budget | undefined;

  /** @param root of the checked tree; without it the library evaluates alone */
  constructor(
    text: string,
    type: TypeName,
    root: CelNode | undefined,
    facts: TreeFacts,
    parsed: (values: Readonly<Record<string, unknown>>) => unknown,
    known: KnownNames & FastFields,
  ) {
    this.text = text;
    this.type = type;
    this.reads = facts.reads;
    this.calls = facts.calls;
    this.innerKeys = facts.innerKeys;
    this.#parsed = parsed;
    this.#known = known;
    for (const node of facts.nodes) this.#meter(node);
    this.#fast = root && fastStep(root, known);
    this.#frame = { values: {}, budget: nothing, slots: [] };
  }

  evaluate(values: Readonly<Record<string, unknown>>, budget: Budget): Evaluation {
    this.#budget = budget;
    const { left } = budget;
    if (this.#fast) {
      const frame = this.#frame;
      frame.values = values;
      frame.budget = budget;
      try {
        budget.spend(1);
        const value = this.#fast(frame);
        if (value === true) return holds;
        if (value === false) return fails;
        if (value !== undefined) return { kind: "value", value };
      } catch {
        // Whatever it is, the library meets it again and has words for it.
      }
      if (budget.isExhausted) return exhausted;
      budget.restore(left);
    }
    return this.#byLibrary(values, budget);
  }

  #byLibrary(values: Readonly<Record<string, unknown>>, budget: Budget): Evaluation {
    try {
      budget.spend(1);
      const value = this.#parsed(values);
      // Conditions swallow errors, that of an empty budget too.
      return budget.isExhausted ? exhausted : { kind: "value", value };
    } catch (error) {
      return this.#failed(error, budget);
    }
  }

  #failed(error: unknown, budget: Budget): Evaluation {
    if (budget.isExhausted) return exhausted;
    if (error instanceof UnreadableValue) return { kind: "unreadable" };
    const { text } = this;
    if (error instanceof ExpressionFailure)
      return {
        kind: "failed",
        problem: { span: { start: 0, end: text.length }, message: error.problem, suggestions: [] },
      };
    const found = asCelError(error);
    const problem = problemOf(found, text, this.#known);
    if (found.code !== "no_such_key") return { kind: "failed", problem };
    const name = (found.summary ?? "").replace(/^[^:]*: /, "");
    const words = message("'{0}' is absent. Ask for it first: has(…).", name);
    return { kind: "failed", problem: { ...problem, message: words, suggestions: [] } };
  }

  /** Makes a node count what it costs. */
  #meter(node: CelNode): void {
    const { handle, op } = node;
    if (!handle) return;
    const pattern = patternOf(node);
    if (pattern) {
      const compiled = new LinearPattern(String(pattern.args));
      node.handle = (values) => {
        const [text] = values as readonly unknown[];
        if (typeof text !== "string") throw new ExpressionFailure(message("'matches' needs a text."));
        this.#spend(Math.max(1, (text.length * compiled.size) >> 3));
        return compiled.test(text);
      };
    } else if (op === "comprehension") {
      node.handle = (items, args, evaluator, context) => {
        this.#spend(1 + lengthOf(items));
        return handle(items, args, evaluator, context);
      };
    } else if (op === "call" || op === "rcall") {
      node.handle = (values, first, second) => {
        this.#spend(1 + costOfCall(values as readonly unknown[], node));
        return handle(values, first, second);
      };
    } else if (op === "+" || op === "in" || op === "==" || op === "!=") {
      node.handle = (left, right, tree, evaluator) => {
        const cost = sizeOf(left) + sizeOf(right);
        if (cost > 0) this.#spend(cost);
        if (op === "+" && typeof left === "string" && lengthOf(left) + lengthOf(right) > longestText)
          throw new ExpressionFailure(message("The text becomes too long."));
        return handle(left, right, tree, evaluator);
      };
    }
  }

  #spend(units: number): void {
    this.#budget?.spend(units);
  }
}

function lengthOf(value: unknown): number {
  if (typeof value === "string" || Array.isArray(value)) return value.length;
  return value instanceof Map
    ? value.size
    : typeof value === "object" && value !== null
      ? Object.keys(value).length
      : 0;
}

/** Calls read their arguments; `join` makes a text with its separator many times over. */
function costOfCall(values: readonly unknown[], { args }: CelNode): number {
  let cost = 0;
  for (const value of values) cost += typeof value === "string" ? value.length >> 2 : sizeOf(value);
  if (Array.isArray(args) && args[0] === "join") cost += lengthOf(values[0]) * lengthOf(values[1]);
  return cost;
}

/** The pattern of a call of `matches`. */
export function patternOf({ op, args }: CelNode): CelNode | undefined {
  if (op !== "rcall" || !Array.isArray(args) || args[0] !== "matches") return undefined;
  const pattern: unknown = Array.isArray(args[2]) ? args[2][0] : undefined;
  return isCelNode(pattern) ? pattern : undefined;
}
