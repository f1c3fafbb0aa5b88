import { compareFindings, type Finding } from "../text/finding";
import { message, type Message } from "../text/message";
import type { ParsedFile } from "../text/parsed-file";
import type { Span } from "../text/range";
import type { ScalarNode, TreeNode } from "../text/tree";

/** The word that begins such a comment, behind a `#`. */
export const ignoreWord = "pmo-ignore";

/** A comment `# pmo-ignore CODE, CODE reason`. Offsets are those of the text. */
export interface IgnoreComment {
  /** From `#` to the end of the line, without white space at its end. */
  readonly span: Span;
  readonly codes: readonly { readonly code: string; readonly span: Span }[];
  readonly reason: string;
  /** The line whose findings it silences; undefined where no line with content follows. */
  readonly line: number | undefined;
}

/** To the end of the line, or to another such comment: each has a reason of its own. */
const commentPattern = /(?<=^|[ \t])#[ \t]*pmo-ignore(?![\w-])(?:(?!(?<=[ \t])#[ \t]*pmo-ignore(?![\w-]))[^\r\n])*/gm;
const codePattern = /^[\p{L}_][\p{L}\p{N}_-]*(?:\.[\p{L}\p{N}_-]+)+$/u;

/** Whether findings with this code can be silenced: what can't be read can't be told apart from what is meant. */
export function canBeIgnored(code: string): boolean {
  return !/^(?:yaml|text|ignore)\./.test(code);
}

/**
 * Takes out the findings of a file that its comments `# pmo-ignore CODE reason` silence, and adds findings about those comments: `ignore.unused`,
 * `ignore.no-reason`, `ignore.no-code`. A comment behind content is about its own line, one on a line of its own about the next line with content.
 * @param findings those of this file
 */
export function applyIgnores(file: ParsedFile, findings: readonly Finding[]): readonly Finding[] {
  if (!file.text.includes(ignoreWord)) return findings;
  const comments = ignoreComments(file);
  if (comments.length === 0) return findings;
  const byLine = new Map<number, IgnoreComment[]>();
  for (const comment of comments) {
    if (comment.line === undefined) continue;
    const list = byLine.get(comment.line);
    if (list) list.push(comment);
    else byLine.set(comment.line, [comment]);
  }
  const used = new Set<object>();
  const kept = findings.filter(({ code, range }) => {
    const codes = (byLine.get(range.start.line) ?? []).flatMap((comment) => comment.codes);
    const silencing = canBeIgnored(code) ? codes.filter((candidate) => candidate.code === code) : [];
    for (const one of silencing) used.add(one);
    return silencing.length === 0;
  });
  return [...kept, ...comments.flatMap((comment) => aboutComment(file, comment, used))].sort(compareFindings);
}

/** Every comment `# pmo-ignore …` of a file, in the order of the text. What stands in quotes or in a block of text is no comment. */
export function ignoreComments(file: ParsedFile): readonly IgnoreComment[] {
  if (!file.text.includes(ignoreWord)) return [];
  return [...file.text.matchAll(commentPattern)].flatMap((match) => {
    const start = match.index;
    return isInText(file, start) ? [] : [readComment(file, start, match[0].trimEnd())];
  });
}

function readComment(file: ParsedFile, start: number, text: string): IgnoreComment {
  const codes: { code: string; span: Span }[] = [];
  let at = text.indexOf(ignoreWord) + ignoreWord.length;
  for (let more = true; more;) {
    const word = /^[\s,\u3001\uFF0C]*([^\s,\u3001\uFF0C]+)(\s*[,\u3001\uFF0C])?/u.exec(text.slice(at));
    const code = word?.[1] ?? "";
    if (!word || !codePattern.test(code)) break;
    const from = start + at + word[0].indexOf(code);
    codes.push({ code, span: { start: from, end: from + code.length } });
    at += word[0].length;
    more = word[2] !== undefined;
  }
  const { line } = file.lines.position(start);
  const before = file.text.slice(file.lines.lineStart(line), start).trimStart();
  return {
    span: { start, end: start + text.length },
    codes,
    reason: text.slice(at).replace(/^[\s:,\u3001\uFF0C–—-]+/u, ""),
    line: before === "" || before.startsWith("#") ? nextContent(file, line + 1) : line,
  };
}

/** The first line from `line` on that is neither blank nor a comment. */
function nextContent(file: ParsedFile, line: number): number | undefined {
  for (let at = line; at < file.lines.lineCount; at++) {
    const text = file.text.slice(file.lines.lineStart(at), file.lines.lineStart(at + 1)).trim();
    if (text !== "" && !text.startsWith("#")) return at;
  }
  return undefined;
}

function aboutComment(file: ParsedFile, comment: IgnoreComment, used: ReadonlySet<object>): readonly Finding[] {
  const make = (code: string, span: Span, words: Message, data: Finding["data"] = {}): Finding => ({
    code,
    severity: "info",
    file: file.path,
    range: file.lines.range(span),
    message: words,
    data,
  });
  if (comment.codes.length === 0) {
    const words = message(
      "This comment names no code. Write '# pmo-ignore' with the code of the finding and a reason behind it.",
    );
    return [make("ignore.no-code", comment.span, words)];
  }
  const idle = comment.codes.filter((one) => !used.has(one));
  const findings = idle.map(({ code, span }) => {
    const words = canBeIgnored(code)
      ? message("This comment silences nothing: there is no '{0}' in its line.", code)
      : message("Findings of the kind '{0}' can't be silenced.", code);
    return make("ignore.unused", idle.length === comment.codes.length ? comment.span : span, words, { code });
  });
  if (comment.reason !== "" || idle.length === comment.codes.length) return findings;
  return [...findings, make("ignore.no-reason", comment.span, message("Say why: write a reason behind the code."))];
}

/** Whether an offset lies within the text of a key or value. The first line of a block of text (`|`) may have a comment. */
function isInText(file: ParsedFile, offset: number): boolean {
  let node = file.root;
  while (node) {
    if (node.kind === "scalar") return covers(node, offset) && !isInHead(file.text, node, offset);
    if (node.kind === "sequence") node = itemAround(node.items, offset);
    else {
      if (node.entries.some(({ keySpan }) => covers(keySpan, offset))) return true;
      node = node.entries.find(({ value }) => covers(value, offset))?.value;
    }
  }
  return false;
}

function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset < span.end;
}

function isInHead(text: string, node: ScalarNode, offset: number): boolean {
  return node.style === "block" && !/[\r\n]/.test(text.slice(node.start, offset));
}

/** The item around an offset. Items stand in the order of the text. */
function itemAround(items: readonly TreeNode[], offset: number): TreeNode | undefined {
  let low = 0;
  let high = items.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const item = items[middle];
    if (!item) return undefined;
    if (offset < item.start) high = middle - 1;
    else if (offset >= item.end) low = middle + 1;
    else return item;
  }
  return undefined;
}
