import { compileCalendars, type CalendarSet } from "../../calendar/compile";
import { baselinesLatestFirst } from "../../model/baselines";
import { partsOf } from "../../model/sections";
import type { Project, RecordBase } from "../../model/types";
import { dailyLoads, type DailyLoad } from "../../people/daily-load";
import { resolveScale, type ResolvedScale } from "../../risk/scale";
import { planOf } from "../../schedule/calculate";
import type { Schedule, ScheduledTask } from "../../schedule/types";
import { durationMinutes, parseDuration, type Duration } from "../../text/duration";
import { toData } from "../../text/tree";
import { noScales, type StandardScales } from "../scales";
import { RuleDate } from "./rule-date";

/** What a rule visits: a record, and for a task what was computed for it. */
export interface Row {
  readonly record: RecordBase;
  readonly task?: ScheduledTask;
}

/** The start and finish of a task in a baseline, as written. */
export interface BaselineDates {
  readonly start: RuleDate | undefined;
  readonly finish: RuleDate | undefined;
}

/** A project as rules see it in one moment. Everything is computed when it is asked for. */
export class RuleScope {
  readonly project: Project;
  readonly schedule: Schedule;
  /** What the standards fix. */
  readonly standardScales: StandardScales;
  /** What stands for the rows of a collection in expressions, by its path and the places of the rows, as far as somebody asked. */
  readonly objects = new Map<string, object[]>();
  /** Sections as expressions see them, as far as they were asked for. */
  readonly sections = new Map<string, unknown>();
  #calendars: CalendarSet | undefined;
  #scale: ResolvedScale | undefined;
  #baseline: ReadonlyMap<string, BaselineDates> | undefined;
  #successors: ReadonlyMap<string, readonly string[]> | undefined;
  #loads: ReadonlyMap<string, DailyLoad> | undefined;
  readonly #rows = new Map<string, readonly Row[]>();

  /** @param standardScales those of its standards */
  constructor(project: Project, schedule: Schedule, standardScales = noScales) {
    this.project = project;
    this.schedule = schedule;
    this.standardScales = standardScales;
  }

  get calendars(): CalendarSet {
    return (this.#calendars ??= planOf(this.schedule)?.calendars ?? compileCalendars(this.project));
  }

  get scale(): ResolvedScale {
    return (this.#scale ??= resolveScale(this.project.riskScale ?? this.standardScales.risk));
  }

  /** The last day that the status of the project covers. */
  get statusDate(): RuleDate | undefined {
    const { statusDate } = this.project;
    return statusDate === undefined ? undefined : RuleDate.atFinish(statusDate);
  }

  /** Dates of tasks in the baseline that was captured last. */
  get baseline(): ReadonlyMap<string, BaselineDates> {
    return (this.#baseline ??= readBaseline(this.project));
  }

  /** What people have to do day by day, by their ids; of those who have something to do. */
  get loads(): ReadonlyMap<string, DailyLoad> {
    return (this.#loads ??= new Map(
      dailyLoads(this.project, this.schedule, this.calendars).map((load) => [load.person, load]),
    ));
  }

  /** Ids of the tasks that wait for a task, by its id. */
  get successors(): ReadonlyMap<string, readonly string[]> {
    return (this.#successors ??= findSuccessors(this.schedule));
  }

  /** Records of a kind in a section, in the order of the text; for tasks also all levels of the outline. */
  rows(section: string, kind: string): readonly Row[] {
    const key = `${section} ${kind}`;
    const known = this.#rows.get(key);
    if (known) return known;
    const rows: readonly Row[] =
      kind === "task"
        ? this.schedule.tasks.map((task) => ({ record: task.task, task }))
        : kind === "project"
          ? this.project.header
            ? [{ record: this.project.header }]
            : []
          : (this.project.recordsBySection.get(section) ?? []).flatMap((record) =>
              record.kind === kind ? [{ record }] : [],
            );
    this.#rows.set(key, rows);
    return rows;
  }

  /** A section that is no list, as plain data; keys of several files together. */
  sectionData(section: string): Readonly<Record<string, unknown>> {
    return Object.assign(
      {},
      ...partsOf(this.project.files, section).map(({ entry }) => toData(entry.value)),
    ) as Readonly<Record<string, unknown>>;
  }

  /** Working days between two dates by the calendar of the project: from the beginning of the one to that of the other, or their times. */
  workingDays(from: RuleDate, to: RuleDate): number {
    const calendar = this.calendars.get(undefined);
    return this.inDays(calendar.between(from.instant, to.instant));
  }

  /** Working minutes as days of the project's calendar. */
  inDays(minutes: number): number {
    return rounded(minutes / (this.calendars.get(undefined).basis.hoursPerDay * 60));
  }

  /** A written duration in days: of the project's calendar, or of 24 hours for an elapsed one. */
  durationInDays(text: string): number | undefined {
    const duration = parseDuration(text);
    return duration && this.lagInDays(duration);
  }

  /** A duration or lag in days: of the project's calendar, or of 24 hours for an elapsed one. */
  lagInDays(duration: Duration): number {
    const minutes = durationMinutes(duration, this.calendars.get(undefined).basis);
    return duration.elapsed ? rounded(minutes / 1440) : this.inDays(minutes);
  }
}

/** Parts of a minute are noise. */
function rounded(days: number): number {
  return Math.round(days * 10_000) / 10_000;
}

function readBaseline(project: Project): ReadonlyMap<string, BaselineDates> {
  const tasks: unknown = baselinesLatestFirst(project)[0]?.data["tasks"];
  const dates = new Map<string, BaselineDates>();
  for (const task of Array.isArray(tasks) ? (tasks as readonly unknown[]) : []) {
    if (typeof task !== "object" || task === null) continue;
    const { task: id, start, finish } = task as Readonly<Record<string, unknown>>;
    if (typeof id === "string" && !dates.has(id)) dates.set(id, { start: dateOf(start), finish: dateOf(finish) });
  }
  return dates;
}

function dateOf(value: unknown): RuleDate | undefined {
  return typeof value === "string" ? RuleDate.parse(value) : undefined;
}

function findSuccessors({ tasks }: Schedule): ReadonlyMap<string, readonly string[]> {
  const successors = new Map<string, string[]>();
  for (const { task } of tasks)
    for (const { project, task: id } of task.predecessors) {
      if (project !== undefined) continue;
      const list = successors.get(id);
      if (!list) successors.set(id, [task.id]);
      else if (!list.includes(task.id)) list.push(task.id);
    }
  return successors;
}
