import type { TaskValues } from "../../core/model/changed-task";
import { durationBasis } from "../../core/schedule/duration";
import { snapStart } from "../../core/schedule/snap";
import type { ScheduledTask } from "../../core/schedule/types";
import type { Instant } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { withConstraint } from "./constraint";
import { lengthValues } from "./length";
import {
  hasDatesByHand,
  isComplete,
  isLeaf,
  noConstraint,
  refuseStart,
  waysToStart,
  withoutConstraint,
  type LeafSubject,
  type Way,
} from "./bar";
import {
  changeOf,
  refusal,
  scheduledWith,
  subjectOf,
  unchanged,
  type PlanContext,
  type Planned,
  type Refusal,
} from "./plan-change";
import { durationText, finishText, startText } from "./written";

/** Drags the end of a bar: its start stays, its duration (or the work that drives it, or its written finish) becomes another one, at least nothing. */
export function resizeFinish(context: PlanContext, id: string, finish: Instant): Planned {
  const subject = resizable(context, id);
  if ("problem" in subject) return subject;
  const { leaf, scheduled } = subject;
  const wanted = Math.max(scheduled.start, leaf.calendar.previousWorking(finish));
  const minutes = Math.max(0, leaf.calendar.between(scheduled.start, wanted));
  if (leaf.calendar.between(wanted, scheduled.finish) === 0) return unchanged();
  return withLength(context, subject, minutes, wanted);
}

/** Gives a task another length in minutes of its calendar, counted from its start. */
export function resizeTo(context: PlanContext, subject: LeafSubject, minutes: number): Planned {
  return withLength(context, subject, minutes, subject.leaf.calendar.add(subject.scheduled.start, minutes));
}

function withLength(context: PlanContext, subject: LeafSubject, minutes: number, wanted: Instant): Planned {
  const { task, leaf, scheduled } = subject;
  if (hasDatesByHand(subject)) return byHand(context, subject, minutes, { finish: wanted });
  const ways = leaf.progress === "started" ? startedWays(context, subject, wanted, minutes) : [];
  const usual = lengthValues(context, subject, minutes);
  const { constraint } = task;
  ways.push(usual);
  // A finish that is held by its constraint moves only with it.
  if (constraint?.date !== undefined && constraint.type.includes("finish"))
    ways.push({ ...usual, ...withConstraint(task, constraint.type, finishText(leaf.calendar, wanted)) });
  const isWanted = ({ start, finish }: ScheduledTask): boolean =>
    start === scheduled.start && leaf.calendar.between(finish, wanted) === 0;
  const found = ways.find((values) => isWanted(scheduledWith(context, subject, values))) ?? usual;
  return changeOf(task, found, lengthWords(found));
}

/** A task in progress: what is done stays done. */
function startedWays(context: PlanContext, subject: LeafSubject, wanted: Instant, minutes: number): TaskValues[] {
  const { task, leaf, scheduled } = subject;
  const { calendar } = leaf;
  const resumed = leaf.remaining === 0 ? scheduled.finish : calendar.subtract(scheduled.finish, leaf.remaining);
  const remaining = Math.max(0, calendar.between(resumed, wanted));
  if (task.remainingDuration) {
    const basis = durationBasis(context.project, context.plan.calendars, task);
    const text = durationText(remaining, task.remainingDuration, basis);
    return [{ ...lengthValues(context, subject, leaf.done + remaining), remainingDuration: text }];
  }
  const left = 1 - Math.min(task.percentComplete, 99) / 100;
  return [lengthValues(context, subject, minutes), lengthValues(context, subject, Math.round(remaining / left))];
}

/** Drags the beginning of a bar: its finish stays. */
export function resizeStart(context: PlanContext, id: string, start: Instant): Planned {
  const subject = resizable(context, id);
  if ("problem" in subject) return subject;
  const { task, leaf, scheduled } = subject;
  const { calendar } = leaf;
  const finish = scheduled.finish;
  let wanted = Math.min(snapStart(leaf, start), finish);
  if (wanted === scheduled.start) return unchanged();
  if (hasDatesByHand(subject)) return byHand(context, subject, calendar.between(wanted, finish), { start: wanted });
  if (leaf.progress === "started") return resizeStarted(context, subject, wanted);
  // Without its constraint the task may begin where its predecessors allow, and no earlier.
  const free = withoutConstraint(context, subject);
  if (free && wanted <= free.start && free.start < scheduled.start && free.drivers[0] !== "project-start")
    wanted = free.start;
  const values = lengthValues(context, subject, calendar.between(wanted, finish));
  const lengthens = lengthWords(values);
  const together = (way: Way): Way => ({
    values: { ...way.values, ...values },
    words: message("{0} {1}", way.words, lengthens),
  });
  const ways: readonly Way[] = [
    { values, words: lengthens },
    ...(free?.start === wanted ? [together({ values: { constraint: undefined }, words: noConstraint() })] : []),
    ...waysToStart(subject, wanted, finish).map(together),
  ];
  const found = ways.find((way) => {
    const moved = scheduledWith(context, subject, way.values);
    return moved.start === wanted && calendar.between(moved.finish, finish) === 0;
  });
  return found
    ? changeOf(task, found.values, found.words)
    : refuseStart(context, subject, wanted, { ...values, ...waysToStart(subject, wanted, finish).at(-1)?.values });
}

function resizeStarted(context: PlanContext, subject: LeafSubject, wanted: Instant): Planned {
  const { task, leaf, scheduled } = subject;
  const { calendar } = leaf;
  const minutes = calendar.between(wanted, scheduled.finish);
  const actualStart = startText(calendar, wanted);
  const remaining = task.remainingDuration ? leaf.remaining : undefined;
  const lengths =
    remaining === undefined
      ? [minutes]
      : [minutes, calendar.between(wanted, calendar.subtract(scheduled.finish, remaining)) + remaining];
  const ways = lengths.map((length) => ({ actualStart, ...lengthValues(context, subject, Math.max(0, length)) }));
  const found =
    ways.find((values) => calendar.between(scheduledWith(context, subject, values).finish, scheduled.finish) === 0) ??
    ways[0];
  const words = message("{0} {1}", message("Actual start: {0}.", actualStart), lengthWords(found ?? {}));
  return changeOf(task, found ?? { actualStart }, words);
}

/** A task that is scheduled by hand: the written end that moves, and its duration where it is written or gives the other end. */
function byHand(
  context: PlanContext,
  subject: LeafSubject,
  minutes: number,
  { start, finish }: { readonly start?: Instant; readonly finish?: Instant },
): Planned {
  const { task, leaf } = subject;
  const { calendar } = leaf;
  const length = Math.max(0, minutes);
  const begun = start !== undefined && leaf.progress === "started" && task.actualStart !== undefined;
  const both = task.start !== undefined && task.finish !== undefined;
  const values: TaskValues = {
    ...(!both || task.duration ? lengthValues(context, subject, length) : {}),
    ...(start !== undefined && task.start !== undefined && { start: startText(calendar, start) }),
    ...(finish !== undefined && task.finish !== undefined && { finish: finishText(calendar, finish) }),
    ...(begun && { actualStart: startText(calendar, start) }),
  };
  return changeOf(task, values, lengthWords(values));
}

/** A task with a length of its own, or why there is none. */
export function resizable(context: PlanContext, id: string): LeafSubject | Refusal {
  const subject = subjectOf(context, id);
  if ("problem" in subject) return subject;
  const { task } = subject;
  if (!isLeaf(subject))
    return refusal(
      message("'{0}' is a summary task: its dates come from the tasks below it. Change those.", task.title),
    );
  if (subject.leaf.progress === "complete") return refusal(isComplete(task.title));
  if (task.milestone && !task.duration)
    return refusal(
      message("'{0}' is a milestone and takes no time. Take 'milestone: true' away to make it a task.", task.title),
    );
  return subject;
}

/** What is written, in words. */
function lengthWords(values: TaskValues): Message {
  const parts: Message[] = [];
  if (values.start !== undefined) parts.push(message("Start {0}.", String(values.start)));
  if (values.finish !== undefined) parts.push(message("Finish {0}.", String(values.finish)));
  if (values.duration !== undefined) parts.push(message("Duration {0}.", String(values.duration)));
  if (values.remainingDuration !== undefined)
    parts.push(message("Remaining duration {0}.", String(values.remainingDuration)));
  if (values.work !== undefined) parts.push(message("Work {0}.", String(values.work)));
  if (values.assignments !== undefined) parts.push(message("The work of its people changes along."));
  const [first, ...rest] = parts;
  return first ? rest.reduce((all, part) => message("{0} {1}", all, part), first) : message("Nothing changes.");
}
