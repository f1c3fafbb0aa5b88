import { svgElement } from "../kit/dom";

export interface Arrow {
  readonly from: DOMRect;
  readonly to: DOMRect;
  /** Belongs to the risk that the person looks at. */
  readonly active: boolean;
}

interface Point {
  readonly x: number;
  readonly y: number;
}

const headLength = 7;

/** Draws arrows over the matrix. Positions are those of the page; `origin` is the rectangle that the overlay covers. */
export function drawArrows(overlay: SVGSVGElement, arrows: readonly Arrow[], origin: DOMRect): void {
  overlay.setAttribute("viewBox", `0 0 ${Math.max(origin.width, 1)} ${Math.max(origin.height, 1)}`);
  overlay.replaceChildren(
    ...[...arrows]
      .sort((a, b) => Number(a.active) - Number(b.active))
      .flatMap((arrow) => {
        const drawn = arrowPath(arrow, origin);
        if (!drawn) return [];
        return [
          svgElement("g", {
            class: arrow.active ? "arrow arrow-active" : "arrow",
            children: [
              svgElement("path", { class: "arrow-halo", attributes: { d: drawn.line } }),
              svgElement("path", { class: "arrow-line", attributes: { d: drawn.line } }),
              svgElement("path", { class: "arrow-head", attributes: { d: drawn.head } }),
            ],
          }),
        ];
      }),
  );
}

/** A slightly bent line between the edges of two chips, and its head. */
function arrowPath(arrow: Arrow, origin: DOMRect): { readonly line: string; readonly head: string } | undefined {
  const start = center(arrow.from, origin);
  const end = center(arrow.to, origin);
  const length = Math.hypot(end.x - start.x, end.y - start.y);
  if (length < 12) return undefined;
  const bend = Math.min(length * 0.12, 22);
  const control = {
    x: (start.x + end.x) / 2 + ((start.y - end.y) / length) * bend,
    y: (start.y + end.y) / 2 + ((end.x - start.x) / length) * bend,
  };
  const from = leave(start, control, arrow.from, 2);
  const to = leave(end, control, arrow.to, 3);
  const angle = Math.atan2(to.y - control.y, to.x - control.x);
  const neck = { x: to.x - Math.cos(angle) * headLength, y: to.y - Math.sin(angle) * headLength };
  const side = (turn: number): Point => ({
    x: to.x - Math.cos(angle + turn) * (headLength + 1),
    y: to.y - Math.sin(angle + turn) * (headLength + 1),
  });
  return {
    line: `M${at(from)}Q${at(control)} ${at(neck)}`,
    head: `M${at(to)}L${at(side(0.42))}L${at(side(-0.42))}Z`,
  };
}

function center(rectangle: DOMRect, origin: DOMRect): Point {
  return {
    x: rectangle.left + rectangle.width / 2 - origin.left,
    y: rectangle.top + rectangle.height / 2 - origin.top,
  };
}

/** Where a line from the middle of a rectangle towards a point leaves it, `gap` pixels outside. */
function leave(middle: Point, towards: Point, rectangle: DOMRect, gap: number): Point {
  const dx = towards.x - middle.x;
  const dy = towards.y - middle.y;
  const scale = Math.min(
    dx === 0 ? Infinity : (rectangle.width / 2 + gap) / Math.abs(dx),
    dy === 0 ? Infinity : (rectangle.height / 2 + gap) / Math.abs(dy),
    1,
  );
  return { x: middle.x + dx * scale, y: middle.y + dy * scale };
}

function at(point: Point): string {
  return `${point.x.toFixed(1)} ${point.y.toFixed(1)}`;
}
