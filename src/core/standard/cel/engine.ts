import { Environment } from "@marcbachmann/cel-js";
import { message } from "../../text/message";
import { CelExpression, patternOf } from "./expression";
import type { FastFields } from "./fast";
import { PatternError, patternWords, readPattern } from "./pattern";
import { asCelError, problemOf, unknownFieldOf, type CelError, type KnownNames } from "./problems";
import { factsOf, isCelNode, type TreeFacts } from "./tree";
import type { Expression, ExpressionProblem, ObjectType, TypeName, Vocabulary } from "./types";

/** Bounds of an expression: characters, and what the parser admits. */
const longestExpression = 10_000;
const limits = { maxAstNodes: 2_000, maxDepth: 60, maxListElements: 500, maxMapEntries: 200, maxCallArguments: 16 };

/**
 * Compiles expressions in CEL. The only file that knows the library: it parses and checks types; what an evaluation costs is counted in `expression.ts`, at the operators,
 * macros and calls of the checked tree, because the library has no bound of its own; `matches` is ours, because the library's goes back in patterns without end.
 */
export class CelEngine {
  readonly #base: Environment;
  readonly #fields: ReadonlyMap<string, ReadonlyMap<string, TypeName>>;
  readonly #readers: ReadonlyMap<string, ObjectType["readerOf"]>;
  readonly #isPlain: boolean;
  readonly #environments = new Map<string, Environment>();

  /** @param isPlain leaves the evaluation to the library alone: for comparison */
  constructor({ types, functions, operators }: Vocabulary, isPlain = false) {
    this.#isPlain = isPlain;
    const base = new Environment({ limits });
    // Types name each other, so that all names are known before the fields of any are read.
    for (const { name, fields, constructor: ctor } of types)
      base.registerType(name, { ctor, fields: Object.fromEntries(fields) });
    for (const { signature, apply } of operators) base.registerOperator(signature, apply);
    for (const { signature, apply } of functions) base.registerFunction(signature, apply);
    this.#base = base;
    this.#fields = new Map(types.map(({ name, fields }) => [name, fields]));
    this.#readers = new Map(types.map(({ name, readerOf }) => [name, readerOf]));
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
        new CelExpression(text, checked.type ?? "dyn", this.#isPlain ? undefined : root, facts, parsed, known)
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

  #known(environment: Environment, variables: ReadonlyMap<string, TypeName>): KnownNames & FastFields {
    return {
      variables: [...variables.keys()],
      get functions() {
        return environment.getDefinitions().functions;
      },
      fieldsOf: (type) => [...(this.#fields.get(type)?.keys() ?? [])],
      typeOf: (type, field) => this.#fields.get(type)?.get(field),
      readerOf: (type, field) => this.#readers.get(type)?.(field),
    };
  }
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
    const read = readPattern(pattern.args);
    if (read instanceof PatternError) return { span, message: patternWords(read), suggestions: [] };
  }
  return undefined;
}
