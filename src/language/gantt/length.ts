import { writtenValue, type TaskValues } from "../../core/model/changed-task";
import type { Assignment } from "../../core/model/types";
import { durationBasis } from "../../core/schedule/duration";
import { formatAssignment, parseAssignment } from "../../core/text/assignment";
import { durationMinutes, type DurationBasis } from "../../core/text/duration";
import type { YamlValue } from "../../core/text/yaml-writer/write";
import type { LeafSubject } from "./bar";
import type { PlanContext } from "./plan-change";
import { durationText, finishText, oneDay } from "./written";

/**
 * What is written so that a task lasts some minutes of its calendar, in the form that its length has now: the duration in its unit; the work, where that
 * drives it; the finish, where start and finish are written; otherwise a duration in days.
 */
export function lengthValues({ project, plan }: PlanContext, { task, leaf }: LeafSubject, minutes: number): TaskValues {
  const basis = durationBasis(project, plan.calendars, task);
  const { duration, work, estimate, start, finish, assignments } = task;
  if (duration) return { duration: durationText(minutes, duration, basis) };
  if (assignments.some((one) => one.work && one.units > 0)) {
    const scaled = scaledWork(assignments, leaf.duration, minutes, basis);
    const items = scaled && writtenItems(writtenValue(task, "assignments"), assignments, scaled);
    if (items) return { assignments: items };
  } else if (work) {
    const units = assignments.reduce((sum, one) => sum + Math.max(0, one.units), 0);
    return { work: durationText(Math.round(minutes * (units > 0 ? units : 1)), work, basis) };
  }
  const likely = estimate?.mostLikely;
  if (likely) return { duration: durationText(minutes, likely, basis) };
  if (start !== undefined && finish !== undefined && !work) {
    const own = plan.calendars.get(task.calendar);
    return { finish: finishText(own, own.add(own.nextWorking(start), minutes)) };
  }
  return { duration: durationText(minutes, oneDay, basis) };
}

/** The work of assignments, each of which takes its share of a new length; undefined where a share can't be counted. */
function scaledWork(
  assignments: readonly Assignment[],
  before: number,
  minutes: number,
  basis: DurationBasis,
): readonly (string | undefined)[] | undefined {
  if (before <= 0) return undefined;
  const texts = assignments.map(({ work, units, delay }) => {
    if (!work || units <= 0) return undefined;
    const late = delay ? durationMinutes(delay, basis) : 0;
    const length = Math.round(durationMinutes(work, basis) / units) + late;
    const wanted = Math.round((length * minutes) / before) - late;
    return wanted < 0 ? null : durationText(Math.round(wanted * units), work, basis);
  });
  return texts.includes(null) ? undefined : texts.map((text) => text ?? undefined);
}

/** The items of a list of assignments with other work, each in the form that it has. */
function writtenItems(
  written: unknown,
  assignments: readonly Assignment[],
  work: readonly (string | undefined)[],
): readonly YamlValue[] | undefined {
  // An item that can't be read has no assignment.
  if (!Array.isArray(written) || written.length !== assignments.length) return undefined;
  return written.map((item: unknown, index): YamlValue => {
    const text = work[index];
    if (text === undefined) return item as YamlValue;
    if (typeof item !== "string") return { ...(item as Record<string, YamlValue>), work: text };
    const parsed = parseAssignment(item);
    const head = parsed ? formatAssignment({ resource: parsed.resource, units: parsed.units }) : item;
    return `${head} ${text}`;
  });
}
