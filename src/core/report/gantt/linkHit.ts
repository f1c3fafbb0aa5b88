import { eachLink, type LinkOptions, type LinkWindow, type Origin } from "./links";
import { distanceToWay } from "./linkWay";
import type { ChartPlaces } from "./places";

/** A line is this many pixels wide for who points at it. */
const reach = 4;

/**
 * The link whose line is under a point of the drawing (pixels from its origin), the nearest one where several are.
 * @returns index of the link, -1 where there is none
 */
export function linkAt(
  places: ChartPlaces,
  window: LinkWindow,
  options: LinkOptions & Origin,
  x: number,
  y: number,
): number {
  let nearest = -1;
  let least = reach;
  eachLink(places, window, options, (link, way) => {
    const distance = distanceToWay(way, x + options.offsetX, y + options.offsetY);
    if (distance > least) return;
    nearest = link;
    least = distance;
  });
  return nearest;
}
