import type { Schedule } from "../../../src/core/schedule/types";
import { shown } from "./plan";

/** Days and hours of a month as the tests write them: `1T08 2T17` is the first at 08:00 to the second at 17:00. */
function brief(instant: number): string {
  return shown(instant).slice(8).replace(/^0/, "").replace(/:00$/, "");
}

/** Start and finish of each task: `A 1T08 2T17`. */
export function datesOf(schedule: Schedule): readonly string[] {
  return schedule.tasks.map((task) => `${task.task.id} ${brief(task.start)} ${brief(task.finish)}`);
}

/** Late start and late finish of each task. */
export function lateDatesOf(schedule: Schedule): readonly string[] {
  return schedule.tasks.map((task) => `${task.task.id} ${brief(task.lateStart)} ${brief(task.lateFinish)}`);
}

/** Total float of each task in days. */
export function floatsOf(schedule: Schedule): readonly string[] {
  return schedule.tasks.map((task) => `${task.task.id} ${task.totalFloat / schedule.minutesPerDay}`);
}

export function codesOf(schedule: Schedule): readonly string[] {
  return schedule.findings.map((finding) => finding.code);
}
