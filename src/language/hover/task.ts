import type { TaskRecord } from "../../core/model/types";
import { explainDates, linkText } from "../../core/schedule/explain";
import { progressState } from "../../core/schedule/progress";
import type { Schedule, ScheduledTask } from "../../core/schedule/types";
import { dayOf, minutesPerDay } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { baselineOf } from "../baseline-of";
import { dayWords, finishDay, inDays, momentWords } from "../day-words";
import { explainContext, followersOf } from "../project-facts";
import { some, type HoverContext } from "./context";
import { bullets, heading } from "./markdown";

/** All that is computed for a task. */
export function taskFacts(task: TaskRecord, context: HoverContext): readonly string[] {
  const { scope, project } = context;
  const schedule = scope.store.schedule(project);
  const scheduled = schedule.byId.get(task.id);
  if (!scheduled) return [heading(task.title, task.id)];
  const say = scope.render;
  const because = explainDates(scheduled, explainContext(project, scope)).map(say).join(" ");
  const followers = followersOf(project, task.id).map(({ task: next, link }) => `${next.title} (${linkText(link)})`);
  return [
    `${heading(task.title, task.id)} — ${say(kindWords[scheduled.kind])}`,
    bullets([
      ...datesAndFloat(scheduled, schedule, context),
      say(message("Why these dates: {0}", because)),
      followers.length === 0 ? undefined : say(message("What follows: {0}", some(followers, 5))),
      progressOf(scheduled, schedule, context),
      ...baselineFacts(scheduled, context),
      ...(scheduled.deadlineMissed ? [say(message("Finishes after its deadline"))] : []),
      assignedOf(task, context),
    ]),
  ];
}

/** Dates and float in one short list, for a task that is only named. */
export function shortTaskFacts(task: TaskRecord, context: HoverContext): readonly string[] {
  const schedule = context.scope.store.schedule(context.project);
  const scheduled = schedule.byId.get(task.id);
  return [heading(task.title, task.id), ...(scheduled ? [bullets(datesAndFloat(scheduled, schedule, context))] : [])];
}

const kindWords: Readonly<Record<ScheduledTask["kind"], Message>> = {
  task: message("Task"),
  summary: message("Summary task"),
  milestone: message("Milestone"),
};

function datesAndFloat(scheduled: ScheduledTask, schedule: Schedule, { scope }: HoverContext): readonly string[] {
  const { language, render: say } = scope;
  const { start, finish, kind, task } = scheduled;
  const elapsed = task.duration?.elapsed === true;
  const length = elapsed
    ? message("Duration: {0} days around the clock", inDays(scheduled.duration, minutesPerDay))
    : message("Duration: {0} days", inDays(scheduled.duration, schedule.minutesPerDay));
  const perDay = elapsed ? minutesPerDay : schedule.minutesPerDay;
  const complete = progressState(scheduled, undefined).complete;
  return [
    ...(kind === "milestone"
      ? [say(message("Date: {0}", momentWords(finish, language, true)))]
      : [
          say(message("Start: {0}", momentWords(start, language, false))),
          say(message("Finish: {0}", momentWords(finish, language, true))),
          say(length),
        ]),
    ...(complete
      ? []
      : [
          say(message("Total float: {0} days", inDays(scheduled.totalFloat, perDay))),
          say(message("Free float: {0} days", inDays(scheduled.freeFloat, perDay))),
        ]),
    ...(scheduled.critical ? [say(message("On the critical path"))] : []),
    ...(task.active ? [] : [say(message("Inactive: it moves nothing else"))]),
  ];
}

function progressOf(scheduled: ScheduledTask, schedule: Schedule, { scope }: HoverContext): string {
  const { started, complete, late } = progressState(scheduled, schedule.statusDate);
  const say = scope.render;
  const { task, percentComplete } = scheduled;
  const words = complete
    ? message("Progress: done")
    : started
      ? message("Progress: {0} % complete", Math.round(percentComplete))
      : message("Progress: not started");
  const since = task.actualStart;
  const begun =
    since === undefined || complete ? undefined : message("begun {0}", dayWords(dayOf(since), scope.language));
  return [say(words), begun && say(begun), late ? say(message("late at the status date")) : undefined]
    .filter((part) => part !== undefined)
    .join(", ");
}

function baselineFacts(scheduled: ScheduledTask, context: HoverContext): readonly string[] {
  const { scope, project } = context;
  const baseline = baselineOf(project, scheduled.task.id);
  if (!baseline) return [];
  const { language, render: say } = scope;
  const start = baseline.start === undefined ? "" : dayWords(dayOf(baseline.start), language);
  const finish = baseline.finish === undefined ? "" : dayWords(finishDay(baseline.finish), language);
  const late = baseline.finish === undefined ? 0 : finishDay(scheduled.finish) - finishDay(baseline.finish);
  const dates = [start, finish].filter((one) => one !== "").join(" → ");
  const change =
    late > 0
      ? message("{0} days later than planned", late)
      : late < 0
        ? message("{0} days earlier than planned", -late)
        : message("as planned");
  return [say(message("Baseline '{0}': {1} ({2})", baseline.title, dates, change))];
}

function assignedOf(task: TaskRecord, { scope, project }: HoverContext): string | undefined {
  if (task.assignments.length === 0) return undefined;
  const names = task.assignments.map(({ resource, units }) => {
    const name = project.recordsById.get(resource)?.title ?? resource;
    return units === 1 ? name : `${name} ${Math.round(units * 100)} %`;
  });
  return scope.render(message("Assigned: {0}", some(names, 6)));
}
