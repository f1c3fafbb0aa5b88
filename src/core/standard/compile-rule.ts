import { recordSchemasIn } from "../schema/section-records";
import { kept } from "../text/kept";
import { message, type Message } from "../text/message";
import type { Span } from "../text/range";
import type { Expression, ExpressionRead, TypeName } from "./cel/types";
import { didYouMean, type UnknownName } from "./did-you-mean";
import { isShowable, messagePieces } from "./message-template";
import type { StandardRule } from "./model";
import type { PlacedText } from "./placed-text";
import { ruleVocabulary, type Collection, type RuleVocabulary } from "./vocabulary/index";

/** A message whose expressions are compiled; `start` is the offset of one in the message. */
export type CompiledMessage = readonly (string | { readonly expression: Expression; readonly start: number })[];

/** What a rule does, without the place where it is written. The same object as long as its texts are the same. */
export interface CompiledRule {
  readonly collection: Collection;
  readonly when: Expression | undefined;
  readonly check: Expression;
  readonly message: { readonly en: CompiledMessage; readonly ja: CompiledMessage };
  /** What all its expressions read, each variable once. */
  readonly reads: readonly ExpressionRead[];
  readonly reach: RuleReach;
}

/**
 * What the outcome for a record depends on: `record` on nothing but the record and the project's header, calendars, scale and baselines; a list of collections on their
 * records; `project` on anything in the project.
 */
export type RuleReach = "record" | "project" | readonly string[];

/** Texts of a rule that can be wrong. */
export type RulePart = "on" | "when" | "check" | "en" | "ja" | "at";

/** A mistake in one of the edits that a rule offers: it is not offered, and the rule runs. */
export interface FixProblem extends Omit<RuleProblem, "part"> {
  readonly at: PlacedText;
}

/** A mistake in a rule: in which of its texts, and where there. */
export interface RuleProblem {
  readonly part: RulePart;
  readonly span: Span;
  readonly message: Message;
  readonly suggestions: readonly string[];
  readonly name?: string;
}

export interface CompiledOrNot {
  /** Undefined for a rule with mistakes: it does not run. */
  readonly compiled: CompiledRule | undefined;
  readonly problems: readonly RuleProblem[];
}

/** Most rules that are kept; while somebody types each keystroke makes another. */
const mostKept = 5000;

/** Compiles rules and expressions, each text once. */
export class RuleCompiler {
  readonly #rules = new Map<string, CompiledOrNot>();
  /** The same by the rule as it was read. */
  readonly #known = new WeakMap<StandardRule, CompiledOrNot>();
  readonly #fixes = new Map<string, Expression | RuleProblem>();
  readonly #conditions = new Map<string, Expression | RuleProblem>();

  /** Made when the first expression wants it: reading the schemas takes as long as opening a file. */
  get vocabulary(): RuleVocabulary {
    return ruleVocabulary();
  }

  /** A rule with the mistakes in its texts. */
  rule(rule: StandardRule): CompiledOrNot {
    const known = this.#known.get(rule);
    if (known) return known;
    const { on, when, check, message: words, at } = rule;
    const key = JSON.stringify([on.text, when?.text, check.text, words.en.text, words.ja.text, at]);
    const compiled = kept(this.#rules, key, mostKept, () => this.#compile(rule));
    this.#known.set(rule, compiled);
    return compiled;
  }

  /** A condition over the whole project. */
  condition({ text }: PlacedText): Expression | RuleProblem {
    return kept(this.#conditions, text, mostKept, () => this.#conditionOf(text, "when", undefined));
  }

  /** The expression of an edit that a rule offers, or what is wrong with it. */
  fixExpression(rule: StandardRule, text: PlacedText): Expression | RuleProblem {
    const collection = this.vocabulary.collections.get(rule.on.text);
    const key = JSON.stringify([rule.on.text, text.text]);
    return kept(this.#fixes, key, mostKept, () => this.#expression(text.text, "check", collection));
  }

  /** What is wrong with the edits that a rule offers. */
  fixProblems(rule: StandardRule): readonly FixProblem[] {
    const collection = this.vocabulary.collections.get(rule.on.text);
    if (!collection) return [];
    return rule.fixes.flatMap(({ field, writes }): readonly FixProblem[] => {
      const known = collection.type.fields.get(field.text);
      const whole = { start: 0, end: field.text.length };
      if (!known) return [{ at: field, span: whole, ...unknownField(field.text, collection) }];
      if (known.isComputed && !isWritten(field.text, collection)) {
        const words = message("'{0}' is computed and can't be written.", field.text);
        return [{ at: field, span: whole, message: words, suggestions: [] }];
      }
      if (writes.kind !== "expression") return [];
      const result = this.fixExpression(rule, writes.expression);
      return "evaluate" in result ? [] : [{ at: writes.expression, ...result }];
    });
  }

  #compile({ on, when, check, message: words, at }: StandardRule): CompiledOrNot {
    const collection = this.vocabulary.collections.get(on.text);
    if (!collection) return { compiled: undefined, problems: [this.#unknownCollection(on.text)] };
    const problems: RuleProblem[] = [];
    const take = (result: Expression | RuleProblem): Expression | undefined => {
      if ("evaluate" in result) return result;
      problems.push(result);
      return undefined;
    };
    const narrowed = when && take(this.#conditionOf(when.text, "when", collection));
    const checked = take(this.#conditionOf(check.text, "check", collection));
    const compiledWords = (part: "en" | "ja"): CompiledMessage => {
      const { pieces, problems: wrong } = this.#message(words[part].text, part, collection);
      problems.push(...wrong);
      return pieces;
    };
    const en = compiledWords("en");
    const ja = words.ja.node === words.en.node ? en : compiledWords("ja");
    if (at !== undefined && collection.type.fields.get(at) === undefined) problems.push(unknownPlace(at, collection));
    if (!checked || problems.some(({ part }) => part !== "at")) return { compiled: undefined, problems };
    const shown = [...en, ...ja].flatMap((piece) => (typeof piece === "string" ? [] : [piece.expression]));
    const expressions = [...(narrowed ? [narrowed] : []), checked, ...shown];
    const reach = reachOf(expressions, collection, this.vocabulary);
    const byVariable = new Map(expressions.flatMap((one) => one.reads).map((read) => [read.variable, read]));
    const reads = [...byVariable.values()];
    return { compiled: { collection, when: narrowed, check: checked, message: { en, ja }, reads, reach }, problems };
  }

  #conditionOf(text: string, part: "when" | "check", collection: Collection | undefined): Expression | RuleProblem {
    const result = this.#expression(text, part, collection);
    if (!("evaluate" in result) || result.type === "bool" || result.type === "dyn") return result;
    const words = message("A condition is expected here, but this is of the type {0}.", result.type);
    return { part, span: { start: 0, end: text.length }, message: words, suggestions: [] };
  }

  #expression(text: string, part: RulePart, collection: Collection | undefined): Expression | RuleProblem {
    const variables: ReadonlyMap<string, TypeName> = this.vocabulary.variablesFor(collection);
    const result = this.vocabulary.engine.compile(text, variables);
    return "evaluate" in result ? result : { part, ...result };
  }

  #message(
    text: string,
    part: "en" | "ja",
    collection: Collection,
  ): { readonly pieces: CompiledMessage; readonly problems: readonly RuleProblem[] } {
    const problems: RuleProblem[] = [];
    const pieces = messagePieces(text).flatMap((piece): CompiledMessage => {
      if (piece.kind === "text") return [piece.text];
      const result = this.#expression(piece.text, part, collection);
      const { start } = piece.span;
      if (!("evaluate" in result)) {
        problems.push({ ...result, span: { start: start + result.span.start, end: start + result.span.end } });
        return [];
      }
      if (isShowable(result.type)) return [{ expression: result, start }];
      const words = message("A value of the type {0} can't be shown in a message.", result.type);
      problems.push({ part, span: piece.span, message: words, suggestions: [] });
      return [];
    });
    return { pieces, problems };
  }

  #unknownCollection(path: string): RuleProblem {
    const known = didYouMean(message("There is no collection '{0}'.", path), path, this.vocabulary.collections.keys());
    return { part: "on", span: { start: 0, end: path.length }, ...known };
  }
}

/** Whether a field that is computed may be written as well: the duration of a task. */
function isWritten(field: string, { section, kind }: Collection): boolean {
  const schema = recordSchemasIn(section).find((one) => one["x-kind"] === kind);
  return Object.hasOwn(schema?.properties ?? {}, field);
}

function unknownPlace(at: string, collection: Collection): RuleProblem {
  return { part: "at", span: { start: 0, end: at.length }, ...unknownField(at, collection) };
}

function unknownField(name: string, { type }: Collection): UnknownName {
  return didYouMean(message("'{1}' is no field of {0}.", type.name, name), name, type.fields.keys());
}

/** What a rule depends on, from what its expressions read. */
function reachOf(
  expressions: readonly Expression[],
  { variable, type }: Collection,
  vocabulary: RuleVocabulary,
): RuleReach {
  const paths = new Set<string>();
  for (const { reads, calls, innerKeys } of expressions) {
    if ([...innerKeys].some((key) => key === "*" || vocabulary.farFields.has(key))) return "project";
    if ([...calls].some((name) => vocabulary.farFunctions.has(name))) return "project";
    for (const { variable: name, path } of reads) {
      const [first] = path;
      if (name === variable) {
        // The record as a whole may be asked anything.
        if (first === undefined || type.fields.get(first)?.isFar !== false) return "project";
        continue;
      }
      const collection = vocabulary.collections.has(name) && name !== "project" ? name : `${name}.${first ?? ""}`;
      if (vocabulary.collections.has(collection)) paths.add(collection);
      else if (name !== "project" || first === undefined) return "project";
    }
  }
  return paths.size === 0 ? "record" : [...paths].sort();
}
