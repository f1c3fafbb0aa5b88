import type { GanttModel } from "./types";

/** Tasks on the way to a task's dates and from them. */
export interface DrivingChain {
  /** Rows that decide about its start, itself included. */
  readonly before: ReadonlySet<number>;
  /** Rows about whose start it decides, itself included. */
  readonly after: ReadonlySet<number>;
}

/** Rows by id, made once for each column of ids. */
const rowsById = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

function rowOf(ids: readonly string[], id: string): number | undefined {
  let known = rowsById.get(ids);
  if (!known) {
    const made = new Map<string, number>();
    ids.forEach((one, row) => {
      if (!made.has(one)) made.set(one, row);
    });
    known = made;
    rowsById.set(ids, known);
  }
  return known.get(id);
}

/** The rows whose links decide about the start of a row. */
export function driversOf({ rows }: GanttModel, row: number): readonly number[] {
  const ids = rows.drivers[row] ?? "";
  return ids === "" ? [] : ids.split(" ").flatMap((id) => rowOf(rows.id, id) ?? []);
}

/**
 * What drives a task, back to where nothing drives any more, and what it drives. A summary task is driven by the tasks below it that finish last, and what it drives is
 * driven by those.
 */
export function drivingChain(model: GanttModel, row: number): DrivingChain {
  const driven = new Map<number, number[]>();
  model.rows.drivers.forEach((ids, to) => {
    if (ids === "") return;
    for (const from of driversOf(model, to)) {
      const list = driven.get(from);
      if (list) list.push(to);
      else driven.set(from, [to]);
    }
  });
  return {
    before: reached(row, (at) => [...driversOf(model, at), ...lastBelow(model, at)]),
    after: reached(row, (at) => [at, ...endsWith(model, at)].flatMap((end) => driven.get(end) ?? [])),
  };
}

function reached(row: number, next: (row: number) => readonly number[]): ReadonlySet<number> {
  const found = new Set<number>();
  const waiting = [row];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (found.has(at)) continue;
    found.add(at);
    waiting.push(...next(at));
  }
  return found;
}

/** Rows directly below a summary task that finish when it does. */
function lastBelow({ rows }: GanttModel, above: number): readonly number[] {
  const found: number[] = [];
  const level = rows.level[above] ?? 0;
  for (let row = above + 1; (rows.level[row] ?? 0) > level; row++)
    if (rows.parent[row] === above && rows.finish[row] === rows.finish[above]) found.push(row);
  return found;
}

/** Summary tasks above a row that finish with it. */
function endsWith({ rows }: GanttModel, row: number): readonly number[] {
  const found: number[] = [];
  for (let up = rows.parent[row] ?? -1; up >= 0 && rows.finish[up] === rows.finish[row]; up = rows.parent[up] ?? -1)
    found.push(up);
  return found;
}
