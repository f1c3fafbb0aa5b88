import { intervalsOfDays } from "../../calendar/intervals";
import { WorkingCalendar } from "../../calendar/working-calendar";
import type { DurationBasis } from "../../text/duration";
import { weekdayOf } from "../../text/instant";
import type { ConvertedCalendars } from "./convert-calendars";
import type { ConvertedPeople } from "./convert-people";
import { expandExceptions } from "./exceptions";
import type { AddNote } from "./notes";
import type { MspdiAssignment, MspdiCalendar, MspdiPlan, MspdiTask } from "./plan";
import { usualHours } from "./read-calendar";

/** What the conversion of tasks needs to know of the rest of the plan. */
export interface ConversionContext {
  readonly plan: MspdiPlan;
  readonly basis: DurationBasis;
  readonly calendars: ConvertedCalendars;
  readonly people: ConvertedPeople;
  readonly taskIds: ReadonlyMap<number, string>;
  readonly tasksByUid: ReadonlyMap<number, MspdiTask>;
  readonly assignmentsByTask: ReadonlyMap<number, readonly MspdiAssignment[]>;
  readonly workingTime: WorkingTime;
  readonly note: AddNote;
}

/** Working time by the calendars of the imported file. */
export class WorkingTime {
  readonly #byUid: ReadonlyMap<number, MspdiCalendar>;
  readonly #compiled = new Map<number, WorkingCalendar>();

  constructor(
    readonly plan: MspdiPlan,
    readonly basis: DurationBasis,
  ) {
    this.#byUid = new Map(plan.calendars.map((calendar) => [calendar.uid, calendar]));
  }

  /** Working minutes between two instants, by the first calendar that exists. */
  between(from: number, to: number, calendars: readonly (number | undefined)[]): number {
    const uid = [...calendars, this.plan.header.calendar].find((item) => item !== undefined && this.#byUid.has(item));
    return this.#calendar(uid ?? -1).between(from, to);
  }

  #calendar(uid: number): WorkingCalendar {
    let calendar = this.#compiled.get(uid);
    if (calendar === undefined) {
      calendar = this.#compile(uid);
      this.#compiled.set(uid, calendar);
    }
    return calendar;
  }

  #compile(uid: number): WorkingCalendar {
    const chain: MspdiCalendar[] = [];
    for (let at = this.#byUid.get(uid); at !== undefined && !chain.includes(at);) {
      chain.push(at);
      at = at.base === undefined ? undefined : this.#byUid.get(at.base);
    }
    const layers = chain.map((calendar) => ({ week: calendar.week, runs: expandExceptions(calendar).runs }));
    const intervals = intervalsOfDays((day) => {
      const weekday = weekdayOf(day);
      const usual = layers.find(({ week }) => week[weekday] !== undefined)?.week[weekday];
      const run = layers.flatMap(({ runs }) => runs.find((item) => item.fromDay <= day && day <= item.toDay) ?? [])[0];
      if (run !== undefined) return run.hours ?? (usual !== undefined && usual.length > 0 ? usual : usualHours);
      return usual ?? (weekday >= 1 && weekday <= 5 ? usualHours : []);
    });
    return new WorkingCalendar({ id: `mspdi:${uid}`, basis: this.basis, intervals });
  }
}
