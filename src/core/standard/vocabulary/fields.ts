import { dataAt } from "../../model/record";
import type { LocalizedText } from "../template";
import { UnreadableValue, type ObjectType, type TypeName } from "../cel/types";
import type { Row, RuleScope } from "./scope";

/** Where the values of an object come from: plain data as it is written, and for a record its row. */
export interface Source {
  readonly data: Readonly<Record<string, unknown>>;
  readonly scope: RuleScope;
  readonly row?: Row;
}

/** A record as a source. Its data are made only for those who ask for all of them. */
export class RecordSource implements Source {
  readonly row: Row;
  readonly scope: RuleScope;

  constructor(row: Row, scope: RuleScope) {
    this.row = row;
    this.scope = scope;
  }

  get data(): Source["data"] {
    return this.row.record.data;
  }
}

/** What is written under a key. */
export function writtenAt(source: Source, key: string): unknown {
  return source.row ? dataAt(source.row.record, key) : source.data[key];
}

/** A field that rules can read. The one table for checking, completion, hover and documentation. */
export interface RuleField {
  readonly name: string;
  readonly type: TypeName;
  readonly title: LocalizedText;
  readonly description: LocalizedText;
  /** Whether it is computed; otherwise it stands in the files as it is. */
  readonly isComputed: boolean;
  /** Whether its value depends on other records, so that it may change while its own does not. */
  readonly isFar: boolean;
  /** @returns undefined where it is absent @throws UnreadableValue */
  readonly read: (source: Source) => unknown;
}

/** An object type of rules with its fields. */
export interface RuleType {
  readonly name: TypeName;
  readonly fields: ReadonlyMap<string, RuleField>;
  readonly object: ObjectType;
  /** An object of the type; its fields are read when they are asked for. */
  readonly make: (source: Source) => RuleObject;
}

/** Reads a field of an object of a type. @returns undefined where it is absent @throws UnreadableValue */
type FieldReader = (object: object) => unknown;

/** Stands for a field that was read and is absent. */
const absent = Symbol("absent");

/** An object of an expression. Each type has a class of its own, because the library tells types by it. */
export class RuleObject {
  readonly #source: Source;
  /** Values that were read, by the places that `readerOf` gives to fields of the type. */
  #values: unknown[] | undefined;

  constructor(source: Source) {
    this.#source = source;
  }

  /**
   * Reads a field, once for each object.
   * @param place of the field among those of its type that are read
   * @param places the number of those
   */
  static readerOf({ read }: RuleField, place: number, places: () => number): FieldReader {
    return (object) => {
      const own = object as RuleObject;
      const values = (own.#values ??= new Array<unknown>(places()));
      const known = values[place];
      if (known !== undefined) return known === absent ? undefined : known;
      const value = read(own.#source);
      values[place] = value === undefined ? absent : value;
      return value;
    };
  }
}

/** Makes a type of its fields, which may be completed until the first object is made. */
export function ruleType(name: TypeName, fields: ReadonlyMap<string, RuleField>): RuleType {
  const Class = class extends RuleObject {};
  const readers = new Map<string, FieldReader>();
  const readerOf = (key: string): FieldReader | undefined => {
    const field = fields.get(key);
    const known = readers.get(key);
    if (known || !field) return known;
    const reader = RuleObject.readerOf(field, readers.size, () => readers.size);
    readers.set(key, reader);
    return reader;
  };
  let isComplete = false;
  return {
    name,
    fields,
    object: {
      name,
      constructor: Class,
      readerOf,
      get fields() {
        return new Map([...fields].map(([key, { type }]) => [key, type]));
      },
    },
    make(source) {
      if (!isComplete) {
        isComplete = true;
        for (const key of fields.keys())
          Object.defineProperty(Class.prototype, key, {
            get(this: RuleObject) {
              return readerOf(key)?.(this);
            },
          });
      }
      return new Class(source);
    },
  };
}

/** A text; numbers and booleans are taken as they are written. */
export function readText(value: unknown): string {
  if (typeof value === "string") return value;
  if (typeof value === "number" || typeof value === "boolean") return String(value);
  throw new UnreadableValue();
}

export function readNumber(value: unknown): number {
  if (typeof value === "number" && Number.isFinite(value)) return value;
  throw new UnreadableValue();
}

export function readBoolean(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw new UnreadableValue();
}

/** A value that is there. @throws UnreadableValue where there is none */
export function readable<T>(value: T | undefined): T {
  if (value === undefined) throw new UnreadableValue();
  return value;
}

/** A mapping of plain data. */
export function readMapping(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw new UnreadableValue();
}
