import { compileComparison, compileSize } from "./fast-comparison";
import { Unusual, unusual, type CompileOperand, type Step } from "./fast-step";
import { isCelNode, type CelNode } from "./tree";

/** How fields of object types are read; undefined for types that do not tell. */
export interface FastFields {
  readonly typeOf: (type: string, field: string) => string | undefined;
  readonly readerOf: (type: string, field: string) => ((object: object) => unknown) | undefined;
}

/** Macros around a node: their variables and accumulators. */
interface Scope {
  readonly slotOf: ReadonlyMap<string, number>;
  readonly accumulator: number | undefined;
  readonly depth: number;
  readonly fields: FastFields;
}

interface Comprehension {
  readonly iterable: CelNode;
  readonly init: CelNode;
  readonly step: CelNode;
  readonly iterVarName: string;
  readonly condition?: (accumulator: unknown) => boolean;
  readonly result: (accumulator: unknown) => unknown;
}

/**
 * Makes closures of a checked tree, which compute what the library does in the usual case and throw in every other one: the caller lets the library evaluate it again then, so
 * that there is one meaning of errors. Visiting the tree anew for each record took most of the time of rules. Operators and functions are those of the library, with their counting.
 * @returns undefined for a tree with something that is seldom written: the library evaluates it alone
 */
export function fastStep(root: CelNode, fields: FastFields): Step | undefined {
  try {
    return compile(root, { slotOf: new Map(), accumulator: undefined, depth: 0, fields });
  } catch (error) {
    if (error instanceof Unusual) return undefined;
    throw error;
  }
}

function compile(node: CelNode, scope: Scope): Step {
  const { alternate, macro } = node.meta;
  if (alternate) return compile(alternate, scope);
  if (macro) return compileHas(macro.macroHasProps, scope);
  const { args } = node;
  switch (node.op) {
    case "value":
      return () => args;
    case "id":
      return compileName(String(args), scope);
    case ".":
      return compileField(node, scope);
    case "list":
      return compileList(args, scope);
    case "call":
    case "rcall":
      return compileCall(node, scope);
    case "comprehension":
      return compileComprehension(args as Comprehension, scope);
    case "accuValue":
    case "accuInc":
    case "accuPush":
      return compileAccumulator(node, scope);
    case "?:":
    case "&&":
    case "||":
      return compileLogic(node.op, operands(args, scope));
    case "!_":
    case "-_":
      return compileUnary(node, scope);
    default:
      return compileBinary(node, scope);
  }
}

function operands(args: unknown, scope: Scope): readonly Step[] {
  if (!Array.isArray(args)) throw unusual;
  return args.map((one: unknown) => {
    if (!isCelNode(one)) throw unusual;
    return compile(one, scope);
  });
}

/** As `operands`, for a handler that is chosen by their types: where one is known only at run time, the library has to choose. */
function typedOperands(args: unknown, scope: Scope): readonly Step[] {
  if (Array.isArray(args) && args.some((one: unknown) => isCelNode(one) && one.checkedType?.hasDynType)) throw unusual;
  return operands(args, scope);
}

function compileName(name: string, { slotOf }: Scope): Step {
  const slot = slotOf.get(name);
  if (slot !== undefined) return ({ slots }) => slots[slot];
  return ({ values }) => {
    const value = values[name];
    if (value === undefined) throw unusual;
    return value;
  };
}

function compileField({ args }: CelNode, scope: Scope): Step {
  const [inner, key]: readonly unknown[] = Array.isArray(args) ? args : [];
  if (!isCelNode(inner) || typeof key !== "string") throw unusual;
  const object = compile(inner, scope);
  const read = fieldReader(inner.checkedType?.name, key, scope.fields);
  return (frame) => {
    const value = read(object(frame));
    if (value === undefined) throw unusual;
    return value;
  };
}

/** `has(task.owner)`: the nodes from the last field to the variable. */
function compileHas(nodes: readonly CelNode[] | undefined, scope: Scope): Step {
  const root = nodes?.at(-1);
  if (!nodes || !root) throw unusual;
  let object = compile(root, scope);
  let type = root.checkedType?.name;
  const path = nodes.slice(0, -1).reverse();
  for (const [index, { op, args }] of path.entries()) {
    const key: unknown = Array.isArray(args) ? args[1] : undefined;
    if (op !== "." || typeof key !== "string") throw unusual;
    const read = fieldReader(type, key, scope.fields);
    const inner = object;
    if (index === path.length - 1) return (frame) => read(inner(frame)) !== undefined;
    object = (frame) => {
      const value = read(inner(frame));
      if (value === undefined) throw unusual;
      return value;
    };
    type = type === undefined ? undefined : scope.fields.typeOf(type, key);
  }
  throw unusual;
}

/** Reads a field of an object. */
function fieldReader(type: string | undefined, key: string, fields: FastFields): (holder: unknown) => unknown {
  const reader = type === undefined ? undefined : fields.readerOf(type, key);
  if (reader)
    return (holder) => {
      if (typeof holder !== "object" || holder === null) throw unusual;
      return reader(holder);
    };
  return (holder) => {
    if (!isObject(holder)) throw unusual;
    return holder[key];
  };
}

/** Whether a value is of an object type: those have classes of their own, maps and lists have none. */
function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null) return false;
  const { constructor } = value;
  return constructor !== Object && constructor !== Array && constructor !== Map && constructor !== Set;
}

function compileList(args: unknown, scope: Scope): Step {
  return compileValues(operands(args, scope));
}

function compileCall(node: CelNode, scope: Scope): Step {
  const { handle, args, op } = node;
  if (!handle || !Array.isArray(args)) throw unusual;
  const size = compileSize(node, operandIn(scope));
  if (size) return (frame) => BigInt(size(frame));
  if (op === "call") {
    const values = compileValues(typedOperands(args[1], scope));
    return (frame) => handle(values(frame), node);
  }
  const [, receiver, others]: readonly unknown[] = args;
  const values = compileValues(
    typedOperands([receiver, ...(Array.isArray(others) ? (others as readonly unknown[]) : [])], scope),
  );
  return (frame) => handle(values(frame), undefined, node);
}

function operandIn(scope: Scope): CompileOperand {
  return (operand) => compile(operand, scope);
}

/** The values of steps as a list. */
function compileValues(steps: readonly Step[]): (frame: Parameters<Step>[0]) => unknown[] {
  const [first, second] = steps;
  if (first && steps.length === 1) return (frame) => [first(frame)];
  if (first && second && steps.length === 2) return (frame) => [first(frame), second(frame)];
  return (frame) => steps.map((step) => step(frame));
}

function compileComprehension(
  { iterable, init, step, iterVarName, condition, result }: Comprehension,
  scope: Scope,
): Step {
  const items = compile(iterable, scope);
  const [itemSlot, slot] = [scope.depth, scope.depth + 1];
  const inner = {
    slotOf: new Map([...scope.slotOf, [iterVarName, itemSlot]]),
    accumulator: slot,
    depth: scope.depth + 2,
    fields: scope.fields,
  };
  const first = compile(init, inner);
  const next = compile(step, inner);
  return (frame) => {
    const list = items(frame);
    if (!Array.isArray(list)) throw unusual;
    frame.budget.spend(1 + list.length);
    const { slots } = frame;
    let accumulator = first(frame);
    slots[slot] = accumulator;
    for (const item of list as readonly unknown[]) {
      if (condition && !condition(accumulator)) break;
      slots[itemSlot] = item;
      accumulator = next(frame);
    }
    return result(accumulator);
  };
}

function compileAccumulator({ op, args }: CelNode, scope: Scope): Step {
  const { accumulator: slot } = scope;
  if (slot === undefined) throw unusual;
  if (op === "accuValue") return ({ slots }) => slots[slot];
  if (op === "accuInc") return ({ slots }) => (slots[slot] = Number(slots[slot]) + 1);
  if (!isCelNode(args)) throw unusual;
  const item = compile(args, scope);
  return (frame) => {
    const list = frame.slots[slot];
    if (!Array.isArray(list)) throw unusual;
    list.push(item(frame));
    return list;
  };
}

function compileLogic(op: "?:" | "&&" | "||", [first, second, third]: readonly Step[]): Step {
  if (!first || !second) throw unusual;
  if (op === "?:") {
    if (!third) throw unusual;
    return (frame) => (isTrue(first(frame)) ? second(frame) : third(frame));
  }
  if (op === "&&") return (frame) => isTrue(first(frame)) && isTrue(second(frame));
  return (frame) => isTrue(first(frame)) || isTrue(second(frame));
}

function isTrue(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  throw unusual;
}

function compileUnary(node: CelNode, scope: Scope): Step {
  const { handle, args } = node;
  if (!handle || !isCelNode(args)) throw unusual;
  const [operand] = typedOperands([args], scope);
  if (!operand) throw unusual;
  return (frame) => handle(operand(frame), node);
}

const binary: ReadonlySet<string> = new Set(["!=", "==", "in", "+", "-", "*", "/", "%", "<", "<=", ">", ">="]);

function compileBinary(node: CelNode, scope: Scope): Step {
  const { handle, op } = node;
  if (!handle || !binary.has(op)) throw unusual;
  const comparison = compileComparison(node, operandIn(scope));
  if (comparison) return comparison;
  const [left, right] = typedOperands(node.args, scope);
  if (!left || !right) throw unusual;
  return (frame) => handle(left(frame), right(frame), node);
}
