import { arrowPath, type Box } from "../../core/report/risk/arrowPath";
import { svgElement } from "../kit/dom";

export interface Arrow {
  readonly from: DOMRect;
  readonly to: DOMRect;
  /** Belongs to the risk that the person looks at. */
  readonly active: boolean;
}

/** Draws arrows over the matrix. Positions are those of the page; `origin` is the rectangle that the overlay covers. */
export function drawArrows(overlay: SVGSVGElement, arrows: readonly Arrow[], origin: DOMRect): void {
  const inside = ({ left, top, width, height }: DOMRect): Box => ({
    x: left - origin.left,
    y: top - origin.top,
    width,
    height,
  });
  overlay.setAttribute("viewBox", `0 0 ${Math.max(origin.width, 1)} ${Math.max(origin.height, 1)}`);
  overlay.replaceChildren(
    ...[...arrows]
      .sort((a, b) => Number(a.active) - Number(b.active))
      .flatMap((arrow) => {
        const drawn = arrowPath(inside(arrow.from), inside(arrow.to));
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
