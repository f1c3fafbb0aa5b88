import assert from "node:assert/strict";
import { utcDay, utcHour, utcMonday, utcMonth, utcYear, type CountableTimeInterval } from "d3-time";
import fc from "fast-check";
import {
  dayUnit,
  hourUnit,
  monthUnit,
  unitsFrom,
  weekUnit,
  yearUnit,
  type TimeUnit,
} from "../../../../src/core/report/gantt/timeUnits";

const millisecondsPerDay = 86_400_000;

describe("Units of the time axis", () => {
  const every = (interval: CountableTimeInterval, step: number) => interval.every(step) ?? interval;
  const units: readonly (readonly [string, TimeUnit, ReturnType<typeof every>, number])[] = [
    ["hours", hourUnit(1), utcHour, 1],
    ["three hours", hourUnit(3), every(utcHour, 3), 1],
    ["six hours", hourUnit(6), every(utcHour, 6), 1],
    ["days", dayUnit, utcDay, 10],
    ["weeks", weekUnit, utcMonday, 100],
    ["months", monthUnit(1), utcMonth, 400],
    ["quarters", monthUnit(3), every(utcMonth, 3), 1_000],
    ["years", yearUnit(1), utcYear, 4_000],
    ["five years", yearUnit(5), every(utcYear, 5), 20_000],
    ["centuries", yearUnit(100), every(utcYear, 100), 100_000],
  ];

  for (const [name, unit, interval, longest] of units) {
    it(`${name}: the beginnings in a stretch of time are those that d3-time knows`, () => {
      fc.assert(
        fc.property(
          fc.integer({ min: -400_000 * 1440, max: 800_000 * 1440 }),
          fc.integer({ min: 1, max: longest * 1440 }),
          (fromMinute, minutes) => {
            const date = (minute: number): Date => new Date(minute * 60_000);
            const wanted = interval.range(interval.floor(date(fromMinute)), date(fromMinute + minutes));
            const found = unitsFrom(unit, fromMinute / 1440, (fromMinute + minutes) / 1440);
            const inside = found.slice(0, -1).map((day) => Math.round(day * millisecondsPerDay));
            assert.deepEqual(
              inside,
              wanted.map((start) => start.getTime()),
            );
            const behind = interval.offset(wanted.at(-1) ?? date(fromMinute), 1).getTime();
            assert.equal(Math.round((found.at(-1) ?? NaN) * millisecondsPerDay), behind);
          },
        ),
      );
    });
  }
});
