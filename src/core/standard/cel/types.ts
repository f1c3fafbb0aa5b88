import type { Message } from "../../text/message";
import type { Span } from "../../text/range";

/** A type by its name: `string`, `bool`, `double`, `date`, `list<T>`, `map<string, T>`, `dyn` (known only when it is computed) or the name of an object type. */
export type TypeName = string;

/** An object type: its fields, and the class whose instances have a getter for each. A getter gives undefined for a field that is absent. */
export interface ObjectType {
  readonly name: string;
  readonly fields: ReadonlyMap<string, TypeName>;
  readonly constructor: new (...values: never[]) => object;
  /** What the getter of a field does, for an object that is known to be of the type: much faster than asking for a property whose name is known only at run time. */
  readonly readerOf?: (field: string) => ((object: object) => unknown) | undefined;
}

/** A function that expressions can call. Values come as numbers, strings, booleans, lists and objects of the types in its signature. */
export interface ExpressionFunction {
  /** `workingDays(date, date): double` */
  readonly signature: string;
  /** @throws ExpressionFailure where there is no value */
  readonly apply: (...values: readonly unknown[]) => unknown;
}

/** An operator between two types. */
export interface ExpressionOperator {
  /** `date < date: bool` */
  readonly signature: string;
  readonly apply: (left: unknown, right: unknown) => unknown;
}

/** What expressions can speak of. */
export interface Vocabulary {
  readonly types: readonly ObjectType[];
  readonly functions: readonly ExpressionFunction[];
  readonly operators: readonly ExpressionOperator[];
}

/** What is wrong with an expression or with its evaluation, and at which offsets of its text. */
export interface ExpressionProblem {
  readonly span: Span;
  readonly message: Message;
  /** Names that may have been meant, best first, in place of `name`. */
  readonly suggestions: readonly string[];
  /** The name that is not known. */
  readonly name?: string;
}

/** What an expression reads: a variable, and names of fields one in the other as far as they are written. */
export interface ExpressionRead {
  readonly variable: string;
  readonly path: readonly string[];
}

export type Evaluation =
  | { readonly kind: "value"; readonly value: unknown }
  /** There is no value: an absent field, a division by zero … */
  | { readonly kind: "failed"; readonly problem: ExpressionProblem }
  /** A value that it needs can't be read; its schema has reported that. */
  | { readonly kind: "unreadable" }
  /** It costs too much. */
  | { readonly kind: "exhausted" };

/** An expression whose types are right. */
export interface Expression {
  readonly text: string;
  readonly type: TypeName;
  readonly reads: readonly ExpressionRead[];
  /** Names of fields that it reads of anything but its variables; `*` for computed ones. */
  readonly innerKeys: ReadonlySet<string>;
  /** Names of the functions that it calls. */
  readonly calls: ReadonlySet<string>;
  /** Never throws. @param budget what the evaluation may cost; it is taken from there */
  evaluate(values: Readonly<Record<string, unknown>>, budget: Budget): Evaluation;
}

/** Thrown by functions of expressions where there is no value. */
export class ExpressionFailure extends Error {
  constructor(readonly problem: Message) {
    super(problem.template);
    this.name = "ExpressionFailure";
  }
}

/** Thrown by getters of fields whose value can't be read. */
export class UnreadableValue extends Error {
  constructor() {
    super("unreadable value");
    this.name = "UnreadableValue";
  }
}

/** Thrown when the budget is used up. */
export class BudgetExhausted extends Error {
  constructor() {
    super("budget exhausted");
    this.name = "BudgetExhausted";
  }
}

/**
 * What evaluations may cost: a unit for each item that a macro visits or an operator compares, for each call, and for each character that a function reads. A
 * million units take in the order of a tenth of a second.
 */
export class Budget {
  #left: number;
  /** Whether something wanted more than there was. */
  isExhausted = false;

  constructor(units: number) {
    this.#left = units;
  }

  /** Units that are left; negative when something wanted more. */
  get left(): number {
    return this.#left;
  }

  /** Sets it back to what was left before. */
  restore(left: number): void {
    this.#left = left;
  }

  /** @throws BudgetExhausted when there is not so much left */
  spend(units: number): void {
    this.#left -= units;
    if (this.#left >= 0) return;
    this.isExhausted = true;
    throw new BudgetExhausted();
  }
}
