import { metrics } from "./metrics";
import { px } from "./bars";
import { isAtStart, type OutsideByRow } from "./outside";
import type { LinkWindow, Origin } from "./links";
import type { ChartPlaces } from "./places";

/** How far a stub reaches beyond the bar, and how far inside it begins, in pixels. */
const reach = 12;
const inside = 6;
/** How far its line stands below the middle of the row; in low rows as far as there is room. */
const below = 11;

/** Stubs of links to other projects, each kind as one path. */
export interface OutsideStubs {
  readonly lines: string;
  /** Of links to projects that are not there. */
  readonly unknown: string;
  readonly heads: string;
}

/** Stubs below the ends of bars that are linked to other projects: a point outside, a line, and an arrow head in the direction of the work. */
export function drawOutside(places: ChartPlaces, outside: OutsideByRow, part: LinkWindow & Origin): OutsideStubs {
  const drawn = { lines: "", unknown: "", heads: "" };
  const { rowHeight, rows } = places.chart.visible;
  for (let position = part.firstPosition; outside.size > 0 && position < part.lastPosition; position++) {
    const links = outside.get(rows[position] ?? -1);
    const bar = links && places.bar(position);
    if (!links || !bar || bar.x + bar.width < part.fromX || bar.x > part.toX) continue;
    const middle = (position + 0.5) * rowHeight - part.offsetY;
    // Stubs at one end look alike, so that one of each kind is enough.
    for (const before of [true, false])
      for (const atStart of [true, false]) {
        const alike = links.filter((link) => link.before === before && isAtStart(link) === atStart);
        if (alike.length === 0) continue;
        const end = (atStart ? bar.x : bar.x + bar.width) - part.offsetX;
        const y = middle + Math.min(below, rowHeight / 2 - 2);
        const stub = stubOf(end, middle, y, atStart ? -1 : 1, bar.kind === "milestone");
        drawn[alike.every(({ projectName }) => projectName === undefined) ? "unknown" : "lines"] += stub.line;
        drawn.heads += before ? stub.headAtBar : stub.headOutside;
      }
  }
  return drawn;
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
