import type { TaskValues } from "../../core/model/changed-task";
import type { ConstraintType } from "../../core/model/types";
import type { Leaf } from "../../core/schedule/leaf";
import type { ScheduledTask } from "../../core/schedule/types";
import { formatInstant, type Instant } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { constraintWords, withConstraint, writtenDate } from "./constraint";
import { refusal, scheduleAfter, scheduledWith, type PlanContext, type Planned, type Subject } from "./plan-change";
import { reasonOf } from "./reason";
import { finishText, startText } from "./written";

/** A task without children. */
export type LeafSubject = Subject & { readonly leaf: Leaf };

/** One way to bring about what a gesture asks for. */
export interface Way {
  readonly values: TaskValues;
  readonly words: Message;
}

/** Whether a task has no children, and therefore dates of its own. */
export function isLeaf(subject: Subject): subject is LeafSubject {
  return subject.leaf !== undefined;
}

/** Whether a task stands where its written start and finish put it. */
export function hasDatesByHand({ task, leaf }: LeafSubject): boolean {
  return leaf.manual && (task.start !== undefined || task.finish !== undefined);
}

/** Why the dates of a complete task stay. */
export function isComplete(title: string): Message {
  return message(
    "'{0}' is complete: its dates are what happened. Lower its progress first, or correct its actual dates in the text.",
    title,
  );
}

/** Another start of work that has begun: a fact. */
export function startedAt({ calendar }: Leaf, start: Instant): readonly [TaskValues, Message] {
  const actualStart = startText(calendar, start);
  return [{ actualStart }, message("Actual start: {0}.", actualStart)];
}

/** Other dates of a task that is scheduled by hand; it stays as long as it is. */
export function byHandAt({ task, leaf, scheduled }: LeafSubject, start: Instant): readonly [TaskValues, Message] {
  const { calendar } = leaf;
  const length = Math.max(0, calendar.between(scheduled.start, scheduled.finish));
  const finish = calendar.add(start, length);
  const dates = {
    ...(task.start !== undefined && { start: startText(calendar, start) }),
    ...(task.finish !== undefined && { finish: finishText(calendar, finish) }),
  };
  const begun = leaf.progress === "started" && task.actualStart !== undefined;
  const values = begun ? { ...dates, actualStart: startText(calendar, start) } : dates;
  return [values, message("Scheduled by hand: {0}.", Object.values(dates).join(" – "))];
}

/** The kinds of constraint that a person means, and which therefore keep their kind. */
const kept: ReadonlySet<ConstraintType | undefined> = new Set([
  "must-start-on",
  "must-finish-on",
  "start-no-later-than",
  "finish-no-earlier-than",
  "finish-no-later-than",
] as const);

/** The kinds that may go away where they make no difference. */
const soft: ReadonlySet<ConstraintType | undefined> = new Set([
  "as-late-as-possible",
  "start-no-earlier-than",
  "finish-no-earlier-than",
] as const);

/** Ways to let work that has not begun start at an instant, the one that keeps most of what is written first. */
export function waysToStart({ task, leaf }: LeafSubject, start: Instant, finish: Instant): readonly Way[] {
  const { calendar } = leaf;
  const { constraint } = task;
  const ways: Way[] = [];
  const add = (type: ConstraintType, date: string, replaced: boolean, more: TaskValues = {}): void => {
    const words = constraintWords(type, date);
    const before = replaced && constraint ? constraintWords(constraint.type, writtenDate(task)) : undefined;
    ways.push({
      values: { ...withConstraint(task, type, date), ...more },
      words: before ? message("{0} Until now: {1}", words, before) : words,
    });
  };
  if (constraint?.date !== undefined && kept.has(constraint.type)) {
    if (!constraint.type.includes("finish")) add(constraint.type, startText(calendar, start), false);
    // A day alone is its end, at which nothing without duration can stand.
    else add(constraint.type, leaf.duration === 0 ? formatInstant(finish) : finishText(calendar, finish), false);
  }
  const replaced = constraint?.date !== undefined && kept.has(constraint.type);
  const date = startText(calendar, start);
  add("start-no-earlier-than", date, replaced);
  // A delay that levelled the load would come on top of it; the person's hand counts more.
  if (task.levelingDelay) add("start-no-earlier-than", date, replaced, { levelingDelay: undefined });
  return ways;
}

/** What to say where a constraint goes away. */
export function noConstraint(): Message {
  return message("As soon as possible: the date constraint goes away.");
}

/** Says what keeps a task from starting at an instant. */
export function refuseStart(
  context: PlanContext,
  { task, place, leaf, scheduled }: LeafSubject,
  wanted: Instant,
  values: TaskValues,
): Planned {
  const schedule = scheduleAfter(context, [{ task, values }]);
  const reason = reasonOf(context, schedule, schedule.tasks[place] ?? scheduled);
  return refusal(
    message("'{0}' can't start on {1}. {2} Change that first.", task.title, startText(leaf.calendar, wanted), reason),
  );
}

/** Where tasks would stand without their constraint, by schedule: a bar that is dragged asks for it again and again. */
const free = new WeakMap<object, Map<string, ScheduledTask>>();

/** A task as it would stand without a constraint that may go away; undefined when it has none. */
export function withoutConstraint(context: PlanContext, subject: LeafSubject): ScheduledTask | undefined {
  const { task } = subject;
  if (!task.constraint || !soft.has(task.constraint.type)) return undefined;
  const known = free.get(context.schedule) ?? new Map<string, ScheduledTask>();
  free.set(context.schedule, known);
  let found = known.get(task.id);
  if (!found) {
    found = scheduledWith(context, subject, { constraint: undefined });
    known.set(task.id, found);
  }
  return found;
}
