import { message } from "../../text/message";
import type { YamlRecord, YamlValue } from "../../text/yaml-writer";
import type { ConversionContext } from "./context";
import { money, percentText } from "./convert-values";
import { writeDuration, writeWork } from "./durations";
import type { MspdiAssignment, MspdiTask } from "./plan";

/** Work that an assignment has when it is spread evenly over the task, in minutes. */
function expectedWork(task: MspdiTask, assignment: MspdiAssignment): number {
  return (task.duration ?? 0) * assignment.units;
}

function noteLosses(task: MspdiTask, assignment: MspdiAssignment, resource: string, { note }: ConversionContext): void {
  const source = `mspdi:${task.uid}`;
  const name = task.name ?? "";
  if (assignment.contour !== 0) {
    note(
      "work-contour",
      message(
        "Task {0} '{1}': the work contour of '{2}' is not carried over; work is spread evenly.",
        task.uid,
        name,
        resource,
      ),
      source,
    );
  }
  if ((assignment.overtimeWork ?? 0) > 0) {
    note(
      "overtime",
      message("Task {0} '{1}': overtime work of '{2}' is not carried over.", task.uid, name, resource),
      source,
    );
  }
  if (assignment.levelingDelay > 0) {
    note(
      "assignment-leveling-delay",
      message("Task {0} '{1}': the levelling delay of '{2}' became part of its delay.", task.uid, name, resource),
      source,
    );
  }
  if (assignment.variableConsumption) {
    note(
      "material-rate",
      message("Task {0} '{1}': '{2}' is used up by time; only the quantity is carried over.", task.uid, name, resource),
      source,
    );
  }
}

function short(id: string, units: number): string {
  return units === 1 ? id : `${id} ${percentText(units)}`;
}

function convertOne(task: MspdiTask, assignment: MspdiAssignment, id: string, context: ConversionContext): YamlValue {
  const { basis, people } = context;
  const resource = people.resourceByUid.get(assignment.resource);
  noteLosses(task, assignment, resource?.name ?? id, context);
  if (resource?.type === "material") return { resource: id, quantity: Math.max(assignment.units, 0) };
  if (resource?.type === "cost") return { resource: id, cost: money(assignment.cost) };
  const delay = Math.max(assignment.delay + assignment.levelingDelay, 0) / 10;
  const work = assignment.work ?? 0;
  const uneven = assignment.work !== undefined && Math.abs(work - expectedWork(task, assignment)) > 1;
  const actual = assignment.actualWork ?? 0;
  const record: YamlRecord = {
    resource: id,
    units: assignment.units === 1 ? undefined : percentText(assignment.units),
    work: uneven ? writeWork(work, basis) : undefined,
    actualWork: actual > 0 ? writeWork(actual, basis) : undefined,
    delay: delay > 0 ? writeDuration(delay, 7, 7, basis) : undefined,
  };
  const plain = record.work === undefined && record.actualWork === undefined && record.delay === undefined;
  return plain ? short(id, assignment.units) : record;
}

/** Who works on a task: `sato 50%` where units say all, otherwise a record. */
export function convertAssignments(task: MspdiTask, context: ConversionContext): readonly YamlValue[] {
  return (context.assignmentsByTask.get(task.uid) ?? []).flatMap((assignment) => {
    const id = context.people.idByUid.get(assignment.resource);
    if (id !== undefined) return [convertOne(task, assignment, id, context)];
    // Resource 0 without a name stands for "nobody".
    if (assignment.resource > 0) {
      context.note(
        "unknown-resource",
        message(
          "Task {0} '{1}': its resource {2} is not in the file; the assignment is left out.",
          task.uid,
          task.name ?? "",
          assignment.resource,
        ),
        `mspdi:${task.uid}`,
      );
    }
    return [];
  });
}

/** Interruptions of the work: between the last progress and its resumption, and rests in the time-phased work. */
export function convertSplits(
  task: MspdiTask,
  context: ConversionContext,
): readonly { readonly from: number; readonly to: number }[] {
  const { workingTime, people, assignmentsByTask } = context;
  const assignments = assignmentsByTask.get(task.uid) ?? [];
  const own = task.calendar;
  const rests = assignments.length === 1 ? assignments : [];
  const gaps = rests.flatMap((assignment) => {
    const resource = task.ignoreResourceCalendar ? undefined : people.resourceByUid.get(assignment.resource)?.calendar;
    return assignment.gaps.filter(({ from, to }) => workingTime.between(from, to, [resource, own]) > 0);
  });
  const inProgress = task.percentComplete > 0 && task.percentComplete < 100;
  if (
    gaps.length > 0 ||
    !inProgress ||
    task.stop === undefined ||
    task.resume === undefined ||
    task.resume <= task.stop
  )
    return gaps;
  const [first] = assignments;
  const resource =
    task.ignoreResourceCalendar || first === undefined ? undefined : people.resourceByUid.get(first.resource)?.calendar;
  const paused = workingTime.between(task.stop, task.resume, [resource, own]);
  return paused > 0 ? [{ from: task.stop, to: task.resume }] : [];
}
