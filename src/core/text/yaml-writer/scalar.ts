/** Where a scalar stands: inside `{ … }` or `[ … ]` a few more characters are special. */
export type ScalarContext = "block" | "flow";

const indicatorAtStart = /^[-?:,[\]{}#&*!|>'"%@`=~<]/;
const reservedWord = /^(?:null|true|false|yes|no|on|off|y|n)$/i;
/** Anything that some YAML version reads as a number: integers, floats, hexadecimal, octal, 1_000, 12:30, .inf, .nan. */
const numberLike =
  /^[-+]?(?:\.(?:inf|nan)|(?:\d[\d_]*)(?::[0-5]?\d)*(?:\.[\d_]*)?(?:e[-+]?\d+)?|\.\d[\d_]*(?:e[-+]?\d+)?|0x[\da-f_]+|0o?[0-7_]+|0b[01_]+)$/i;
/**
 * Printable in a YAML text as it is: no control characters, no line breaks of any kind, no byte-order mark, no half of a surrogate pair, and no U+FFFD, which
 * says that a file was read in the wrong encoding.
 */
const printable = /^(?:[\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffc]|[\ud800-\udbff][\udc00-\udfff])*$/;

function isPlain(text: string, context: ScalarContext): boolean {
  if (text === "" || text.trim() !== text || !printable.test(text)) return false;
  if (indicatorAtStart.test(text) || text.startsWith("...")) return false;
  if (reservedWord.test(text) || numberLike.test(text)) return false;
  if (text.includes(": ") || text.includes(" #") || text.endsWith(":")) return false;
  return context === "block" || !/[,[\]{}]/.test(text);
}

const escapes: Readonly<Record<string, string>> = {
  '"': '\\"',
  "\\": "\\\\",
  "\n": "\\n",
  "\r": "\\r",
  "\t": "\\t",
  "\0": "\\0",
};

function doubleQuoted(text: string): string {
  let out = "";
  for (const character of text) {
    const escape = escapes[character];
    if (escape !== undefined) out += escape;
    else if (printable.test(character)) out += character;
    else out += `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
  }
  return `"${out}"`;
}

/** Writes a string on one line: plain where that reads back as the same string, otherwise in quotes. */
export function writeString(text: string, context: ScalarContext): string {
  if (isPlain(text, context)) return text;
  const single = printable.test(text) && /["\\]/.test(text) && !text.includes("'");
  return single ? `'${text}'` : doubleQuoted(text);
}

/**
 * Writes a text of several lines as a literal block (`|`), whose lines get `indent` spaces.
 * @returns undefined where a literal block can't hold it: then it needs quotes.
 */
export function writeBlock(text: string, indent: number): string | undefined {
  const lines = text.split("\n");
  if (lines.length < 2 || !lines.every((line) => printable.test(line))) return undefined;
  const body = text.replace(/\n+$/, "");
  // An indentation indicator would be needed, or the text has no visible line: quotes are clearer.
  if (body.trim() === "" || /^\s/.test(body)) return undefined;
  const trailing = text.length - body.length;
  const chomping = trailing === 0 ? "-" : trailing === 1 ? "" : "+";
  const padding = " ".repeat(indent);
  const written = text
    .slice(0, body.length + Math.max(trailing - 1, 0))
    .split("\n")
    .map((line) => (line === "" ? "" : padding + line));
  return [`|${chomping}`, ...written].join("\n");
}
