import type { LinkType } from "../../model/types";
import { leftOf, rightOf, type Bar } from "./bars";
import { metrics } from "./metrics";

/** The way of a link, from the end of its predecessor to the tip of its head. */
export interface LinkWay {
  /** Where it begins, bends and ends, in pixels: x and y by turns. Every piece is level or upright. One list of numbers costs less than a list of pairs. */
  readonly points: readonly number[];
  /** Where its head points to. */
  readonly direction: "right" | "left" | "down" | "up";
}

/** What stands around a link. */
export interface LinkSurroundings {
  /**
   * How many bars and names an upright line at a pixel between the two runs through, that of the predecessor where a level line goes on to it.
   * @param enough a count that is as bad as any larger one
   */
  readonly crossed?: (x: number, enough: number) => number;
  readonly rowHeight?: number;
}

/** Room between the end of a bar and the first bend. */
export const linkGap = 9;
const gap = linkGap;
export const linkHead = 5;
const head = linkHead;
/** Between two lanes beside bars. */
const lane = 12;

/**
 * The way of one link between two bars, given by the heights of their middles. It leaves the end of the predecessor that the type names, and arrives at the end of the
 * successor that it names. Finish-to-start drops onto the top of a successor that starts later, as people know it from desktop tools, unless it would run through a name
 * on that way and not on another one.
 */
export function linkWay(
  type: LinkType,
  from: Bar,
  fromY: number,
  to: Bar,
  toY: number,
  { crossed, rowHeight = metrics.rowHeight }: LinkSurroundings = {},
): LinkWay {
  const fromLeft = leftOf(from);
  const fromRight = rightOf(from);
  const toLeft = leftOf(to);
  const toRight = rightOf(to);
  const down = toY > fromY ? 1 : -1;
  if (type === "FS") {
    const onto = ontoSuccessor(from, to);
    if (onto === undefined) {
      const between = toY - down * (rowHeight / 2);
      return around(fromRight, fromY, fromRight + gap, between, toLeft - gap - head, toLeft, toY, "right");
    }
    const firstLane = fromRight + gap;
    const lastLane = toLeft - gap - head;
    const way = firstLane <= lastLane && crossed ? leastCrossed([onto, firstLane, lastLane], crossed) : onto;
    if (way !== onto) return alongLane(fromRight, fromY, way, toLeft, toY, "right");
    const tipY = toY - down * halfHeight(to);
    const direction = down > 0 ? "down" : "up";
    // Straight from the edge of one to the tip of the other where both are at the same moment.
    if (onto < fromRight + 3) return { points: [onto, fromY + down * halfHeight(from), onto, tipY], direction };
    return { points: [fromRight, fromY, onto, fromY, onto, tipY], direction };
  }
  if (type === "SS") {
    const nearest = Math.min(fromLeft, toLeft - head) - gap;
    const bend = crossed ? leastCrossed([nearest, nearest - lane, nearest - 2 * lane], crossed) : nearest;
    return alongLane(fromLeft, fromY, bend, toLeft, toY, "right");
  }
  if (type === "FF") {
    const nearest = Math.max(fromRight, toRight + head) + gap;
    const bend = crossed ? leastCrossed([nearest, nearest + lane, nearest + 2 * lane], crossed) : nearest;
    return alongLane(fromRight, fromY, bend, toRight, toY, "left");
  }
  if (toRight + gap + head <= fromLeft - gap) return alongLane(fromLeft, fromY, fromLeft - gap, toRight, toY, "left");
  const between = toY - down * (rowHeight / 2);
  return around(fromLeft, fromY, fromLeft - gap, between, toRight + gap + head, toRight, toY, "left");
}

/** Level to a lane, upright in it, level to the end. */
function alongLane(
  fromX: number,
  fromY: number,
  x: number,
  toX: number,
  toY: number,
  direction: LinkWay["direction"],
): LinkWay {
  return { points: [fromX, fromY, x, fromY, x, toY, toX, toY], direction };
}

/** Out to a lane, back between two rows to another one, and from there to the end. */
function around(
  fromX: number,
  fromY: number,
  out: number,
  between: number,
  back: number,
  toX: number,
  toY: number,
  direction: LinkWay["direction"],
): LinkWay {
  return { points: [fromX, fromY, out, fromY, out, between, back, between, back, toY, toX, toY], direction };
}

/** Where a finish-to-start link drops onto its successor; undefined where that begins too early. */
function ontoSuccessor(from: Bar, to: Bar): number | undefined {
  const fromRight = rightOf(from);
  const toLeft = leftOf(to);
  const toRight = rightOf(to);
  if (to.kind === "milestone") return to.x >= fromRight + 3 || to.x >= fromRight - gap ? to.x : undefined;
  const drop = Math.max(toLeft + Math.min(7, to.width / 2), fromRight + 4);
  const lands = drop <= toLeft + 16 && drop < toRight;
  return toLeft >= fromRight + 4 || lands ? drop : undefined;
}

/** The first of some lanes that runs through the fewest bars and names. */
function leastCrossed(lanes: readonly number[], crossed: (x: number, enough: number) => number): number {
  let best = lanes[0] ?? 0;
  let least = Infinity;
  for (const x of lanes) {
    const count = crossed(x, least);
    if (count < least) {
      best = x;
      least = count;
    }
    if (least === 0) break;
  }
  return best;
}

function halfHeight(bar: Bar): number {
  return bar.kind === "milestone" ? metrics.diamond : metrics.barHeight / 2;
}

/** Distance from a point to a way. */
export function distanceToWay({ points }: LinkWay, x: number, y: number): number {
  let least = Infinity;
  for (let at = 0; at + 3 < points.length; at += 2) {
    const fromX = points[at] ?? 0;
    const fromY = points[at + 1] ?? 0;
    const toX = points[at + 2] ?? 0;
    const toY = points[at + 3] ?? 0;
    // The pieces are level or upright, so the nearest point of one is the point moved into its bounds.
    const nearX = Math.min(Math.max(x, Math.min(fromX, toX)), Math.max(fromX, toX));
    const nearY = Math.min(Math.max(y, Math.min(fromY, toY)), Math.max(fromY, toY));
    least = Math.min(least, Math.hypot(x - nearX, y - nearY));
  }
  return least;
}
