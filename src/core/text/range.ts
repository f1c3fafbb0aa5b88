/** A place in a text: 0-based line and 0-based UTF-16 character, as in the Language Server Protocol. */
export interface Position {
  readonly line: number;
  readonly character: number;
}

/** A stretch of text from `start` up to, not including, `end`. */
export interface Range {
  readonly start: Position;
  readonly end: Position;
}

/** A stretch of text as UTF-16 offsets, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Turns offsets of one text into positions and back. Lines end with LF, CRLF or CR. */
export class LineIndex {
  readonly #starts: readonly number[];
  readonly #length: number;

  constructor(text: string) {
    const starts = [0];
    for (let offset = 0; offset < text.length; offset++) {
      const code = text.charCodeAt(offset);
      if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
    }
    this.#starts = starts;
    this.#length = text.length;
  }

  /** Number of lines; a text that ends with a line break has an empty last line. */
  get lineCount(): number {
    return this.#starts.length;
  }

  /** Offset of the first character of a line; lines beyond the end give the length of the text. */
  lineStart(line: number): number {
    return line < 0 ? 0 : (this.#starts[line] ?? this.#length);
  }

  /** The position of an offset, which is clamped to the text. */
  position(offset: number): Position {
    const wanted = Math.min(Math.max(offset, 0), this.#length);
    let low = 0;
    let high = this.#starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#starts[middle] ?? 0) <= wanted) low = middle;
      else high = middle - 1;
    }
    return { line: low, character: wanted - (this.#starts[low] ?? 0) };
  }

  /** The offset of a position, which is clamped to its line and to the text. */
  offset(position: Position): number {
    const start = this.lineStart(position.line);
    const next = this.lineStart(position.line + 1);
    return Math.min(start + Math.max(position.character, 0), next, this.#length);
  }

  /** The range of a span. */
  range(span: Span): Range {
    return { start: this.position(span.start), end: this.position(span.end) };
  }
}

/** The part of a span on its first line, so that a finding never paints a whole block. */
export function shortSpan(span: Span, text: string): Span {
  const newline = text.slice(span.start, span.end).search(/[\r\n]/);
  return newline < 0 ? span : { start: span.start, end: span.start + newline };
}
