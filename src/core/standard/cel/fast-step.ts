import type { CelNode } from "./tree";
import type { Budget } from "./types";

/** What a run of an expression knows: the variables, the items and accumulators of macros by their slots, and what it may cost. */
export interface FastFrame {
  values: Readonly<Record<string, unknown>>;
  budget: Budget;
  readonly slots: unknown[];
}

/** Computes a node. */
export type Step = (frame: FastFrame) => unknown;

/** Makes the step of an operand. */
export type CompileOperand = (node: CelNode) => Step;

/** Thrown where something is not as usual: a field is absent, a value is of no expected type. The library then says what is wrong. */
export class Unusual extends Error {}

export const unusual = new Unusual();
