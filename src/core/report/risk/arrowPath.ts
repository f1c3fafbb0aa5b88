/** A box in a picture, in its units. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const headLength = 7;

/** A slightly bent line between the edges of two boxes, and its head, as data of paths. @returns undefined where they are too near */
export function arrowPath(from: Box, to: Box): { readonly line: string; readonly head: string } | undefined {
  const start = center(from);
  const end = center(to);
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  if (length < 12) return undefined;
  const bend = Math.min(length * 0.12, 22);
  const control = {
    x: (start.x + end.x) / 2 + ((start.y - end.y) / length) * bend,
    y: (start.y + end.y) / 2 + ((end.x - start.x) / length) * bend,
  };
  const first = leave(start, control, from, 2);
  const last = leave(end, control, to, 3);
  const angle = Math.atan2(last.y - control.y, last.x - control.x);
  const neck = { x: last.x - Math.cos(angle) * headLength, y: last.y - Math.sin(angle) * headLength };
  const side = (turn: number): Point => ({
    x: last.x - Math.cos(angle + turn) * (headLength + 1),
    y: last.y - Math.sin(angle + turn) * (headLength + 1),
  });
  return {
    line: `M${at(first)}Q${at(control)} ${at(neck)}`,
    head: `M${at(last)}L${at(side(0.42))}L${at(side(-0.42))}Z`,
  };
}

function center({ x, y, width, height }: Box): Point {
  return { x: x + width / 2, y: y + height / 2 };
}

/** Where a line from the middle of a box towards a point leaves it, `gap` units outside. */
function leave(middle: Point, towards: Point, box: Box, gap: number): Point {
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  const scale = Math.min(
    dx === 0 ? Infinity : (box.width / 2 + gap) / Math.abs(dx),
    dy === 0 ? Infinity : (box.height / 2 + gap) / Math.abs(dy),
    1,
  );
  return { x: middle.x + dx * scale, y: middle.y + dy * scale };
}

function at(point: Point): string {
  return `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
}
