import { message } from "../../text/message";
import { CelEngine } from "../cel/engine";
import { ExpressionFailure, type ExpressionRead, type TypeName } from "../cel/types";
import { RecordSource, type RuleType } from "./fields";
import { ruleFunctions, ruleOperators, type RuleFunction } from "./functions";
import { recordFunctions } from "./record-functions";
import { RuleDate } from "./rule-date";
import type { RuleScope } from "./scope";
import { SectionReader, type Collection, type RuleVariable } from "./sections";

export type { Collection } from "./sections";

/**
 * Everything that expressions of standards can speak of: collections and fields read from the schemas of the format, computed fields, functions. One table for checking,
 * running, completion, hover and documentation.
 */
export class RuleVocabulary {
  readonly collections: ReadonlyMap<string, Collection>;
  readonly variables: ReadonlyMap<string, RuleVariable>;
  readonly types: ReadonlyMap<string, RuleType>;
  readonly functions: readonly RuleFunction[];
  readonly engine: CelEngine;
  /** Names of fields of records that depend on others, and of functions that look at others. */
  readonly farFields: ReadonlySet<string>;
  readonly farFunctions: ReadonlySet<string>;
  readonly #sections: ReadonlyMap<string, (scope: RuleScope) => unknown>;
  #scope: RuleScope | undefined;

  constructor() {
    const reader = new SectionReader((collection, scope) => this.#list(collection, scope));
    this.collections = reader.collections;
    this.variables = reader.variables;
    this.#sections = reader.sections;
    const types = reader.complete();
    this.types = types;
    const scope = (): RuleScope => {
      if (!this.#scope) throw new ExpressionFailure(message("There is no project here."));
      return this.#scope;
    };
    this.functions = [...ruleFunctions(scope), ...recordFunctions(scope, types, this.collections.values())];
    const records = [...this.collections.values()].filter(({ kind }) => kind !== "project");
    const fields = records.flatMap(({ type }) => [...type.fields.values()]);
    this.farFields = new Set(fields.flatMap(({ name, isFar }) => (isFar ? [name] : [])));
    this.farFunctions = new Set(
      this.functions.flatMap(({ signature, isFar }) => (isFar ? [signature.replace(/\(.*$/, "")] : [])),
    );
    this.engine = new CelEngine({
      types: [dateType, ...[...types.values()].map(({ object }) => object)],
      functions: this.functions,
      operators: ruleOperators,
    });
  }

  /** Names and types for expressions about one record. @param collection undefined for expressions about the whole project */
  variablesFor(collection: Collection | undefined): ReadonlyMap<string, TypeName> {
    const variables = new Map([...this.variables].map(([name, { type }]) => [name, type]));
    if (collection) variables.set(collection.variable, collection.type.name);
    return variables;
  }

  /**
   * Values for expressions about a project, or about records of a collection, of which the caller puts one in after the other: sections are put together only when they are
   * read.
   * @param reads what the expressions read
   */
  values(scope: RuleScope, reads: readonly ExpressionRead[], collection?: Collection): Record<string, unknown> {
    const values: Record<string, unknown> = {};
    for (const { variable } of reads)
      if (variable !== collection?.variable) values[variable] ??= this.#section(variable, scope);
    return values;
  }

  /** What stands for the records of a collection in expressions, by their places; made for the first one that asks. */
  recordsOf({ path, section, kind, type }: Collection, scope: RuleScope): (place: number) => object {
    const rows = scope.rows(section, kind);
    const objects = scope.objects.get(path) ?? [];
    scope.objects.set(path, objects);
    return (place) => {
      const row = rows[place];
      if (!row) throw new RangeError(`no record at ${place}`);
      return (objects[place] ??= type.make(new RecordSource(row, scope)));
    };
  }

  /** Runs something for which functions see a project. */
  within<T>(scope: RuleScope, run: () => T): T {
    const before = this.#scope;
    this.#scope = scope;
    try {
      return run();
    } finally {
      this.#scope = before;
    }
  }

  /** A section in one moment, put together once. */
  #section(name: string, scope: RuleScope): unknown {
    const { sections } = scope;
    if (!sections.has(name)) sections.set(name, this.#sections.get(name)?.(scope));
    return sections.get(name);
  }

  #list(collection: Collection, scope: RuleScope): readonly object[] {
    const recordAt = this.recordsOf(collection, scope);
    return scope.rows(collection.section, collection.kind).map((_, place) => recordAt(place));
  }
}

const dateType = {
  name: "date",
  constructor: RuleDate,
  fields: new Map([
    ["year", "double"],
    ["month", "double"],
    ["day", "double"],
    ["weekday", "double"],
  ]),
};

let vocabulary: RuleVocabulary | undefined;

/** The vocabulary of the format; made once. */
export function ruleVocabulary(): RuleVocabulary {
  return (vocabulary ??= new RuleVocabulary());
}
