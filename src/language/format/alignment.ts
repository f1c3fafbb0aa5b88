import { displayWidth } from "../../core/text/display-width";
import { GapCollector } from "./gaps";
import { readHead } from "./head";
import type { Scan, ScannedLine } from "./scanned";

/**
 * Lines whose keys, values or items a person has lined up in columns with those of the lines around, as in a table: the white space inside
 * them stays. Two neighbouring lines are lined up when something begins in the same column of both, and a run of such lines counts as a table
 * when white space of different width leads to that column.
 */
export function alignedLines(scan: Scan): ReadonlySet<ScannedLine> {
  const aligned = new Set<ScannedLine>();
  let run: ScannedLine[] = [];
  let isTable = false;
  const endRun = (): void => {
    if (isTable) for (const line of run) aligned.add(line);
    run = [];
    isTable = false;
  };
  for (let index = 1; index < scan.lines.length; index++) {
    const [above, line] = [scan.lines[index - 1], scan.lines[index]];
    if (!above || !line) continue;
    const link = mayBeRows(scan.text, above, line) ? linkOf(scan.text, above, line) : "none";
    if (link === "none") endRun();
    else {
      run.push(...(run.length === 0 ? [above, line] : [line]));
      isTable ||= link === "table";
    }
  }
  endRun();
  return aligned;
}

/** Whether two lines can be rows of a table. Where somebody left out a space there is none. */
function mayBeRows(text: string, a: ScannedLine, b: ScannedLine): boolean {
  return areSiblings(a, b) && (hasWideGap(a) || hasWideGap(b)) && !lacksSpace(text, a) && !lacksSpace(text, b);
}

function areSiblings(a: ScannedLine, b: ScannedLine): boolean {
  return (
    a.kind === "entry" &&
    b.kind === "entry" &&
    !a.broken &&
    !b.broken &&
    a.levels.length === b.levels.length &&
    a.levels.every((level, at) => level.column === b.levels[at]?.column) &&
    a.levels[0]?.parent === b.levels[0]?.parent
  );
}

function hasWideGap({ gaps }: ScannedLine): boolean {
  return gaps.some(({ start, end, wanted, alignable }) => alignable && end - start > wanted.length);
}

function lacksSpace(text: string, { gaps }: ScannedLine): boolean {
  return gaps.some(({ start, end, wanted }) => start === end && wanted === " " && /[,:]/.test(text.charAt(start - 1)));
}

function linkOf(text: string, above: ScannedLine, line: ScannedLine): "none" | "same" | "table" {
  const stops = stopsOf(text, above);
  let link: "none" | "same" | "table" = "none";
  for (const [place, extra] of stopsOf(text, line)) {
    const other = stops.get(place);
    if (other === undefined || (extra <= 0 && other <= 0)) continue;
    if (other !== extra) return "table";
    link = "same";
  }
  return link;
}

/**
 * Places in which something begins behind white space that may be set (`13:` for a colon in column 13), and by how much that white space is wider
 * than usual.
 */
function stopsOf(text: string, line: ScannedLine): ReadonlyMap<string, number> {
  const stops = new Map<string, number>();
  let column = 0;
  let offset = line.content;
  const gaps = new GapCollector(text, true);
  readHead(text, line.content, line.end, line.column, gaps);
  for (const { start, end, wanted, alignable } of gaps.take()) {
    column += displayWidth(text.slice(offset, end));
    offset = end;
    const next = text.charAt(end);
    if (alignable) stops.set(`${column}${":}]".includes(next) ? next : ""}`, end - start - wanted.length);
  }
  return stops;
}
