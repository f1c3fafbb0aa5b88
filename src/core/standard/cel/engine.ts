import { Environment, type ParseResult } from "@marcbachmann/cel-js";
import { message } from "../../text/message";
import { LinearPattern, PatternError } from "./pattern";
import { problemOf, unknownFieldOf, type CelError, type KnownNames } from "./problems";
import { factsOf, isCelNode, type CelNode, type TreeFacts } from "./tree";
import type { Budget } from "./types";
import {
  ExpressionFailure,
  UnreadableValue,
  type Evaluation,
  type Expression,
  type ExpressionProblem,
  type TypeName,
  type Vocabulary,
} from "./types";

/** Bounds of an expression: characters, and what the parser admits. */
const longestExpression = 10_000;
const limits = { maxAstNodes: 2_000, maxDepth: 60, maxListElements: 500, maxMapEntries: 200, maxCallArguments: 16 };

/** Longest text that an operator may make. */
const longestText = 100_000;

/**
 * Compiles and evaluates expressions in CEL. The only file that knows the library: it parses and checks types; what an evaluation costs is counted here, at the operators,
 * macros and calls of the checked tree, because the library has no bound of its own; `matches` is ours, because the library's goes back in patterns without end.
 */
export class CelEngine {
  readonly #base: Environment;
  readonly #fields: ReadonlyMap<string, ReadonlyMap<string, TypeName>>;
  readonly #environments = new Map<string, Environment>();

  constructor({ types, functions, operators }: Vocabulary) {
    const base = new Environment({ limits });
    // Types name each other, so that all names are known before the fields of any are read.
    for (const { name, fields, constructor: ctor } of types)
      base.registerType(name, { ctor, fields: Object.fromEntries(fields) });
    for (const { signature, apply } of operators) base.registerOperator(signature, apply);
    for (const { signature, apply } of functions) base.registerFunction(signature, apply);
    this.#base = base;
    this.#fields = new Map(types.map(({ name, fields }) => [name, fields]));
  }

  /**
   * Reads an expression and checks its types. Never throws.
   * @param variables names and types of what it can speak of
   */
  compile(text: string, variables: ReadonlyMap<string, TypeName>): Expression | ExpressionProblem {
    if (text.length > longestExpression)
      return {
        span: { start: 0, end: text.length },
        message: message("The expression is too long: at most {0} characters.", longestExpression),
        suggestions: [],
      };
    const environment = this.#environment(variables);
    const known = this.#known(environment, variables);
    try {
      const parsed = environment.parse(text);
      const checked = parsed.check();
      if (!checked.valid) return problemOf(checked.error as CelError, text, known);
      const root: unknown = parsed.ast;
      if (!isCelNode(root)) return problemOf({}, text, known);
      const facts = factsOf(root);
      return (
        unknownAsked(facts, known) ??
        wrongPattern(facts) ??
        new CelExpression(text, checked.type ?? "dyn", facts, parsed, known)
      );
    } catch (error) {
      return problemOf(asCelError(error), text, known);
    }
  }

  #environment(variables: ReadonlyMap<string, TypeName>): Environment {
    const key = JSON.stringify([...variables]);
    const before = this.#environments.get(key);
    if (before) return before;
    const environment = this.#base.clone();
    for (const [name, type] of variables) environment.registerVariable(name, type);
    this.#environments.set(key, environment);
    return environment;
  }

  #known(environment: Environment, variables: ReadonlyMap<string, TypeName>): KnownNames {
    return {
      variables: [...variables.keys()],
      get functions() {
        return environment.getDefinitions().functions;
      },
      fieldsOf: (type) => [...(this.#fields.get(type)?.keys() ?? [])],
      typeOf: (type, field) => this.#fields.get(type)?.get(field),
    };
  }
}

function asCelError(error: unknown): CelError {
  return error instanceof Error ? { summary: error.message, ...pick(error) } : { summary: String(error) };
}

/** Code, place and words of an error of the library, which are getters. */
function pick(error: Error): CelError {
  const { code, summary, range, node } = error as CelError;
  return {
    ...(code !== undefined && { code }),
    ...(summary !== undefined && { summary }),
    ...(range && { range }),
    node,
  };
}

/** `has(task.ownr)` is no mistake for the library, which asks no type for the field. */
function unknownAsked({ asked }: TreeFacts, known: KnownNames): ExpressionProblem | undefined {
  for (const chain of asked) {
    let type = chain.at(-1)?.checkedType?.name;
    for (const node of chain.slice(0, -1).reverse()) {
      const fields = type === undefined ? [] : known.fieldsOf(type);
      const name = Array.isArray(node.args) ? String(node.args[1]) : "";
      if (fields.length === 0) break;
      if (!fields.includes(name))
        return { span: { start: node.end - name.length, end: node.end }, ...unknownFieldOf(type, name, known) };
      type = type === undefined ? undefined : known.typeOf(type, name);
    }
  }
  return undefined;
}

/** Patterns must be written out, so that they are known to be harmless. */
function wrongPattern({ nodes }: TreeFacts): ExpressionProblem | undefined {
  for (const node of nodes) {
    const pattern = patternOf(node);
    if (!pattern) continue;
    const span = { start: pattern.start, end: pattern.end };
    if (typeof pattern.args !== "string")
      return {
        span,
        message: message("A pattern must be written out as a text, so that it can be checked."),
        suggestions: [],
      };
    try {
      new LinearPattern(pattern.args);
    } catch (error) {
      if (!(error instanceof PatternError)) throw error;
      const words = message(
        "This pattern can't be used: character {0} is not understood, refers back, looks around, or repeats too often.",
        error.offset + 1,
      );
      return { span, message: words, suggestions: [] };
    }
  }
  return undefined;
}

/** The pattern of a call of `matches`. */
function patternOf({ op, args }: CelNode): CelNode | undefined {
  if (op !== "rcall" || !Array.isArray(args) || args[0] !== "matches") return undefined;
  const pattern: unknown = Array.isArray(args[2]) ? args[2][0] : undefined;
  return isCelNode(pattern) ? pattern : undefined;
}

class CelExpression implements Expression {
  readonly text: string;
  readonly type: TypeName;
  readonly reads: Expression["reads"];
  readonly calls: ReadonlySet<string>;
  readonly innerKeys: ReadonlySet<string>;
  readonly #parsed: ParseResult;
  readonly #known: KnownNames;
  #budget: Budget | undefined;

  constructor(text: string, type: TypeName, facts: TreeFacts, parsed: ParseResult, known: KnownNames) {
    this.text = text;
    this.type = type;
    this.reads = facts.reads;
    this.calls = facts.calls;
    this.innerKeys = facts.innerKeys;
    this.#parsed = parsed;
    this.#known = known;
    for (const node of facts.nodes) this.#meter(node);
  }

  evaluate(values: Readonly<Record<string, unknown>>, budget: Budget): Evaluation {
    this.#budget = budget;
    try {
      budget.spend(1);
      const value: unknown = this.#parsed(values);
      // Conditions swallow errors, that of an empty budget too.
      return budget.isExhausted ? { kind: "exhausted" } : { kind: "value", value };
    } catch (error) {
      return this.#failed(error, budget);
    } finally {
      this.#budget = undefined;
    }
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
