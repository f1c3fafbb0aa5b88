import type { LocalizedText } from "../template";
import { UnreadableValue, type ObjectType, type TypeName } from "../cel/types";
import type { Row, RuleScope } from "./scope";

/** Where the values of an object come from: plain data as it is written, and for a record its row. */
export interface Source {
  readonly data: Readonly<Record<string, unknown>>;
  readonly scope: RuleScope;
  readonly row?: Row;
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

/** An object of an expression. Each type has a class of its own, because the library tells types by it. */
export class RuleObject {
  readonly #source: Source;
  readonly #values = new Map<string, unknown>();

  constructor(source: Source) {
    this.#source = source;
  }

  /** The value of a field, read once. */
  static valueOf(object: RuleObject, { name, read }: RuleField): unknown {
    if (object.#values.has(name)) return object.#values.get(name);
    const value = read(object.#source);
    object.#values.set(name, value);
    return value;
  }

  /** The row behind an object that is a record. */
  static rowOf(object: RuleObject): Row | undefined {
    return object.#source.row;
  }
}

/** Makes a type of its fields, which may be completed until the first object is made. */
export function ruleType(name: TypeName, fields: ReadonlyMap<string, RuleField>): RuleType {
  const Class = class extends RuleObject {};
  let isComplete = false;
  return {
    name,
    fields,
    object: {
      name,
      constructor: Class,
      get fields() {
        return new Map([...fields].map(([key, { type }]) => [key, type]));
      },
    },
    make(source) {
      if (!isComplete) {
        isComplete = true;
        for (const field of fields.values())
          Object.defineProperty(Class.prototype, field.name, {
            get(this: RuleObject) {
              return RuleObject.valueOf(this, field);
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
