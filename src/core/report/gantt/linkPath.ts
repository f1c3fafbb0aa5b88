import { tenths } from "./bars";
import { linkHead, type LinkWay } from "./linkWay";

/** Lines and arrow heads of the links, drawn together because a path of many lines costs little more than one. */
export interface LinkPaths {
  readonly lines: string;
  readonly heads: string;
}

/** Heads with their tips at the end of the line. */
const heads = {
  right: `l${-linkHead} -3.5v7z`,
  left: `l${linkHead} -3.5v7z`,
  down: `l-3.5 ${-linkHead}h7z`,
  up: `l-3.5 ${linkHead}h7z`,
} as const;

/** Of round corners, in tenths of a pixel. */
const radius = 40;
/** Whole corners, which nearly all are: behind a level piece, then behind an upright one; to the right and down, right and up, left and down, left and up. */
const wholeCorners = [
  ["q4 0 4 4", "q4 0 4 -4", "q-4 0 -4 4", "q-4 0 -4 -4"],
  ["q0 4 4 4", "q0 -4 4 -4", "q0 4 -4 4", "q0 -4 -4 -4"],
] as const;

/**
 * Draws a way with round corners. Everything is rounded to tenths of a pixel first, so that corners, which are written from the point before them, end where they should.
 * @param offsetX subtracted from every x, as `offsetY` from every y
 */
export function linkPaths({ points, direction }: LinkWay, offsetX: number, offsetY: number): LinkPaths {
  let beforeX = Math.round(((points[0] ?? 0) - offsetX) * 10);
  let beforeY = Math.round(((points[1] ?? 0) - offsetY) * 10);
  let x = Math.round(((points[2] ?? 0) - offsetX) * 10);
  let y = Math.round(((points[3] ?? 0) - offsetY) * 10);
  let lines = `M${tenths(beforeX)} ${tenths(beforeY)}`;
  for (let at = 4; at < points.length; at += 2) {
    const nextX = Math.round(((points[at] ?? 0) - offsetX) * 10);
    const nextY = Math.round(((points[at + 1] ?? 0) - offsetY) * 10);
    const isLevel = y === beforeY;
    const toX = isLevel ? x - beforeX : nextX - x;
    const toY = isLevel ? nextY - y : y - beforeY;
    const corner = Math.min(radius, Math.abs(toX) >> 1, Math.abs(toY) >> 1);
    lines += isLevel
      ? `H${tenths(x - Math.sign(toX) * corner)}${cornerPath(0, corner, toX, toY)}`
      : `V${tenths(y - Math.sign(toY) * corner)}${cornerPath(1, corner, toX, toY)}`;
    beforeX = x;
    beforeY = y;
    x = nextX;
    y = nextY;
  }
  const end = tenths(x);
  const endY = tenths(y);
  return { lines: lines + (y === beforeY ? `H${end}` : `V${endY}`), heads: `M${end} ${endY}${heads[direction]}` };
}

/** @param upright 1 behind an upright piece @param toX which way it goes, as `toY` */
function cornerPath(upright: 0 | 1, corner: number, toX: number, toY: number): string {
  if (corner === radius) return wholeCorners[upright][toX > 0 ? (toY > 0 ? 0 : 1) : toY > 0 ? 2 : 3];
  if (corner === 0) return "";
  const x = tenths(Math.sign(toX) * corner);
  const y = tenths(Math.sign(toY) * corner);
  return upright ? `q0 ${y} ${x} ${y}` : `q${x} 0 ${x} ${y}`;
}
