import type {
  Assignment,
  CalendarRecord,
  ConstraintType,
  LinkType,
  PersonRecord,
  PredecessorLink,
  Project,
  ScheduleSettings,
  TaskRecord,
} from "../../../src/core/model/types";
import { parseDuration, parseLag } from "../../../src/core/text/duration";
import { formatInstant, isDateOnly, minutesPerDay, parseInstant, type Instant } from "../../../src/core/text/instant";
import { LineIndex, type Span } from "../../../src/core/text/range";
import type { MappingNode } from "../../../src/core/text/tree";

/** A task while it is being built: the same as a record, but not yet read-only. */
type Draft = { -readonly [K in keyof TaskRecord]: TaskRecord[K] } & { children: Draft[] };

const constraints: Readonly<Record<string, ConstraintType>> = {
  alap: "as-late-as-possible",
  asap: "as-soon-as-possible",
  mso: "must-start-on",
  mfo: "must-finish-on",
  snet: "start-no-earlier-than",
  snlt: "start-no-later-than",
  fnet: "finish-no-earlier-than",
  fnlt: "finish-no-later-than",
};

/** Reads a date of a plan; one without a time is the end of the day where something finishes. */
export function at(text: string, finishes = false): Instant {
  const instant = parseInstant(text);
  if (instant === undefined) throw new Error(`not a date: ${text}`);
  return finishes && isDateOnly(text) ? instant + minutesPerDay : instant;
}

export interface PlanOptions {
  /** Empty for a project without a start. */
  readonly start?: string;
  readonly finish?: string;
  readonly statusDate?: string;
  readonly settings?: Partial<ScheduleSettings>;
  readonly calendars?: readonly CalendarRecord[];
  readonly people?: readonly PersonRecord[];
}

/**
 * Makes a project from lines such as `C 2d < A, B SS+1d | snet=2026-04-06 pct=50`. Indentation makes children. After `|`: constraints, `deadline=`, `pct=`, `as=`,
 * `af=`, `rd=`, `cal=`, `split=FROM/TO`, `start=`, `finish=`, `work=`, `who=sato:0.5`, `milestone`, `manual`, `inactive`, `fixed-duration`, `ignore-resource-calendar`. Findings point into the lines.
 */
export function planOf(lines: readonly string[], options: PlanOptions = {}): Project {
  const text = lines.join("\n");
  const file = "plan.pmo.yaml";
  const roots: Draft[] = [];
  const path: { readonly indent: number; readonly task: Draft }[] = [];
  const tasksById = new Map<string, TaskRecord>();
  let offset = 0;
  for (const line of lines) {
    const indent = line.length - line.trimStart().length;
    while ((path.at(-1)?.indent ?? -1) >= indent) path.pop();
    const parent = path.at(-1)?.task;
    const siblings = parent?.children ?? roots;
    const task = readTask(line, offset, file);
    task.parent = parent;
    task.outlineLevel = path.length + 1;
    task.wbs = `${parent ? `${parent.wbs}.` : ""}${siblings.length + 1}`;
    siblings.push(task);
    path.push({ indent, task });
    if (!tasksById.has(task.id)) tasksById.set(task.id, task);
    offset += line.length + 1;
  }
  const settings: ScheduleSettings = {
    scheduleFrom: "start",
    mode: "microsoft",
    statusMode: "retained-logic",
    ...options.settings,
  };
  return {
    id: "plan",
    name: "Plan",
    folder: "",
    files: [{ path: file, text, version: 1, lines: new LineIndex(text), root: undefined, findings: [] }],
    header: recordBase("plan", "project", "project", file, { start: 0, end: 0 }),
    ...(options.start === "" ? {} : { start: at(options.start ?? "2026-04-01") }),
    ...(options.finish === undefined ? {} : { finish: at(options.finish, true) }),
    ...(options.statusDate === undefined ? {} : { statusDate: at(options.statusDate, true) }),
    schedule: settings,
    tasks: roots,
    tasksById,
    calendars: options.calendars ?? [],
    people: options.people ?? [],
    risks: [],
    recordsById: new Map(),
    recordsBySection: new Map(),
    references: [],
    findings: [],
  };
}

function mapping(id: string, span: Span): MappingNode {
  const value = { kind: "scalar", value: id, style: "plain", ...span } as const;
  return { kind: "mapping", flow: true, entries: [{ key: "id", keySpan: span, value }], ...span };
}

function readTask(line: string, offset: number, file: string): Draft {
  const [head = "", more = ""] = line.split("|");
  const [name = "", links = ""] = head.split("<");
  const [id = "", duration] = name.trim().split(/\s+/);
  const start = offset + line.indexOf(id);
  const task: Draft = {
    ...recordBase(id, "task", "schedule", file, { start, end: start + id.length }),
    kind: "task",
    wbs: "",
    outlineLevel: 1,
    children: [],
    milestone: false,
    duration: duration === undefined ? undefined : parseDuration(duration),
    type: "fixed-units",
    effortDriven: false,
    ignoreResourceCalendar: false,
    predecessors: readLinks(links, offset + line.indexOf("<") + 1),
    assignments: [],
    manual: false,
    active: true,
    priority: 500,
    percentComplete: 0,
  };
  for (const word of more.trim().split(/\s+/)) readOption(task, word);
  return task;
}

function readLinks(text: string, offset: number): readonly PredecessorLink[] {
  const links: PredecessorLink[] = [];
  for (const match of text.matchAll(/[^,\s][^,]*/g)) {
    const parts = /^(?:([\w-]+):)?([\w-]+)(?:\s+(FS|SS|FF|SF))?\s*([+-].+)?$/.exec(match[0].trim());
    if (!parts) throw new Error(`not a predecessor: ${match[0]}`);
    const [, project, task = "", type = "FS", lag] = parts;
    const start = offset + match.index;
    links.push({
      ...(project === undefined ? {} : { project }),
      task,
      type: type as LinkType,
      ...(lag === undefined ? {} : { lag: parseLag(lag) }),
      span: { start, end: start + match[0].trim().length },
    });
  }
  return links;
}

function readOption(task: Draft, word: string): void {
  const [key = "", value = ""] = word.split("=");
  const constraint = constraints[key];
  if (constraint) {
    const finishes = key.startsWith("f") || key === "mfo";
    task.constraint = value === "" ? { type: constraint } : { type: constraint, date: at(value, finishes) };
  } else if (key === "deadline") task.deadline = at(value, true);
  else if (key === "pct") task.percentComplete = Number(value);
  else if (key === "as") task.actualStart = at(value);
  else if (key === "af") task.actualFinish = at(value, true);
  else if (key === "rd") task.remainingDuration = parseDuration(value);
  else if (key === "cal") task.calendar = value;
  else if (key === "start") task.start = at(value);
  else if (key === "finish") task.finish = at(value, true);
  else if (key === "work") task.work = parseDuration(value);
  else if (key === "split") {
    const [from = "", to = ""] = value.split("/");
    task.splits = [...(task.splits ?? []), { from: at(from), to: at(to) }];
  } else if (key === "delay") task.levelingDelay = parseDuration(value);
  else if (key === "likely") task.estimate = { mostLikely: parseDuration(value) };
  else if (key === "who") task.assignments = [...task.assignments, readAssignment(value)];
  else if (key === "milestone") task.milestone = true;
  else if (key === "manual") task.manual = true;
  else if (key === "inactive") task.active = false;
  else if (key === "fixed-duration") task.type = key;
  else if (key === "ignore-resource-calendar") task.ignoreResourceCalendar = true;
  else if (key !== "") throw new Error(`unknown option: ${word}`);
}

function readAssignment(text: string): Assignment {
  const [resource = "", units = "1", work] = text.split(":");
  return {
    resource,
    units: Number(units),
    ...(work === undefined ? {} : { work: parseDuration(work) }),
    span: { start: 0, end: 0 },
  };
}

function recordBase(id: string, kind: string, section: string, file: string, span: Span) {
  return { id, kind, section, title: id, origin: { file, node: mapping(id, span) }, data: {} };
}

/** A calendar record; the week is Monday to Friday unless given. */
export function calendarOf(id: string, more: Partial<CalendarRecord> = {}): CalendarRecord {
  return {
    ...recordBase(id, "calendar", "calendars", "plan.pmo.yaml", { start: 0, end: 0 }),
    kind: "calendar",
    week: [undefined, undefined, undefined, undefined, undefined, undefined, undefined],
    exceptions: [],
    ...more,
  };
}

export function personOf(id: string, more: Partial<PersonRecord> = {}): PersonRecord {
  return {
    ...recordBase(id, "person", "organization", "plan.pmo.yaml", { start: 0, end: 0 }),
    kind: "person",
    capacity: 1,
    resourceType: "work",
    ...more,
  };
}

/** `08:00-12:00 13:00-17:00` */
export function hours(text: string): readonly { readonly start: number; readonly finish: number }[] {
  return text.split(" ").map((range) => {
    const [start = 0, finish = 0] = range.split("-").map((time) => {
      const [hour = 0, minute = 0] = time.split(":").map(Number);
      return hour * 60 + minute;
    });
    return { start, finish: finish > start ? finish : finish + minutesPerDay };
  });
}

/** Instants as text, so that a failing test can be read. */
export function shown(instant: Instant): string {
  return formatInstant(instant);
}
