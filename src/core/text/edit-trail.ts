import { applyEdits, type TextEdit } from "./edit";

/** A part of a text that is as it was, or a new one. */
type Piece =
  | { readonly kind: "kept"; readonly start: number; readonly end: number }
  | { readonly kind: "new"; readonly text: string };

/** Edits made one after the other, each in the text that the one before has left, told together as edits of the first text. What nobody touched is in none of them. */
export class EditTrail {
  readonly #original: string;
  #text: string;
  #pieces: readonly Piece[];

  constructor(text: string) {
    this.#original = text;
    this.#text = text;
    this.#pieces = [{ kind: "kept", start: 0, end: text.length }];
  }

  /** The text after all edits so far. */
  get text(): string {
    return this.#text;
  }

  /** Makes edits that count from the present text and don't overlap. */
  apply(edits: readonly TextEdit[]): void {
    // From the end, so that places before stay where they are.
    const sorted = edits
      .map((edit, index) => ({ edit, index }))
      .sort((a, b) => b.edit.span.start - a.edit.span.start || b.index - a.index);
    for (const { edit } of sorted) this.#pieces = replaced(this.#pieces, edit);
    this.#text = applyEdits(this.#text, edits);
  }

  /** All edits together, in the order of the first text. */
  edits(): readonly TextEdit[] {
    const edits: TextEdit[] = [];
    let at = 0;
    let newText = "";
    for (const piece of [
      ...this.#pieces,
      { kind: "kept" as const, start: this.#original.length, end: this.#original.length },
    ]) {
      if (piece.kind === "new") {
        newText += piece.text;
        continue;
      }
      if (piece.start > at || newText !== "") edits.push({ span: { start: at, end: piece.start }, newText });
      at = piece.end;
      newText = "";
    }
    return edits;
  }
}

function lengthOf(piece: Piece): number {
  return piece.kind === "kept" ? piece.end - piece.start : piece.text.length;
}

/** The pieces of a text of which a stretch is replaced. */
function replaced(pieces: readonly Piece[], { span, newText }: TextEdit): readonly Piece[] {
  const result: Piece[] = [];
  let isPut = false;
  const put = (): void => {
    if (!isPut && newText !== "") result.push({ kind: "new", text: newText });
    isPut = true;
  };
  let at = 0;
  for (const piece of pieces) {
    const end = at + lengthOf(piece);
    const before = Math.min(Math.max(span.start - at, 0), end - at);
    const after = Math.min(Math.max(span.end - at, 0), end - at);
    if (before > 0) result.push(part(piece, 0, before));
    if (end >= span.start && (before < end - at || end === span.start)) put();
    if (after < end - at) result.push(part(piece, Math.max(before, after), end - at));
    at = end;
  }
  put();
  return result.filter((piece) => lengthOf(piece) > 0);
}

function part(piece: Piece, from: number, to: number): Piece {
  return piece.kind === "kept"
    ? { kind: "kept", start: piece.start + from, end: piece.start + to }
    : { kind: "new", text: piece.text.slice(from, to) };
}
