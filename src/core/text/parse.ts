import { newComposeState } from "./compose";
import { maximumBytes, tooLarge } from "./decode";
import { maskText } from "./mask";
import { message } from "./message";
import type { ParsedFile } from "./parsed-file";
import { parsePiece } from "./piece";
import { toFinding, type TextProblem } from "./problem";
import { LineIndex } from "./range";
import { recoverTree } from "./recover";
import { reparse } from "./reparse";
import type { TreeNode } from "./tree";

/**
 * Reads the text of a file into a positioned tree. Never throws: whatever is wrong is in `findings`, and the tree holds everything
 * that can be read before and after it.
 * @param path opaque name of the file, repeated in the findings
 * @param version any number that changes with the text
 * @param problems what decoding has found already
 * @param previous an earlier version of the same file: a change within one item of a list then costs little more than that item
 */
export function parseText(
  path: string,
  text: string,
  version: number,
  problems: readonly TextProblem[] = [],
  previous?: ParsedFile,
): ParsedFile {
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  if (content.length > maximumBytes) {
    const lines = new LineIndex("");
    return {
      path,
      text: "",
      version,
      lines,
      root: undefined,
      findings: [toFinding(tooLarge(content.length), path, lines)],
    };
  }
  const lines = new LineIndex(content);
  const known = previous && problems.length === 0 ? reparse(previous, content) : undefined;
  if (known) return { path, text: content, version, lines, root: known, findings: [] };
  const { root, problems: own } = readTree(content);
  const findings = [...problems, ...own].map((problem) => toFinding(problem, path, lines));
  return { path, text: content, version, lines, root, findings };
}

function readTree(text: string): { root: TreeNode | undefined; problems: readonly TextProblem[] } {
  const masked = maskText(text);
  const found = [...replacementCharacters(text), ...masked.problems];
  const whole = parsePiece(masked.text, 0, masked.text.length, 0);
  const state = newComposeState(masked.text);
  if (!whole.broken) {
    const composed = whole.compose(state);
    const root = isBlank(composed) ? undefined : composed;
    const empty = root === undefined && found.length === 0 && state.problems.length === 0 ? [emptyProblem()] : [];
    return { root, problems: [...found, ...state.problems, ...empty] };
  }
  const recovered = recoverTree(masked.text, state);
  // Read piece by piece the file may look sound, but the whole was not: then its own errors stand.
  const errors = recovered.errors.length > 0 ? recovered.errors : whole.problems();
  return { root: recovered.root ?? whole.compose(state), problems: [...found, ...errors, ...state.problems] };
}

function isBlank(root: TreeNode | undefined): boolean {
  return root === undefined || (root.kind === "scalar" && root.value === null && root.start === root.end);
}

function emptyProblem(): TextProblem {
  return {
    code: "text.empty",
    severity: "info",
    span: { start: 0, end: 0 },
    message: message("This file is empty. A project begins with 'project:', a list of risks with 'risks:'."),
  };
}

/** U+FFFD stands where an editor could not read a byte: it has opened the file in the wrong encoding. */
function replacementCharacters(text: string): readonly TextProblem[] {
  const start = text.indexOf("\uFFFD");
  if (start < 0) return [];
  return [
    {
      code: "text.encoding",
      severity: "error",
      span: { start, end: start + 1 },
      message: message(
        "Characters of this file can't be read here. Open it in its own encoding (often Shift_JIS) and save it as UTF-8.",
      ),
    },
  ];
}
