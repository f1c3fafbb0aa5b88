import { ignoreWord } from "../../core/checks/ignore";
import { kindOfFile } from "../../core/model/facts";
import { validateTree } from "../../core/schema/validate";
import type { TextEdit } from "../../core/text/edit";
import type { Finding } from "../../core/text/finding";
import { parseText } from "../../core/text/parse";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import { ProjectStore } from "../../workspace/store";
import type { FileEdits, LanguageScope } from "../types";
import { fixesFor, safeCodes } from "./index";
import { fileEdits } from "./make";
import { EditedText } from "./pieces";

/** A repair can bring a further one to light. More rounds than this are a sign that two of them work against each other. */
const mostRounds = 10;

/** All repairs of a file that need no person's decision, as one edit. Undefined where there are none. */
export function fixAll(scope: LanguageScope, path: string): FileEdits | undefined {
  const original = scope.store.file(path);
  if (!original) return undefined;
  const edited = new EditedText(original.text);
  let file = original;
  let findings = scope.store.findings(path);
  for (let round = 0; round < mostRounds; round++) {
    const edits = safeEdits(scope, file, findings);
    if (edits.length === 0) break;
    edited.apply(edits);
    file = parseText(path, edited.text, file.version + 1);
    findings = findingsOf(scope, file);
  }
  const { edits } = edited;
  return edits.length === 0 ? undefined : fileEdits(original, edits);
}

/** The findings of a changed text: what it says about itself, and with comments that silence findings what its project says about it. */
function findingsOf(scope: LanguageScope, file: ParsedFile): readonly Finding[] {
  const project = scope.store.projectOf(file.path);
  if (!project || !file.text.includes(ignoreWord)) return [...file.findings, ...validateTree(kindOfFile(file), file)];
  const store = new ProjectStore();
  for (const { path, text } of project.files) store.setFile(path, path === file.path ? file.text : text);
  return store.findings(file.path);
}

/** The edits of safe fixes that don't get in each other's way; those that do wait for the next round. */
function safeEdits(scope: LanguageScope, file: ParsedFile, findings: readonly Finding[]): readonly TextEdit[] {
  const accepted: TextEdit[] = [];
  for (const finding of findings) {
    if (!safeCodes.has(finding.code)) continue;
    const fix = fixesFor({ scope, finding, file }).find(({ isSafe }) => isSafe);
    const [changes, more] = fix?.edits ?? [];
    if (!changes || more || changes.file !== file.path) continue;
    const edits = changes.edits.map(({ range, newText }) => ({
      span: { start: file.lines.offset(range.start), end: file.lines.offset(range.end) },
      newText,
    }));
    if (edits.every(({ span }) => accepted.every((other) => isApart(span, other.span)))) accepted.push(...edits);
  }
  return accepted;
}

/** Whether two edits can be made at once. Two that begin at one place would depend on their order. */
function isApart(a: Span, b: Span): boolean {
  const isInsertion = a.start === a.end || b.start === b.end;
  return isInsertion ? a.end < b.start || b.end < a.start : a.end <= b.start || b.end <= a.start;
}
