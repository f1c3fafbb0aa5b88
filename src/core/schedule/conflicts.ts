import { fieldPlace, type Place, type Places } from "../calendar/place";
import type { Finding } from "../text/finding";
import { formatInstant, type Instant } from "../text/instant";
import { message } from "../text/message";
import type { TaskRecord } from "../model/types";
import { isPending } from "./forward";
import { afterLag } from "./lag";
import type { Leaf } from "./leaf";
import { recordOf, type NetworkLink } from "./network";
import type { Plan } from "./plan";
import { snapStart } from "./snap";

/** Where a link is written. */
export function linkPlace(plan: Plan, link: NetworkLink): Place {
  const { tasks } = plan.network;
  return { file: tasks[link.to]?.origin.file ?? "", span: recordOf(plan.network, link)?.span ?? { start: 0, end: 0 } };
}

/** Links that dates break: by a hard constraint, by hand, or because work began out of sequence; and constraints that logic breaks. */
export function conflictFindings(plan: Plan, places: Places): readonly Finding[] {
  const findings: Finding[] = [];
  const { tasks, active, parent, incoming } = plan.network;
  plan.leaves.forEach((leaf, place) => {
    const task = tasks[place];
    if (!leaf || !task || active[place] !== true) return;
    const missed = missedConstraint(plan, places, place, leaf, task);
    if (missed) findings.push(missed);
    if (!canBreakLinks(leaf)) return;
    for (let at = place; at >= 0; at = parent[at] ?? -1) {
      for (let number = incoming.first[at] ?? 0; number < (incoming.first[at + 1] ?? 0); number++) {
        const link = incoming.links[number];
        const finding = link && linkFinding(plan, places, { place, leaf, task, link });
        if (finding) findings.push(finding);
      }
    }
  });
  return findings;
}

/** Whether something else than links sets the dates of a task: a hard constraint, a hand, or work that has begun. */
function canBreakLinks(leaf: Leaf): boolean {
  const hard = leaf.constraintDate !== undefined && !leaf.constraint.endsWith("no-earlier-than");
  return leaf.progress !== "planned" || hard || leaf.manual;
}

/** A link into a task, or into a summary task above it. */
interface Binding {
  readonly place: number;
  readonly leaf: Leaf;
  readonly task: TaskRecord;
  readonly link: NetworkLink;
}

function linkFinding(plan: Plan, places: Places, binding: Binding): Finding | undefined {
  const { place, leaf, task, link } = binding;
  if (leaf.progress !== "planned") return outOfSequence(plan, places, binding);
  const allowed = allowedBy(plan, place, leaf, link);
  if (allowed === undefined) return undefined;
  const other = plan.network.tasks[link.from]?.title ?? "";
  const data = { task: task.id, predecessor: recordOf(plan.network, link)?.task ?? "" };
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
  const dates = link.fromStart ? plan.placedStart : plan.placedFinish;
  const demanded = afterLag(plan, link, dates[link.from] ?? 0);
  if (link.startsBy) {
    const start = snapStart(leaf, demanded);
    return start > (plan.placedStart[place] ?? 0) ? start : undefined;
  }
  return leaf.calendar.between(plan.placedFinish[place] ?? 0, demanded) > 0 ? demanded : undefined;
}

function outOfSequence(plan: Plan, places: Places, { place, leaf, task, link }: Binding): Finding | undefined {
  const happened = link.startsBy || leaf.progress === "complete";
  if (!happened || !isPending(plan, link)) return undefined;
  // A lead lets work begin before its predecessor has finished; it is out of sequence only where it began earlier than that.
  if (link.lag < 0 && allowedBy(plan, place, leaf, link) === undefined) return undefined;
  const other = plan.network.tasks[link.from]?.title ?? "";
  const text =
    leaf.progress === "complete"
      ? message("'{0}' is complete, but its predecessor '{1}' isn't far enough", task.title, other)
      : message("'{0}' has begun, but its predecessor '{1}' isn't far enough", task.title, other);
  const data = { task: task.id, predecessor: recordOf(plan.network, link)?.task ?? "" };
  return places.finding("schedule.out-of-sequence", "warning", linkPlace(plan, link), text, { data });
}

/** In Primavera's way of counting "no later than" doesn't move a task; then the task can miss it. */
function missedConstraint(
  plan: Plan,
  places: Places,
  place: number,
  leaf: Leaf,
  task: TaskRecord,
): Finding | undefined {
  const { constraint, constraintDate } = leaf;
  if (constraintDate === undefined || leaf.progress !== "planned" || leaf.manual) return undefined;
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
