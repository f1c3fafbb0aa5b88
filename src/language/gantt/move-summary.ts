import type { WorkingCalendar } from "../../core/calendar/working-calendar";
import type { TaskValues } from "../../core/model/changed-task";
import type { TaskRecord } from "../../core/model/types";
import type { Leaf } from "../../core/schedule/leaf";
import { snapStart } from "../../core/schedule/snap";
import type { Instant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { inDays } from "../day-words";
import { withConstraint } from "./constraint";
import { byHandAt, hasDatesByHand, isLeaf, waysToStart } from "./bar";
import {
  refusal,
  scheduleAfter,
  unchanged,
  type PlanContext,
  type Planned,
  type Subject,
  type TaskChange,
} from "./plan-change";
import { reasonOf } from "./reason";
import { startText } from "./written";

/**
 * Moves a summary task: all below it that has not begun and that nothing below it drives moves by the same number of working days; the rest follows by
 * its links.
 */
export function moveSummary(context: PlanContext, subject: Subject, start: Instant): Planned {
  const { plan, schedule } = context;
  const { task, place, scheduled } = subject;
  const calendar = plan.calendar;
  const minutes = calendar.between(scheduled.start, calendar.nextWorking(start));
  if (minutes === 0) return unchanged();
  const days = minutes / (calendar.basis.hoursPerDay * 60);
  const below = placesBelow(plan.network.children, place);
  const inside = new Set([place, ...below].flatMap((at) => plan.network.tasks[at]?.id ?? []));
  const changes = [place, ...below].flatMap((at): readonly TaskChange[] => {
    const own = plan.network.tasks[at];
    const values = own && changeAt(context, { at, top: place, inside, days });
    return own && values ? [{ task: own, values }] : [];
  });
  if (changes.length === 0)
    return refusal(
      message(
        "Nothing below '{0}' can be moved: all of it has begun, is done, or stands as late as possible.",
        task.title,
      ),
    );
  const after = scheduleAfter(context, changes);
  if (after.tasks[place]?.start === scheduled.start && after.tasks[place].finish === scheduled.finish) {
    const first = below.find((at) => plan.leaves[at] && schedule.tasks[at]?.start === scheduled.start) ?? below[0];
    const held = first === undefined ? undefined : after.tasks[first];
    const reason = held ? reasonOf(context, after, held) : "";
    return refusal(message("'{0}' can't be moved there. {1} Change that first.", task.title, reason));
  }
  return {
    changes,
    words: message(
      "Moved by {0} working days; tasks with other dates in the text: {1}.",
      inDays(days, 1),
      changes.length,
    ),
  };
}

function placesBelow(children: readonly (readonly number[])[], place: number): readonly number[] {
  const found: number[] = [];
  const waiting = [...(children[place] ?? [])].reverse();
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    found.push(next);
    waiting.push(...[...(children[next] ?? [])].reverse());
  }
  return found;
}

interface Shift {
  readonly at: number;
  /** Place of the summary task that is moved. */
  readonly top: number;
  /** Ids of it and of all below it. */
  readonly inside: ReadonlySet<string>;
  /** Working days. */
  readonly days: number;
}

/** What is written in a task so that it moves; undefined for one that stays, or that something else takes along. */
function changeAt(context: PlanContext, shift: Shift): TaskValues | undefined {
  const { plan, schedule } = context;
  const { at, inside, days } = shift;
  const task = plan.network.tasks[at];
  const scheduled = schedule.tasks[at];
  if (!task || !scheduled || plan.network.active[at] !== true) return undefined;
  const subject: Subject = { task, place: at, scheduled, leaf: plan.leaves[at] };
  if (!isLeaf(subject)) return summaryConstraint(context, task, days);
  const { leaf } = subject;
  if (leaf.progress !== "planned" || leaf.constraint === "as-late-as-possible") return undefined;
  const wanted = snapStart(leaf, shifted(calendarOf(context, leaf), scheduled.start, days));
  if (hasDatesByHand(subject)) return byHandAt(subject, wanted)[0];
  if (scheduled.drivers.some((driver) => inside.has(driver)) || isHeldFromAbove(context, shift, scheduled.drivers))
    return undefined;
  if (task.constraint?.type === "start-no-earlier-than" && isProjectStart(context, at, leaf, wanted))
    return { constraint: undefined };
  return waysToStart(subject, wanted, leaf.calendar.add(wanted, leaf.duration))[0]?.values;
}

/** Working days that an elapsed duration moves by are those of the project. */
function calendarOf({ plan }: PlanContext, leaf: Leaf): WorkingCalendar {
  return leaf.elapsed ? plan.calendar : leaf.calendar;
}

/** What stands at the beginning of work stays there, and what stands at its end as well. */
function shifted(calendar: WorkingCalendar, instant: Instant, days: number): Instant {
  const there = calendar.add(instant, Math.round(days * calendar.basis.hoursPerDay * 60));
  return calendar.isWorking(instant) ? calendar.nextWorking(there) : calendar.previousWorking(there);
}

/** The start constraint of a summary task, which binds all below it, moves along. */
function summaryConstraint({ plan }: PlanContext, task: TaskRecord, days: number): TaskValues | undefined {
  const { constraint } = task;
  if (constraint?.date === undefined) return undefined;
  if (constraint.type !== "start-no-earlier-than" && constraint.type !== "must-start-on") return undefined;
  const { calendar } = plan;
  const start = shifted(calendar, calendar.nextWorking(constraint.date), days);
  return withConstraint(task, constraint.type, startText(calendar, calendar.nextWorking(start)));
}

/** Whether the constraint of a summary task that moves along is what a task without one of its own stands at. */
function isHeldFromAbove({ plan }: PlanContext, { at, top }: Shift, drivers: readonly string[]): boolean {
  const { tasks, parent } = plan.network;
  if (!drivers.includes("constraint") || tasks[at]?.constraint) return false;
  for (let up = parent[at] ?? -1; up >= 0; up = parent[up] ?? -1) {
    if (tasks[up]?.constraint?.date !== undefined) return true;
    if (up === top) return false;
  }
  return false;
}

/** Whether a task would start there by itself: at the start of the project, and nothing else binds it. */
function isProjectStart({ project, plan }: PlanContext, at: number, leaf: Leaf, wanted: Instant): boolean {
  const written = project.schedule.start ?? project.start;
  if (written === undefined || project.schedule.scheduleFrom === "finish" || plan.dataDate !== undefined) return false;
  const { tasks, parent } = plan.network;
  if (tasks[at]?.levelingDelay || snapStart(leaf, plan.start) !== wanted) return false;
  for (let up = at; up >= 0; up = parent[up] ?? -1) {
    const task = tasks[up];
    if ((task?.predecessors.length ?? 0) > 0 || (up !== at && task?.constraint)) return false;
  }
  return true;
}
