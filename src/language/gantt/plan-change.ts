import { changedTask, projectWith, type TaskValues } from "../../core/model/changed-task";
import type { Project, TaskRecord } from "../../core/model/types";
import { planOf } from "../../core/schedule/calculate";
import type { Leaf } from "../../core/schedule/leaf";
import type { PlanInput } from "../../core/schedule/plan";
import type { Schedule, ScheduledTask } from "../../core/schedule/types";
import { message, type Message } from "../../core/text/message";
import type { LanguageScope } from "../types";

/** New values of the fields of one task. */
export interface TaskChange {
  readonly task: TaskRecord;
  readonly values: TaskValues;
}

/** What a gesture does to the fields of tasks, and that in words. Without changes the gesture leaves everything as it is. */
export interface PlanChange {
  readonly changes: readonly TaskChange[];
  readonly words: Message;
}

/** Why a gesture can't be made. */
export interface Refusal {
  readonly problem: Message;
}

/** What comes of a gesture. */
export type Planned = PlanChange | Refusal;

/** A gesture that can't be made: what, why, and what to do. */
export function refusal(problem: Message): Refusal {
  return { problem };
}

/** A gesture that leaves everything as it is. */
export function unchanged(): PlanChange {
  return { changes: [], words: message("Nothing changes.") };
}

/** A gesture that changes one task. */
export function changeOf(task: TaskRecord, values: TaskValues, words: Message): PlanChange {
  return { changes: [{ task, values }], words };
}

/** A plan with its dates, to work out gestures on. */
export interface PlanContext {
  readonly scope: LanguageScope;
  readonly project: Project;
  readonly schedule: Schedule;
  readonly plan: PlanInput;
}

/** A task that is named by a gesture. */
export interface Subject {
  readonly task: TaskRecord;
  /** Its place in the schedule, which is its row in the chart. */
  readonly place: number;
  readonly scheduled: ScheduledTask;
  /** Undefined for a summary task. */
  readonly leaf: Leaf | undefined;
}

/** @returns undefined for a schedule that was not computed here, which does not happen */
export function planContext(scope: LanguageScope, project: Project): PlanContext | undefined {
  const schedule = scope.store.schedule(project);
  const plan = planOf(schedule);
  return plan && { scope, project, schedule, plan };
}

/** What to say of a task that the chart still shows, but the text has no more. */
export function taskIsGone(id: string): Message {
  return message("There is no task '{0}' any more. Look at the chart again.", id);
}

/** The task with an id, or why there is none. */
export function subjectOf({ project, schedule, plan }: PlanContext, id: string): Subject | Refusal {
  const task = project.tasksById.get(id);
  const place = plan.network.places.get(id);
  const scheduled = place === undefined ? undefined : schedule.tasks[place];
  if (!task || place === undefined || !scheduled) return refusal(taskIsGone(id));
  return { task, place, scheduled, leaf: plan.leaves[place] };
}

/** The project as it would be after some changes. */
export function changedProject(project: Project, changes: readonly TaskChange[]): Project {
  return projectWith(project, new Map(changes.map(({ task, values }) => [task, changedTask(task, values)])));
}

/** The schedule as it would be after some changes. */
export function scheduleAfter({ scope, project, schedule }: PlanContext, changes: readonly TaskChange[]): Schedule {
  return changes.length === 0 ? schedule : scope.store.scheduleIf(project, changedProject(project, changes));
}

/** A task as it would be scheduled with other values. */
export function scheduledWith(
  context: PlanContext,
  { task, place, scheduled }: Subject,
  values: TaskValues,
): ScheduledTask {
  return scheduleAfter(context, [{ task, values }]).tasks[place] ?? scheduled;
}
