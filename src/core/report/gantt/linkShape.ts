import type { LinkType } from "../../model/types";
import { extentOf, px, type Bar } from "./bars";
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
  const [fromLeft, fromRight] = extentOf(from);
  const [toLeft, toRight] = extentOf(to);
  const down = toY > fromY ? 1 : -1;
  if (type === "FS") {
    const onto = ontoSuccessor(from, to);
    if (onto !== undefined) {
      const beside = [fromRight + gap, toLeft - gap - head].filter(
        (x) => x >= fromRight + gap && x <= toLeft - gap - head,
      );
      const way = leastCrossed([onto, ...beside], crossed);
      const tip = toY - down * halfHeight(to);
      const points: readonly Point[] =
        way === onto
          ? [[onto, tip]]
          : [
              [way, toY],
              [toLeft, toY],
            ];
      // Straight from the edge of one to the tip of the other where both are at the same moment.
      const begin: readonly Point[] =
        onto < fromRight + 3
          ? [[onto, fromY + down * halfHeight(from)]]
          : [
              [fromRight, fromY],
              [way, fromY],
            ];
      return arrow([...begin, ...points], way === onto ? (down > 0 ? "down" : "up") : "right");
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
  const [, fromRight] = extentOf(from);
  const [toLeft, toRight] = extentOf(to);
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
    if (count < least) [best, least] = [x, count];
    if (least === 0) break;
  }
  return best;
}

function halfHeight(bar: Bar): number {
  return bar.kind === "milestone" ? metrics.diamond : metrics.barHeight / 2;
}

function arrow(points: readonly Point[], direction: "left" | "right" | "up" | "down"): LinkPaths {
  const [x, y] = points.at(-1) ?? [0, 0];
  const heads = {
    right: `M${px(x)} ${px(y)}l${-head} -3.5v7z`,
    left: `M${px(x)} ${px(y)}l${head} -3.5v7z`,
    down: `M${px(x)} ${px(y)}l-3.5 ${-head}h7z`,
    up: `M${px(x)} ${px(y)}l-3.5 ${head}h7z`,
  };
  return { lines: roundedPath(points), heads: heads[direction] };
}

/** A path through points whose pieces are level or upright, with round corners. */
function roundedPath(points: readonly Point[]): string {
  let path = "";
  points.forEach(([x, y], index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) {
      path += `M${px(x)} ${px(y)}`;
      return;
    }
    if (!after) {
      path += `L${px(x)} ${px(y)}`;
      return;
    }
    const lengthIn = Math.abs(x - before[0]) + Math.abs(y - before[1]);
    const lengthOut = Math.abs(after[0] - x) + Math.abs(after[1] - y);
    const corner = Math.min(radius, lengthIn / 2, lengthOut / 2);
    const inX = x - Math.sign(x - before[0]) * corner;
    const inY = y - Math.sign(y - before[1]) * corner;
    const outX = x + Math.sign(after[0] - x) * corner;
    const outY = y + Math.sign(after[1] - y) * corner;
    path += `L${px(inX)} ${px(inY)}Q${px(x)} ${px(y)} ${px(outX)} ${px(outY)}`;
  });
  return path;
}
