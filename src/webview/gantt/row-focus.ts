import type { GanttOutsideLink } from "../../core/report/gantt/types";
import { message } from "../../core/text/message";
import type { GanttCommand } from "../../protocol/gantt";
import type { ChartView } from "./chart-view";
import type { Editing } from "./editing";
import { findingWords, nextFinding } from "./findings";
import { handleKey } from "./keys";
import { linkedRow } from "./link-drag";
import type { SelectBy } from "./row-selection";
import type { RowWindow } from "./row-window";

export interface RowFocusActions {
  readonly editing: () => Editing;
  readonly selected: (id: string, row: number) => void;
  readonly reveal: (id: string, row: number, focus: boolean) => void;
  readonly revealOutside: (link: GanttOutsideLink) => void;
  readonly changed: () => void;
  readonly run: (command: GanttCommand) => void;
  readonly pan: (share: number) => void;
  /** Opens the menu of groups at a place of the window. */
  readonly openGroups: (x: number, y: number) => void;
}

/** The row with which the person is, the cell in it, and the ways that lead to others. */
export class RowFocus {
  /** Column of the cell that has the focus, -1 while the row itself has it. */
  column = -1;
  readonly #view: Omit<ChartView, "edit">;
  readonly #rows: RowWindow;
  readonly #actions: RowFocusActions;

  constructor(view: Omit<ChartView, "edit">, rows: RowWindow, actions: RowFocusActions) {
    this.#view = view;
    this.#rows = rows;
    this.#actions = actions;
    view.grid.node.addEventListener("keydown", (event) => this.#key(event));
    view.grid.node.addEventListener("focusin", (event) => this.#focused(event));
  }

  /** Selects the row at a position. @param reveal shows its text as well */
  pick(position: number, column: number, reveal?: { readonly focus: boolean }, by: SelectBy = "one"): void {
    const picture = this.#view.picture();
    const row = picture?.rowAt(position) ?? -1;
    const id = picture?.model.rows.id[row];
    if (!picture || id === undefined) return;
    const editing = this.#actions.editing();
    this.column = column;
    editing.selection.select(picture, row, by);
    const changed = picture.selected !== row;
    picture.selected = row;
    picture.link = -1;
    if (changed) picture.chainChanged();
    this.#rows.bringIntoSight(position, false);
    this.#view.draw(true);
    this.#view.grid.focus(position, column);
    if (by !== "one") editing.saySelection();
    const planRow = picture.planRow(row);
    if (changed && planRow >= 0) this.#actions.selected(id, planRow);
    if (reveal && planRow >= 0) this.#actions.reveal(id, planRow, reveal.focus);
    this.#actions.changed();
  }

  /** Opens what hides a row, brings it into sight and selects it. */
  show(row: number): void {
    this.#rows.openTo(row);
    const position = this.#view.picture()?.positionOf(row) ?? -1;
    this.#rows.bringIntoSight(position, true);
    this.#view.draw(false);
    this.pick(position, -1);
  }

  /** The same for a row that the search found: the focus stays in its box. */
  showFound(row: number): void {
    const picture = this.#view.picture();
    const id = picture?.model.rows.id[row];
    if (!picture || id === undefined) return;
    picture.selected = row;
    this.column = -1;
    this.#rows.openTo(row);
    this.#rows.bringIntoSight(picture.positionOf(row), true);
    this.#view.draw(true);
    this.#actions.selected(id, picture.planRow(row));
    this.#actions.changed();
  }

  /** Gives the focus to the selected row. */
  take(): void {
    if (!this.#view.picture()) return;
    this.#rows.bringIntoSight(this.#rows.selected, false);
    this.#view.draw(false);
    this.#view.grid.focus(this.#rows.selected);
  }

  /** Opens or closes a row. */
  toggle(position: number): void {
    const shown = this.#rows.toggle(position);
    if (shown !== undefined && this.#view.grid.hasFocus) this.#view.grid.focus(shown, this.column);
  }

  /** Goes to the next task with findings and says what they are. */
  goToFinding(direction: 1 | -1): void {
    const { localizer } = this.#view;
    const picture = this.#view.picture();
    const next = picture && nextFinding(picture, direction);
    const found = next && picture.findings.get(next.row);
    if (!found) {
      this.#view.say(localizer.text(message("No task has findings")), true);
      return;
    }
    this.show(next.row);
    const words = findingWords(found, localizer);
    const name = picture.model.rows.name[next.row] ?? "";
    this.#view.say(localizer.text(message("{0} of {1}. {2}: {3}", next.at + 1, next.of, name, words)), true);
  }

  #follow(direction: "predecessor" | "successor", row: number): void {
    const picture = this.#view.picture();
    if (!picture || row < 0) return;
    const next = linkedRow(picture, row, direction);
    if (next !== undefined) {
      this.show(next);
      return;
    }
    const outside = picture.outside.get(row)?.find(({ before }) => before === (direction === "predecessor"));
    if (outside) this.#actions.revealOutside(outside);
    else {
      const none = direction === "predecessor" ? message("No predecessor") : message("No successor");
      this.#view.say(this.#view.localizer.text(none));
    }
  }

  /** A row that gets the focus by Tab is the present one, even when it was not picked. */
  #focused(event: FocusEvent): void {
    const picture = this.#view.picture();
    if (!picture || !(event.target instanceof HTMLElement) || !event.target.matches(".row")) return;
    const position = Number(event.target.dataset["position"]);
    this.column = -1;
    if (picture.selected < 0) this.pick(position, -1);
    else this.#rows.bringIntoSight(position, false);
  }

  #key(event: KeyboardEvent): void {
    const picture = this.#view.picture();
    if (!picture || picture.visible.rows.length === 0 || event.target instanceof HTMLInputElement) return;
    const editing = this.#actions.editing();
    // A letter that is typed into a cell goes on into the field over it.
    const means = editing.key(event) || (!editing.editor.open && !event.isComposing && this.#move(event));
    if (!means) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #move(event: KeyboardEvent): boolean {
    const picture = this.#view.picture();
    if (!picture) return false;
    const { selected } = picture;
    const position = this.#rows.selected;
    return handleKey(event, {
      picture,
      position,
      column: this.column,
      pageHeight: this.#view.viewport().height,
      go: (next, column) => this.pick(next, column),
      toggle: (at) => this.toggle(at),
      reveal: () => {
        if (picture.planRow(selected) < 0) this.toggle(position);
        else this.pick(position, this.column, { focus: true });
      },
      group: () => {
        const bounds = this.#view.grid.rowBounds(position);
        if (bounds) this.#actions.openGroups(bounds.left + 60, bounds.bottom);
      },
      run: this.#actions.run,
      pan: this.#actions.pan,
      follow: (direction) => this.#follow(direction, selected),
    });
  }
}
