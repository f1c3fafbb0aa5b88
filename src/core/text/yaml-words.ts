import type { YAMLError, YAMLWarning } from "yaml";
import { message, type Message } from "./message";
import type { TextProblem } from "./problem";
import type { Span } from "./range";

/**
 * Puts an error of the `yaml` package into plain words at a short place.
 * @param shift what to add to the error's offsets
 * @param start start of the piece that was parsed, in the whole text
 * @param end end of that piece
 */
export function syntaxProblem(
  error: YAMLError | YAMLWarning,
  shift: number,
  text: string,
  start: number,
  end: number,
): TextProblem {
  const at = clampToLine({ start: error.pos[0] + shift, end: error.pos[1] + shift }, text, start, end);
  if (error.code === "TAB_AS_INDENT") {
    return problem("yaml.tab", at, message("Tabs can't indent YAML. Use two spaces for each level."), error.code);
  }
  if (/closing ["']quote/.test(error.message)) {
    const quote = error.message.includes('"') ? '"' : "'";
    const mark = scanFlow(text, start, end).quote;
    const span = mark?.character === quote ? { start: mark.offset, end: mark.offset + 1 } : at;
    return problem(
      "yaml.unclosed-quote",
      span,
      message("This quote is not closed: its second {0} is missing.", quote),
      error.code,
    );
  }
  const closing = /end with (?:a )?([\]}])/.exec(error.message)?.[1];
  if (closing) {
    const opening = closing === "]" ? "[" : "{";
    const place = unclosedBracket(text, start, end, opening);
    const span = place === undefined ? at : { start: place, end: place + 1 };
    return problem(
      "yaml.unclosed-bracket",
      span,
      message("This '{0}' is not closed: its '{1}' is missing.", opening, closing),
      error.code,
    );
  }
  const severity = error.code === "TAG_RESOLVE_FAILED" ? "warning" : "error";
  return { ...problem("yaml.syntax", at, words(error, text, at), error.code), severity };
}

function problem(code: string, span: Span, words: Message, yaml: string): TextProblem {
  return { code, severity: "error", span, message: words, data: { yaml } };
}

function words(error: YAMLError | YAMLWarning, text: string, at: Span): Message {
  switch (error.code) {
    case "BLOCK_AS_IMPLICIT_KEY":
      return message("A second ': ' in this line. Put a text that contains a colon in quotes.");
    case "BAD_INDENT":
      return message("This line does not line up with the lines that it belongs to.");
    case "BAD_SCALAR_START":
      return message("A value can't begin with '{0}'. Put it in quotes.", text[at.start] ?? "");
    case "BAD_DQ_ESCAPE":
      return message("'\\' has a meaning of its own between double quotes. Write '\\\\' or use single quotes.");
    case "MULTILINE_IMPLICIT_KEY":
    case "KEY_OVER_1024_CHARS":
      return message("A key is followed by a colon in the same line; here the colon is missing.");
    case "BLOCK_IN_FLOW":
      return message("Lines that begin with '- ' or 'key:' can't stand inside brackets.");
    case "MISSING_CHAR":
      return error.message.includes("space") || error.message.includes("whitespace")
        ? message("A space is missing here.")
        : message("A character is missing here, for example a comma or a colon.");
    case "TAG_RESOLVE_FAILED":
      return message("Tags such as '{0}' have no meaning here and are ignored.", text.slice(at.start, at.end));
    case "BAD_ALIAS":
      return message("'*' begins the name of an alias. Put a text that begins with it in quotes.");
    case "ALIAS_PROPS":
      return message("An alias can't have an anchor or a tag of its own.");
    case "MULTIPLE_ANCHORS":
    case "MULTIPLE_TAGS":
    case "BAD_PROP_ORDER":
      return message("Anchors ('&name') and tags ('!name') stand once, before the value.");
    case "BAD_DIRECTIVE":
      return message("A line that begins with '%' is a YAML directive, and this one is unknown.");
    case "UNEXPECTED_TOKEN":
      return message("'{0}' is not expected here.", text.slice(at.start, at.end).trim() || "…");
    default:
      return message("This is not valid YAML.");
  }
}

/** Keeps a span within its piece and its first line, at least one character long where there is one. */
function clampToLine(span: Span, text: string, start: number, end: number): Span {
  let from = Math.min(Math.max(span.start, start), Math.max(end, start));
  // An error at a line break or at the end is about what stands before it.
  while (from > start && (from >= end || /[\r\n]/.test(text[from] ?? "\n"))) from--;
  let to = Math.min(Math.max(span.end, from + 1), end);
  const newline = text.slice(from, to).search(/[\r\n]/);
  if (newline > 0) to = from + newline;
  return { start: from, end: Math.max(to, from) };
}

function unclosedBracket(text: string, start: number, end: number, opening: string): number | undefined {
  return scanFlow(text, start, end).brackets.findLast((bracket) => bracket.character === opening)?.offset;
}

interface Mark {
  readonly character: string;
  readonly offset: number;
}

/** Which brackets and which quote are still open at the end of a piece. Quotes count only where a value or key can begin. */
export function scanFlow(text: string, start: number, end: number): { brackets: readonly Mark[]; quote?: Mark } {
  const brackets: Mark[] = [];
  let atStart = true;
  for (let offset = start; offset < end; offset++) {
    const character = text[offset] ?? "";
    if ((character === '"' || character === "'") && atStart) {
      const close = closingQuote(text, offset, end);
      if (close === undefined) return { brackets, quote: { character, offset } };
      offset = close;
      atStart = false;
    } else if (character === "#" && (offset === start || /\s/.test(text[offset - 1] ?? " "))) {
      const newline = text.indexOf("\n", offset);
      offset = newline < 0 || newline > end ? end : newline;
      atStart = true;
    } else if ((character === "[" || character === "{") && (atStart || brackets.length > 0)) {
      brackets.push({ character, offset });
      atStart = true;
    } else if ((character === "]" || character === "}") && brackets.length > 0) {
      brackets.pop();
      atStart = false;
    } else if (character === "\n" || character === "," || character === ":" || character === "-") {
      atStart = true;
    } else if (character !== " " && character !== "\t" && character !== "\r") {
      atStart = false;
    }
  }
  return { brackets };
}

function closingQuote(text: string, offset: number, end: number): number | undefined {
  const quote = text[offset];
  for (let at = offset + 1; at < end; at++) {
    const character = text[at];
    if (character === "\\" && quote === '"') at++;
    else if (character === quote) {
      if (quote === "'" && text[at + 1] === "'") at++;
      else return at;
    }
  }
  return undefined;
}
