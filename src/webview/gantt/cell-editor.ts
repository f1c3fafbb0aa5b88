import { isHeading, type ColumnKey } from "../../core/report/gantt/layout";
import { message } from "../../core/text/message";
import type { GanttEdit } from "../../protocol/gantt-edit";
import { element, setAttribute, setStyles } from "../kit/dom";
import { previewLines } from "./change-words";
import type { ChartView } from "./chart-view";
import { editableColumn, nextEditable } from "./editable";
import type { Previews } from "./previews";

/** The cell that is written. */
interface EditedCell {
  readonly id: string;
  readonly key: ColumnKey;
  /** Text at the begin. */
  readonly before: string;
}

/** Where the focus goes when a cell is written. */
type Onward = "down" | "up" | "right" | "left" | "stay";

const longestText = 20_000;

/**
 * A text field over a cell of the grid. Enter and Tab write, Escape gives up; while Japanese or another language is composed, keys belong to the composition. What the
 * host says of the text stands beside the cell, while it is typed and after it was refused.
 */
export class CellEditor {
  readonly #view: ChartView;
  readonly #previews: Previews;
  readonly #field: HTMLInputElement;
  readonly #note = element("div", { class: "cell-note", attributes: { id: "cell-note", hidden: true } });
  #cell: EditedCell | undefined;
  /** What was written last, until the host answers. */
  #written: { readonly cell: EditedCell; readonly text: string } | undefined;

  constructor(view: ChartView, previews: Previews) {
    this.#view = view;
    this.#previews = previews;
    this.#field = element("input", {
      class: "cell-editor",
      attributes: {
        type: "text",
        hidden: true,
        spellcheck: "false",
        autocomplete: "off",
        maxlength: longestText,
        "aria-describedby": "cell-note",
      },
    });
    this.#field.addEventListener("keydown", (event) => this.#key(event));
    this.#field.addEventListener("input", () => this.#typed());
    this.#field.addEventListener("compositionend", () => this.#typed());
    this.#field.addEventListener("blur", () => {
      // Another window or panel may have the focus for a moment; the text waits.
      if (this.#cell && document.hasFocus()) this.#write("stay", false);
    });
    for (const name of ["copy", "contextmenu", "dblclick"]) {
      this.#field.addEventListener(name, (event) => event.stopPropagation());
    }
  }

  /** The field, for the grid, and the note beside it, for the page. */
  get nodes(): { readonly field: HTMLElement; readonly note: HTMLElement } {
    return { field: this.#field, note: this.#note };
  }

  get open(): boolean {
    return this.#cell !== undefined;
  }

  /**
   * Begins to write a cell.
   * @param text what stands in the field at first; the present text, selected, without it
   * @returns false where nobody writes
   */
  edit(row: number, column: number, text?: string): boolean {
    const picture = this.#view.picture();
    const id = picture?.model.rows.id[row];
    const shown = picture?.columns[column];
    const how = shown && editableColumn(shown.key);
    if (!picture || id === undefined || !shown || !how || isHeading(picture.model, row)) return false;
    const before = how.text(picture.model, row);
    this.#written = undefined;
    this.#cell = { id, key: shown.key, before };
    const { localizer } = this.#view;
    const label = localizer.text(shown.label);
    setAttribute(
      this.#field,
      "aria-label",
      localizer.text(message("{0} of {1}: edit", label, picture.model.rows.name[row] ?? id)),
    );
    this.#field.hidden = false;
    this.#field.value = text ?? before;
    this.#note.hidden = true;
    setAttribute(this.#field, "aria-invalid", undefined);
    this.place();
    this.#field.focus({ preventScroll: true });
    if (text === undefined) this.#field.select();
    else this.#typed();
    return true;
  }

  /** Puts the field over its cell again, after the window moved. */
  place(): void {
    const picture = this.#view.picture();
    const row = this.#row();
    if (!this.#cell || !picture) return;
    const box = this.#view.grid.cellBox(
      picture,
      picture.positionOf(row),
      this.#columnOf(this.#cell),
      this.#view.viewport(),
    );
    setStyles(this.#field, {
      left: `${box.left}px`,
      top: `${box.top}px`,
      width: `${Math.max(box.width, 96)}px`,
      height: `${box.height}px`,
    });
    if (!this.#note.hidden) this.#placeNote();
  }

  /** Another model came: the row may be gone. */
  modelChanged(): void {
    this.#written = undefined;
    if (!this.#cell) return;
    if (this.#row() >= 0) {
      this.place();
      this.#typed();
      return;
    }
    this.#close();
    const { localizer } = this.#view;
    this.#view.say(localizer.text(message("The task that you edited is not in the plan any more.")), true);
  }

  /** An answer about the text came. */
  previewed(): void {
    const edit = this.#edit();
    const preview = edit && this.#previews.of(edit);
    const picture = this.#view.picture();
    if (!preview || !picture) return;
    setAttribute(this.#field, "aria-invalid", preview.problem ? "true" : undefined);
    this.#tell(
      previewLines(preview, picture.model, this.#view.localizer).map(({ text }) => text),
      Boolean(preview.problem),
    );
  }

  /** The host said something instead of writing. @returns whether it was about a cell, and stands beside it now */
  refused(text: string): boolean {
    const written = this.#written;
    this.#written = undefined;
    const picture = this.#view.picture();
    const row = written && picture ? picture.model.rows.id.indexOf(written.cell.id) : -1;
    if (!written || row < 0 || this.#cell) return false;
    this.#view.show(row);
    if (!this.edit(row, this.#columnOf(written.cell), written.text)) return false;
    setAttribute(this.#field, "aria-invalid", "true");
    this.#tell([text], true);
    return true;
  }

  #key(event: KeyboardEvent): void {
    if (event.isComposing || event.keyCode === 229) {
      // The key belongs to the composition, not to the grid behind the field.
      event.stopPropagation();
      return;
    }
    const onward: Readonly<Record<string, Onward>> = {
      Enter: event.shiftKey ? "up" : "down",
      Tab: event.shiftKey ? "left" : "right",
    };
    const way = Object.hasOwn(onward, event.key) ? onward[event.key] : undefined;
    if (way) {
      event.preventDefault();
      event.stopPropagation();
      this.#write(way, true);
    } else if (event.key === "Escape") {
      event.preventDefault();
      event.stopPropagation();
      this.#giveUp();
    }
  }

  #giveUp(): void {
    const cell = this.#cell;
    const position = this.#view.picture()?.positionOf(this.#row()) ?? -1;
    this.#close();
    if (cell && position >= 0) this.#view.pick(position, this.#columnOf(cell));
  }

  /** Writes the text, unless it is as before or known to be wrong. */
  #write(onward: Onward, byKey: boolean): void {
    const cell = this.#cell;
    const edit = this.#edit();
    const picture = this.#view.picture();
    if (!cell || !edit || !picture) return;
    const text = this.#field.value;
    const changed = text.trim() !== cell.before.trim();
    const problem = changed ? this.#previews.of(edit)?.problem : undefined;
    if (problem && byKey) {
      const { localizer } = this.#view;
      setAttribute(this.#field, "aria-invalid", "true");
      this.#tell([localizer.text(problem)], true);
      this.#view.say(localizer.text(problem));
      return;
    }
    const position = picture.positionOf(this.#row());
    this.#close();
    if (problem) this.#view.say(this.#view.localizer.text(problem), true);
    else if (changed) {
      this.#written = { cell, text };
      this.#view.edit(edit);
    }
    if (onward === "stay") return;
    const last = picture.visible.rows.length - 1;
    const column = this.#columnOf(cell);
    if (onward === "down" || onward === "up") {
      const next = position + (onward === "down" ? 1 : -1);
      this.#view.pick(Math.min(Math.max(next, 0), last), column);
    } else {
      const next = nextEditable(picture.columns, column, onward === "right" ? 1 : -1);
      this.#view.pick(position, next < 0 ? column : next);
    }
  }

  #typed(): void {
    const edit = this.#edit();
    if (!edit || !this.#cell) return;
    setAttribute(this.#field, "aria-invalid", undefined);
    this.#note.hidden = true;
    if (edit.kind === "setField" && edit.text.trim() !== this.#cell.before.trim()) this.#previews.want(edit);
    else this.#previews.stop();
    this.previewed();
    this.#view.draw(false);
  }

  #edit(): GanttEdit | undefined {
    const cell = this.#cell;
    const field = cell && editableColumn(cell.key)?.field;
    return cell && field ? { kind: "setField", id: cell.id, field, text: this.#field.value.trim() } : undefined;
  }

  /** Place of a cell among the columns that show, -1 where it does not. */
  #columnOf({ key }: EditedCell): number {
    return this.#view.picture()?.columns.findIndex((column) => column.key === key) ?? -1;
  }

  #row(): number {
    const picture = this.#view.picture();
    return this.#cell && picture ? picture.model.rows.id.indexOf(this.#cell.id) : -1;
  }

  #close(): void {
    this.#cell = undefined;
    this.#field.hidden = true;
    this.#note.hidden = true;
    this.#previews.stop();
    this.#view.draw(false);
  }

  #tell(lines: readonly string[], problem: boolean): void {
    this.#note.hidden = lines.length === 0;
    if (lines.length === 0) return;
    this.#note.classList.toggle("problem", problem);
    this.#note.replaceChildren(...lines.map((text) => element("div", { text })));
    this.#placeNote();
  }

  #placeNote(): void {
    const field = this.#field.getBoundingClientRect();
    const { width, height } = this.#note.getBoundingClientRect();
    const below = field.bottom + height + 6 <= window.innerHeight;
    setStyles(this.#note, {
      left: `${Math.max(4, Math.min(field.left, window.innerWidth - width - 4))}px`,
      top: `${below ? field.bottom + 2 : field.top - height - 2}px`,
    });
  }
}
