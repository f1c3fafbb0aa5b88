import type { GanttEdit, GanttPreview } from "../../protocol/gantt-edit";

/**
 * Questions to the host about a change that is not made yet. One at a time: while one is open, only the newest wish is kept, so that a host that needs
 * long is never behind by more than one answer.
 */
export class Previews {
  readonly #ask: (number: number, edit: GanttEdit) => void;
  readonly #answered: () => void;
  #number = 0;
  #open: GanttEdit | undefined;
  #wanted: GanttEdit | undefined;
  #known: { readonly edit: GanttEdit; readonly preview: GanttPreview } | undefined;

  constructor(ask: (number: number, edit: GanttEdit) => void, answered: () => void) {
    this.#ask = ask;
    this.#answered = answered;
  }

  /** Asks what an edit would do, as soon as the open question is answered. */
  want(edit: GanttEdit): void {
    this.#wanted = edit;
    this.#next();
  }

  /** No more questions about the present gesture. What is open is answered before another one. */
  stop(): void {
    this.#wanted = undefined;
    this.#known = undefined;
  }

  /** The picture changed: what was asked about the former one means nothing any more, and is not waited for. */
  reset(): void {
    this.stop();
    this.#open = undefined;
  }

  answer(number: number, preview: GanttPreview): void {
    if (!this.#open || number !== this.#number) return;
    const edit = this.#open;
    this.#open = undefined;
    // The gesture that asked may be over.
    if (!this.#wanted) return;
    this.#known = { edit, preview };
    this.#next();
    this.#answered();
  }

  /** The last answer of this gesture: the best guess while a newer question is open. */
  get latest(): GanttPreview | undefined {
    return this.#known?.preview;
  }

  /** The answer about exactly this edit. */
  of(edit: GanttEdit): GanttPreview | undefined {
    return this.#known && sameEdit(this.#known.edit, edit) ? this.#known.preview : undefined;
  }

  #next(): void {
    const edit = this.#wanted;
    if (!edit || this.#open || (this.#known && sameEdit(this.#known.edit, edit))) return;
    this.#open = edit;
    this.#ask(++this.#number, edit);
  }
}

function sameEdit(one: GanttEdit, other: GanttEdit): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other);
}
