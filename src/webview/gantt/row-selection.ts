import type { Picture } from "./picture";

/** How a row joins the selection: alone, up to it from where the selection began, or besides what is selected. */
export type SelectBy = "one" | "range" | "toggle";

/** Which rows commands act on. The rows are in the picture; this knows where a range begins. */
export class RowSelection {
  /** Id of the row at which a range begins. */
  #anchor: string | undefined;

  /** Selects a row. @returns whether more than one row is or was selected, so that all rows are to be drawn again */
  select(picture: Picture, row: number, by: SelectBy): boolean {
    const { id } = picture.model.rows;
    const several = picture.chosen.size > 0;
    if (by === "one") {
      picture.chosen = new Set();
      this.#anchor = id[row];
    } else if (by === "range") {
      const anchor = this.#anchor === undefined ? -1 : id.indexOf(this.#anchor);
      const from = picture.positionOf(anchor < 0 ? picture.selected : anchor);
      if (this.#anchor === undefined) this.#anchor = id[picture.selected] ?? id[row];
      const to = picture.positionOf(row);
      const [first, last] = from < 0 ? [to, to] : [Math.min(from, to), Math.max(from, to)];
      picture.chosen = new Set(picture.visible.rows.subarray(first, last + 1));
    } else {
      const chosen = new Set(picture.chosen);
      if (chosen.size === 0 && picture.selected >= 0) chosen.add(picture.selected);
      if (!chosen.delete(row)) chosen.add(row);
      picture.chosen = chosen;
      this.#anchor = id[row];
    }
    return several || picture.chosen.size > 0;
  }

  /** Selects every row that shows. */
  all(picture: Picture): void {
    picture.chosen = new Set(picture.visible.rows);
  }

  /** The selected rows in another model of the same plan. */
  carry(before: Picture, after: Picture): void {
    if (before.chosen.size === 0) return;
    const ids = new Set([...before.chosen].map((row) => before.model.rows.id[row]));
    const rows = new Set<number>();
    after.model.rows.id.forEach((id, row) => {
      if (ids.has(id)) rows.add(row);
    });
    after.chosen = rows;
  }
}

/** The selected rows in outline order. */
export function selectedRows(picture: Picture): readonly number[] {
  if (picture.chosen.size === 0) return picture.selected < 0 ? [] : [picture.selected];
  return [...picture.chosen].sort((one, other) => one - other);
}

/** The selected rows that are tasks, and no headings of groups. */
export function selectedTasks(picture: Picture): readonly number[] {
  return selectedRows(picture).filter((row) => picture.planRow(row) >= 0);
}

/** The selected tasks without those that stand under a selected one: what moves with its parent is not moved again. */
export function selectedRoots(picture: Picture): readonly number[] {
  const { parent } = picture.model.rows;
  const rows = selectedTasks(picture);
  const chosen = new Set(rows);
  const below = new Set<number>();
  // Parents come before their children.
  return rows.filter((row) => {
    let above = parent[row] ?? -1;
    while (above >= 0 && !chosen.has(above) && !below.has(above)) above = parent[above] ?? -1;
    if (above < 0) return true;
    below.add(row);
    return false;
  });
}
