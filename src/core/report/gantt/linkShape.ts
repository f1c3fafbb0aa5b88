import type { LinkType } from "../../model/types";
import { leftOf, px, rightOf, type Bar } from "./bars";
import { metrics } from "./metrics";

/** Lines and arrow heads of the links, drawn together because a path of many lines costs little more than one. */
export interface LinkPaths {
  readonly lines: string;
  readonly heads: string;
}

/** What stands around a link. */
export interface LinkSurroundings {
  /** How many bars and names an upright line at a pixel between the two runs through, that of the predecessor where a level line goes on to it. */
  readonly crossed?: (x: number) => number;
  readonly rowHeight?: number;
}

/** Room between the end of a bar and the first bend. */
export const linkGap = 9;
const gap = linkGap;
const head = 5;
const radius = 4;
/** Between two lanes beside bars. */
const lane = 12;

type Point = readonly [number, number];

/**
 * The way of one link between two bars, given by the heights of their middles: straight pieces with round corners. It leaves the end of the
 * predecessor that the type names, and arrives at the end of the successor that it names. Finish-to-start drops onto the top of a successor
 * that starts later, as people know it from desktop tools, unless it would run through a name on that way and not on another one.
 */
export function linkShape(
  type: LinkType,
  from: Bar,
  fromY: number,
  to: Bar,
  toY: number,
  { crossed = () => 0, rowHeight = metrics.rowHeight }: LinkSurroundings = {},
): LinkPaths {
  const fromLeft = leftOf(from);
  const fromRight = rightOf(from);
  const toLeft = leftOf(to);
  const toRight = rightOf(to);
  const down = toY > fromY ? 1 : -1;
  if (type === "FS") {
    const onto = ontoSuccessor(from, to);
    if (onto !== undefined) {
      const firstLane = fromRight + gap;
      const lastLane = toLeft - gap - head;
      const way = firstLane <= lastLane ? leastCrossed([onto, firstLane, lastLane], crossed) : onto;
      if (way !== onto) {
        return arrow(
          [
            [fromRight, fromY],
            [way, fromY],
            [way, toY],
            [toLeft, toY],
          ],
          "right",
        );
      }
      const tip: Point = [onto, toY - down * halfHeight(to)];
      const direction = down > 0 ? "down" : "up";
      // Straight from the edge of one to the tip of the other where both are at the same moment.
      if (onto < fromRight + 3) return arrow([[onto, fromY + down * halfHeight(from)], tip], direction);
      return arrow([[fromRight, fromY], [onto, fromY], tip], direction);
    }
    const between = toY - down * (rowHeight / 2);
    return arrow(
      [
        [fromRight, fromY],
        [fromRight + gap, fromY],
        [fromRight + gap, between],
        [toLeft - gap - head, between],
        [toLeft - gap - head, toY],
        [toLeft, toY],
      ],
      "right",
    );
  }
  if (type === "SS") {
    const nearest = Math.min(fromLeft, toLeft - head) - gap;
    const bend = leastCrossed([nearest, nearest - lane, nearest - 2 * lane], crossed);
    return arrow(
      [
        [fromLeft, fromY],
        [bend, fromY],
        [bend, toY],
        [toLeft, toY],
      ],
      "right",
    );
  }
  if (type === "FF") {
    const nearest = Math.max(fromRight, toRight + head) + gap;
    const bend = leastCrossed([nearest, nearest + lane, nearest + 2 * lane], crossed);
    return arrow(
      [
        [fromRight, fromY],
        [bend, fromY],
        [bend, toY],
        [toRight, toY],
      ],
      "left",
    );
  }
  if (toRight + gap + head <= fromLeft - gap) {
    return arrow(
      [
        [fromLeft, fromY],
        [fromLeft - gap, fromY],
        [fromLeft - gap, toY],
        [toRight, toY],
      ],
      "left",
    );
  }
  const between = toY - down * (rowHeight / 2);
  return arrow(
    [
      [fromLeft, fromY],
      [fromLeft - gap, fromY],
      [fromLeft - gap, between],
      [toRight + gap + head, between],
      [toRight + gap + head, toY],
      [toRight, toY],
    ],
    "left",
  );
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
function leastCrossed(lanes: readonly number[], crossed: (x: number) => number): number {
  let best = lanes[0] ?? 0;
  let least = Infinity;
  for (const x of lanes) {
    const count = crossed(x);
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

/** Heads with their tips at the end of the line. */
const heads = {
  right: `l${-head} -3.5v7z`,
  left: `l${head} -3.5v7z`,
  down: `l-3.5 ${-head}h7z`,
  up: `l-3.5 ${head}h7z`,
} as const;

function arrow(points: readonly Point[], direction: keyof typeof heads): LinkPaths {
  const end = points[points.length - 1] ?? origin;
  return { lines: roundedPath(points), heads: `M${px(end[0])} ${px(end[1])}${heads[direction]}` };
}

const origin: Point = [0, 0];

/** A path through points whose pieces are level or upright, with round corners. Points are read by their places: taking them apart costs more than all else here. */
function roundedPath(points: readonly Point[]): string {
  let before = points[0] ?? origin;
  let path = `M${px(before[0])} ${px(before[1])}`;
  for (let index = 1; index < points.length; index++) {
    const point = points[index] ?? origin;
    const after = points[index + 1];
    const place = `${px(point[0])} ${px(point[1])}`;
    if (after) {
      const corner = Math.min(radius, distance(before, point) / 2, distance(point, after) / 2);
      path += `L${beside(point, before, corner)}Q${place} ${beside(point, after, corner)}`;
    } else path += `L${place}`;
    before = point;
  }
  return path;
}

/** Between two points of which one coordinate is the same. */
function distance(a: Point, b: Point): number {
  return Math.abs(a[0] - b[0]) + Math.abs(a[1] - b[1]);
}

/** The point as far from a corner on the way to another point. */
function beside(corner: Point, to: Point, far: number): string {
  return `${px(corner[0] + Math.sign(to[0] - corner[0]) * far)} ${px(corner[1] + Math.sign(to[1] - corner[1]) * far)}`;
}
