import { ancestorsOf, hasChildren } from "../../core/report/gantt/layout";
import type { WindowView } from "./chart-view";
import { intoSight } from "./sight";

/** The window of the chart over its rows: which ones are open, and which are in sight. */
export class RowWindow {
  readonly #view: WindowView;

  constructor(view: WindowView) {
    this.#view = view;
  }

  /** Position of the selected row, that of the first one without any. */
  get selected(): number {
    const picture = this.#view.picture();
    return Math.max(picture?.positionOf(picture.selected) ?? 0, 0);
  }

  /** Opens or closes a row. @returns its position afterwards; undefined where nothing is below it */
  toggle(position: number): number | undefined {
    const picture = this.#view.picture();
    const row = picture?.rowAt(position) ?? -1;
    const id = picture?.model.rows.id[row];
    if (!picture || id === undefined || !hasChildren(picture.model, row)) return undefined;
    if (!picture.collapsed.delete(id)) picture.collapsed.add(id);
    this.changed();
    return picture.positionOf(row);
  }

  openAll(): void {
    const picture = this.#view.picture();
    // What is closed in the outline stays so while other rows show.
    for (const id of picture?.model.rows.id ?? []) picture?.collapsed.delete(id);
    this.changed();
  }

  closeAll(): void {
    const picture = this.#view.picture();
    picture?.model.rows.id.forEach((id, row) => {
      if (hasChildren(picture.model, row)) picture.collapsed.add(id);
    });
    this.changed();
  }

  /** Opens what hides a row. */
  openTo(row: number): void {
    const picture = this.#view.picture();
    if (!picture) return;
    const closed = ancestorsOf(picture.model, row).filter((above) =>
      picture.collapsed.delete(picture.model.rows.id[above] ?? ""),
    );
    if (closed.length > 0) this.changed();
  }

  /** Rows opened or closed: the first row that shows stays at the top. */
  changed(): void {
    const { scroller, draw, changed } = this.#view;
    const picture = this.#view.picture();
    if (!picture) return;
    const { x, y } = scroller.viewport;
    const first = picture.rowAt(Math.floor(y / picture.rowHeight));
    const rest = y % picture.rowHeight;
    picture.collapseChanged();
    const top = first < 0 ? y : picture.positionOf(first) * picture.rowHeight + rest;
    scroller.resize(picture.width, picture.height, x, top);
    draw(true);
    changed();
  }

  /** The first row that shows stays at the top. @returns whether the height is another one */
  setHeight(pixels: number): boolean {
    const { scroller } = this.#view;
    const picture = this.#view.picture();
    if (!picture || pixels === picture.rowHeight) return false;
    const { x, y } = scroller.viewport;
    const top = y / picture.rowHeight;
    picture.rowHeight = pixels;
    scroller.resize(picture.width, picture.height, x, top * pixels);
    return true;
  }

  /** @param barToo its bar as well, not only its row */
  bringIntoSight(position: number, barToo: boolean): void {
    const { scroller } = this.#view;
    const picture = this.#view.picture();
    const place = picture && intoSight(picture, scroller.viewport, position, barToo);
    if (place) scroller.moveTo(place.x, place.y);
  }
}
