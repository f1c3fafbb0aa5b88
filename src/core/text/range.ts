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
  readonly #starts: Int32Array;
  readonly #length: number;

  /** @param starts where lines begin, where that is known */
  constructor(text: string, starts?: Int32Array) {
    this.#starts = starts ?? lineStarts(text, 0, text.length, [0]);
    this.#length = text.length;
  }

  /**
   * The index of a text that differs from that of this one in one stretch only; costs little more than the stretch.
   * @param text the new text
   * @param from where the stretch begins in both
   * @param oldEnd where it ends in the old text
   * @param newEnd where it ends in the new one
   */
  edited(text: string, from: number, oldEnd: number, newEnd: number): LineIndex {
    // Two characters may be one line break, so that those beside the stretch are looked at again.
    const start = Math.max(from - 1, 0);
    const delta = newEnd - oldEnd;
    const kept = lowerBound(this.#starts, start + 1);
    const rest = lowerBound(this.#starts, oldEnd + 2);
    const between = lineStarts(text, start, Math.min(newEnd + 1, text.length), []);
    const starts = new Int32Array(kept + between.length + this.#starts.length - rest);
    starts.set(this.#starts.subarray(0, kept));
    starts.set(between, kept);
    const before = this.#starts;
    let at = kept + between.length;
    for (let line = rest; line < before.length; line++) starts[at++] = (before[line] ?? 0) + delta;
    return new LineIndex(text, starts);
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

/** Starts of the lines whose break ends in a part of a text, behind those that are known. */
function lineStarts(text: string, from: number, to: number, known: readonly number[]): Int32Array {
  const starts = [...known];
  if (!text.includes("\r")) {
    for (let at = text.indexOf("\n", from); at >= 0 && at < to; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
    return Int32Array.from(starts);
  }
  for (let offset = from; offset < to; offset++) {
    const code = text.charCodeAt(offset);
    if (code === 10 || (code === 13 && text.charCodeAt(offset + 1) !== 10)) starts.push(offset + 1);
  }
  return Int32Array.from(starts);
}

/** Index of the first number that is not smaller. */
function lowerBound(numbers: Int32Array, wanted: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}
