import { Continuation } from "./continuation";
import { GapCollector } from "./gaps";
import { readHead } from "./head";
import { Levels } from "./levels";
import { newLine, type Line } from "./line";
import { columnsBetween, skipBlanks, type Scan } from "./scanned";

/**
 * Reads a text line by line: which level each line begins, which lines go on with a value, and which white space doesn't matter. It knows the
 * YAML that people write by hand; a line that it doesn't understand is marked as broken, together with its section.
 */
export function scan(text: string): Scan {
  return new Scanner(text).run();
}

/** What must not come into the first column, where it would be a marker. */
const wouldBeMarker = /^(?:(?:---|\.\.\.)(?:[ \t]|$)|%|<{7}|={7}|>{7}|\|{7})/;

class Scanner {
  readonly #text: string;
  readonly #lines: Line[] = [];
  readonly #levels = new Levels();
  readonly #gaps: GapCollector;
  readonly #value: Continuation;
  #inConflict = false;

  constructor(text: string) {
    this.#text = text;
    this.#gaps = new GapCollector(text, false);
    this.#value = new Continuation(text, this.#lines, this.#gaps);
  }

  run(): Scan {
    const text = this.#text;
    const { length } = text;
    let start = 0;
    while (start < length) {
      let end = start;
      let code = text.charCodeAt(end);
      while (end < length && code !== 10 && code !== 13) code = text.charCodeAt(++end);
      this.#lines.push(this.#read(start, end));
      start = end + (code === 13 && text.charCodeAt(end + 1) === 10 ? 2 : 1);
    }
    this.#value.close();
    return { text, lines: this.#lines, levels: this.#levels.all, sections: this.#levels.sections };
  }

  #read(start: number, end: number): Line {
    const content = skipBlanks(this.#text, start, end);
    const column = columnsBetween(this.#text, start, content);
    const line = newLine(this.#text, start, content, end, column, this.#levels.section);
    if (!this.#isMarker(line) && !this.#value.takes(line)) this.#begin(line);
    line.section = this.#levels.section;
    if (content > start && wouldBeMarker.test(this.#text.slice(content, content + 8))) line.broken = true;
    if (line.broken) line.section.broken = true;
    if (this.#inConflict) line.section.conflict = true;
    return line;
  }

  /** Separators of documents, directives and what a merge conflict leaves: lines that end everything around them. */
  #isMarker(line: Line): boolean {
    if (!/^[-.%<=>|]/.test(this.#text.charAt(line.start))) return false;
    const words = this.#text.slice(line.start, line.end);
    if (/^(?:---|\.\.\.)(?:[ \t]|$)/.test(words)) {
      this.#value.breakOff();
      this.#levels.restart(line.start);
      if (!/^...[ \t]*(?:#|$)/.test(words)) this.#levels.section.broken = true;
    } else if (/^(?:<{7}|={7}|>{7}|\|{7})(?:[ \t]|$)/.test(words)) {
      this.#value.close();
      this.#inConflict = !words.startsWith(">");
      this.#levels.section.broken = true;
      this.#levels.section.conflict = true;
    } else if (!words.startsWith("%") || this.#value.isOpen) return false;
    line.kind = "marker";
    return true;
  }

  /** A line that begins a comment, a key, an item or a value. */
  #begin(line: Line): void {
    const text = this.#text;
    const { start, content, end } = line;
    if (content === end) return;
    if (text[content] === "#") {
      line.kind = "comment";
      return;
    }
    line.kind = "entry";
    const { dashes, column, hasKey, value } = readHead(text, content, end, line.column, this.#gaps);
    const gaps = this.#gaps.take();
    const bare = !hasKey && value !== undefined && value.open !== "below";
    const type = hasKey ? "mapping" : bare ? "value" : undefined;
    const levels = this.#levels.enter(dashes, type, column, start, this.#lines.length);
    line.levels = levels ?? [];
    // Words alone are no project file: somebody has just begun to write one.
    const isWord = bare && dashes.length === 0 && value.open === "plain" && levels?.[0]?.parent === undefined;
    if (!levels || !value || isWord) {
      line.broken = true;
      return;
    }
    line.gaps = gaps;
    line.valueEnd = value.end;
    line.comment = value.comment;
    line.holder = bare ? levels[levels.length - 1]?.parent : levels[levels.length - 1];
    line.openQuote = value.quote !== undefined || (value.state !== undefined && value.state.quote !== "");
    line.block = value.block;
    line.section = this.#levels.section;
    if (value.open === "below") this.#levels.await(hasKey ? "key" : "dash");
    this.#value.begin(line, value);
  }
}
