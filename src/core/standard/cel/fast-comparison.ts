import { sizeOf, sizeOfText } from "./cost";
import { unusual, type CompileOperand, type FastFrame, type Step } from "./fast-step";
import { isCelNode, type CelNode } from "./tree";

/** Computes a node whose value is a number of either kind, as a number. */
type NumberStep = (frame: FastFrame) => number;

/**
 * Comparisons whose operands have known types, without the general handlers: numbers of both kinds as numbers, texts, membership in a list that is written out. They
 * cost what the general ones do.
 * @returns undefined for every other operator
 */
export function compileComparison(node: CelNode, compile: CompileOperand): Step | undefined {
  const [left, right]: readonly unknown[] = Array.isArray(node.args) ? node.args : [];
  if (!isCelNode(left) || !isCelNode(right)) return undefined;
  if (isText(left) && isText(right))
    return compileTexts(node.op, compileText(left, compile), compileText(right, compile));
  if (node.op === "in" && isText(left)) return compileMembership(left, right, compile);
  const numbers = [left, right].map((operand) => compileNumber(operand, compile));
  return numbers[0] && numbers[1] && compareNumbers(node.op, numbers[0], numbers[1]);
}

/** The number of items of a list or of characters of a text, by `size(list)` or `list.size()`. */
export function compileSize(node: CelNode, compile: CompileOperand): NumberStep | undefined {
  const { op, args } = node;
  if ((op !== "call" && op !== "rcall") || !Array.isArray(args) || args[0] !== "size") return undefined;
  const [, receiver, others]: readonly unknown[] = args;
  const operands: readonly unknown[] = op === "rcall" ? [receiver, ...asList(others)] : asList(receiver);
  const [list] = operands;
  if (operands.length !== 1 || !isCelNode(list)) return undefined;
  if (isText(list)) return compileLength(compileText(list, compile));
  if (list.checkedType?.kind !== "list") return undefined;
  // Texts in a list count by their length; what is in a list of objects costs nothing.
  const isPlain = list.checkedType.valueType?.kind === "message";
  const items = compile(list);
  return (frame) => {
    const value = items(frame);
    if (!Array.isArray(value)) throw unusual;
    frame.budget.spend(1 + (isPlain ? value.length : sizeOf(value)));
    return value.length;
  };
}

function compileLength(text: (frame: FastFrame) => string): NumberStep {
  return (frame) => {
    const value = text(frame);
    frame.budget.spend(1 + (value.length >> 2));
    let count = 0;
    // A letter that takes two units is one.
    for (let at = 0; at < value.length; at += (value.codePointAt(at) ?? 0) > 0xffff ? 2 : 1) count++;
    return count;
  };
}

function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function isText({ checkedType }: CelNode): boolean {
  return checkedType?.name === "string";
}

function compileText(node: CelNode, compile: CompileOperand): (frame: FastFrame) => string {
  const step = compile(node);
  return (frame) => {
    const value = step(frame);
    if (typeof value !== "string") throw unusual;
    return value;
  };
}

function compileTexts(
  op: string,
  left: (frame: FastFrame) => string,
  right: (frame: FastFrame) => string,
): Step | undefined {
  if (op !== "==" && op !== "!=") return undefined;
  const isEqual = op === "==";
  return (frame) => {
    const [a, b] = [left(frame), right(frame)];
    const cost = sizeOfText(a) + sizeOfText(b);
    if (cost > 0) frame.budget.spend(cost);
    return (a === b) === isEqual;
  };
}

/** `status in ['open', 'closed']`, `'x-class' in task.custom` */
function compileMembership(left: CelNode, right: CelNode, compile: CompileOperand): Step | undefined {
  if (right.checkedType?.kind === "map") return compileKey(left, right, compile);
  if (right.op !== "list" || !Array.isArray(right.args)) return undefined;
  const items = (right.args as readonly unknown[]).map((item) =>
    isCelNode(item) && item.op === "value" && !item.meta.alternate ? item.args : undefined,
  );
  if (!items.every((item) => typeof item === "string")) return undefined;
  const known = new Set(items);
  const size = sizeOf(items);
  const text = compileText(left, compile);
  return (frame) => {
    const value = text(frame);
    const cost = sizeOfText(value) + size;
    if (cost > 0) frame.budget.spend(cost);
    return known.has(value);
  };
}

function compileKey(left: CelNode, right: CelNode, compile: CompileOperand): Step {
  const text = compileText(left, compile);
  const map = compile(right);
  return (frame) => {
    const key = text(frame);
    const entries = map(frame);
    if (!(entries instanceof Map)) throw unusual;
    const cost = sizeOfText(key);
    if (cost > 0) frame.budget.spend(cost);
    return entries.get(key) !== undefined;
  };
}

function compileNumber(node: CelNode, compile: CompileOperand): NumberStep | undefined {
  const type = node.checkedType?.name;
  if (type !== "double" && type !== "int") return undefined;
  const constant = node.op === "value" && !node.meta.alternate ? Number(node.args) : undefined;
  if (constant !== undefined && (type === "double" || Number.isSafeInteger(constant))) return () => constant;
  if (type === "int") return compileSize(node, compile);
  const step = compile(node);
  return (frame) => {
    const value = step(frame);
    if (typeof value !== "number") throw unusual;
    return value;
  };
}

function compareNumbers(op: string, left: NumberStep, right: NumberStep): Step | undefined {
  switch (op) {
    case "==":
      return (frame) => left(frame) === right(frame);
    case "!=":
      return (frame) => left(frame) !== right(frame);
    case "<":
      return (frame) => left(frame) < right(frame);
    case "<=":
      return (frame) => left(frame) <= right(frame);
    case ">":
      return (frame) => left(frame) > right(frame);
    case ">=":
      return (frame) => left(frame) >= right(frame);
    default:
      return undefined;
  }
}
