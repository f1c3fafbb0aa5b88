import assert from "node:assert/strict";
import fc from "fast-check";
import { compileCalendars, elapsedCalendar, standardCalendar } from "../../../src/core/calendar/compile";
import { horizonFinish, horizonStart } from "../../../src/core/calendar/horizon";
import type { CalendarRecord } from "../../../src/core/model/types";
import { dayOf } from "../../../src/core/text/instant";
import { at, calendarOf, hours, personOf, planOf, shown } from "../schedule/plan";

function calendarsOf(...calendars: readonly CalendarRecord[]) {
  return compileCalendars(planOf([], { calendars }));
}

const nightShift = calendarOf("night", {
  week: [
    [],
    hours("22:00-02:00 03:00-06:00"),
    hours("22:00-02:00"),
    hours("22:00-02:00"),
    hours("22:00-02:00"),
    [],
    [],
  ],
});

describe("Working time", () => {
  it("has 8 hours from Monday to Friday in the built-in calendar", () => {
    assert.equal(standardCalendar.isWorking(at("2026-04-01T08:00")), true);
    assert.equal(standardCalendar.isWorking(at("2026-04-01T12:00")), false);
    assert.equal(standardCalendar.isWorking(at("2026-04-01T16:59")), true);
    assert.equal(standardCalendar.isWorking(at("2026-04-01T17:00")), false);
    assert.equal(standardCalendar.isWorkingDay(dayOf(at("2026-04-03"))), true);
    assert.equal(standardCalendar.isWorkingDay(dayOf(at("2026-04-04"))), false);
  });

  it("ends work at the end of the day and begins it at the start of the next one", () => {
    const friday = at("2026-04-03T17:00");
    assert.equal(shown(standardCalendar.nextWorking(friday)), "2026-04-06T08:00");
    assert.equal(shown(standardCalendar.previousWorking(at("2026-04-06T08:00"))), "2026-04-03T17:00");
    assert.equal(shown(standardCalendar.add(at("2026-04-03T08:00"), 480)), "2026-04-03T17:00");
    assert.equal(shown(standardCalendar.add(friday, 1)), "2026-04-06T08:01");
    assert.equal(shown(standardCalendar.subtract(at("2026-04-06T17:00"), 480)), "2026-04-06T08:00");
    assert.equal(shown(standardCalendar.subtract(at("2026-04-06T08:00"), 60)), "2026-04-03T16:00");
    assert.equal(standardCalendar.add(friday, 0), friday);
  });

  it("counts the minutes between two instants with their sign", () => {
    assert.equal(standardCalendar.between(at("2026-04-03T16:00"), at("2026-04-06T09:00")), 120);
    assert.equal(standardCalendar.between(at("2026-04-06T09:00"), at("2026-04-03T16:00")), -120);
    assert.equal(standardCalendar.between(at("2026-04-04"), at("2026-04-05")), 0);
  });

  it("gives the intervals of a stretch, cut at its ends", () => {
    const intervals = standardCalendar.intervals(at("2026-04-03T10:00"), at("2026-04-06T09:00"));
    assert.deepEqual(intervals.map(shown), [
      "2026-04-03T10:00",
      "2026-04-03T12:00",
      "2026-04-03T13:00",
      "2026-04-03T17:00",
      "2026-04-06T08:00",
      "2026-04-06T09:00",
    ]);
  });

  it("lets a shift go on past midnight, into a day without work of its own", () => {
    const calendar = calendarsOf(nightShift).get("night");
    assert.equal(calendar.isWorking(at("2026-04-07T01:00")), true, "Monday's shift, on Tuesday");
    assert.equal(calendar.isWorking(at("2026-04-07T03:00")), false);
    assert.equal(calendar.isWorking(at("2026-04-10T01:59")), true, "Thursday's shift, on Friday");
    assert.equal(calendar.isWorking(at("2026-04-10T22:30")), false);
    assert.equal(calendar.between(at("2026-04-06"), at("2026-04-13")), 4 * 240 + 180);
    assert.deepEqual(calendar.intervals(at("2026-04-06T22:00"), at("2026-04-07T12:00")).map(shown), [
      "2026-04-06T22:00",
      "2026-04-07T02:00",
    ]);
  });

  it("counts every minute for elapsed time", () => {
    assert.equal(shown(elapsedCalendar.add(at("2026-04-03T17:00"), 2 * 1440)), "2026-04-05T17:00");
  });

  it("takes what it doesn't say from its base", () => {
    const calendars = calendarsOf(
      calendarOf("company", {
        hoursPerDay: 7.5,
        exceptions: [
          {
            fromDay: dayOf(at("2026-04-08")),
            toDay: dayOf(at("2026-04-08")),
            name: "創立記念日",
            hours: [],
            usualHours: false,
          },
        ],
      }),
      calendarOf("sato", {
        base: "company",
        week: [undefined, undefined, undefined, undefined, undefined, [], undefined],
        exceptions: [{ fromDay: dayOf(at("2026-04-04")), toDay: dayOf(at("2026-04-04")), hours: [], usualHours: true }],
      }),
    );
    const sato = calendars.get("sato");
    const works = (day: string): boolean => sato.isWorkingDay(dayOf(at(day)));
    assert.equal(works("2026-04-02"), true);
    assert.equal(works("2026-04-03"), false, "Fridays off");
    assert.equal(works("2026-04-08"), false, "exception of the base");
    assert.equal(sato.exceptionName(dayOf(at("2026-04-08"))), "創立記念日");
    assert.equal(works("2026-04-04"), true, "a Saturday worked at the usual hours");
    assert.equal(sato.between(at("2026-04-04"), at("2026-04-05")), 480);
    assert.equal(sato.basis.hoursPerDay, 7.5);
  });

  it("lets the later exception win over an earlier one and over a holiday", () => {
    const day = (text: string): number => dayOf(at(text));
    const calendar = calendarsOf(
      calendarOf("jp", {
        holidays: "JP",
        exceptions: [
          { fromDay: day("2026-12-29"), toDay: day("2027-01-03"), name: "年末年始", hours: [], usualHours: false },
          {
            fromDay: day("2026-12-30"),
            toDay: day("2026-12-30"),
            name: "棚卸し",
            hours: hours("10:00-12:00"),
            usualHours: false,
          },
          { fromDay: day("2026-04-29"), toDay: day("2026-04-29"), name: "振替出勤", hours: [], usualHours: true },
        ],
      }),
    ).get("jp");
    assert.equal(calendar.between(at("2026-12-30"), at("2026-12-31")), 120);
    assert.equal(calendar.exceptionName(day("2026-12-30")), "棚卸し");
    assert.equal(calendar.exceptionName(day("2026-12-29")), "年末年始");
    assert.equal(calendar.isWorkingDay(day("2026-04-29")), true, "works on a public holiday");
    assert.equal(calendar.isWorkingDay(day("2026-05-06")), false);
    assert.equal(calendar.exceptionName(day("2026-05-06"), "ja"), "こどもの日 振替休日");
  });

  it("works where two calendars both work, or where one of them does", () => {
    const calendars = calendarsOf(
      calendarOf("morning", { week: Array.from({ length: 7 }, () => hours("06:00-10:00")) }),
      calendarOf("day", { week: Array.from({ length: 7 }, () => hours("09:00-17:00")) }),
    );
    const parts = [calendars.get("morning"), calendars.get("day")];
    const [from, to] = [at("2026-04-01"), at("2026-04-02")];
    assert.equal(calendars.intersection(parts).between(from, to), 60);
    assert.equal(calendars.union(parts).between(from, to), 11 * 60);
    assert.equal(calendars.union(parts), calendars.union([...parts].reverse()), "compiled once");
  });

  it("gives the project's calendar for what names none, and for an id that doesn't exist", () => {
    const project = planOf([], {
      settings: { calendar: "jp" },
      calendars: [calendarOf("jp", { holidays: "JP" })],
      people: [personOf("sato"), personOf("paint", { resourceType: "material" })],
    });
    const calendars = compileCalendars(project);
    assert.equal(calendars.get(undefined).id, "jp");
    assert.equal(calendars.get("nowhere").id, "jp");
    assert.equal(calendars.ofResource("sato").id, "jp");
    assert.equal(calendars.ofWorker("paint"), undefined);
    assert.equal(compileCalendars(planOf([])).get(undefined), standardCalendar);
  });

  it("survives calendars that are based on each other, and a country it doesn't know", () => {
    const calendars = calendarsOf(
      calendarOf("a", { base: "b", holidays: "XX" }),
      calendarOf("b", { base: "a", week: [undefined, [], undefined, undefined, undefined, undefined, undefined] }),
    );
    assert.equal(calendars.get("a").isWorkingDay(dayOf(at("2026-04-06"))), false);
    assert.equal(calendars.get("a").isWorkingDay(dayOf(at("2026-04-07"))), true);
  });

  it("comes to an end where there is no work, or too much of it", () => {
    const never = calendarsOf(calendarOf("never", { week: Array.from({ length: 7 }, () => []) })).get("never");
    assert.equal(never.neverWorks(at("2026-04-01")), true);
    assert.equal(never.nextWorking(at("2026-04-01")), horizonFinish);
    assert.equal(never.add(at("2026-04-01"), 480), horizonFinish);
    assert.equal(never.subtract(at("2026-04-01"), 480), horizonStart);
    assert.equal(standardCalendar.add(at("2026-04-01"), 500 * 260 * 480), horizonFinish);
    assert.equal(standardCalendar.nextWorking(at("9999-01-01")), at("9999-01-01"));
    assert.equal(standardCalendar.neverWorks(at("2026-04-01")), false);
  });
});

describe("Working time, for any calendar", () => {
  const range = fc
    .tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 15, max: 900 }))
    .map(([start, length]) => ({ start, finish: start + length }));
  const week = fc
    .array(fc.array(range, { maxLength: 3 }), { minLength: 7, maxLength: 7 })
    .filter((days) => days.some((ranges) => ranges.length > 0));
  const instant = fc.integer({ min: at("2020-01-01"), max: at("2032-01-01") });
  const minutes = fc.integer({ min: 0, max: 200_000 });
  const calendar = week.map((days) => calendarsOf(calendarOf("any", { week: days })).get("any"));

  it("counts as much between an instant and its sum as was added", () => {
    fc.assert(
      fc.property(calendar, instant, minutes, (cal, from, length) => {
        assert.equal(cal.between(from, cal.add(from, length)), length);
        assert.equal(cal.between(cal.subtract(from, length), from), length);
      }),
    );
  });

  it("comes back when what was added is subtracted", () => {
    fc.assert(
      fc.property(calendar, instant, minutes, (cal, from, length) => {
        const start = cal.nextWorking(from);
        if (length > 0) assert.equal(cal.subtract(cal.add(start, length), length), start);
        const finish = cal.previousWorking(from);
        if (length > 0) assert.equal(cal.add(cal.subtract(finish, length), length), finish);
      }),
    );
  });

  it("agrees with counting minute by minute", () => {
    fc.assert(
      fc.property(calendar, instant, fc.integer({ min: 0, max: 3000 }), (cal, from, length) => {
        let counted = 0;
        for (let minute = from; minute < from + length; minute++) if (cal.isWorking(minute)) counted++;
        assert.equal(cal.between(from, from + length), counted);
      }),
      { numRuns: 50 },
    );
  });

  it("gives the nearest working instants", () => {
    fc.assert(
      fc.property(calendar, instant, (cal, from) => {
        const next = cal.nextWorking(from);
        assert.ok(next >= from && cal.isWorking(next));
        assert.equal(cal.between(from, next), 0);
        const previous = cal.previousWorking(from);
        assert.ok(previous <= from && cal.isWorking(previous - 1));
        assert.equal(cal.between(previous, from), 0);
      }),
    );
  });
});
