import { PlacedEntry, PlacedMapping, PlacedScalar, PlacedSequence, type Mark } from "./placed";
import { plainValue } from "./plain-value";
import type { MappingEntry, TreeNode } from "./tree";

/**
 * Reads a block of a project file in the YAML that people write every day: keys, values on one line, quotes, brackets on one line, texts behind `|`. It gives
 * exactly what the `yaml` package gives, forty times faster, and gives up on everything else, so that the package can read it.
 */
export interface QuickSource {
  readonly text: string;
  /** Offset in `text` where the mark stands. */
  readonly base: number;
  readonly start: number;
  readonly end: number;
  readonly mark: Mark;
  readonly revision: number;
}

/** Thrown (and caught here) when something is not simple. One object, because it happens often while somebody types. */
const notSimple = new Error("not simple");

const deepest = 40;
const longestKey = 200;
const [tab, lineFeed, carriageReturn, space] = [9, 10, 13, 32];
const [doubleQuote, hash, singleQuote, comma, dash, colon] = [34, 35, 39, 44, 45, 58];
const [openSquare, closeSquare, openCurly, closeCurly, bar] = [91, 93, 123, 125, 124];

/** The value of an item of which `start` is the first line. @returns undefined where it is not simple; the dash alone gives `null` */
export function quickItem(source: QuickSource): TreeNode | null | undefined {
  return attempt(() => new QuickReader(source).item());
}

/** The entries of a mapping. @returns undefined where it is not simple */
export function quickEntries(source: QuickSource): readonly MappingEntry[] | undefined {
  return attempt(() => new QuickReader(source).wholeMapping());
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error === notSimple) return undefined;
    throw error;
  }
}

/** Equal keys share one string. */
const knownKeys = new Map<string, string>();

class QuickReader {
  readonly #text: string;
  readonly #base: number;
  readonly #end: number;
  readonly #mark: Mark;
  readonly #revision: number;
  /** Where to read on; at the content of a line while `#column` is its column. */
  #at: number;
  /** Column of the next written line, -1 at the end. */
  #column = -1;

  constructor({ text, base, start, end, mark, revision }: QuickSource) {
    this.#text = text;
    this.#base = base;
    this.#end = end;
    this.#mark = mark;
    this.#revision = revision;
    this.#at = start;
  }

  item(): TreeNode | null {
    this.#nextLine();
    let at = this.#at + 1;
    while (this.#code(at) === space) at++;
    const code = this.#code(at);
    if (isLineEnd(code) || code === hash || code === tab) {
      if (code === tab) throw notSimple;
      this.#at = at;
      this.#endLine();
      this.#nextLine();
      if (this.#column >= 0) throw notSimple;
      return null;
    }
    const column = this.#column + (at - this.#at);
    this.#at = at;
    if (this.#keyEnd(at) >= 0) {
      this.#column = column;
      return this.#mapping(column, 0);
    }
    if (code === bar || code === 62) throw notSimple;
    const value = this.#value(at);
    this.#endLine();
    this.#nextLine();
    if (this.#column >= 0) throw notSimple;
    return value;
  }

  wholeMapping(): readonly MappingEntry[] {
    this.#nextLine();
    return this.#mapping(this.#column, 0).entries;
  }

  #mapping(column: number, depth: number): PlacedMapping {
    if (depth > deepest) throw notSimple;
    const from = this.#at - this.#base;
    const entries: PlacedEntry[] = [];
    while (this.#column === column) entries.push(this.#entry(column, depth, entries));
    // A line further to the right goes on with something that is not simple; one to the left must fit the mapping around.
    if (this.#column > column || (depth === 0 && this.#column >= 0)) throw notSimple;
    return new PlacedMapping(this.#mark, from, undefined, entries, this.#revision);
  }

  #entry(column: number, depth: number, before: readonly PlacedEntry[]): PlacedEntry {
    const start = this.#at;
    const keyEnd = this.#keyEnd(start);
    if (keyEnd < 0) throw notSimple;
    const key = this.#keyText(start, keyEnd);
    for (const other of before) if (other.key === key) throw notSimple;
    let at = keyEnd;
    while (this.#code(at) === space) at++;
    const afterColon = ++at;
    while (this.#code(at) === space) at++;
    const code = this.#code(at);
    let value: TreeNode;
    this.#at = at;
    if (code === bar) value = this.#literal(at, column);
    else if (code === hash || isLineEnd(code)) {
      this.#endLine();
      this.#nextLine();
      if (this.#column > column) value = this.#mapping(this.#column, depth + 1);
      else value = this.#empty(afterColon);
    } else {
      value = this.#value(at);
      this.#endLine();
      this.#nextLine();
    }
    return new PlacedEntry(this.#mark, start - this.#base, keyEnd - this.#base, key, value);
  }

  #empty(at: number): PlacedScalar {
    return new PlacedScalar(this.#mark, at - this.#base, at - this.#base, null, "plain");
  }

  #keyText(start: number, end: number): string {
    if (end - start > longestKey) throw notSimple;
    const key = this.#text.slice(start, end);
    const known = knownKeys.get(key);
    if (known !== undefined) return known;
    if (key === "<<") throw notSimple;
    // What people misspell must not fill the memory.
    if (knownKeys.size < 2000) knownKeys.set(key, key);
    return key;
  }

  /** Where the key that begins here ends, -1 when the line has none. Quoted keys are not simple. */
  #keyEnd(start: number): number {
    const first = this.#code(start);
    if (first === doubleQuote || first === singleQuote) return -1;
    if (!mayBegin(first, this.#code(start + 1))) return -1;
    for (let at = start; ; at++) {
      const code = this.#code(at);
      if (isLineEnd(code) || code === tab) return -1;
      if (code === hash && this.#code(at - 1) === space) return -1;
      if (code !== colon) continue;
      const next = this.#code(at + 1);
      if (next === tab) throw notSimple;
      if (next !== space && !isLineEnd(next)) continue;
      let end = at;
      while (end > start && this.#code(end - 1) === space) end--;
      return end;
    }
  }

  /** A value on one line. Leaves `#at` behind it. */
  #value(start: number): TreeNode {
    const code = this.#code(start);
    if (code === doubleQuote || code === singleQuote) return this.#quoted(start, code);
    if (code === openSquare || code === openCurly) return this.#flow(start, 0);
    return this.#plain(start);
  }

  #plain(start: number): PlacedScalar {
    if (!mayBegin(this.#code(start), this.#code(start + 1))) throw notSimple;
    let at = start;
    let last = start;
    for (; ; at++) {
      const code = this.#code(at);
      if (isLineEnd(code)) break;
      if (code === tab) throw notSimple;
      if (code === space) continue;
      if (code === hash && this.#code(at - 1) === space) break;
      if (code === colon) {
        const next = this.#code(at + 1);
        if (next === space || next === tab || isLineEnd(next)) throw notSimple;
      }
      last = at + 1;
    }
    this.#at = at;
    return this.#scalar(start, last, plainValue(this.#text, start, last), "plain");
  }

  #quoted(start: number, quote: number): PlacedScalar {
    const single = quote === singleQuote;
    let doubled = false;
    let at = start + 1;
    for (; ; at++) {
      const code = this.#code(at);
      if (isLineEnd(code) || code === 92 || code === tab) {
        if (code === 92 && single) continue;
        throw notSimple;
      }
      if (code !== quote) continue;
      if (!single || this.#code(at + 1) !== singleQuote) break;
      doubled = true;
      at++;
    }
    this.#at = at + 1;
    const content = this.#text.slice(start + 1, at);
    return this.#scalar(start, at + 1, doubled ? content.replaceAll("''", "'") : content, single ? "single" : "double");
  }

  #scalar(start: number, end: number, value: PlacedScalar["value"], style: PlacedScalar["style"]): PlacedScalar {
    return new PlacedScalar(this.#mark, start - this.#base, end - this.#base, value, style);
  }

  #flow(start: number, depth: number): TreeNode {
    if (depth > deepest) throw notSimple;
    return this.#code(start) === openSquare ? this.#flowList(start, depth) : this.#flowMapping(start, depth);
  }

  #flowList(start: number, depth: number): PlacedSequence {
    const items: TreeNode[] = [];
    let at = this.#blanks(start + 1);
    while (this.#code(at) !== closeSquare) {
      items.push(this.#flowValue(at, depth));
      at = this.#blanks(this.#at);
      const code = this.#code(at);
      if (code === comma) {
        at = this.#blanks(at + 1);
        // `[a, ]`
        if (this.#code(at) === closeSquare) throw notSimple;
      } else if (code !== closeSquare) throw notSimple;
    }
    this.#at = at + 1;
    return new PlacedSequence(this.#mark, start - this.#base, this.#at - this.#base, items);
  }

  #flowMapping(start: number, depth: number): PlacedMapping {
    const entries: PlacedEntry[] = [];
    let at = this.#blanks(start + 1);
    while (this.#code(at) !== closeCurly) {
      const keyEnd = this.#flowWord(at);
      const key = this.#keyText(at, keyEnd);
      for (const other of entries) if (other.key === key) throw notSimple;
      const keyStart = at;
      at = this.#blanks(keyEnd);
      if (this.#code(at) !== colon || this.#code(at + 1) !== space) throw notSimple;
      const value = this.#flowValue(this.#blanks(at + 1), depth);
      entries.push(new PlacedEntry(this.#mark, keyStart - this.#base, keyEnd - this.#base, key, value));
      at = this.#blanks(this.#at);
      const code = this.#code(at);
      if (code === comma) {
        at = this.#blanks(at + 1);
        if (this.#code(at) === closeCurly) throw notSimple;
      } else if (code !== closeCurly) throw notSimple;
    }
    this.#at = at + 1;
    return new PlacedMapping(this.#mark, start - this.#base, this.#at - this.#base, entries, this.#revision);
  }

  #flowValue(at: number, depth: number): TreeNode {
    const code = this.#code(at);
    if (code === openSquare || code === openCurly) return this.#flow(at, depth + 1);
    if (code === doubleQuote || code === singleQuote) {
      const value = this.#quoted(at, code);
      const next = this.#code(this.#blanks(this.#at));
      if (next !== comma && next !== closeSquare && next !== closeCurly) throw notSimple;
      return value;
    }
    const end = this.#flowWord(at);
    this.#at = end;
    const next = this.#code(this.#blanks(end));
    if (next !== comma && next !== closeSquare && next !== closeCurly) throw notSimple;
    return this.#scalar(at, end, plainValue(this.#text, at, end), "plain");
  }

  /** The end of a plain word between brackets. */
  #flowWord(start: number): number {
    if (!mayBegin(this.#code(start), this.#code(start + 1))) throw notSimple;
    let last = start;
    for (let at = start; ; at++) {
      const code = this.#code(at);
      if (isLineEnd(code) || code === tab) throw notSimple;
      if (code === comma || code === closeSquare || code === closeCurly) break;
      if (code === openSquare || code === openCurly) throw notSimple;
      if (code === colon) {
        const next = this.#code(at + 1);
        if (next === space || next === comma || next === closeSquare || next === closeCurly || isLineEnd(next)) break;
        if (next === openSquare || next === openCurly || next === tab) throw notSimple;
      }
      if (code === hash && this.#code(at - 1) === space) throw notSimple;
      if (code !== space) last = at + 1;
    }
    if (last === start) throw notSimple;
    return last;
  }

  /** A text behind `|`, `|-` or `|+`. */
  #literal(start: number, column: number): PlacedScalar {
    let at = start + 1;
    const chomp = this.#code(at);
    if (chomp === dash || chomp === 43) at++;
    if (!isLineEnd(this.#code(at))) throw notSimple;
    const lines: string[] = [];
    let indent = -1;
    let last = start + 1;
    at = this.#behindLine(at);
    while (at < this.#end) {
      let content = at;
      while (this.#code(content) === space) content++;
      if (this.#code(content) === tab) throw notSimple;
      const blank = isLineEnd(this.#code(content));
      if (!blank && indent < 0) {
        if (content - at <= column) break;
        indent = content - at;
        // Blank lines before the first may be indented further than it: rare, and an error.
        if (lines.some((line) => line !== "")) throw notSimple;
      }
      if (!blank && content - at < indent) break;
      let end = content;
      while (!isLineEnd(this.#code(end))) end++;
      if (blank)
        lines.push(
          indent < 0 ? (content - at > 0 ? " " : "") : this.#text.slice(at + indent, Math.max(end, at + indent)),
        );
      else {
        lines.push(this.#text.slice(at + indent, end));
        last = end;
      }
      at = this.#behindLine(end);
    }
    if (indent < 0) throw notSimple;
    // A blank line with spaces beyond the indentation counts as written.
    const trailing = lines.length - 1 - lines.findLastIndex((line) => line !== "");
    const written = lines.slice(0, lines.length - trailing);
    if (written[written.length - 1]?.trim() === "" || this.#text.charCodeAt(this.#end - 1) !== lineFeed)
      throw notSimple;
    if (chomp === 43) throw notSimple;
    while (/\s/.test(this.#text[last - 1] ?? "x")) last--;
    this.#at = at;
    this.#nextLine();
    if (this.#column > column) throw notSimple;
    return this.#scalar(start, last, written.join("\n") + (chomp === dash ? "" : "\n"), "block");
  }

  #blanks(at: number): number {
    let next = at;
    while (this.#code(next) === space) next++;
    return next;
  }

  /** Behind the value of a line only a comment may stand. Goes to the next line. */
  #endLine(): void {
    let at = this.#at;
    while (this.#code(at) === space) at++;
    const code = this.#code(at);
    if (code === hash) {
      if (at === this.#at && at > this.#base && this.#code(at - 1) !== space) throw notSimple;
      while (!isLineEnd(this.#code(at))) at++;
    } else if (!isLineEnd(code)) throw notSimple;
    this.#at = this.#behindLine(at);
  }

  #behindLine(at: number): number {
    const code = this.#code(at);
    if (code === carriageReturn) return at + 2;
    return code === lineFeed ? at + 1 : at;
  }

  /** Goes to the content of the next line that is neither blank nor a comment. */
  #nextLine(): void {
    let at = this.#at;
    while (at < this.#end) {
      const lineStart = at;
      while (this.#code(at) === space) at++;
      const code = this.#code(at);
      if (code === tab) throw notSimple;
      if (!isLineEnd(code) && code !== hash) {
        this.#at = at;
        this.#column = at - lineStart;
        return;
      }
      while (!isLineEnd(this.#code(at))) at++;
      at = this.#behindLine(at);
    }
    this.#at = this.#end;
    this.#column = -1;
  }

  /** Beyond the block every character reads as a line break. */
  #code(at: number): number {
    return at < this.#end ? this.#text.charCodeAt(at) : lineFeed;
  }
}

function isLineEnd(code: number): boolean {
  return code === lineFeed || code === carriageReturn;
}

/** Whether a plain word can begin with a character. A dash must be followed by another letter. */
function mayBegin(code: number, next: number): boolean {
  switch (code) {
    case dash:
      return (
        next !== space &&
        next !== tab &&
        !isLineEnd(next) &&
        next !== comma &&
        next !== closeSquare &&
        next !== closeCurly
      );
    // ! " # % & ' * , : > ? @ [ ] ` { | }
    case 33:
    case doubleQuote:
    case hash:
    case 37:
    case 38:
    case singleQuote:
    case 42:
    case comma:
    case colon:
    case 62:
    case 63:
    case 64:
    case openSquare:
    case closeSquare:
    case 96:
    case openCurly:
    case bar:
    case closeCurly:
    case tab:
      return false;
    default:
      return !isLineEnd(code);
  }
}
