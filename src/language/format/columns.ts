import { planComments } from "./comment-columns";
import type { Level, Scan, ScannedLine } from "./scanned";

/** Lines that may be touched; both ends count. */
export interface Region {
  readonly first: number;
  readonly last: number;
}

/** Where everything should stand. */
export interface Columns {
  level(level: Level): number;
  /** The new column of a line; undefined for one that stays as it is. */
  line(index: number): number | undefined;
  readonly region: Region;
}

const step = 2;

/** Plans two columns a level. Of lists in the column of their key and lists further in, the more frequent style of the file wins. */
export function planColumns(scan: Scan, asked?: Region): Columns {
  const region = asked ? wholeEntries(scan, asked) : { first: 0, last: scan.lines.length - 1 };
  const levels = planLevels(scan, region);
  const level = (one: Level): number => levels.get(one) ?? one.column;
  const comments = planComments(scan, level);
  return { level, line: (index) => lineColumn(scan, index, level, comments), region };
}

function planLevels(scan: Scan, region: Region): ReadonlyMap<Level, number> {
  const planned = new Map<Level, number>();
  const indent = prefersCompactLists(scan.levels) ? 0 : step;
  // A file that begins further in can only be moved as a whole.
  const frozen =
    scan.sections.some(({ broken }) => broken) && scan.levels.some((level) => !level.parent && level.column > 0);
  for (const level of scan.levels) {
    const { parent } = level;
    const fixed = frozen || level.section.broken || level.firstLine < region.first || level.firstLine > region.last;
    if (fixed) planned.set(level, level.column);
    else if (!parent) planned.set(level, 0);
    else planned.set(level, (planned.get(parent) ?? 0) + (level.type === "list" && !level.behindDash ? indent : step));
  }
  return planned;
}

/** Whether most lists of a file stand in the column of their key. */
export function prefersCompactLists(levels: readonly Level[]): boolean {
  let compact = 0;
  let indented = 0;
  for (const { type, behindDash, parent, column } of levels) {
    if (type !== "list" || behindDash || !parent) continue;
    if (column === parent.column) compact++;
    else indented++;
  }
  return compact > indented;
}

/** Extends a region so that a level that moves in it also ends in it: else some of its lines would move without the others. */
function wholeEntries(scan: Scan, { first, last }: Region): Region {
  const { lines } = scan;
  let start = Math.max(first, 0);
  while (start > 0 && isInside(lines[start])) start--;
  let end = Math.min(last, lines.length - 1);
  const planned = planLevels(scan, { first: start, last: lines.length });
  const moves = (level: Level): boolean =>
    level.firstLine >= start && level.firstLine <= end && planned.get(level) !== level.column;
  for (let index = end + 1; index < lines.length; index++) {
    const line = lines[index];
    if (isInside(line)) {
      if (end === index - 1) end = index;
      continue;
    }
    if (line?.kind !== "entry") continue;
    let level = line.levels[0];
    while (level && !moves(level)) level = level.parent;
    if (!level) break;
    end = index;
  }
  return { first: start, last: end };
}

function isInside(line: ScannedLine | undefined): boolean {
  return line?.kind === "continuation" || line?.kind === "text";
}

function lineColumn(
  scan: Scan,
  index: number,
  level: (one: Level) => number,
  comments: ReadonlyMap<ScannedLine, number>,
): number | undefined {
  const line = scan.lines[index];
  if (!line || line.broken || line.section.broken) return line?.kind === "comment" ? comments.get(line) : undefined;
  switch (line.kind) {
    case "entry": {
      const own = line.levels[0];
      return own && level(own);
    }
    case "comment":
      return comments.get(line);
    case "continuation":
      return line.owner && line.content < line.end ? continuationColumn(line, line.owner, level) : undefined;
    case "text":
      return line.owner && textColumn(line, line.owner, level);
    default:
      return undefined;
  }
}

/** Lines of a value move with it; what stands to the right of its key or dash must stay there. */
function continuationColumn(line: ScannedLine, owner: ScannedLine, level: (one: Level) => number): number {
  const { holder, levels } = owner;
  const before = holder?.column ?? -1;
  const after = holder ? level(holder) : -1;
  if (line.column <= before) return Math.max(line.column + after - before, 0);
  const value = levels.length === 1 && levels[0]?.type === "value" ? levels[0] : undefined;
  const shift = value ? level(value) - value.column : after - before;
  return Math.max(line.column + shift, after + 1);
}

/** The text of a block scalar begins one level behind its key or dash, and keeps its own indentation. */
function textColumn(line: ScannedLine, owner: ScannedLine, level: (one: Level) => number): number | undefined {
  const { holder, block } = owner;
  const before = holder?.column ?? -1;
  const after = holder ? level(holder) : -1;
  if (block?.column === undefined) return undefined;
  const isBlank = line.start + line.column >= line.end;
  if (block.explicit) return isBlank && line.column <= before ? undefined : line.column + after - before;
  // White space up to the column of the text is no text.
  if (isBlank && line.column <= block.column) return 0;
  return line.column - block.column + Math.max(after, 0) + step;
}
