import { goesOn } from "../kit/reveal";
import type { ChartView } from "./chart-view";
import type { Editing } from "./editing";
import type { SelectBy } from "./row-selection";

type RowsView = Pick<ChartView, "picture" | "grid">;

/** Selects a row or cell; with `reveal` its text is shown too. */
export type PickRow = (position: number, column: number, reveal?: { readonly focus: boolean }, by?: SelectBy) => void;

/** What clicks on rows, bars and links mean, in the grid and in the timeline. */
export class Clicks {
  readonly #view: RowsView;
  readonly #editing: Editing;
  readonly #pick: PickRow;

  constructor(view: RowsView, editing: Editing, pick: PickRow) {
    this.#view = view;
    this.#editing = editing;
    this.#pick = pick;
  }

  /** A click selects the row, the next one its cell; a double click writes the cell, or shows the text where nobody writes. */
  readonly onCell = (position: number, column: number, click: MouseEvent): void => {
    const picture = this.#view.picture();
    if (!picture || this.#otherUse(position, click)) return;
    if (click.detail > 1 && this.#editing.writeCell(position, column)) return;
    const again = picture.rowAt(position) === picture.selected && this.#view.grid.hasFocus;
    this.#pick(position, again ? column : -1, { focus: goesOn(click) });
  };

  /** A click on the bar shows the text, a double click goes on there. */
  readonly onTimeline = (position: number, click: MouseEvent, onBar: boolean): void => {
    if (!this.#otherUse(position, click)) this.#pick(position, -1, onBar ? { focus: goesOn(click) } : undefined);
  };

  readonly onLink = (link: number): void => this.#editing.chooseLink(link);

  /** The menu is about the row under the pointer, and about the others where it is one of several that are selected. */
  readonly menu = (place: { readonly position: number; readonly link: number }, event: MouseEvent): void => {
    const picture = this.#view.picture();
    event.preventDefault();
    if (!picture || (place.link < 0 && place.position < 0)) return;
    if (place.link >= 0) this.#editing.chooseLink(place.link);
    else if (picture.chosen.has(picture.rowAt(place.position))) {
      this.#view.grid.focus(picture.positionOf(picture.selected));
    } else this.#pick(place.position, -1);
    // The menu key has no place of its own.
    if (event.button === 2 || place.link >= 0) this.#editing.menu(event.clientX, event.clientY, place.link);
    else this.#editing.menuAtRow();
  };

  /** Clicks that choose the end of a link, or more rows. @returns whether it was one */
  #otherUse(position: number, click: MouseEvent): boolean {
    if (this.#editing.linking.active) {
      this.#editing.linking.choose(this.#view.picture()?.rowAt(position) ?? -1);
      return true;
    }
    const by: SelectBy = click.shiftKey ? "range" : click.ctrlKey || click.metaKey ? "toggle" : "one";
    if (by === "one") return false;
    this.#pick(position, -1, undefined, by);
    return true;
  }
}
