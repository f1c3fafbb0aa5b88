import { eachLink, type LinkIndex, type LinkOptions, type LinkWindow } from "./links";
import { distanceToWay } from "./linkWay";
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
  eachLink(model, index, visible, scale, window, options, (link, way) => {
    const distance = distanceToWay(way, x + options.offsetX, y + options.offsetY);
    if (distance > least) return;
    nearest = link;
    least = distance;
  });
  return nearest;
}
