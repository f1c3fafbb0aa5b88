import { message } from "../../text/message";
import { didYouMean } from "../did-you-mean";
import type { CelNode } from "./tree";
import { isCelNode } from "./tree";
import type { ExpressionProblem } from "./types";

/** What the library throws. */
export interface CelError {
  readonly code?: string;
  readonly summary?: string;
  readonly range?: { readonly start: number; readonly end: number };
  readonly node?: unknown;
}

/** Code, place and words of whatever was thrown. */
export function asCelError(error: unknown): CelError {
  return error instanceof Error ? { summary: error.message, ...pick(error) } : { summary: String(error) };
}

/** Code, place and words of an error of the library, which are getters. */
function pick(error: Error): CelError {
  const { code, summary, range, node } = error as CelError;
  return {
    ...(code !== undefined && { code }),
    ...(summary !== undefined && { summary }),
    ...(range && { range }),
    node,
  };
}

/** Names that an error may have missed. */
export interface KnownNames {
  readonly variables: readonly string[];
  readonly functions: readonly { readonly name: string; readonly signature: string }[];
  readonly fieldsOf: (type: string) => readonly string[];
  readonly typeOf: (type: string, field: string) => string | undefined;
}

type Words = Omit<ExpressionProblem, "span">;

/** An error of the library in our own words. @param text the expression */
export function problemOf(error: CelError, text: string, known: KnownNames): ExpressionProblem {
  const end = text.length;
  const start = Math.min(error.range?.start ?? 0, end);
  const span = { start, end: Math.max(start, Math.min(error.range?.end ?? end, end)) };
  return { span: nameSpan(error, text) ?? span, ...wordsOf(error, known) };
}

/** Of a function that can't be called its name is underlined. */
function nameSpan({ code, node }: CelError, text: string): ExpressionProblem["span"] | undefined {
  if (code !== "no_matching_overload" || !isCelNode(node) || !Array.isArray(node.args)) return undefined;
  const [name, receiver]: readonly unknown[] = node.args;
  const start = text.indexOf(String(name), isCelNode(receiver) ? receiver.end : node.start);
  return start < 0 ? undefined : { start, end: start + String(name).length };
}

function wordsOf(error: CelError, known: KnownNames): Words {
  const { summary = "" } = error;
  const node = isCelNode(error.node) ? error.node : undefined;
  switch (error.code) {
    case "unknown_variable": {
      const name = afterColon(summary);
      return didYouMean(message("There is no '{0}' here.", name), name, known.variables);
    }
    case "no_such_key":
      return unknownField(afterColon(summary), node, known);
    case "no_matching_overload":
      return node ? wrongCall(node, summary, known) : plain(summary);
    case "no_such_overload": {
      const types = /: (?:(.+) (\S+) (.+)|([-!])(.+))$/.exec(summary);
      if (types?.[4] !== undefined)
        return { message: message("'{0}' can't be used with {1}.", types[4], types[5] ?? ""), suggestions: [] };
      return types
        ? {
            message: message(
              "'{0}' can't be used between {1} and {2}.",
              types[2] ?? "",
              types[1] ?? "",
              types[3] ?? "",
            ),
            suggestions: [],
          }
        : plain(summary);
    }
    case "invalid_condition_type":
    case "invalid_logical_operand":
      return {
        message: message("A condition is expected here, but this is of the type {0}.", quoted(summary)),
        suggestions: [],
      };
    case "unexpected_token":
    case "unexpected_character": {
      const found = afterColon(summary).replace(/^'(.*)'$/s, "$1");
      const words =
        found === "EOF" ? message("The expression ends too early.") : message("'{0}' is not expected here.", found);
      return { message: words, suggestions: [] };
    }
    case "unterminated_string":
      return { message: message("The quote at the end of the text is missing."), suggestions: [] };
    case "division_by_zero":
    case "modulo_by_zero":
      return { message: message("Division by zero."), suggestions: [] };
    case "invalid_macro_argument":
      return {
        message: message(
          "This can't be an argument here. 'has' takes a field, as in has(task.owner); other macros a name first.",
        ),
        suggestions: [],
      };
    default:
      return plain(summary);
  }
}

/** Rare mistakes keep the words of the library. */
function plain(summary: string): Words {
  return { message: message("This expression can't be understood: {0}", summary), suggestions: [] };
}

function afterColon(summary: string): string {
  return summary.slice(summary.indexOf(": ") + 2);
}

function quoted(summary: string): string {
  return /'([^']*)'/.exec(summary)?.[1] ?? "";
}

function unknownField(name: string, node: CelNode | undefined, known: KnownNames): Words {
  const left: unknown = Array.isArray(node?.args) ? node.args[0] : undefined;
  const type = isCelNode(left) ? left.checkedType : undefined;
  return unknownFieldOf(type?.kind === "message" ? type.name : undefined, name, known);
}

/** Words for a field that an object type does not have. */
export function unknownFieldOf(type: string | undefined, name: string, known: KnownNames): Words {
  if (type === undefined) return { message: message("There is no '{0}' in it.", name), suggestions: [] };
  return didYouMean(message("'{1}' is no field of {0}.", type, name), name, known.fieldsOf(type));
}

function wrongCall(node: CelNode, summary: string, known: KnownNames): Words {
  const name = Array.isArray(node.args) ? String(node.args[0]) : "";
  const candidates = known.functions.filter((one) => one.name === name);
  if (candidates.length === 0)
    return didYouMean(
      message("There is no function '{0}'.", name),
      name,
      known.functions.map((one) => one.name),
    );
  const written = /'(.*)'$/s.exec(summary)?.[1] ?? name;
  const expected = candidates.slice(0, 3).map(({ signature }) => signature.replace(/: [^:]*$/, ""));
  return {
    message: message("'{0}' can't be called in this way: {1}. There is: {2}.", name, written, expected.join(", ")),
    suggestions: [],
  };
}
