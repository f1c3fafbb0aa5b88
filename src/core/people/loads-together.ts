import { compileCalendars } from "../calendar/compile";
import type { Project } from "../model/types";
import { planOf } from "../schedule/calculate";
import type { Schedule } from "../schedule/types";
import { dayOf } from "../text/instant";
import { dailyLoadsInSteps, type DailyLoad } from "./daily-load";

/** A project of which the load is wanted. */
export interface LoadedProject {
  readonly project: Project;
  readonly schedule: Schedule;
}

/**
 * The load of the people of several projects, in steps between which others may work. Who has the same id in several projects is the same person: work adds up, and so do the
 * shares that the projects may have, as far as the person has time.
 */
export function* loadsTogetherInSteps(projects: readonly LoadedProject[]): Generator<void, readonly DailyLoad[]> {
  const together = new Map<string, DailyLoad>();
  const dated = projects.filter(({ schedule }) => Number.isFinite(schedule.start) && Number.isFinite(schedule.finish));
  const from = Math.min(...dated.map(({ schedule }) => dayOf(schedule.start)));
  const to = Math.max(...dated.map(({ schedule }) => dayOf(schedule.finish)));
  // One project alone needs no days without load.
  const cover = dated.length > 1 ? ([from, to] as const) : undefined;
  for (const { project, schedule } of projects) {
    const calendars = planOf(schedule)?.calendars ?? compileCalendars(project);
    for (const load of yield* dailyLoadsInSteps(project, schedule, calendars, cover)) {
      const known = together.get(load.person);
      together.set(load.person, known ? sumOf(known, load) : load);
      yield;
    }
  }
  return [...together.values()];
}

function sumOf(a: DailyLoad, b: DailyLoad): DailyLoad {
  const firstDay = Math.min(a.firstDay, b.firstDay);
  const length = Math.max(a.firstDay + a.work.length, b.firstDay + b.work.length) - firstDay;
  const day = (load: DailyLoad, values: readonly number[], at: number): number =>
    values[firstDay + at - load.firstDay] ?? 0;
  const both = (join: (at: number) => number): readonly number[] => Array.from({ length }, (_, at) => join(at));
  const time = both((at) => Math.max(day(a, a.time, at), day(b, b.time, at)));
  const capacity = both((at) => {
    const ofA = day(a, a.capacity, at);
    const ofB = day(b, b.capacity, at);
    return Math.min(ofA + ofB, Math.max(time[at] ?? 0, ofA, ofB));
  });
  const work = both((at) => day(a, a.work, at) + day(b, b.work, at));
  return { person: a.person, name: a.name, firstDay, work, capacity, time };
}
