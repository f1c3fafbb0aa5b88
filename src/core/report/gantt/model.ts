import { compileCalendars } from "../../calendar/compile";
import type { WorkingCalendar } from "../../calendar/working-calendar";
import type { CalendarRecord, Project, RecordBase, TaskRecord } from "../../model/types";
import { planOf } from "../../schedule/calculate";
import { sameItems } from "../../schedule/input";
import { progressState } from "../../schedule/progress";
import type { Schedule, ScheduledTask } from "../../schedule/types";
import type { Instant } from "../../text/instant";
import { minutesPerDay } from "../../text/instant";
import { ganttBaselines, ganttGates } from "./baselines";
import { ganttCalendar } from "./calendar";
import { ganttLinks, sameLinks } from "./modelLinks";
import { outlineRows, type OutlineRows } from "./outlineRows";
import { rowCalendars } from "./rowCalendars";
import { rowFlags, taskKinds, type GanttModel, type GanttOutsideLink, type GanttRows } from "./types";
import { isSameWho, whoColumn, type WhoColumn } from "./who";

export interface GanttModelOptions {
  /** Start of the present day. */
  readonly today: Instant;
  /**
   * The model of an earlier version of the project. The result is the same with it as without; rows that the change does not reach are taken from it, and a column in
   * which nothing changed is the same array.
   */
  readonly previous?: GanttModel;
  /** Links to other projects, where these are known. */
  readonly outside?: readonly GanttOutsideLink[];
}

/** How far the shading reaches beyond the plan, in minutes; its ends move in steps, so that a plan that grows by a day keeps it. */
const shadingMargin = 400 * minutesPerDay;
const shadingStep = 200 * minutesPerDay;

/** What a model was made of, as long as somebody holds it. */
interface Source {
  readonly projectId: string;
  readonly outline: OutlineRows;
  readonly scheduled: readonly (ScheduledTask | undefined)[];
  /** Codes in the outline: they are exchanged in records that stay the same. */
  readonly wbs: readonly string[];
  readonly who: WhoColumn;
  readonly shading: Shading;
  readonly beside: Beside;
}

/** What baselines and gates in the model are read from. */
interface Beside {
  readonly baselines: readonly RecordBase[] | undefined;
  readonly gates: readonly RecordBase[] | undefined;
  readonly ids: readonly string[];
  readonly calendars: readonly CalendarRecord[];
}

/** What the shading depends on. */
interface Shading {
  readonly calendars: readonly CalendarRecord[];
  /** Id of the project's calendar. */
  readonly calendar: string | undefined;
  readonly from: Instant;
  readonly to: Instant;
}

const sources = new WeakMap<GanttModel, Source>();

/**
 * The view model of a project's Gantt chart: every task of the outline, with its computed dates where the schedule has them.
 * Plain JSON data, the same for the same project, schedule and day.
 */
export function buildGanttModel(project: Project, schedule: Schedule, options: GanttModelOptions): GanttModel {
  const outline = outlineRows(project, schedule, options.previous && sources.get(options.previous)?.outline);
  const scheduled = scheduledRows(outline, schedule);
  const statusDate = schedule.statusDate ?? project.statusDate;
  const before = knownOf(options.previous, project, outline, statusDate, schedule.minutesPerDay);
  const changed = before && changedRows(before.source, outline, scheduled);
  const sameWho = before && changed && isSameWho(project, before.source.who, changed, outline.tasks);
  const who = sameWho ? before.source.who : whoColumn(project, outline.tasks);
  const columns = buildRows(
    { outline, scheduled, statusDate, who, workday: schedule.minutesPerDay },
    before?.model.rows,
    changed,
  );
  const bounds = boundsOf(columns);
  const { calendars } = project;
  const shading = { calendars, calendar: project.schedule.calendar, ...shadedTime(bounds, options.today) };
  const own = rowCalendars(schedule, shading, {
    ...(options.previous?.calendars && { calendars: options.previous.calendars }),
    ...(options.previous?.rows.calendar && { rows: options.previous.rows.calendar }),
  });
  const rows: GanttRows = own ? { ...columns, calendar: own.rows } : columns;
  const beside = besideOf(project, rows.id);
  const sameBeside = before && isSameBeside(before.source.beside, beside);
  const calendar = (): WorkingCalendar => (planOf(schedule)?.calendars ?? compileCalendars(project)).get(undefined);
  const sameLinksAsBefore = before && changed && hasSameLinks(before, outline, changed);
  const model: GanttModel = {
    projectId: project.id,
    projectName: project.name,
    ...(bounds ? { start: bounds.start, finish: bounds.finish } : {}),
    ...(statusDate === undefined ? {} : { statusDate }),
    today: options.today,
    minutesPerDay: schedule.minutesPerDay,
    rows,
    links: sameLinksAsBefore ? before.model.links : ganttLinks(project, outline.tasks),
    calendar:
      before && isSameShading(before.source.shading, shading)
        ? before.model.calendar
        : ganttCalendar(calendar(), shading.from, shading.to),
    ...(own && { calendars: own.calendars }),
    ...(sameBeside ? partsBeside(before.model) : readBeside(project, outline, calendar())),
    ...(options.outside?.length && { outside: options.outside }),
  };
  sources.set(model, { projectId: project.id, outline, scheduled, wbs: rows.wbs, who, shading, beside });
  return model;
}

type PartsBeside = Pick<GanttModel, "baselines" | "gates">;

/** Parts that a plan does not have are left out. */
function partsBeside({ baselines, gates }: PartsBeside): PartsBeside {
  return { ...(baselines?.length && { baselines }), ...(gates?.length && { gates }) };
}

function readBeside(project: Project, { tasks }: OutlineRows, calendar: WorkingCalendar): PartsBeside {
  return partsBeside({ baselines: ganttBaselines(project, tasks, calendar), gates: ganttGates(project) });
}

function besideOf(project: Project, ids: readonly string[]): Beside {
  const { recordsBySection, calendars } = project;
  return { baselines: recordsBySection.get("baselines"), gates: recordsBySection.get("gates"), ids, calendars };
}

function isSameBeside(a: Beside, b: Beside): boolean {
  return (
    a.ids === b.ids &&
    sameItems(a.baselines ?? [], b.baselines ?? []) &&
    sameItems(a.gates ?? [], b.gates ?? []) &&
    sameItems(a.calendars, b.calendars)
  );
}

/** The schedule's tasks by row: they stand in the same order, unless the schedule is that of other records. */
function scheduledRows({ tasks }: OutlineRows, schedule: Schedule): readonly (ScheduledTask | undefined)[] {
  let row = schedule.tasks.length === tasks.length ? 0 : -1;
  while (row >= 0 && row < tasks.length && schedule.tasks[row]?.task === tasks[row]) row++;
  if (row === tasks.length) return schedule.tasks;
  const byTask = new Map(schedule.tasks.map((scheduled) => [scheduled.task, scheduled]));
  return tasks.map((task) => byTask.get(task));
}

interface Known {
  readonly model: GanttModel;
  readonly source: Source;
}

/** The earlier model where its rows can be used: as many rows of the same project, seen from the same status date. */
function knownOf(
  model: GanttModel | undefined,
  project: Project,
  outline: OutlineRows,
  statusDate: Instant | undefined,
  workday: number,
): Known | undefined {
  const source = model && sources.get(model);
  if (!source || source.projectId !== project.id || model.statusDate !== statusDate) return undefined;
  if (model.minutesPerDay !== workday) return undefined;
  return source.outline.tasks.length === outline.tasks.length ? { model, source } : undefined;
}

/** Rows of which anything is another than before. */
function changedRows(
  before: Source,
  outline: OutlineRows,
  scheduled: readonly (ScheduledTask | undefined)[],
): readonly number[] {
  const changed: number[] = [];
  const sameOutline = outline.places === before.outline.places;
  for (let row = 0; row < outline.tasks.length; row++) {
    const task = outline.tasks[row];
    const same =
      task === before.outline.tasks[row] &&
      scheduled[row] === before.scheduled[row] &&
      (sameOutline ||
        (outline.parent[row] === before.outline.parent[row] && outline.level[row] === before.outline.level[row])) &&
      task?.wbs === before.wbs[row];
    if (!same) changed.push(row);
  }
  return changed;
}

interface RowSource {
  readonly outline: OutlineRows;
  readonly scheduled: readonly (ScheduledTask | undefined)[];
  readonly statusDate: Instant | undefined;
  readonly who: WhoColumn;
  /** Working minutes of a day. */
  readonly workday: number;
}

/** @param changed rows that differ from those of `before`; without it all are read */
function buildRows(
  { outline, scheduled, statusDate, who, workday }: RowSource,
  before: GanttRows | undefined,
  changed: readonly number[] | undefined,
): GanttRows {
  type Read<Value> = (task: TaskRecord, scheduled: ScheduledTask | undefined, row: number) => Value;
  const column = <Value>(known: readonly Value[] | undefined, read: Read<Value>): readonly Value[] => {
    if (!known || !changed) return outline.tasks.map((task, row) => read(task, scheduled[row], row));
    let copy: Value[] | undefined;
    for (const row of changed) {
      const task = outline.tasks[row];
      const value = task && read(task, scheduled[row], row);
      if (value !== undefined && value !== known[row]) (copy ??= [...known])[row] = value;
    }
    return copy ?? known;
  };
  return {
    id: column(before?.id, ({ id }) => id),
    wbs: column(before?.wbs, ({ wbs }) => wbs),
    name: column(before?.name, ({ title }) => title),
    level: column(before?.level, (_, __, row) => outline.level[row] ?? 1),
    parent: column(before?.parent, (_, __, row) => outline.parent[row] ?? -1),
    kind: column(before?.kind, (task, found) => taskKinds.indexOf(found?.kind ?? kindOf(task))),
    start: column(before?.start, (_, found) => dateOrNull(found?.start)),
    finish: column(before?.finish, (_, found) => dateOrNull(found?.finish)),
    duration: column(before?.duration, (_, found) => found?.duration ?? 0),
    percentComplete: column(before?.percentComplete, (task, found) => found?.percentComplete ?? task.percentComplete),
    totalFloat: column(before?.totalFloat, (_, found) => finite(found?.totalFloat)),
    lateFinish: column(before?.lateFinish, (_, found) => lateFinishOf(found)),
    drivers: column(before?.drivers, (_, found) => driversOf(found)),
    deadline: column(before?.deadline, (task) => dateOrNull(task.deadline)),
    flags: column(before?.flags, (task, found) => flagsOf(task, found, statusDate, workday)),
    who: who.who,
    ...who.texts,
  };
}

/** Of a task that can still last longer. */
function lateFinishOf(found: ScheduledTask | undefined): Instant | null {
  if (!found || found.kind === "summary" || found.totalFloat <= 0 || found.percentComplete === 100) return null;
  return found.lateFinish > found.finish ? dateOrNull(found.lateFinish) : null;
}

/** Ids alone: what else decides about a start (a constraint, the project's start) has no row. */
function driversOf(found: ScheduledTask | undefined): string {
  if (!found || found.drivers.length === 0) return "";
  const linked = new Set(found.task.predecessors.map(({ task }) => task));
  for (let up = found.task.parent; up; up = up.parent) for (const { task } of up.predecessors) linked.add(task);
  return found.drivers.filter((driver) => linked.has(driver)).join(" ");
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

function flagsOf(
  task: TaskRecord,
  scheduled: ScheduledTask | undefined,
  statusDate: Instant | undefined,
  workday: number,
): number {
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
  else if (isNearlyCritical(scheduled, workday)) flags |= rowFlags.nearCritical;
  if (late) flags |= rowFlags.late;
  return flags;
}

/** At most five working days (five days, for elapsed durations) until a task becomes critical: the usual threshold of near-critical work. */
function isNearlyCritical({ kind, critical, totalFloat, task }: ScheduledTask, workday: number): boolean {
  if (critical || kind === "summary" || !task.active) return false;
  return totalFloat <= 5 * (task.duration?.elapsed ? minutesPerDay : workday);
}

function hasSameLinks({ source }: Known, { tasks }: OutlineRows, changed: readonly number[]): boolean {
  return changed.every((row) => {
    const task = tasks[row];
    const old = source.outline.tasks[row];
    // Which task an id leads to must not have changed either.
    return task !== undefined && old?.id === task.id && sameLinks(old.predecessors, task.predecessors);
  });
}

/** First start and last finish of what has dates. */
function boundsOf(rows: GanttRows): { readonly start: Instant; readonly finish: Instant } | undefined {
  let start = Infinity;
  let finish = -Infinity;
  for (let row = 0; row < rows.start.length; row++) {
    const from = rows.start[row] ?? null;
    const to = rows.finish[row] ?? null;
    if (from === null || to === null) continue;
    if (from < start) start = from;
    if (to > finish) finish = to;
  }
  return start <= finish ? { start, finish } : undefined;
}

function shadedTime(
  bounds: { readonly start: Instant; readonly finish: Instant } | undefined,
  today: Instant,
): { readonly from: Instant; readonly to: Instant } {
  const from = Math.min(bounds?.start ?? today, today) - shadingMargin;
  const to = Math.max(bounds?.finish ?? today, today) + shadingMargin;
  return { from: Math.floor(from / shadingStep) * shadingStep, to: Math.ceil(to / shadingStep) * shadingStep };
}

function isSameShading(a: Shading, b: Shading): boolean {
  return (
    a.calendar === b.calendar &&
    a.from === b.from &&
    a.to === b.to &&
    a.calendars.length === b.calendars.length &&
    a.calendars.every((calendar, index) => calendar === b.calendars[index])
  );
}
