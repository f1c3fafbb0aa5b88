import { barOf, metrics, px } from "../../core/report/gantt/layout";
import { setAttribute, svgElement } from "../kit/dom";
import type { DrawnPart, Picture } from "./picture";

/** Half of the height of a sign, and its distance from the bar, in pixels. */
const half = 5;
const distance = 12;

/** Signs before the bars of tasks with findings: a square for errors, a triangle for warnings, a circle for the rest. */
export class FindingSigns {
  readonly nodes: readonly SVGPathElement[];
  readonly #errors = svgElement("path", { class: "finding-signs error" });
  readonly #warnings = svgElement("path", { class: "finding-signs warning" });
  readonly #others = svgElement("path", { class: "finding-signs info" });

  constructor() {
    this.nodes = [this.#errors, this.#warnings, this.#others];
  }

  draw(picture: Picture, { first, last, fromX, toX, baseX, baseY }: DrawnPart): void {
    let errors = "";
    let warnings = "";
    let others = "";
    for (let position = first; position < last && picture.findings.size > 0; position++) {
      const row = picture.rowAt(position);
      const found = picture.findings.get(row);
      const bar = found && barOf(picture.model, row, picture.scale);
      if (!found || !bar || bar.x < fromX || bar.x > toX) continue;
      const reach = bar.kind === "milestone" ? metrics.diamond : 0;
      const x = px(bar.x - reach - distance - baseX);
      const y = px((position + 0.5) * picture.rowHeight - baseY);
      if (found.severity === "error") errors += square(x, y);
      else if (found.severity === "warning") warnings += triangle(x, y);
      else others += circle(x, y);
    }
    setAttribute(this.#errors, "d", errors);
    setAttribute(this.#warnings, "d", warnings);
    setAttribute(this.#others, "d", others);
  }
}

function square(x: number | string, y: number | string): string {
  return `M${x} ${y}m-${half} -${half}h${2 * half}v${2 * half}h-${2 * half}Z`;
}

function triangle(x: number | string, y: number | string): string {
  return `M${x} ${y}m0 -${half}l${half + 1} ${2 * half}h-${2 * (half + 1)}Z`;
}

function circle(x: number | string, y: number | string): string {
  return `M${x} ${y}m-${half} 0a${half} ${half} 0 1 0 ${2 * half} 0a${half} ${half} 0 1 0 -${2 * half} 0Z`;
}
