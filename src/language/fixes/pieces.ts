import type { TextEdit } from "../../core/text/edit";

/** A stretch of the original text, or new text. */
type Piece = { readonly start: number; readonly end: number; readonly text?: undefined } | { readonly text: string };

/** A text that is edited several times, and what these edits come to in the original text. */
export class EditedText {
  readonly #original: string;
  #pieces: readonly Piece[];

  constructor(original: string) {
    this.#original = original;
    this.#pieces = [{ start: 0, end: original.length }];
  }

  get text(): string {
    return this.#pieces.map((piece) => piece.text ?? this.#original.slice(piece.start, piece.end)).join("");
  }

  /** @param edits offsets are those of the present text; they don't overlap */
  apply(edits: readonly TextEdit[]): void {
    const sorted = [...edits].sort((a, b) => b.span.start - a.span.start || b.span.end - a.span.end);
    for (const { span, newText } of sorted) {
      const before = this.#slice(0, span.start);
      const behind = this.#slice(span.end, Infinity);
      this.#pieces = [...before, ...(newText === "" ? [] : [{ text: newText }]), ...behind];
    }
  }

  /** The edits of the original text that lead to the present one. */
  get edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let offset = 0;
    let added = "";
    const close = (start: number): void => {
      if (added !== "" || start > offset) edits.push({ span: { start: offset, end: start }, newText: added });
      added = "";
    };
    for (const piece of this.#pieces) {
      if (piece.text !== undefined) {
        added += piece.text;
        continue;
      }
      close(piece.start);
      offset = piece.end;
    }
    close(this.#original.length);
    return edits;
  }

  #slice(from: number, to: number): readonly Piece[] {
    const result: Piece[] = [];
    let offset = 0;
    for (const piece of this.#pieces) {
      const length = piece.text === undefined ? piece.end - piece.start : piece.text.length;
      const start = Math.max(from - offset, 0);
      const end = Math.min(to - offset, length);
      offset += length;
      if (start >= end) continue;
      result.push(
        piece.text === undefined
          ? { start: piece.start + start, end: piece.start + end }
          : { text: piece.text.slice(start, end) },
      );
    }
    return result;
  }
}
