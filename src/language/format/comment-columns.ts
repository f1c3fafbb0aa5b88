import type { Level, Scan, ScannedLine } from "./scanned";

/**
 * Columns of the comments that have a line of their own. A comment stands in the column of the entry that follows, or of one that is still open
 * above, whichever it stood in before; one that stood in neither goes with the comment line above it or to the nearest of them.
 */
export function planComments(scan: Scan, level: (one: Level) => number): ReadonlyMap<ScannedLine, number> {
  const planned = new Map<ScannedLine, number>();
  let previous: ScannedLine | undefined;
  let waiting: number[] = [];
  const settle = (next: ScannedLine | undefined): void => {
    if (waiting.length > 0 && isSure(previous) && isSure(next))
      placeComments(scan, waiting, previous, next, level, planned);
    waiting = [];
  };
  for (const [index, line] of scan.lines.entries()) {
    if (line.kind === "comment") waiting.push(index);
    else if (line.kind === "entry" || line.kind === "marker") {
      const entry = line.kind === "entry" ? line : undefined;
      settle(entry);
      previous = entry;
    }
  }
  settle(undefined);
  return planned;
}

function isSure(line: ScannedLine | undefined): boolean {
  return !line?.section.broken;
}

function placeComments(
  { lines }: Scan,
  comments: readonly number[],
  previous: ScannedLine | undefined,
  next: ScannedLine | undefined,
  level: (one: Level) => number,
  planned: Map<ScannedLine, number>,
): void {
  /** From old to new columns. An outer level wins over a list in its own column, and what follows over both. */
  const places = new Map<number, number>();
  for (let one = previous?.levels.at(-1); one; one = one.parent) places.set(one.column, level(one));
  const following = next?.levels[0];
  if (following) places.set(following.column, level(following));
  let above: { readonly index: number; readonly shift: number } | undefined;
  for (const index of comments) {
    const line = lines[index];
    if (!line) continue;
    const together = above?.index === index - 1 ? Math.max(line.column + above.shift, 0) : undefined;
    const column = places.get(line.column) ?? together ?? nearest(line.column, places, following?.column);
    if (column === undefined) continue;
    planned.set(line, column);
    above = { index, shift: column - line.column };
  }
}

/** The place of a comment between two columns: with the entry that follows if that is the right one, else with the left one. */
function nearest(
  column: number,
  places: ReadonlyMap<number, number>,
  following: number | undefined,
): number | undefined {
  let left: number | undefined;
  let right: number | undefined;
  for (const place of places.keys()) {
    if (place < column && place > (left ?? -1)) left = place;
    if (place > column && place < (right ?? Infinity)) right = place;
  }
  const chosen = right !== undefined && (right === following || left === undefined) ? right : left;
  return chosen === undefined ? undefined : places.get(chosen);
}
