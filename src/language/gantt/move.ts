import { snapStart } from "../../core/schedule/snap";
import type { Instant } from "../../core/text/instant";
import {
  byHandAt,
  hasDatesByHand,
  isComplete,
  isLeaf,
  noConstraint,
  refuseStart,
  startedAt,
  waysToStart,
  withoutConstraint,
  type LeafSubject,
  type Way,
} from "./bar";
import { moveSummary } from "./move-summary";
import { changeOf, refusal, scheduledWith, subjectOf, unchanged, type PlanContext, type Planned } from "./plan-change";

/**
 * Moves a bar or a milestone so that it starts at an instant, brought to working time. Work that has not begun gets a date constraint, or loses one where it would
 * stand there by itself; work that has begun gets another actual start; what is scheduled by hand gets other dates; a summary task moves what is below it.
 */
export function moveTask(context: PlanContext, id: string, start: Instant): Planned {
  const subject = subjectOf(context, id);
  if ("problem" in subject) return subject;
  if (!isLeaf(subject)) return moveSummary(context, subject, start);
  const { task, leaf, scheduled } = subject;
  if (leaf.progress === "complete") return refusal(isComplete(task.title));
  const wanted = snapStart(leaf, start);
  if (wanted === scheduled.start) return unchanged();
  if (leaf.progress === "started" && !hasDatesByHand(subject)) return changeOf(task, ...startedAt(leaf, wanted));
  if (hasDatesByHand(subject)) return changeOf(task, ...byHandAt(subject, wanted));
  return movePlanned(context, subject, wanted);
}

function movePlanned(context: PlanContext, subject: LeafSubject, wanted: Instant): Planned {
  const { task, leaf, scheduled } = subject;
  const free = withoutConstraint(context, subject);
  if (free?.start === wanted) return changeOf(task, { constraint: undefined }, noConstraint());
  let nearest: Way | undefined;
  for (const way of waysToStart(subject, wanted, leaf.calendar.add(wanted, leaf.duration))) {
    if (scheduledWith(context, subject, way.values).start === wanted) return changeOf(task, way.values, way.words);
    nearest = way;
  }
  if (free && free.start !== scheduled.start && free.start > wanted)
    return changeOf(task, { constraint: undefined }, noConstraint());
  return refuseStart(context, subject, wanted, nearest?.values ?? {});
}
