import { applyIgnores } from "../../core/checks/ignore";
import { kindOfFile } from "../../core/model/facts";
import { validateTree } from "../../core/schema/validate";
import type { TextEdit } from "../../core/text/edit";
import type { Finding } from "../../core/text/finding";
import { parseText } from "../../core/text/parse";
import type { ParsedFile } from "../../core/text/parsed-file";
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
    findings = ownFindings(file);
  }
  const { edits } = edited;
  return edits.length === 0 ? undefined : fileEdits(original, edits);
}

/** What a file says about itself, without its project. */
function ownFindings(file: ParsedFile): readonly Finding[] {
  return [...file.findings, ...validateTree(kindOfFile(file), file)];
}

/** The edits of safe fixes that don't get in each other's way; those that do wait for the next round. */
function safeEdits(scope: LanguageScope, file: ParsedFile, findings: readonly Finding[]): readonly TextEdit[] {
  const accepted: TextEdit[] = [];
  const open = new Set(applyIgnores(file, findings));
  for (const finding of findings) {
    if (!safeCodes.has(finding.code) || !open.has(finding)) continue;
    const fix = fixesFor({ scope, finding, file }).find(({ isSafe }) => isSafe);
    const [changes, more] = fix?.edits ?? [];
    if (!changes || more || changes.file !== file.path) continue;
    const edits = changes.edits.map(({ range, newText }) => ({
      span: { start: file.lines.offset(range.start), end: file.lines.offset(range.end) },
      newText,
    }));
    if (
      edits.every((edit) =>
        accepted.every((other) => edit.span.end < other.span.start || other.span.end < edit.span.start),
      )
    )
      accepted.push(...edits);
  }
  return accepted;
}
