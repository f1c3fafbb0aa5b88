import { canBeIgnored, ignoreComments, ignoreWord, type IgnoreComment } from "../../core/checks/ignore";
import { eolOf } from "../../core/text/edit-text";
import { message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import { fixOf, spanOf, textData } from "./make";
import { SnippetText } from "../snippet-text";
import type { Fix, FixMaker, FixPlace } from "./types";

/** Adds a comment that silences a finding in its line. */
export function ignoreHere(place: FixPlace): readonly Fix[] {
  const { file, finding, scope } = place;
  if (!canBeIgnored(finding.code)) return [];
  const { line } = finding.range.start;
  const start = file.lines.lineStart(line);
  const text = file.text.slice(start, file.lines.lineStart(line + 1)).replace(/[\r\n]+$/, "");
  const reason = new SnippetText().placeholder(scope.render(message("reason")));
  const words = `# ${ignoreWord} ${finding.code} ${reason}`;
  const end = start + text.trimEnd().length;
  // Where the line ends within a text, `#` would belong to it: then the comment stands above.
  const above = isWithinText(file, end);
  const indent = /^[ \t]*/.exec(text)?.[0] ?? "";
  const edit = above
    ? { span: { start, end: start }, newText: `${indent}${words}${eolOf(file.text)}` }
    : { span: { start: end, end: start + text.length }, newText: ` ${words}` };
  return fixOf(file, message("Ignore '{0}' in this line, with a reason", finding.code), [edit], { isSnippet: true });
}

/** Whether a comment at an offset would be read as part of a value. */
function isWithinText(file: ParsedFile, end: number): boolean {
  let node = file.root;
  while (node) {
    if (node.kind === "scalar") {
      const isHead = node.style === "block" && !/[\r\n]/.test(file.text.slice(node.start, end));
      return node.start < end && end < node.end && !isHead;
    }
    const children = node.kind === "mapping" ? node.entries.map(({ value }) => value) : node.items;
    node = children.find((child) => child.start < end && end < child.end);
  }
  return false;
}

/** Removes what silences nothing: the whole comment, or one of its codes. */
export const unusedIgnore: FixMaker = (place) => {
  const { file } = place;
  const span = spanOf(place);
  const comment = ignoreComments(file).find((one) => one.span.start <= span.start && span.end <= one.span.end);
  if (!comment) return [];
  const code = textData(place, "code");
  const isWhole = comment.span.start === span.start && comment.span.end === span.end;
  const edit = isWhole ? withoutComment(file, comment) : withoutCode(comment, span.start);
  const title =
    isWhole || code === undefined
      ? message("Remove this unused comment")
      : message("Remove '{0}' from this comment", code);
  return fixOf(file, title, [edit], { preferred: true, isSafe: true });
};

function withoutComment(
  file: ParsedFile,
  { span }: IgnoreComment,
): { span: { start: number; end: number }; newText: string } {
  const { line } = file.lines.position(span.start);
  const start = file.lines.lineStart(line);
  const next = file.lines.lineStart(line + 1);
  const before = file.text.slice(start, span.start);
  const behind = file.text.slice(span.end, next);
  // Another such comment may follow in the line.
  if (behind.trim() !== "") {
    const gap = behind.length - behind.trimStart().length;
    return { span: { start: span.start, end: span.end + gap }, newText: "" };
  }
  if (before.trim() === "") return { span: { start, end: next }, newText: "" };
  const kept = start + before.trimEnd().length;
  return { span: { start: kept, end: span.end }, newText: "" };
}

function withoutCode({ codes }: IgnoreComment, start: number): ReturnType<typeof withoutComment> | undefined {
  const index = codes.findIndex(({ span }) => span.start === start);
  const own = codes[index]?.span;
  const next = codes[index + 1]?.span;
  const previous = codes[index - 1]?.span;
  if (!own) return undefined;
  if (next) return { span: { start: own.start, end: next.start }, newText: "" };
  return previous && { span: { start: previous.end, end: own.end }, newText: "" };
}

/** A place for the reason. */
export const ignoreReason: FixMaker = (place) => {
  const { end } = spanOf(place);
  const newText = ` ${new SnippetText().placeholder(place.scope.render(message("reason")))}`;
  return fixOf(place.file, message("Add a reason"), [{ span: { start: end, end }, newText }], {
    preferred: true,
    isSnippet: true,
  });
};

/** A comment without a code goes: it silences nothing. */
export const ignoreWithoutCode: FixMaker = (place) => {
  const { start } = spanOf(place);
  const comment = ignoreComments(place.file).find(({ span }) => span.start === start);
  if (!comment) return [];
  return fixOf(place.file, message("Remove this unused comment"), [withoutComment(place.file, comment)]);
};
