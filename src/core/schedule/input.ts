import type { Assignment, PredecessorLink, Project, TaskRecord } from "../model/types";
import type { PlanInput } from "./plan";

/** What of a task counts for dates. */
const inputKeys = [
  "id",
  "milestone",
  "duration",
  "work",
  "type",
  "ignoreResourceCalendar",
  "constraint",
  "deadline",
  "calendar",
  "manual",
  "start",
  "finish",
  "active",
  "levelingDelay",
  "percentComplete",
  "actualStart",
  "actualFinish",
  "remainingDuration",
  "estimate",
  "splits",
] as const satisfies readonly (keyof TaskRecord)[];

const linkKeys = ["project", "task", "type", "lag"] as const satisfies readonly (keyof PredecessorLink)[];
const assignmentKeys = ["resource", "units", "work", "delay"] as const satisfies readonly (keyof Assignment)[];

/** Whether two versions of a task ask the same of a schedule; names and notes may differ. */
export function sameInput(a: TaskRecord, b: TaskRecord): boolean {
  if (a === b) return true;
  return sameKeys(a, b, inputKeys) && sameLinks(a, b) && sameLists(a.assignments, b.assignments, assignmentKeys);
}

/** Whether two versions of a task wait for the same. */
export function sameLinks(a: TaskRecord, b: TaskRecord): boolean {
  return sameLists(a.predecessors, b.predecessors, linkKeys);
}

function sameLists<T extends object>(a: readonly T[], b: readonly T[], keys: readonly (keyof T)[]): boolean {
  return a.length === b.length && a.every((one, at) => sameKeys(one, b[at], keys));
}

function sameKeys<T extends object>(a: T, b: T | undefined, keys: readonly (keyof T)[]): boolean {
  return b !== undefined && keys.every((key) => sameData(a[key], b[key]));
}

/** Equality of plain data. */
function sameData(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].every((key) =>
    sameData(valueOf(a, key), valueOf(b, key)),
  );
}

function valueOf(data: object, key: string): unknown {
  return (data as Readonly<Record<string, unknown>>)[key];
}

/** Whether two lists hold the same objects, or the same numbers. */
export function sameItems<T>(a: ArrayLike<T>, b: ArrayLike<T>): boolean {
  if (a === b) return true;
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}

/** Whether the calendars of two versions of a project can be taken for each other. */
export function sameCalendars(a: Project, b: Project): boolean {
  return (
    a.schedule.calendar === b.schedule.calendar &&
    sameItems(a.calendars, b.calendars) &&
    sameLists(a.people, b.people, ["id", "calendar", "resourceType"])
  );
}

/** Whether everything but the tasks themselves is the same for two plans. */
export function sameFrame(a: PlanInput, b: PlanInput): boolean {
  return (
    a.calendars === b.calendars &&
    a.start === b.start &&
    a.dataDate === b.dataDate &&
    a.project.finish === b.project.finish &&
    sameData(a.project.schedule, b.project.schedule) &&
    sameLists(a.externals, b.externals, ["to", "start", "finish", "driver"])
  );
}
