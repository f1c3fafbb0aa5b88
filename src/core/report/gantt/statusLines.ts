import { statusDateOf } from "./expectedProgress";
import type { VisibleRows } from "./outline";
import { xOf, type TimeScale } from "./timescale";
import type { GanttModel } from "./types";

/** Rows of one project, one below the other, with its status date. */
export interface StatusRun {
  /** Pixel of the whole chart. */
  readonly x: number;
  readonly firstPosition: number;
  /** Not included. */
  readonly lastPosition: number;
}

/** Where the status dates of several projects stand in the rows of a window. None where one date holds for all rows. */
export function statusRuns(
  model: GanttModel,
  visible: VisibleRows,
  scale: TimeScale,
  firstPosition: number,
  lastPosition: number,
): readonly StatusRun[] {
  if (!model.rows.statusDate) return [];
  const runs: StatusRun[] = [];
  for (let position = firstPosition; position < lastPosition; position++) {
    const date = statusDateOf(model, visible.rows[position] ?? -1);
    if (date === undefined) continue;
    const x = Math.round(xOf(scale, date));
    const last = runs.at(-1);
    if (last?.x === x && last.lastPosition === position)
      runs[runs.length - 1] = { ...last, lastPosition: position + 1 };
    else runs.push({ x, firstPosition: position, lastPosition: position + 1 });
  }
  return runs;
}

/** The lines of these dates. @param offsetY subtracted from every y, `offsetX` from every x */
export function statusPath(runs: readonly StatusRun[], rowHeight: number, offsetX: number, offsetY: number): string {
  return runs
    .map(({ x, firstPosition, lastPosition }) => {
      const [from, to] = [firstPosition, lastPosition].map((position) => position * rowHeight - offsetY);
      return `M${Math.round(x - offsetX)} ${from}V${to}`;
    })
    .join("");
}
