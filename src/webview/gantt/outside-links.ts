import { drawOutside, type LinkWindow, type Origin, type OutsideByRow } from "../../core/report/gantt/layout";
import { linkTypes, type GanttOutsideLink } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import { setAttribute, svgElement } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import type { Picture } from "./picture";

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

/** The stubs in the picture. */
export class OutsideLinks {
  readonly nodes: readonly SVGPathElement[];
  readonly #lines = svgElement("path", { class: "outside-link" });
  readonly #unknown = svgElement("path", { class: "outside-link unknown" });
  readonly #heads = svgElement("path", { class: "link-head" });

  constructor() {
    this.nodes = [this.#lines, this.#unknown, this.#heads];
  }

  draw({ places, outside, layers }: Picture, part: LinkWindow & Origin): void {
    const drawn = drawOutside(places, layers.links ? outside : new Map(), part);
    setAttribute(this.#lines, "d", drawn.lines);
    setAttribute(this.#unknown, "d", drawn.unknown);
    setAttribute(this.#heads, "d", drawn.heads);
  }
}
