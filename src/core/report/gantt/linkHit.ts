import { eachLink, type LinkIndex, type LinkOptions, type LinkWindow } from "./links";
import type { VisibleRows } from "./outline";
import type { TimeScale } from "./timescale";
import type { GanttModel } from "./types";

/** A line is this many pixels wide for who points at it. */
const reach = 4;

/**
 * The link whose line is under a point of the drawing (pixels from its origin), the nearest one where several are.
 * @returns index of the link, -1 where there is none
 */
export function linkAt(
  model: GanttModel,
  index: LinkIndex,
  visible: VisibleRows,
  scale: TimeScale,
  window: LinkWindow,
  options: LinkOptions,
  x: number,
  y: number,
): number {
  let nearest = -1;
  let least = reach;
  eachLink(model, index, visible, scale, window, options, (link, { lines }) => {
    const distance = distanceToPath(lines, x, y);
    if (distance > least) return;
    nearest = link;
    least = distance;
  });
  return nearest;
}

/** Distance from a point to a path of level and upright pieces with small round corners. */
export function distanceToPath(path: string, x: number, y: number): number {
  const numbers = path.match(/-?[\d.]+/g) ?? [];
  let least = Infinity;
  for (let at = 0; at + 3 < numbers.length; at += 2) {
    const [fromX = 0, fromY = 0, toX = 0, toY = 0] = numbers.slice(at, at + 4).map(Number);
    // The pieces are level or upright, so the nearest point of one is the point moved into its bounds.
    const nearX = Math.min(Math.max(x, Math.min(fromX, toX)), Math.max(fromX, toX));
    const nearY = Math.min(Math.max(y, Math.min(fromY, toY)), Math.max(fromY, toY));
    least = Math.min(least, Math.hypot(x - nearX, y - nearY));
  }
  return least;
}
