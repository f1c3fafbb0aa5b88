import { isMap, isScalar, parseDocument, type ParsedNode, type YAMLError } from "yaml";
import { composeNode, type ComposeState } from "./compose";
import { message } from "./message";
import { isNestedTooDeeply } from "./nesting";
import type { TextProblem } from "./problem";
import type { TreeNode } from "./tree";
import { syntaxProblem } from "./yaml-words";

/** A piece of a text after the YAML parser. Its tree and its problems are made only when they are wanted. */
export interface ParsedPiece {
  /** Whether the YAML parser reported errors. */
  readonly broken: boolean;
  readonly isMapping: boolean;
  readonly isBlockMapping: boolean;
  readonly isScalar: boolean;
  readonly isQuotedOrBlock: boolean;
  /** The tree with offsets of the whole text; adds anchors and what is wrong with aliases and keys to the state. */
  compose(state: ComposeState): TreeNode | undefined;
  problems(): readonly TextProblem[];
}

const options = {
  version: "1.2",
  schema: "core",
  // Brackets that close at the column of their key are common and harmless.
  strict: false,
  // Reported by us with both places.
  uniqueKeys: false,
  prettyErrors: false,
  keepSourceTokens: false,
  logLevel: "silent",
} as const;

/** Parses `text` from `start` to `end` as if its first character stood in column `column`. Never throws. */
export function parsePiece(text: string, start: number, end: number, column: number): ParsedPiece {
  const isWhole = column === 0 && start === 0 && end === text.length;
  const source = isWhole ? text : " ".repeat(column) + text.slice(start, end);
  const shift = start - column;
  if (isNestedTooDeeply(source)) return unreadable(new RangeError(), start, end);
  try {
    const document = parseDocument(source, options);
    const contents = document.contents as ParsedNode | null;
    const style = isScalar(contents) ? contents.type : undefined;
    return {
      broken: document.errors.length > 0,
      isMapping: isMap(contents),
      isBlockMapping: isMap(contents) && contents.flow !== true,
      isScalar: isScalar(contents),
      isQuotedOrBlock: style !== undefined && style !== "PLAIN",
      compose: (state) => {
        for (const warning of document.warnings) {
          if (warning.code === "TAG_RESOLVE_FAILED")
            state.problems.push(syntaxProblem(warning, shift, text, start, end));
        }
        return contents === null ? undefined : composeGuarded(contents, shift, state, start);
      },
      problems: () => onePerLine(document.errors, source).map((error) => syntaxProblem(error, shift, text, start, end)),
    };
  } catch (error) {
    return unreadable(error, start, end);
  }
}

/** The first error of each line: those behind it follow from it. */
function onePerLine(errors: readonly YAMLError[], source: string): readonly YAMLError[] {
  let last = -1;
  return errors.filter((error) => {
    const [start] = error.pos;
    if (last >= 0 && (start < last || !/[\r\n]/.test(source.slice(last, start)))) return false;
    last = start;
    return true;
  });
}

function composeGuarded(contents: ParsedNode, shift: number, state: ComposeState, start: number): TreeNode | undefined {
  try {
    return composeNode(contents, shift, state);
  } catch (error) {
    state.problems.push(...unreadable(error, start, start + 1).problems());
    return undefined;
  }
}

/** What is nested too deeply for a recursive parser, or a fault of the parser itself. Neither may end the session. */
function unreadable(error: unknown, start: number, end: number): ParsedPiece {
  const words =
    error instanceof RangeError
      ? message("Brackets or lists are nested too deeply to be read.")
      : message("The YAML parser can't read this text: {0}", error instanceof Error ? error.message : String(error));
  const span = { start, end: Math.min(start + 1, end) };
  return {
    broken: true,
    isMapping: false,
    isBlockMapping: false,
    isScalar: false,
    isQuotedOrBlock: false,
    compose: () => undefined,
    problems: () => [{ code: "yaml.syntax", severity: "error", span, message: words }],
  };
}
