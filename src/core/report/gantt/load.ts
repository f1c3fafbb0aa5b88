import type { DailyLoad } from "../../people/daily-load";
import { isTooFull } from "../../people/overload";

/** The load of everybody in a plan, as plain JSON data. It travels apart from the model, because most charts are read without it. */
export interface GanttLoad {
  readonly people: readonly PersonRuns[];
  /** Teams in the same form, the id of the team in place of the person's; those that have something to do. */
  readonly teams: readonly PersonRuns[];
}

/** The days of one person, those that follow each other and are alike together. */
export interface PersonRuns {
  readonly person: string;
  readonly name: string;
  /** Days since 1970-01-01. */
  readonly firstDay: number;
  /** Number of days, working minutes to do on each, working minutes there are on each; and so on. */
  readonly runs: readonly number[];
}

/** The load of a person as a chart draws it. */
export interface LoadLane {
  readonly person: string;
  readonly name: string;
  readonly firstDay: number;
  /** Sums of minutes before each day, the last element behind the last day. */
  readonly work: Float64Array;
  readonly capacity: Float64Array;
  /** Stretches in which there is more to do than can be done, in the order of time. */
  readonly over: readonly OverAllocation[];
  /** Greatest load of a day in percent of its capacity; Infinity where work stands on a day without any. */
  readonly most: number;
  /** Minutes of work beyond what the days have room for. */
  readonly excess: number;
}

/** Working days that follow each other and are all too full. Days are days since 1970-01-01, both ends included. */
export interface OverAllocation {
  readonly from: number;
  readonly to: number;
  /** Load of the fullest day in percent; Infinity on a day without capacity. */
  readonly most: number;
}

/** The load in a unit of the time axis. Days are days since 1970-01-01, the last one not included. */
export interface LoadBin {
  readonly from: number;
  readonly to: number;
  /** Working minutes. */
  readonly work: number;
  readonly capacity: number;
  /** Work in percent of the capacity of the whole unit; Infinity where there is work and no capacity. */
  readonly percent: number;
  /** Load of the fullest day in percent. */
  readonly most: number;
  /** Whether any of its days is too full. */
  readonly isOver: boolean;
  /** Whether the capacity of all its days is known; it is not counted long before the first and after the last work. */
  readonly isCovered: boolean;
}

/** The form in which the load is sent. */
export function ganttLoad(people: readonly DailyLoad[], teams: readonly DailyLoad[] = []): GanttLoad {
  return { people: people.map(runsOf), teams: teams.map(runsOf) };
}

function runsOf({ person, name, firstDay, work, capacity }: DailyLoad): PersonRuns {
  const runs: number[] = [];
  for (let day = 0; day < work.length; day++) {
    const at = runs.length - 3;
    if (runs[at + 1] === work[day] && runs[at + 2] === capacity[day]) runs[at] = (runs[at] ?? 0) + 1;
    else runs.push(1, work[day] ?? 0, capacity[day] ?? 0);
  }
  return { person, name, firstDay, runs };
}

/** The lanes of a chart, made from what was sent. */
export interface LoadLanes {
  readonly people: readonly LoadLane[];
  /** `LoadLane.person` is the id of the team. */
  readonly teams: readonly LoadLane[];
}

/** Makes the lanes of a chart from what was sent. */
export function loadLanes({ people, teams }: GanttLoad): LoadLanes {
  return { people: people.map(laneOf), teams: teams.map(laneOf) };
}

function laneOf({ person, name, firstDay, runs }: PersonRuns): LoadLane {
  let length = 0;
  for (let at = 0; at < runs.length; at += 3) length += runs[at] ?? 0;
  const work = new Float64Array(length + 1);
  const capacity = new Float64Array(length + 1);
  const over: OverAllocation[] = [];
  let most = 0;
  let excess = 0;
  let day = 0;
  /** Whether nothing but free days stands between the last stretch and the present day. */
  let goesOn = false;
  for (let at = 0; at < runs.length; at += 3) {
    const toDo = runs[at + 1] ?? 0;
    const room = runs[at + 2] ?? 0;
    const share = percentOf(toDo, room);
    most = Math.max(most, share);
    const last = over.at(-1);
    const from = firstDay + day;
    const to = from + (runs[at] ?? 0) - 1;
    if (isTooFull(toDo, room)) {
      excess += (toDo - room) * (to - from + 1);
      if (goesOn && last) over[over.length - 1] = { from: last.from, to, most: Math.max(last.most, share) };
      else over.push({ from, to, most: share });
      goesOn = true;
    } else if (toDo > 0 || room > 0) goesOn = false;
    for (; day <= to - firstDay; day++) {
      work[day + 1] = (work[day] ?? 0) + toDo;
      capacity[day + 1] = (capacity[day] ?? 0) + room;
    }
  }
  return { person, name, firstDay, work, capacity, over, most, excess };
}

function percentOf(work: number, capacity: number): number {
  return work === 0 ? 0 : capacity === 0 ? Infinity : (100 * work) / capacity;
}

/**
 * The load of a person in units of the time axis.
 * @param starts days at which the units begin, ascending; the last one is the end of the last unit
 */
export function loadBins(lane: LoadLane, starts: readonly number[]): readonly LoadBin[] {
  const { firstDay, work, capacity } = lane;
  const days = work.length - 1;
  const clamped = (day: number): number => Math.min(Math.max(day - firstDay, 0), days);
  const bins: LoadBin[] = [];
  for (let at = 0; at + 1 < starts.length; at++) {
    const from = starts[at] ?? 0;
    const to = starts[at + 1] ?? from;
    const first = clamped(from);
    const last = clamped(to);
    const toDo = difference(work, first, last);
    const room = difference(capacity, first, last);
    let most = 0;
    let isOver = false;
    if (toDo > 0)
      for (let day = first; day < last; day++) {
        const ofDay = difference(work, day, day + 1);
        const roomOfDay = difference(capacity, day, day + 1);
        most = Math.max(most, percentOf(ofDay, roomOfDay));
        isOver ||= isTooFull(ofDay, roomOfDay);
      }
    bins.push({
      from,
      to,
      work: toDo,
      capacity: room,
      percent: percentOf(toDo, room),
      most,
      isOver,
      isCovered: from >= firstDay && to <= firstDay + days,
    });
  }
  return bins;
}

function difference(sums: Float64Array, from: number, to: number): number {
  return (sums[to] ?? 0) - (sums[from] ?? 0);
}

/** Lanes in which there is too much to do, those with the most first. */
export function overAllocated(lanes: readonly LoadLane[]): readonly LoadLane[] {
  return lanes.filter(({ over }) => over.length > 0).sort((a, b) => b.excess - a.excess);
}
