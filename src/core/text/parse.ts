import { changeBetween } from "./change";
import { newComposeState } from "./compose";
import { maximumBytes, tooLarge } from "./decode";
import { layOut, layOutAgain, layOutInSteps, type LaidOutTree, type Layout } from "./layout";
import { maskText } from "./mask";
import { message } from "./message";
import type { ParsedFile } from "./parsed-file";
import { parsePiece } from "./piece";
import { plainBlanks } from "./plain-blanks";
import { toFinding, type TextProblem } from "./problem";
import { LineIndex } from "./range";
import { recoverTree } from "./recover";
import type { TreeNode } from "./tree";

/** Layouts of the latest versions. */
const layouts = new WeakMap<ParsedFile, Layout>();

/**
 * Reads the text of a file into a positioned tree. Never throws: whatever is wrong is in `findings`, and the tree holds everything
 * that can be read before and after it.
 * @param path opaque name of the file, repeated in the findings
 * @param version any number that changes with the text, larger than that of `previous`
 * @param problems what decoding has found already
 * @param previous the version of the file before this one: a change then costs little more than the block in which it stands. Its tree becomes
 * part of the new one and must not be used any more
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
  const { tree, lines } =
    problems.length === 0 ? readBlocks(content, version, previous) : { tree: undefined, lines: new LineIndex(content) };
  if (tree) return laidOutFile(path, content, version, tree, lines);
  const { root, problems: own } = readWhole(content);
  return { path, text: content, version, lines, root, findings: toFindings([...problems, ...own], path, lines) };
}

/**
 * Reads a text for the first time as `parseText` does, and yields now and then, so that a caller can let others work in between. What can't be read block by block is
 * read at one go.
 */
export function* parseInSteps(path: string, text: string, version: number): Generator<void, ParsedFile> {
  const content = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const tree = content.length > maximumBytes ? undefined : yield* layOutInSteps(content, version);
  yield;
  if (!tree) return parseText(path, text, version);
  const file = laidOutFile(path, content, version, tree, new LineIndex(content));
  yield;
  return file;
}

function laidOutFile(path: string, text: string, version: number, tree: LaidOutTree, lines: LineIndex): ParsedFile {
  const file = { path, text, version, lines, root: tree.root, findings: toFindings(tree.problems, path, lines) };
  layouts.set(file, tree.layout);
  return file;
}

function toFindings(problems: readonly TextProblem[], path: string, lines: LineIndex): ParsedFile["findings"] {
  if (problems.length === 0) return none;
  return [...problems].sort((a, b) => a.span.start - b.span.start).map((problem) => toFinding(problem, path, lines));
}

const none: ParsedFile["findings"] = [];

function readBlocks(
  content: string,
  version: number,
  previous: ParsedFile | undefined,
): { readonly tree: LaidOutTree | undefined; readonly lines: LineIndex } {
  const layout = previous && layouts.get(previous);
  if (!previous) return { tree: layOut(content, version), lines: new LineIndex(content) };
  const change = changeBetween(previous.text, content);
  const lines = previous.lines.edited(content, change.start, change.oldEnd, change.newEnd);
  if (!layout) return { tree: layOut(content, version), lines };
  layouts.delete(previous);
  return { tree: layOutAgain(layout, content, change, version), lines };
}

/** Reads a text with the `yaml` package as one document: what reaches across blocks, and what is no mapping of sections. */
function readWhole(text: string): { root: TreeNode | undefined; problems: readonly TextProblem[] } {
  // Line breaks of old are none for the YAML parser.
  const masked = maskText(text.replace(/\r(?!\n)/g, "\n"));
  const blanks = plainBlanks(masked.text);
  const found = [...replacementCharacters(text), ...masked.problems, ...blanks.problems];
  const whole = parsePiece(blanks.text, 0, blanks.text.length, 0);
  const state = newComposeState(blanks.text);
  if (!whole.broken) {
    const composed = whole.compose(state);
    const root = isBlank(composed) ? undefined : composed;
    const empty = root === undefined && found.length === 0 && state.problems.length === 0 ? [emptyProblem()] : [];
    return { root, problems: [...found, ...state.problems, ...empty] };
  }
  const recovered = recoverTree(blanks.text, state);
  // Read piece by piece the file may look sound, but the whole was not: then its own errors stand.
  const all = recovered.errors.length > 0 ? recovered.errors : whole.problems();
  // A tab that stands for a full-width space is reported already.
  const errors = all.filter(
    ({ code, span }) =>
      code !== "yaml.tab" || !blanks.spans.some(({ start, end }) => start <= span.start && span.start < end),
  );
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
