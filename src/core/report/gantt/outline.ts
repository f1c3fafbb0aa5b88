import { metrics } from "./metrics";
import { rowFlags, type GanttModel } from "./types";

/** The rows that are not hidden under a collapsed one. */
export interface VisibleRows {
  /** Row of the model at each position from the top. */
  readonly rows: Int32Array;
  /** Position of each row of the model; that of the nearest ancestor which shows where the row itself is hidden, -1 where none does. */
  readonly positions: Int32Array;
  /** Pixels of each row. */
  readonly rowHeight: number;
}

/**
 * @param collapsed ids of the rows whose children are hidden
 * @param shows of each row whether a filter leaves it in sight
 */
export function visibleRows(
  model: GanttModel,
  collapsed: ReadonlySet<string>,
  shows?: Uint8Array,
  rowHeight: number = metrics.rowHeight,
): VisibleRows {
  const { id, parent } = model.rows;
  const rows = new Int32Array(id.length);
  const positions = new Int32Array(id.length);
  const hides = new Uint8Array(id.length);
  let count = 0;
  for (let row = 0; row < id.length; row++) {
    const above = parent[row] ?? -1;
    const hidden = above >= 0 && hides[above] === 1;
    if (hidden || shows?.[row] === 0) {
      positions[row] = above < 0 ? -1 : (positions[above] ?? -1);
      hides[row] = hidden ? 1 : 0;
      continue;
    }
    positions[row] = count;
    rows[count++] = row;
    if (collapsed.size > 0 && collapsed.has(id[row] ?? "")) hides[row] = 1;
  }
  return { rows: rows.subarray(0, count), positions, rowHeight };
}

/** Whether a row has rows under it. */
export function hasChildren(model: GanttModel, row: number): boolean {
  return model.rows.parent[row + 1] === row;
}

/** Whether a row is the heading of a group, and no task. */
export function isHeading({ rows }: GanttModel, row: number): boolean {
  return ((rows.flags[row] ?? 0) & rowFlags.heading) !== 0;
}

/** Rows above a row, the nearest first. */
export function ancestorsOf(model: GanttModel, row: number): readonly number[] {
  const found: number[] = [];
  for (let above = model.rows.parent[row] ?? -1; above >= 0; above = model.rows.parent[above] ?? -1) found.push(above);
  return found;
}

/** Text as it is compared in a search: full-width and half-width forms, upper and lower case are the same. */
export function folded(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Tasks whose name, WBS code, id or people hold the text, in outline order. An empty text finds nothing. */
export function findRows(model: GanttModel, text: string): readonly number[] {
  const wanted = folded(text.trim());
  if (wanted === "") return [];
  const { name, wbs, id, who, whoTexts } = model.rows;
  const whoFound = whoTexts.map((people) => folded(people).includes(wanted));
  const found: number[] = [];
  for (let row = 0; row < id.length; row++) {
    if (isHeading(model, row)) continue;
    const hit =
      folded(name[row] ?? "").includes(wanted) ||
      folded(id[row] ?? "").includes(wanted) ||
      (wbs[row] ?? "").startsWith(wanted) ||
      whoFound[who[row] ?? 0] === true;
    if (hit) found.push(row);
  }
  return found;
}

/** How many rows of each kind there are, for a summary in words. */
export function countRows(model: GanttModel): {
  readonly all: number;
  readonly critical: number;
  readonly late: number;
} {
  let critical = 0;
  let late = 0;
  let headings = 0;
  model.rows.flags.forEach((flags, row) => {
    if (flags & rowFlags.heading) headings++;
    // A summary task repeats what its children are.
    if (model.rows.kind[row] === 1) return;
    if (flags & rowFlags.critical) critical++;
    if (flags & rowFlags.late) late++;
  });
  return { all: model.rows.id.length - headings, critical, late };
}

/** Ids of the rows to close so that no row below an outline level shows. @param level 1 shows the top rows alone */
export function closedBelow(model: GanttModel, level: number): readonly string[] {
  return model.rows.id.filter((_, row) => (model.rows.level[row] ?? 1) >= level && hasChildren(model, row));
}
