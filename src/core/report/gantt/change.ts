import type { GanttModel, GanttRows } from "./types";

/** A value of a column. */
type Cell = string | number | null;

type Columns = Readonly<Record<string, readonly Cell[] | undefined>>;
type Parts = Readonly<Record<string, unknown>>;

/**
 * What makes one model out of another one with as many rows: plain JSON data, as large as the change. Columns and other parts are treated by their names, so that new
 * ones need nothing here.
 */
export interface GanttChange {
  /** Rows in which something changed, ascending. */
  readonly rows: readonly number[];
  /** Values at these rows, of the columns in which something changed. */
  readonly cells: Readonly<Record<string, readonly Cell[]>>;
  /** Arrays that are exchanged as a whole: texts that are named by an index. */
  readonly tables: Readonly<Record<string, readonly Cell[]>>;
  /** Parts of the model besides its rows that are others now: its links, its finish … */
  readonly parts: Parts;
  /** Names of the parts that are there no longer. */
  readonly gone: readonly string[];
}

/** @returns undefined where the rows are not the same in number, so that nothing is gained by a change */
export function changeOf(before: GanttModel, after: GanttModel): GanttChange | undefined {
  const count = after.rows.id.length;
  if (before.projectId !== after.projectId || before.rows.id.length !== count) return undefined;
  const old: Columns = { ...before.rows };
  const fresh: Columns = { ...after.rows };
  if (Object.keys(old).join() !== Object.keys(fresh).join()) return undefined;
  const tables: Record<string, readonly Cell[]> = {};
  const columns: (readonly [string, readonly Cell[]])[] = [];
  const changed = new Set<number>();
  for (const [name, to] of Object.entries(fresh)) {
    const from = old[name];
    if (!from || !to || from === to) continue;
    if (from.length !== count || to.length !== count) {
      if (!isSame(from, to)) tables[name] = to;
    } else if (addChanged(from, to, changed)) columns.push([name, to]);
  }
  const rows = [...changed].sort((a, b) => a - b);
  const cells = Object.fromEntries(columns.map(([name, to]) => [name, rows.map((row) => to[row] ?? null)]));
  return { rows, cells, tables, ...changedParts(partsOf(before), partsOf(after)) };
}

function addChanged(from: readonly Cell[], to: readonly Cell[], changed: Set<number>): boolean {
  let any = false;
  for (let row = 0; row < to.length; row++) {
    if (from[row] === to[row]) continue;
    changed.add(row);
    any = true;
  }
  return any;
}

/** All of a model but its rows. */
function partsOf(model: GanttModel): Parts {
  return Object.fromEntries(Object.entries(model).filter(([name, value]) => name !== "rows" && value !== undefined));
}

function changedParts(before: Parts, after: Parts): Pick<GanttChange, "parts" | "gone"> {
  return {
    parts: Object.fromEntries(Object.entries(after).filter(([name, value]) => !isSame(before[name], value))),
    gone: Object.keys(before).filter((name) => !(name in after)),
  };
}

/** The same object, or one that says the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  return typeof a === "object" && typeof b === "object" && JSON.stringify(a) === JSON.stringify(b);
}

/** The model after a change. Columns and parts in which nothing changed stay the same objects. */
export function applyChange(model: GanttModel, change: GanttChange): GanttModel {
  const columns: Columns = { ...model.rows };
  const exchanged = Object.entries(change.cells).map(([name, cells]) => {
    const column = [...(columns[name] ?? [])];
    change.rows.forEach((row, at) => {
      column[row] = cells[at] ?? null;
    });
    return [name, column] as const;
  });
  const rows = { ...model.rows, ...Object.fromEntries(exchanged), ...change.tables } satisfies GanttRows;
  const left = Object.entries(model).filter(([name]) => !change.gone.includes(name));
  return { ...(Object.fromEntries(left) as unknown as GanttModel), ...change.parts, rows };
}

/** Texts that rows name by their index: not row by row. */
const tables: ReadonlySet<string> = new Set([
  "whoTexts",
  "whoNames",
  "whoWritten",
  "whoTeams",
] satisfies readonly (keyof GanttRows)[]);

/**
 * Rows of which anything is other than before. Only columns that are not the same object are looked at.
 * @param columns names of those that count; all of them when left out
 * @returns undefined where that can't be told row by row
 */
export function rowsThatDiffer(
  before: GanttRows,
  after: GanttRows,
  columns?: readonly (keyof GanttRows)[],
): ReadonlySet<number> | undefined {
  const old: Columns = { ...before };
  const fresh: Columns = { ...after };
  const differing = new Set<number>();
  for (const name of columns ?? Object.keys({ ...old, ...fresh })) {
    const from = old[name];
    const to = fresh[name];
    if (from === to) continue;
    if (!from || !to || from.length !== to.length || tables.has(name)) return undefined;
    addChanged(from, to, differing);
  }
  return differing;
}
