import type { ExpressionRead } from "./types";

/** A node of the library's syntax tree, as far as it is used here. */
export interface CelNode {
  readonly op: string;
  readonly args: unknown;
  readonly start: number;
  readonly end: number;
  readonly meta: { readonly alternate?: CelNode; readonly macro?: CelMacro };
  readonly checkedType?: {
    readonly kind: string;
    readonly name: string;
    readonly valueType?: { readonly kind: string; readonly name: string };
    /** Whether it is known only when it is computed. */
    readonly hasDynType?: boolean;
  };
  /** Computes the node from the values of its operands; set when types have been checked. */
  handle?: (...values: unknown[]) => unknown;
}

/** A macro that the library does not expand: `has(…)`, `cel.bind(…)`. */
export interface CelMacro {
  readonly args?: readonly CelNode[];
  readonly macroHasProps?: readonly CelNode[];
  readonly var?: string;
  readonly val?: CelNode;
  readonly exp?: CelNode;
}

export function isCelNode(value: unknown): value is CelNode {
  return typeof value === "object" && value !== null && "op" in value && "meta" in value;
}

/** What a walk finds. */
export interface TreeFacts {
  /** Nodes that compute something, expanded macros included. */
  readonly nodes: readonly CelNode[];
  readonly reads: readonly ExpressionRead[];
  readonly calls: ReadonlySet<string>;
  /** Names of fields that are read of anything but a variable of the expression: of items, of results. */
  readonly innerKeys: ReadonlySet<string>;
  /** The arguments of `has(…)`: a field and what it is in, up to a variable. */
  readonly asked: readonly (readonly CelNode[])[];
}

/** Visits every node of a checked tree. */
export function factsOf(root: CelNode): TreeFacts {
  const walk = new TreeWalk();
  walk.visit(root, new Set());
  return walk;
}

class TreeWalk implements TreeFacts {
  readonly nodes: CelNode[] = [];
  readonly reads: ExpressionRead[] = [];
  readonly calls = new Set<string>();
  readonly innerKeys = new Set<string>();
  readonly asked: (readonly CelNode[])[] = [];

  /** @param bound variables of macros around the node */
  visit(node: CelNode, bound: ReadonlySet<string>): void {
    const { alternate, macro } = node.meta;
    if (alternate) this.visit(alternate, bound);
    else if (macro) this.#visitMacro(macro, bound);
    else this.#visitPlain(node, bound);
  }

  #visitMacro({ args, macroHasProps, var: name, val, exp }: CelMacro, bound: ReadonlySet<string>): void {
    if (macroHasProps) this.asked.push(macroHasProps);
    for (const arg of args ?? []) this.visit(arg, bound);
    if (val) this.visit(val, bound);
    if (exp) this.visit(exp, name === undefined ? bound : new Set([...bound, name]));
  }

  #visitPlain(node: CelNode, bound: ReadonlySet<string>): void {
    this.nodes.push(node);
    const chain = chainOf(node);
    if (chain) {
      if (!bound.has(chain.variable)) this.reads.push(chain);
      else for (const key of chain.path) this.innerKeys.add(key);
      return;
    }
    const { args } = node;
    if ((node.op === "call" || node.op === "rcall") && Array.isArray(args)) this.calls.add(String(args[0]));
    if ((node.op === "." || node.op === "[]") && Array.isArray(args)) this.innerKeys.add(keyOf(args[1]));
    if (node.op === "comprehension") this.#visitComprehension(args as ComprehensionArguments, bound);
    else this.#visitAll(args, bound);
  }

  #visitComprehension({ iterable, init, step, iterVarName }: ComprehensionArguments, bound: ReadonlySet<string>): void {
    this.visit(iterable, bound);
    this.visit(init, bound);
    this.visit(step, new Set([...bound, iterVarName]));
  }

  #visitAll(value: unknown, bound: ReadonlySet<string>): void {
    if (isCelNode(value)) this.visit(value, bound);
    else if (Array.isArray(value)) for (const one of value) this.#visitAll(one, bound);
  }
}

interface ComprehensionArguments {
  readonly iterable: CelNode;
  readonly init: CelNode;
  readonly step: CelNode;
  readonly iterVarName: string;
}

/** The name of a field; `*` for one that is computed. */
function keyOf(key: unknown): string {
  if (typeof key === "string") return key;
  if (!isCelNode(key) || key.op !== "value") return "*";
  // A number is the place of an item.
  return typeof key.args === "string" ? key.args : "";
}

/** `task.owner` as variable and path. A key that is computed ends the path, and what it is computed from is not read here. */
function chainOf(node: CelNode): ExpressionRead | undefined {
  const path: string[] = [];
  let at: CelNode = node;
  while (!at.meta.alternate && !at.meta.macro) {
    if (at.op === "id") return typeof at.args === "string" ? { variable: at.args, path: path.reverse() } : undefined;
    if (at.op !== "." || !Array.isArray(at.args)) return undefined;
    const [inner, key]: readonly unknown[] = at.args;
    if (!isCelNode(inner) || typeof key !== "string") return undefined;
    path.push(key);
    at = inner;
  }
  return undefined;
}
