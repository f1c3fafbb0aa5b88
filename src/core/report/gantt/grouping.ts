import { sameItems } from "../../schedule/input";
import type { Message } from "../../text/message";
import { drivingChain, type DrivingChain } from "./drivers";
import type { GanttPreview } from "./edit";
import { groupsOf, summaryKind, type Group, type Grouping } from "./groups";
import { linksOfRows } from "./modelLinks";
import { rowFlags, type GanttModel, type GanttRows } from "./types";

/** A chart whose tasks stand under headings of groups. */
export interface GroupedChart {
  readonly by: Grouping;
  /** The plan from which it was made. */
  readonly plan: GanttModel;
  /**
   * Headings with their tasks below in outline order, each task once. A heading is a row with `rowFlags.heading`: a summary of its tasks, whose id is no task's. Summary
   * tasks do not show.
   */
  readonly model: GanttModel;
  /** Row of the plan for each row, -1 for a heading. */
  readonly planRows: Int32Array;
  /** Row for each row of the plan, -1 for a summary task. */
  readonly rows: Int32Array;
}

type TableName = "whoTexts" | "whoNames" | "whoWritten" | "whoTeams";
type ColumnName = Exclude<keyof GanttRows, TableName>;
type Cell = string | number | null;

/** What a heading tells of its tasks. */
interface Heading {
  readonly id: string;
  readonly name: string;
  readonly start: number | null;
  readonly finish: number | null;
  readonly percentComplete: number;
}

/**
 * Groups the tasks of a plan. A task of several people or teams stands under the first one.
 * @param say words in the person's language, for groups that have no name in the plan
 * @param before the same chart of an earlier version of the plan: columns in which nothing changed are the same arrays
 */
export function groupTasks(
  plan: GanttModel,
  by: Grouping,
  say: (words: Message) => string,
  before?: GroupedChart,
): GroupedChart {
  const groups = groupsOf(plan, by, say);
  const size = groups.reduce((sum, { tasks }) => sum + tasks.length + 1, 0);
  const planRows = new Int32Array(size).fill(-1);
  const rows = new Int32Array(plan.rows.id.length).fill(-1);
  const parent: number[] = [];
  const headings = new Map<number, Heading>();
  let row = 0;
  for (const group of groups) {
    const heading = row++;
    headings.set(heading, headingOf(plan, by, group));
    parent.push(-1);
    for (const task of group.tasks) {
      planRows[row] = task;
      rows[task] = row++;
      parent.push(heading);
    }
  }
  const known = before?.by === by ? before : undefined;
  const same = known !== undefined && sameItems(known.planRows, planRows);
  const columns = groupedColumns(plan.rows, planRows, parent, headings);
  const model: GanttModel = {
    ...plan,
    rows: known ? keepColumns(known.model.rows, columns) : columns,
    // Links of summary tasks have no end to stand at.
    links: same && known.plan.links === plan.links ? known.model.links : linksOfRows(plan.links, rows),
    ...(plan.baselines && {
      baselines: plan.baselines.map((baseline) => ({
        ...baseline,
        start: moved(baseline.start, planRows, () => null),
        finish: moved(baseline.finish, planRows, () => null),
      })),
    }),
  };
  return { by, plan, model, planRows, rows };
}

/** What drives a task in the plan and what it drives, as far as it shows. */
export function groupedChain({ plan, planRows, rows }: GroupedChart, row: number): DrivingChain | undefined {
  const task = planRows[row] ?? -1;
  if (task < 0) return undefined;
  const shown = (chain: ReadonlySet<number>): ReadonlySet<number> =>
    new Set([...chain].flatMap((one) => ((rows[one] ?? -1) < 0 ? [] : (rows[one] ?? -1))));
  const { before, after } = drivingChain(plan, task);
  return { before: shown(before), after: shown(after) };
}

/** What an edit would do, said of the rows of the groups. */
export function groupedPreview({ rows }: GroupedChart, preview: GanttPreview): GanttPreview {
  const moved = { rows: [] as number[], start: [] as number[], finish: [] as number[] };
  preview.rows.forEach((planRow, at) => {
    const row = rows[planRow] ?? -1;
    const start = preview.start[at];
    const finish = preview.finish[at];
    if (row < 0 || start === undefined || finish === undefined) return;
    moved.rows.push(row);
    moved.start.push(start);
    moved.finish.push(finish);
  });
  const missed = preview.missed.map((planRow) => rows[planRow] ?? -1).filter((row) => row >= 0);
  return { ...preview, ...moved, missed };
}

/** From the first start to the last finish of what is in the plan, and its progress by working time. */
function headingOf({ rows }: GanttModel, by: Grouping, { key, name, tasks }: Group): Heading {
  let start: number | null = null;
  let finish: number | null = null;
  let whole = 0;
  let done = 0;
  let complete = true;
  for (const row of tasks) {
    if ((rows.flags[row] ?? 0) & rowFlags.inactive) continue;
    const from = rows.start[row] ?? null;
    const to = rows.finish[row] ?? null;
    if (from !== null && (start === null || from < start)) start = from;
    if (to !== null && (finish === null || to > finish)) finish = to;
    const percent = rows.percentComplete[row] ?? 0;
    whole += rows.duration[row] ?? 0;
    done += ((rows.duration[row] ?? 0) * percent) / 100;
    complete &&= percent === 100;
  }
  const percentComplete = whole > 0 ? Math.floor((done / whole) * 100) : complete && start !== null ? 100 : 0;
  // No id in a file holds a line break.
  return { id: `\n${by}\n${key}`, name, start, finish, percentComplete };
}

/** What stands in each column of a heading. */
const headingCells: Readonly<Record<ColumnName, (heading: Heading) => Cell>> = {
  id: ({ id }) => id,
  wbs: () => "",
  name: ({ name }) => name,
  level: () => 1,
  parent: () => -1,
  kind: () => summaryKind,
  start: ({ start }) => start,
  finish: ({ finish }) => finish,
  duration: () => 0,
  percentComplete: ({ percentComplete }) => percentComplete,
  totalFloat: () => 0,
  lateFinish: () => null,
  drivers: () => "",
  deadline: () => null,
  flags: () => rowFlags.heading,
  // Nobody's index.
  who: () => -1,
  calendar: () => 0,
  statusDate: () => null,
};

function groupedColumns(
  plan: GanttRows,
  planRows: Int32Array,
  parent: readonly number[],
  headings: ReadonlyMap<number, Heading>,
): GanttRows {
  const columns = Object.entries(headingCells).flatMap(([name, cellOf]) => {
    const column: readonly Cell[] | undefined = plan[name as ColumnName];
    if (!column) return [];
    const cell = (row: number): Cell => {
      const heading = headings.get(row);
      return heading ? cellOf(heading) : null;
    };
    return [[name, moved(column, planRows, cell)] as const];
  });
  const level = parent.map((above) => (above < 0 ? 1 : 2));
  return { ...plan, ...Object.fromEntries(columns), parent, level };
}

/** A column of the plan in the order of the groups. */
function moved<Value>(
  column: readonly Value[],
  planRows: Int32Array,
  headingCell: (row: number) => Value,
): readonly Value[] {
  const cells: Value[] = [];
  for (let row = 0; row < planRows.length; row++) {
    const from = planRows[row] ?? -1;
    const value = from < 0 ? undefined : column[from];
    cells.push(value === undefined ? headingCell(row) : value);
  }
  return cells;
}

/** The columns, each as it was known where it says the same. */
function keepColumns(known: GanttRows, columns: GanttRows): GanttRows {
  const before: Readonly<Record<string, readonly Cell[] | undefined>> = { ...known };
  const kept = Object.entries(columns).map(([name, column]: readonly [string, readonly Cell[]]) => {
    const old = before[name];
    return [name, old && sameItems(old, column) ? old : column] as const;
  });
  return { ...columns, ...Object.fromEntries(kept) };
}
