import { barOf } from "../../core/report/gantt/layout";
import type { Picture, Viewport } from "./picture";

/** The place from the top after an update: the first row that showed and still exists keeps its place. */
export function topAfter(before: Picture, after: Picture, y: number): number {
  if (after.visible === before.visible) return y;
  const first = Math.floor(y / after.rowHeight);
  const count = Math.min(first + 60, before.visible.rows.length);
  const known = new Map(after.model.rows.id.map((id, row) => [id, row]));
  for (let position = first; position < count; position++) {
    const row = known.get(before.model.rows.id[before.rowAt(position)] ?? "");
    if (row !== undefined) return y + (after.positionOf(row) - position) * after.rowHeight;
  }
  return y;
}

/**
 * Where the window must go to show a row, and its bar too: no further than needed, or to the middle when the row was far away.
 * @returns undefined where it shows already
 */
export function intoSight(
  picture: Picture,
  { x, y, width, height }: Viewport,
  position: number,
  barToo: boolean,
): { readonly x: number; readonly y: number } | undefined {
  if (position < 0) return undefined;
  const top = position * picture.rowHeight;
  let nextY = y;
  if (top < y) nextY = top < y - height ? top - height / 3 : top;
  else if (top + picture.rowHeight > y + height) {
    nextY = top > y + 2 * height ? top - height / 3 : top + picture.rowHeight - height;
  }
  let nextX = x;
  const bar = barToo ? barOf(picture.model, picture.rowAt(position), picture.scale) : undefined;
  if (bar && (bar.x + bar.width < x + 20 || bar.x > x + width - 60)) nextX = bar.x - width * 0.2;
  return nextX === x && nextY === y ? undefined : { x: nextX, y: nextY };
}
