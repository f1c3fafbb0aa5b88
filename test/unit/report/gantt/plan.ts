// Plans for the tests of the Gantt chart, put together without parser and engine, so that each test says which dates it means.
import { buildGanttModel } from "../../../../src/core/report/gantt/model";
import type { GanttModel } from "../../../../src/core/report/gantt/types";
import type {
  Assignment,
  CalendarRecord,
  LinkType,
  Project,
  RecordBase,
  TaskRecord,
} from "../../../../src/core/model/types";
import type { Schedule, ScheduledTask } from "../../../../src/core/schedule/types";
import { parseLag } from "../../../../src/core/text/duration";
import { parseInstant, type Instant } from "../../../../src/core/text/instant";
import { LineIndex } from "../../../../src/core/text/range";

export interface TaskSpec {
  readonly id: string;
  readonly name?: string;
  /** Local ISO minutes, or a date: 09:00 of a start and 18:00 of a finish. Absent: a task without dates. */
  readonly start?: string;
  readonly finish?: string;
  readonly days?: number;
  readonly done?: number;
  readonly float?: number;
  readonly critical?: boolean;
  readonly milestone?: boolean;
  readonly deadline?: string;
  readonly who?: readonly string[];
  /** `design`, `design SS+2d` */
  readonly after?: readonly string[];
  readonly inactive?: boolean;
  readonly tasks?: readonly TaskSpec[];
}

export interface PlanSpec {
  readonly id?: string;
  readonly name?: string;
  readonly today?: string;
  readonly statusDate?: string;
  readonly people?: Readonly<Record<string, string>>;
  /** Names and members of teams, by id. */
  readonly teams?: Readonly<Record<string, { readonly name: string; readonly members: readonly string[] }>>;
  readonly calendar?: Partial<CalendarRecord>;
  readonly tasks: readonly TaskSpec[];
}

/** Nine to twelve and one to six, Monday to Friday, with Japanese holidays. */
export const japaneseCalendar: Partial<CalendarRecord> = {
  week: [0, 1, 2, 3, 4, 5, 6].map((weekday) =>
    weekday === 0 || weekday === 6
      ? []
      : [
          { start: 540, finish: 720 },
          { start: 780, finish: 1080 },
        ],
  ),
  holidays: "JP",
};

const minutesPerDay = 480;

export function at(text: string, clock = "00:00"): Instant {
  const instant = parseInstant(text.includes("T") ? text : `${text}T${clock}`);
  if (instant === undefined) throw new Error(`Not a date: ${text}`);
  return instant;
}

/** The project and its schedule as the model and the engine would give them. */
export function makePlan(spec: PlanSpec): { readonly project: Project; readonly schedule: Schedule } {
  const file = "plan/project.pmo.yaml";
  let line = 0;
  const scheduled: ScheduledTask[] = [];
  const make = (task: TaskSpec, level: number, wbs: string, parent: TaskRecord | undefined): TaskRecord => {
    const start = line++ * 10;
    const record: Mutable<TaskRecord> = {
      ...base(task.id, task.name ?? task.id, file, start),
      kind: "task",
      wbs,
      outlineLevel: level,
      ...(parent ? { parent } : {}),
      children: [],
      milestone: task.milestone ?? false,
      type: "fixed-duration",
      effortDriven: false,
      ignoreResourceCalendar: false,
      predecessors: (task.after ?? []).map(link),
      assignments: (task.who ?? []).map(assignment),
      ...(task.deadline === undefined ? {} : { deadline: at(task.deadline, "24:00") }),
      manual: false,
      active: task.inactive !== true,
      priority: 500,
      percentComplete: task.done ?? 0,
    };
    const place = scheduled.length;
    record.children = (task.tasks ?? []).map((child, index) => make(child, level + 1, `${wbs}.${index + 1}`, record));
    const own = schedulingOf(task, record, scheduled.slice(place));
    if (own) scheduled.splice(place, 0, own);
    return record;
  };
  const tasks = spec.tasks.map((task, index) => make(task, 1, String(index + 1), undefined));
  const people = Object.entries(spec.people ?? {}).map(([id, name]) => base(id, name, file, 0));
  const teams = Object.entries(spec.teams ?? {}).map(([id, { name, members }]) => ({
    ...base(id, name, file, 0),
    kind: "team",
    data: { members },
  }));
  const calendar: CalendarRecord = {
    ...base("jp", "jp", file, 0),
    kind: "calendar",
    exceptions: [],
    ...japaneseCalendar,
    ...spec.calendar,
  } as CalendarRecord;
  const statusDate = spec.statusDate === undefined ? undefined : at(spec.statusDate, "24:00");
  const text = "x........\n".repeat(Math.max(line, 1));
  const records = [...scheduled.map(({ task }) => task), ...people, ...teams];
  const project: Project = {
    id: spec.id ?? "crm",
    name: spec.name ?? "CRM renewal",
    folder: "plan",
    files: [{ path: file, text, version: 1, lines: new LineIndex(text), root: undefined, findings: [] }],
    ...(statusDate === undefined ? {} : { statusDate }),
    schedule: { calendar: "jp", scheduleFrom: "start", mode: "microsoft", statusMode: "retained-logic" },
    tasks,
    tasksById: new Map(scheduled.map(({ task }) => [task.id, task])),
    calendars: [calendar],
    people: [],
    risks: [],
    recordsById: new Map(records.map((record) => [record.id, record])),
    recordsBySection: new Map(teams.length > 0 ? [["organization", teams]] : []),
    references: [],
    findings: [],
  };
  const starts = scheduled.map((task) => task.start);
  const finishes = scheduled.map((task) => task.finish);
  const schedule: Schedule = {
    tasks: scheduled,
    byId: new Map(scheduled.map((task) => [task.task.id, task])),
    start: Math.min(...starts),
    finish: Math.max(...finishes),
    ...(statusDate === undefined ? {} : { statusDate }),
    minutesPerDay,
    findings: [],
  };
  return { project, schedule };
}

export function makeModel(spec: PlanSpec): GanttModel {
  const { project, schedule } = makePlan(spec);
  return buildGanttModel(project, schedule, { today: at(spec.today ?? "2026-06-10") });
}

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

function base(id: string, title: string, file: string, start: number): RecordBase {
  const node = { kind: "mapping" as const, entries: [], flow: false, start, end: start + 9 };
  return { id, kind: "person", section: "schedule", title, origin: { file, node }, data: {} };
}

function link(text: string): TaskRecord["predecessors"][number] {
  const match = /^(\S+)(?: (FS|SS|FF|SF)?(.*))?$/.exec(text);
  const lag = match?.[3] ? parseLag(match[3]) : undefined;
  return {
    task: match?.[1] ?? text,
    type: (match?.[2] ?? "FS") as LinkType,
    ...(lag ? { lag } : {}),
    span: { start: 0, end: 0 },
  };
}

function assignment(text: string): Assignment {
  const [resource = "", units] = text.split(" ");
  return { resource, units: units === undefined ? 1 : Number.parseFloat(units) / 100, span: { start: 0, end: 0 } };
}

function schedulingOf(spec: TaskSpec, task: TaskRecord, below: readonly ScheduledTask[]): ScheduledTask | undefined {
  const start = spec.start === undefined ? Math.min(...below.map((child) => child.start)) : at(spec.start, "09:00");
  const finish =
    spec.finish !== undefined
      ? at(spec.finish, "18:00")
      : spec.milestone
        ? start
        : Math.max(...below.map((child) => child.finish));
  if (!Number.isFinite(start) || !Number.isFinite(finish)) return undefined;
  const total = below.reduce((sum, child) => sum + child.duration, 0);
  const done = below.reduce((sum, child) => sum + child.duration * child.percentComplete, 0);
  return {
    task,
    kind: below.length > 0 ? "summary" : spec.milestone ? "milestone" : "task",
    start,
    finish,
    earlyStart: start,
    earlyFinish: finish,
    lateStart: start,
    lateFinish: finish,
    totalFloat: (spec.float ?? 0) * minutesPerDay,
    freeFloat: 0,
    duration: (spec.days ?? workingDaysBetween(start, finish)) * minutesPerDay,
    critical: spec.critical ?? below.some((child) => child.critical),
    percentComplete: spec.done ?? (total > 0 ? done / total : 0),
    drivers: [],
    deadlineMissed: task.deadline !== undefined && finish > task.deadline,
  };
}

function workingDaysBetween(start: Instant, finish: Instant): number {
  let days = 0;
  for (let day = Math.floor(start / 1440); day * 1440 < finish; day++) {
    if ((day + 4) % 7 !== 0 && (day + 4) % 7 !== 6) days++;
  }
  return start === finish ? 0 : days;
}
