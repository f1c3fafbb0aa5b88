import { compileCalendars, type CalendarSet } from "../../calendar/compile";
import type { Assignment, Project, TaskRecord } from "../../model/types";
import { progressState } from "../../schedule/progress";
import type { Schedule, ScheduledTask } from "../../schedule/types";
import { formatDuration, type Lag } from "../../text/duration";
import type { Instant } from "../../text/instant";
import { minutesPerDay } from "../../text/instant";
import { ganttCalendar } from "./calendar";
import { linkTypes, rowFlags, taskKinds, type GanttLinks, type GanttModel, type GanttRows } from "./types";

export interface GanttModelOptions {
  /** Start of the present day. */
  readonly today: Instant;
  /** The project's calendars where they are compiled already. */
  readonly calendars?: CalendarSet;
}

/** How far the shading reaches beyond the plan, in minutes. */
const shadingMargin = 400 * minutesPerDay;

/**
 * The view model of a project's Gantt chart: every task of the outline, with its computed dates where the schedule has them.
 * Plain JSON data, the same for the same project, schedule and day.
 */
export function buildGanttModel(project: Project, schedule: Schedule, options: GanttModelOptions): GanttModel {
  const outline = outlineOf(project);
  const scheduled = new Map(schedule.tasks.map((task) => [task.task, task]));
  const statusDate = schedule.statusDate ?? project.statusDate;
  const rows = buildRows(project, outline, scheduled, statusDate);
  const bounds = boundsOf(rows);
  return {
    projectId: project.id,
    projectName: project.name,
    ...(bounds ? { start: bounds.start, finish: bounds.finish } : {}),
    ...(statusDate === undefined ? {} : { statusDate }),
    today: options.today,
    minutesPerDay: schedule.minutesPerDay,
    rows,
    links: buildLinks(project, outline),
    calendar: ganttCalendar(
      (options.calendars ?? compileCalendars(project)).get(undefined),
      Math.min(bounds?.start ?? options.today, options.today) - shadingMargin,
      Math.max(bounds?.finish ?? options.today, options.today) + shadingMargin,
    ),
  };
}

interface OutlineRow {
  readonly task: TaskRecord;
  readonly parent: number;
  readonly level: number;
}

/** Every task, children under their parent. A loop instead of recursion, because an outline may be as deep as its writer likes. */
function outlineOf(project: Project): readonly OutlineRow[] {
  const rows: OutlineRow[] = [];
  const pending: OutlineRow[] = [...project.tasks].reverse().map((task) => ({ task, parent: -1, level: 1 }));
  for (let next = pending.pop(); next; next = pending.pop()) {
    const index = rows.push(next) - 1;
    for (const child of [...next.task.children].reverse()) {
      pending.push({ task: child, parent: index, level: next.level + 1 });
    }
  }
  return rows;
}

function buildRows(
  project: Project,
  outline: readonly OutlineRow[],
  scheduled: ReadonlyMap<TaskRecord, ScheduledTask>,
  statusDate: Instant | undefined,
): GanttRows {
  const files = new Table();
  const who = new Table();
  const lineIndexes = new Map(project.files.map((file) => [file.path, file.lines]));
  const places: number[] = [];
  for (const { task } of outline) {
    const lines = lineIndexes.get(task.origin.file);
    const range = lines?.range(task.origin.node);
    places.push(range?.start.line ?? 0, range?.start.character ?? 0, range?.end.line ?? 0, range?.end.character ?? 0);
  }
  const found = outline.map(({ task }) => scheduled.get(task));
  // Two people may have the same name, so what is shown and what is written go together.
  const people = outline.map(({ task }) => who.index(`${whoWritten(task)}\n${whoText(project, task)}`));
  return {
    id: outline.map(({ task }) => task.id),
    wbs: outline.map(({ task }) => task.wbs),
    name: outline.map(({ task }) => task.title),
    level: outline.map(({ level }) => level),
    parent: outline.map(({ parent }) => parent),
    kind: outline.map(({ task }, row) => taskKinds.indexOf(found[row]?.kind ?? kindOf(task))),
    start: found.map((task) => dateOrNull(task?.start)),
    finish: found.map((task) => dateOrNull(task?.finish)),
    duration: found.map((task) => task?.duration ?? 0),
    percentComplete: outline.map(({ task }, row) => found[row]?.percentComplete ?? task.percentComplete),
    totalFloat: found.map((task) => finite(task?.totalFloat)),
    deadline: outline.map(({ task }) => dateOrNull(task.deadline)),
    flags: outline.map(({ task }, row) => flagsOf(task, found[row], statusDate)),
    who: people,
    whoTexts: who.texts.map((pair) => pair.slice(pair.indexOf("\n") + 1)),
    whoWritten: who.texts.map((pair) => pair.slice(0, pair.indexOf("\n"))),
    file: outline.map(({ task }) => files.index(task.origin.file)),
    files: files.texts,
    places,
  };
}

function kindOf(task: TaskRecord): ScheduledTask["kind"] {
  if (task.children.length > 0) return "summary";
  return task.milestone ? "milestone" : "task";
}

function dateOrNull(instant: Instant | undefined): Instant | null {
  return instant === undefined || !Number.isFinite(instant) ? null : instant;
}

/** JSON has no infinity; a task that nothing follows has float without end until the project's finish bounds it. */
function finite(value: number | undefined): number {
  return value === undefined || !Number.isFinite(value) ? 0 : value;
}

function flagsOf(task: TaskRecord, scheduled: ScheduledTask | undefined, statusDate: Instant | undefined): number {
  let flags = 0;
  if (!task.active) flags |= rowFlags.inactive;
  if (task.manual) flags |= rowFlags.manual;
  if (task.duration?.elapsed && task.children.length === 0) flags |= rowFlags.elapsed;
  if (!scheduled) return flags;
  const { started, complete, late } = progressState(scheduled, statusDate);
  if (scheduled.critical) flags |= rowFlags.critical;
  if (scheduled.deadlineMissed) flags |= rowFlags.deadlineMissed;
  if (started) flags |= rowFlags.started;
  if (complete) flags |= rowFlags.complete;
  if (late) flags |= rowFlags.late;
  return flags;
}

/** The assignments as they stand in the file. */
function whoWritten(task: TaskRecord): string {
  return task.assignments
    .map(({ resource, units }) => (units === 1 ? resource : `${resource} ${Math.round(units * 100)}%`))
    .join(", ");
}

/** People's names with their share where it is not full time; the owner where nobody is assigned. */
function whoText(project: Project, task: TaskRecord): string {
  if (task.assignments.length === 0) return task.owner === undefined ? "" : nameOf(project, task.owner);
  return task.assignments.map((assignment) => assignmentText(project, assignment)).join(", ");
}

function assignmentText(project: Project, assignment: Assignment): string {
  const name = nameOf(project, assignment.resource);
  return assignment.units === 1 ? name : `${name} ${Math.round(assignment.units * 100)}%`;
}

function nameOf(project: Project, id: string): string {
  return project.recordsById.get(id)?.title ?? id;
}

function buildLinks(project: Project, outline: readonly OutlineRow[]): GanttLinks {
  const rowOf = new Map<string, number>();
  outline.forEach(({ task }, row) => {
    if (!rowOf.has(task.id)) rowOf.set(task.id, row);
  });
  const lags = new Table();
  lags.index("");
  const links = { from: [] as number[], to: [] as number[], type: [] as number[], lag: [] as number[] };
  outline.forEach(({ task }, to) => {
    for (const link of task.predecessors) {
      const from = link.project === undefined || link.project === project.id ? rowOf.get(link.task) : undefined;
      if (from === undefined || from === to) continue;
      links.from.push(from);
      links.to.push(to);
      links.type.push(linkTypes.indexOf(link.type));
      links.lag.push(lags.index(lagText(link.lag)));
    }
  });
  return { ...links, lagTexts: lags.texts };
}

function lagText(lag: Lag | undefined): string {
  if (lag === undefined) return "";
  const amount = "percent" in lag ? lag.percent : lag.amount;
  if (amount === 0) return "";
  const text = "percent" in lag ? `${lag.percent}%` : formatDuration(lag);
  return amount > 0 ? `+${text}` : text;
}

/** First start and last finish of what has dates. */
function boundsOf(rows: GanttRows): { readonly start: Instant; readonly finish: Instant } | undefined {
  let start = Infinity;
  let finish = -Infinity;
  rows.start.forEach((from, row) => {
    const to = rows.finish[row] ?? null;
    if (from === null || to === null) return;
    if (from < start) start = from;
    if (to > finish) finish = to;
  });
  return start <= finish ? { start, finish } : undefined;
}

/** Texts that repeat, each kept once. */
class Table {
  readonly texts: string[] = [];
  readonly #known = new Map<string, number>();

  index(text: string): number {
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    const index = this.texts.push(text) - 1;
    this.#known.set(text, index);
    return index;
  }
}
