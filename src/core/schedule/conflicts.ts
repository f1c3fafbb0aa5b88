import { fieldPlace, type Place, type Places } from "../calendar/place";
import type { Finding } from "../text/finding";
import { formatInstant, type Instant } from "../text/instant";
import { message } from "../text/message";
import { isPending, linkEnds } from "./forward";
import { afterLag } from "./lag";
import type { NetworkLink } from "./network";
import type { Leaf, Plan } from "./plan";
import { snapStart } from "./snap";

/** Where a link is written. */
export function linkPlace(plan: Plan, link: NetworkLink): Place {
  return { file: plan.network.tasks[link.to]?.origin.file ?? "", span: link.record.span };
}

/** Links that dates break: by a hard constraint, by hand, or because work began out of sequence; and constraints that logic breaks. */
export function conflictFindings(plan: Plan, places: Places): readonly Finding[] {
  const findings: Finding[] = [];
  plan.leaves.forEach((leaf, place) => {
    if (!leaf || plan.network.active[place] !== true) return;
    const missed = missedConstraint(plan, places, place, leaf);
    if (missed) findings.push(missed);
    for (let at = place; at >= 0; at = plan.network.parent[at] ?? -1) {
      for (const link of plan.network.incoming[at] ?? []) {
        const finding = linkFinding(plan, places, place, leaf, link);
        if (finding) findings.push(finding);
      }
    }
  });
  return findings;
}

function linkFinding(plan: Plan, places: Places, place: number, leaf: Leaf, link: NetworkLink): Finding | undefined {
  if (leaf.progress !== "planned") return outOfSequence(plan, places, place, leaf, link);
  const hard = leaf.constraintDate !== undefined && !leaf.constraint.endsWith("no-earlier-than");
  if (!hard && !leaf.task.manual) return undefined;
  const allowed = allowedBy(plan, place, leaf, link);
  if (allowed === undefined) return undefined;
  const { task } = leaf;
  const other = plan.network.tasks[link.from]?.title ?? "";
  const data = { task: task.id, predecessor: link.record.task };
  if (task.manual) {
    const text = message(
      "'{0}' is scheduled by hand, earlier than its predecessor '{1}' allows ({2})",
      task.title,
      other,
      formatInstant(allowed),
    );
    return places.finding("schedule.manual-conflict", "warning", linkPlace(plan, link), text, { data });
  }
  const text = message(
    "The date constraint of '{0}' is kept against its predecessor '{1}', which allows {2} at the earliest",
    task.title,
    other,
    formatInstant(allowed),
  );
  const related = [places.related(fieldPlace(task.origin, "constraint"), message("The date constraint"))];
  return places.finding("schedule.constraint-conflict", "warning", linkPlace(plan, link), text, { related, data });
}

/** The instant from which a link allows the start (or finish) of its successor, where that is later than it is. */
function allowedBy(plan: Plan, place: number, leaf: Leaf, link: NetworkLink): Instant | undefined {
  const dates = linkEnds.fromStart[link.type] ? plan.placedStart : plan.placedFinish;
  const demanded = afterLag(plan, link, dates[link.from] ?? 0);
  if (linkEnds.startsBy[link.type]) {
    const start = snapStart(leaf, demanded);
    return start > (plan.placedStart[place] ?? 0) ? start : undefined;
  }
  return leaf.calendar.between(plan.placedFinish[place] ?? 0, demanded) > 0 ? demanded : undefined;
}

/** A lead lets work begin before its predecessor has finished; it is out of sequence only where it began earlier than that. */
function isLead(link: NetworkLink): boolean {
  const { lag } = link.record;
  return lag !== undefined && ("percent" in lag ? lag.percent : lag.amount) < 0;
}

function outOfSequence(plan: Plan, places: Places, place: number, leaf: Leaf, link: NetworkLink): Finding | undefined {
  const happened = linkEnds.startsBy[link.type] || leaf.progress === "complete";
  if (!happened || !isPending(plan, link)) return undefined;
  if (isLead(link) && allowedBy(plan, place, leaf, link) === undefined) return undefined;
  const { task } = leaf;
  const other = plan.network.tasks[link.from]?.title ?? "";
  const text =
    leaf.progress === "complete"
      ? message("'{0}' is complete, but its predecessor '{1}' isn't far enough", task.title, other)
      : message("'{0}' has begun, but its predecessor '{1}' isn't far enough", task.title, other);
  const data = { task: task.id, predecessor: link.record.task };
  return places.finding("schedule.out-of-sequence", "warning", linkPlace(plan, link), text, { data });
}

/** In Primavera's way of counting "no later than" doesn't move a task; then the task can miss it. */
function missedConstraint(plan: Plan, places: Places, place: number, leaf: Leaf): Finding | undefined {
  const { constraint, constraintDate, task } = leaf;
  if (constraintDate === undefined || leaf.progress !== "planned" || task.manual) return undefined;
  const start = plan.placedStart[place] ?? 0;
  const finish = plan.placedFinish[place] ?? 0;
  const late =
    (constraint === "start-no-later-than" &&
      start > constraintDate &&
      leaf.calendar.between(constraintDate, start) > 0) ||
    (constraint === "finish-no-later-than" && leaf.calendar.between(constraintDate, finish) > 0);
  if (!late) return undefined;
  const text = message(
    "'{0}' can't keep its date constraint {1}: it lasts from {2} to {3}",
    task.title,
    formatInstant(constraintDate),
    formatInstant(start),
    formatInstant(finish),
  );
  return places.finding("schedule.constraint-conflict", "warning", fieldPlace(task.origin, "constraint"), text, {
    data: { task: task.id },
  });
}
