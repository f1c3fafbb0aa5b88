import type { TimeRange } from "../model/types";
import { minutesPerDay, type Instant } from "../text/instant";

/** Half-open working intervals [start, finish), ascending, neither overlapping nor touching: start, finish, start, finish … */
export type Intervals = readonly Instant[];

/** Gives the working intervals of the days `fromDay` up to, not including, `toDay`, cut at the ends of that stretch. */
export type IntervalSource = (fromDay: number, toDay: number) => Intervals;

/** Hours of a day (days since 1970-01-01). They may run past midnight. */
export type DayHours = (day: number) => readonly TimeRange[];

/** Makes intervals from the hours of days; a shift that runs past midnight goes on in the next day. */
export function intervalsOfDays(hours: DayHours): IntervalSource {
  return (fromDay, toDay) => {
    const from = fromDay * minutesPerDay;
    const to = toDay * minutesPerDay;
    const result: Instant[] = [];
    let sorted = true;
    for (let day = fromDay - 1; day < toDay; day++) {
      for (const range of hours(day)) {
        const finish = range.finish > range.start ? range.finish : range.finish + minutesPerDay;
        const start = Math.max(from, day * minutesPerDay + range.start);
        const end = Math.min(to, day * minutesPerDay + finish);
        if (start >= end) continue;
        const last = result[result.length - 1];
        if (last === undefined || start > last) result.push(start, end);
        else if (start >= (result[result.length - 2] ?? start)) result[result.length - 1] = Math.max(last, end);
        else {
          result.push(start, end);
          sorted = false;
        }
      }
    }
    return sorted ? result : mergeIntervals(result);
  };
}

/** Puts intervals in order and joins those that overlap or touch. */
export function mergeIntervals(intervals: Intervals): Intervals {
  const pairs: [Instant, Instant][] = [];
  for (let at = 0; at + 1 < intervals.length; at += 2) pairs.push([intervals[at] ?? 0, intervals[at + 1] ?? 0]);
  pairs.sort((a, b) => a[0] - b[0]);
  const result: Instant[] = [];
  for (const [start, finish] of pairs) {
    const last = result[result.length - 1];
    if (last !== undefined && start <= last) result[result.length - 1] = Math.max(last, finish);
    else result.push(start, finish);
  }
  return result;
}

/** Time that is in the first, but not in the second. */
export function subtractIntervals(a: Intervals, b: Intervals): Intervals {
  const rest: Instant[] = [];
  let from = -Infinity;
  for (let at = 0; at + 1 < b.length; at += 2) {
    rest.push(from, b[at] ?? from);
    from = b[at + 1] ?? from;
  }
  return intersectIntervals(a, [...rest, from, Infinity]);
}

/** Time that is in both. */
export function intersectIntervals(a: Intervals, b: Intervals): Intervals {
  const result: Instant[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const start = Math.max(a[i] ?? 0, b[j] ?? 0);
    const finishA = a[i + 1] ?? 0;
    const finishB = b[j + 1] ?? 0;
    const finish = Math.min(finishA, finishB);
    if (start < finish) result.push(start, finish);
    if (finishA <= finishB) i += 2;
    else j += 2;
  }
  return result;
}
