import { parseTimeRange } from "../text/time-range";
import { valueOf, type MappingNode, type TreeNode } from "../text/tree";
import { booleanAt, choiceAt, hasKey, mappingsAt, numberAt, percentAt, textAt, textsAt } from "./fields";
import { dayAt } from "./days";
import { recurrenceDays } from "./recurrence";
import { baseOf, withData, type RecordSeed } from "./record";
import type { Availability, CalendarException, CalendarRecord, PersonRecord, TimeRange } from "./types";

/** Names of the days, Sunday first, as in `CalendarRecord.week`. */
const weekdays = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const usualDays = ["mon", "tue", "wed", "thu", "fri"];
const usualHours: readonly TimeRange[] = [
  { start: 540, finish: 720 },
  { start: 780, finish: 1080 },
];

/** Reads a calendar. What it does not say comes from its base, or is Monday to Friday, 9 to 12 and 13 to 18, where it has none. */
export function readCalendar(seed: RecordSeed): CalendarRecord {
  const { node } = seed.place;
  const base = textAt(node, "base");
  return withData<CalendarRecord>({
    ...baseOf(seed),
    kind: "calendar",
    ...(base !== undefined && { base }),
    week: readWeek(node, base !== undefined),
    hoursPerDay: numberAt(node, "hoursPerDay", 0.01, 24),
    daysPerWeek: numberAt(node, "daysPerWeek", 0.01, 7),
    daysPerMonth: numberAt(node, "daysPerMonth", 0.01, 31),
    holidays: textAt(node, "holidays"),
    exceptions: mappingsAt(node, "exceptions").flatMap(readException),
  });
}

function readWeek(node: MappingNode, hasBase: boolean): CalendarRecord["week"] {
  const saysDays = hasKey(node, "workingDays");
  const saysHours = hasKey(node, "workingHours");
  const days = saysDays ? textsAt(node, "workingDays") : usualDays;
  const hours = saysHours ? rangesAt(node, "workingHours") : usualHours;
  const week = valueOf(node, "week");
  return weekdays.map((day) => {
    if (hasKey(week, day)) return rangesAt(week, day);
    return hasBase && !saysDays && !saysHours ? undefined : days.includes(day) ? hours : [];
  });
}

function rangesAt(node: TreeNode | undefined, key: string): readonly TimeRange[] {
  return textsAt(node, key)
    .flatMap((text) => parseTimeRange(text) ?? [])
    .sort((a, b) => a.start - b.start);
}

/** An exception as it is written, or one for each day (or span of days) on which it is repeated. */
function readException(node: MappingNode): readonly CalendarException[] {
  const from = dayAt(node, "from") ?? dayAt(node, "date") ?? dayAt(node, "to");
  if (from === undefined) return [];
  const to = Math.max(dayAt(node, "to") ?? from, from);
  const name = textAt(node, "name");
  const hours = rangesAt(node, "hours");
  // Hours mean working time even where `working: true` is not repeated.
  const working = booleanAt(node, "working") ?? hours.length > 0;
  const starts = recurrenceDays(valueOf(node, "recurrence"), from) ?? [from];
  return starts.map((start) => ({
    fromDay: start,
    toDay: start + to - from,
    ...(name !== undefined && { name }),
    hours: working ? hours : [],
    usualHours: working && hours.length === 0,
  }));
}

/** Reads a person or other resource. */
export function readPerson(seed: RecordSeed): PersonRecord {
  const { node } = seed.place;
  const availability = mappingsAt(node, "availability").flatMap(readAvailability);
  return withData<PersonRecord>({
    ...baseOf(seed),
    kind: "person",
    calendar: textAt(node, "calendar"),
    capacity: percentAt(node, "capacity") ?? 1,
    ...(availability.length > 0 && { availability }),
    resourceType: choiceAt(node, "type", ["work", "material", "cost"] as const) ?? "work",
    role: textAt(node, "role"),
    reportsTo: textAt(node, "reportsTo"),
  });
}

/** A span with neither end, or without a share, says nothing. */
function readAvailability(node: MappingNode): readonly Availability[] {
  const fromDay = dayAt(node, "from");
  const toDay = dayAt(node, "to");
  const units = percentAt(node, "units");
  if (units === undefined || (fromDay === undefined && toDay === undefined)) return [];
  return [{ fromDay: fromDay ?? -Infinity, toDay: toDay ?? Infinity, units }];
}
