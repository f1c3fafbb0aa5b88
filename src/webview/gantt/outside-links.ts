import { barOf, isAtStart, metrics, px, type OutsideByRow } from "../../core/report/gantt/layout";
import { linkTypes, type GanttOutsideLink } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import { setAttribute, svgElement } from "../kit/dom";
import type { Localizer } from "../kit/localizer";

import type { DrawnPart, Picture } from "./picture";

/** How far a stub reaches beyond the bar, and how far inside it begins, in pixels. */
const reach = 12;
const inside = 6;
/** How far its line stands below the middle of the row; in low rows as far as there is room. */
const below = 11;
/** More than that a menu does not name. */
const mostInMenu = 8;

/** What a link to another project leads to, in words: `Contract (Vendor)`. */
export function outsideName({ project, task, projectName, name }: GanttOutsideLink, localizer: Localizer): string {
  if (projectName === undefined)
    return localizer.text(message("{0} (project {1} is not in this workspace)", task, project));
  return localizer.text(message("{0} ({1})", name ?? task, projectName));
}

function label({ before }: GanttOutsideLink): Message {
  return before ? message("Predecessor elsewhere") : message("Successor elsewhere");
}

/** Lines of a tooltip about the links of a row to other projects. */
export function outsideLines(
  links: readonly GanttOutsideLink[] = [],
  localizer: Localizer,
): readonly (readonly [string, string])[] {
  return links
    .slice(0, mostInMenu)
    .map((link) => [
      localizer.text(label(link)),
      `${outsideName(link, localizer)} ${linkTypes[link.type] ?? "FS"}${link.lag}`,
    ]);
}

/** The links of a row to other projects in words, for screen readers. */
export function outsideWords(links: readonly GanttOutsideLink[] = [], localizer: Localizer): readonly string[] {
  return links
    .slice(0, mostInMenu)
    .map((link) => localizer.text(message("{0}: {1}", localizer.text(label(link)), outsideName(link, localizer))));
}

/** Menu items that lead to the text of the tasks at the other ends. */
export function outsideItems(
  outside: OutsideByRow,
  row: number,
  localizer: Localizer,
  go: (link: GanttOutsideLink) => void,
): readonly { readonly label: string; readonly run: () => void }[] {
  return (outside.get(row) ?? []).slice(0, mostInMenu).map((link) => ({
    label: localizer.text(message("Go to {0}", outsideName(link, localizer))),
    run: () => go(link),
  }));
}

/** Stubs below the ends of bars that are linked to other projects: a point outside, a line, and an arrow head in the direction of the work. */
export class OutsideLinks {
  readonly nodes: readonly SVGPathElement[];
  readonly #lines = svgElement("path", { class: "outside-link" });
  readonly #unknown = svgElement("path", { class: "outside-link unknown" });
  readonly #heads = svgElement("path", { class: "link-head" });

  constructor() {
    this.nodes = [this.#lines, this.#unknown, this.#heads];
  }

  draw(picture: Picture, { first, last, fromX, toX, baseX, baseY }: DrawnPart): void {
    let lines = "";
    let unknown = "";
    let heads = "";
    const shows = picture.layers.links && picture.outside.size > 0;
    for (let position = first; shows && position < last; position++) {
      const row = picture.rowAt(position);
      const links = picture.outside.get(row);
      const bar = links && barOf(picture.model, row, picture.scale);
      if (!links || !bar || bar.x + bar.width < fromX || bar.x > toX) continue;
      const middle = (position + 0.5) * picture.rowHeight - baseY;
      // Stubs at one end look alike, so that one of each kind is enough.
      for (const before of [true, false])
        for (const atStart of [true, false]) {
          const alike = links.filter((link) => link.before === before && isAtStart(link) === atStart);
          if (alike.length === 0) continue;
          const end = (atStart ? bar.x : bar.x + bar.width) - baseX;
          const out = atStart ? -1 : 1;
          const y = middle + Math.min(below, picture.rowHeight / 2 - 2);
          const stub = stubOf(end, middle, y, out, bar.kind === "milestone");
          if (alike.every(({ projectName }) => projectName === undefined)) unknown += stub.line;
          else lines += stub.line;
          heads += before ? stub.headAtBar : stub.headOutside;
        }
    }
    setAttribute(this.#lines, "d", lines);
    setAttribute(this.#unknown, "d", unknown);
    setAttribute(this.#heads, "d", heads);
  }
}

/** @param y of its line @param out -1 to the left, 1 to the right */
function stubOf(
  end: number,
  middle: number,
  y: number,
  out: number,
  isMilestone: boolean,
): { readonly line: string; readonly headAtBar: string; readonly headOutside: string } {
  const foot = isMilestone ? end : end - out * inside;
  const top = middle + (isMilestone ? metrics.diamond - 2 : metrics.barHeight / 2);
  const far = end + out * reach;
  return {
    line: `M${px(far)} ${px(y)}H${px(foot)}V${px(top)}`,
    headAtBar: `M${px(foot)} ${px(top - 1)}l3.5 4h-7Z${dot(far, y)}`,
    headOutside: `M${px(far + out * 4)} ${px(y)}l${-out * 5} -3v6Z`,
  };
}

function dot(x: number, y: number): string {
  return `M${px(x - 2)} ${px(y)}a2 2 0 1 0 4 0a2 2 0 1 0 -4 0Z`;
}
