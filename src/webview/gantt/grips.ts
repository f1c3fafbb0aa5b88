import { extentOf, metrics, type Bar } from "../../core/report/gantt/layout";

/** What a drag that begins at a place of a bar does. The last two draw a link from the start or the finish of the bar. */
export type Grip = "move" | "resizeStart" | "resizeFinish" | "progress" | "linkStart" | "linkFinish";

/** Bars narrower than this have their handles outside, so that there is room to move them. */
const narrow = 24;
const mouse = { end: 8, link: 16 } as const;
/** A finger is wider than a pointer. */
const finger = { end: 14, link: 24 } as const;
const progressReach = 5;
/** Above and below, between the bars, lines of links can be pointed at. */
const halfBand = 10;

/** How far the handles of a bar reach beyond its ends. */
export const handleReach = mouse.end + mouse.link;

/** Whether a point is at the height of the bars, and not between two rows. `y` counts from the middle of the row. */
export function inBand(y: number): boolean {
  return Math.abs(y) <= halfBand;
}

/**
 * The grip under a point.
 * @param x pixel of the whole chart
 * @param y pixel from the middle of the bar's row
 */
export function gripAt(bar: Bar, x: number, y: number, touch = false): Grip | undefined {
  const { end, link } = touch ? finger : mouse;
  const [left, right] = extentOf(bar);
  const inside = x >= left && x <= right;
  if (bar.kind === "task" && onProgress(bar, x, y, end)) return "progress";
  if (!touch && !inBand(y)) return undefined;
  if (bar.kind !== "task") {
    if (inside) return "move";
    if (x < left) return x >= left - link ? "linkStart" : undefined;
    return x <= right + link ? "linkFinish" : undefined;
  }
  // Ends reach a little outside of the bar, or wholly where the bar is narrow.
  const outside = bar.width < narrow ? end : 2;
  const within = end - outside;
  if (x >= left + within && x <= right - within) return "move";
  if (x >= left - outside && x <= left + within) return "resizeStart";
  if (x >= right - within && x <= right + outside) return "resizeFinish";
  if (x < left) return x >= left - outside - link ? "linkStart" : undefined;
  return x <= right + outside + link ? "linkFinish" : undefined;
}

/** The edge of what is done: inside of the bar where it is clear of the ends, and always at the mark below the bar. */
function onProgress(bar: Bar, x: number, y: number, end: number): boolean {
  if (bar.width < narrow) return false;
  const edge = bar.x + bar.done;
  if (Math.abs(x - edge) > progressReach) return false;
  const bottom = metrics.barHeight / 2;
  return y > bottom - 1 || (edge - bar.x > end + progressReach && bar.x + bar.width - edge > end + progressReach);
}
