import { message } from "../../text/message";
import { fastStep, type FastFrame } from "./fast";
import { LinearPattern } from "./pattern";
import { asCelError, problemOf, type KnownNames } from "./problems";
import { isCelNode, type CelNode, type TreeFacts } from "./tree";
import {
  ExpressionFailure,
  UnreadableValue,
  type Budget,
  type Evaluation,
  type Expression,
  type TypeName,
} from "./types";

/** Longest text that an operator may make. */
const longestText = 100_000;

/** An expression that counts what it costs: at the operators, macros and calls of its tree. */
export class CelExpression implements Expression {
  readonly text: string;
  readonly type: TypeName;
  readonly reads: Expression["reads"];
  readonly calls: ReadonlySet<string>;
  readonly innerKeys: ReadonlySet<string>;
  readonly #parsed: (values: Readonly<Record<string, unknown>>) => unknown;
  readonly #known: KnownNames;
  readonly #fast: ReturnType<typeof fastStep>;
  readonly #frame: FastFrame = { values: {}, budget: undefined, slots: [] };
  #budget: Budget | undefined;

  /** @param root of the checked tree; without it the library evaluates alone */
  constructor(
    text: string,
    type: TypeName,
    root: CelNode | undefined,
    facts: TreeFacts,
    parsed: (values: Readonly<Record<string, unknown>>) => unknown,
    known: KnownNames,
  ) {
    this.text = text;
    this.type = type;
    this.reads = facts.reads;
    this.calls = facts.calls;
    this.innerKeys = facts.innerKeys;
    this.#parsed = parsed;
    this.#known = known;
    for (const node of facts.nodes) this.#meter(node);
    this.#fast = root && fastStep(root);
  }

  evaluate(values: Readonly<Record<string, unknown>>, budget: Budget): Evaluation {
    this.#budget = budget;
    try {
      budget.spend(1);
      const usual = this.#usualValue(values, budget);
      if (usual) return usual;
      const value = this.#parsed(values);
      // Conditions swallow errors, that of an empty budget too.
      return budget.isExhausted ? { kind: "exhausted" } : { kind: "value", value };
    } catch (error) {
      return this.#failed(error, budget);
    } finally {
      this.#budget = undefined;
    }
  }

  /** The value where all is as usual. Otherwise nothing is spent, and the library says what it is. */
  #usualValue(values: Readonly<Record<string, unknown>>, budget: Budget): Evaluation | undefined {
    const { left } = budget;
    this.#frame.values = values;
    this.#frame.budget = budget;
    try {
      const value = this.#fast?.(this.#frame);
      if (value !== undefined && !budget.isExhausted) return { kind: "value", value };
    } catch {
      // Whatever it is, the library meets it again and has words for it.
    }
    if (!budget.isExhausted) budget.restore(left);
    return undefined;
  }

  #failed(error: unknown, budget: Budget): Evaluation {
    if (budget.isExhausted) return { kind: "exhausted" };
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
      node.handle = (items, ...rest) => {
        this.#spend(1 + lengthOf(items));
        return handle(items, ...rest);
      };
    } else if (op === "call" || op === "rcall") {
      node.handle = (values, ...rest) => {
        this.#spend(1 + costOfCall(values as readonly unknown[], node));
        return handle(values, ...rest);
      };
    } else if (op === "+" || op === "in" || op === "==" || op === "!=") {
      node.handle = (left, right, ...rest) => {
        const cost = sizeOf(left) + sizeOf(right);
        if (cost > 0) this.#spend(cost);
        if (op === "+" && typeof left === "string" && lengthOf(left) + lengthOf(right) > longestText)
          throw new ExpressionFailure(message("The text becomes too long."));
        return handle(left, right, ...rest);
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

/** What it takes to compare or copy a value. */
function sizeOf(value: unknown): number {
  if (typeof value === "string") return value.length >> 4;
  if (!Array.isArray(value)) return 0;
  let size = value.length;
  for (const item of value) {
    if (typeof item !== "string" && !Array.isArray(item)) continue;
    size += sizeOf(item);
  }
  return size;
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
