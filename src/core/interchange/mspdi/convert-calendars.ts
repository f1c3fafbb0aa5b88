import type { TimeRange } from "../../model/types";
import type { DurationBasis } from "../../text/duration";
import { formatDate } from "../../text/instant";
import { message } from "../../text/message";
import type { YamlRecord } from "../../text/yaml-writer";
import { expandExceptions, type DayRun } from "./exceptions";
import type { IdRegistry } from "./ids";
import type { AddNote } from "./notes";
import type { MspdiCalendar, MspdiPlan } from "./plan";
import { usualHours } from "./read-calendar";

/** Index is the weekday, 0 Sunday. */
const dayKeys = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;
const weekOrder = [1, 2, 3, 4, 5, 6, 0] as const;

export interface ConvertedCalendars {
  readonly records: readonly YamlRecord[];
  /** Id of a calendar by its UID; resource calendars without changes of their own have the id of their base. */
  readonly idByUid: ReadonlyMap<number, string>;
  readonly projectCalendar: string | undefined;
}

type Week = readonly (readonly TimeRange[] | undefined)[];

function clock(minutes: number): string {
  const wrapped = minutes > 1440 ? minutes - 1440 : minutes;
  return `${String(Math.floor(wrapped / 60)).padStart(2, "0")}:${String(wrapped % 60).padStart(2, "0")}`;
}

function hoursText(hours: readonly TimeRange[]): readonly string[] {
  return hours.map((range) => `${clock(range.start)}-${clock(range.finish)}`);
}

function key(hours: readonly TimeRange[] | undefined): string {
  return hours === undefined ? "?" : hoursText(hours).join();
}

/** Hours that most working days of a week have. */
function commonHours(week: Week): readonly TimeRange[] {
  const worked = week.filter((hours): hours is readonly TimeRange[] => hours !== undefined && hours.length > 0);
  const count = (hours: readonly TimeRange[]): number => worked.filter((other) => key(other) === key(hours)).length;
  return worked.reduce<readonly TimeRange[]>((best, hours) => (count(hours) > count(best) ? hours : best), []);
}

/** A week as working days and hours where it is regular, with single days beside them where they differ. */
function weekRecord(week: Week): YamlRecord {
  const common = commonHours(week);
  const complete = week.every((hours) => hours !== undefined);
  if (!complete || common.length === 0) {
    const days = weekOrder.flatMap((day) => {
      const hours = week[day];
      return hours === undefined ? [] : [[dayKeys[day], hoursText(hours)] as const];
    });
    return days.length === 0 ? {} : { week: Object.fromEntries(days) };
  }
  const others = weekOrder.filter((day) => (week[day]?.length ?? 0) > 0 && key(week[day]) !== key(common));
  return {
    workingDays: weekOrder.filter((day) => key(week[day]) === key(common)).map((day) => dayKeys[day]),
    workingHours: hoursText(common),
    week:
      others.length === 0
        ? undefined
        : Object.fromEntries(others.map((day) => [dayKeys[day], hoursText(week[day] ?? [])] as const)),
  };
}

function exceptionRecord(run: DayRun): YamlRecord {
  const from = formatDate(run.fromDay * 1440);
  const dates = run.fromDay === run.toDay ? { date: from } : { from, to: formatDate(run.toDay * 1440) };
  const working = run.hours === undefined || run.hours.length > 0;
  return {
    ...dates,
    name: run.name,
    working,
    hours: run.hours === undefined || run.hours.length === 0 ? undefined : hoursText(run.hours),
  };
}

/** How many hours of work a week has by day, as the calendar arithmetic derives hours per day where none are written. */
function derivedBasis(week: Week): { readonly hoursPerDay: number; readonly daysPerWeek: number } {
  const length = (hours: readonly TimeRange[]): number =>
    hours.reduce((sum, { start, finish }) => sum + finish - start, 0) / 60;
  const days = week.map((hours) => length(hours ?? [])).filter((hours) => hours > 0);
  const count = (hours: number): number => days.filter((other) => other === hours).length;
  const hoursPerDay = days.reduce(
    (best, hours) => (count(hours) > count(best) || (count(hours) === count(best) && hours > best) ? hours : best),
    0,
  );
  return { hoursPerDay, daysPerWeek: days.length };
}

/** Microsoft Project turns days into hours alike for the whole project, whatever a calendar's hours are. */
function basisRecord(week: Week, basis: DurationBasis): YamlRecord {
  const derived = derivedBasis(week);
  return {
    hoursPerDay: derived.hoursPerDay === basis.hoursPerDay ? undefined : basis.hoursPerDay,
    daysPerWeek: derived.daysPerWeek === basis.daysPerWeek ? undefined : basis.daysPerWeek,
    daysPerMonth: basis.daysPerMonth === 20 ? undefined : basis.daysPerMonth,
  };
}

class CalendarConverter {
  readonly #byUid: ReadonlyMap<number, MspdiCalendar>;

  constructor(
    readonly plan: MspdiPlan,
    readonly ids: IdRegistry,
    readonly basis: DurationBasis,
    readonly note: AddNote,
  ) {
    this.#byUid = new Map(plan.calendars.map((calendar) => [calendar.uid, calendar]));
  }

  convert(): ConvertedCalendars {
    const idByUid = new Map<number, string>();
    const kept = this.plan.calendars.filter((calendar) => this.#isKept(calendar));
    for (const calendar of kept) {
      idByUid.set(
        calendar.uid,
        this.ids.named(calendar.isBase ? calendar.name : `${calendar.name ?? ""} calendar`, "calendar", calendar.uid),
      );
    }
    for (const calendar of this.plan.calendars) {
      const base = this.#keptBase(calendar);
      const id = base === undefined ? undefined : idByUid.get(base.uid);
      if (!idByUid.has(calendar.uid) && id !== undefined) idByUid.set(calendar.uid, id);
    }
    const named = this.plan.header.calendar === undefined ? undefined : idByUid.get(this.plan.header.calendar);
    const first = kept.find((calendar) => calendar.isBase);
    const projectCalendar = named ?? (first === undefined ? undefined : idByUid.get(first.uid));
    return { records: kept.map((calendar) => this.#record(calendar, idByUid)), idByUid, projectCalendar };
  }

  /** A resource calendar that changes nothing is its base calendar. */
  #isKept(calendar: MspdiCalendar): boolean {
    if (calendar.base === undefined || !this.#byUid.has(calendar.base)) return true;
    return (
      calendar.exceptions.length > 0 || calendar.workWeeks.length > 0 || calendar.week.some((day) => day !== undefined)
    );
  }

  #keptBase(calendar: MspdiCalendar): MspdiCalendar | undefined {
    const seen = new Set<MspdiCalendar>();
    let at: MspdiCalendar | undefined = calendar;
    while (at !== undefined && !this.#isKept(at) && !seen.has(at)) {
      seen.add(at);
      at = at.base === undefined ? undefined : this.#byUid.get(at.base);
    }
    return at;
  }

  #resolvedWeek(calendar: MspdiCalendar, seen: readonly number[] = []): Week {
    const base = calendar.base === undefined ? undefined : this.#byUid.get(calendar.base);
    const inherited =
      base === undefined || seen.includes(base.uid) ? undefined : this.#resolvedWeek(base, [...seen, calendar.uid]);
    return calendar.week.map((hours, day) => hours ?? inherited?.[day] ?? (day >= 1 && day <= 5 ? usualHours : []));
  }

  #record(calendar: MspdiCalendar, idByUid: ReadonlyMap<number, string>): YamlRecord {
    const base = calendar.base === undefined ? undefined : this.#byUid.get(calendar.base);
    if (calendar.base !== undefined && base === undefined) {
      this.note(
        "unknown-base-calendar",
        message(
          "Calendar '{0}': its base calendar {1} is not in the file; the standard week is used.",
          calendar.name ?? calendar.uid,
          calendar.base,
        ),
        `mspdi:calendar:${calendar.uid}`,
      );
    }
    const { runs, cut } = expandExceptions(calendar);
    for (const name of cut) {
      this.note(
        "long-exception",
        message(
          "Calendar '{0}': the exception '{1}' lasts longer than 40 years and was cut there.",
          calendar.name ?? calendar.uid,
          name,
        ),
        `mspdi:calendar:${calendar.uid}`,
      );
    }
    const resolved = this.#resolvedWeek(calendar);
    const written = base === undefined ? resolved : calendar.week;
    return {
      id: idByUid.get(calendar.uid),
      name: calendar.name,
      base: base === undefined ? undefined : idByUid.get(base.uid),
      ...weekRecord(written),
      ...basisRecord(resolved, this.basis),
      exceptions: runs.length === 0 ? undefined : runs.map(exceptionRecord),
      source: `mspdi:calendar:${calendar.uid}`,
    };
  }
}

/** Turns calendars into records of the section `calendars`. */
export function convertCalendars(
  plan: MspdiPlan,
  ids: IdRegistry,
  basis: DurationBasis,
  note: AddNote,
): ConvertedCalendars {
  return new CalendarConverter(plan, ids, basis, note).convert();
}
