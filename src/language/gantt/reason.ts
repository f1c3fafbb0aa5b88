import { explainDates } from "../../core/schedule/explain";
import type { Schedule, ScheduledTask } from "../../core/schedule/types";
import { formatDate, minutesPerDay } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { finishDay } from "../day-words";
import type { PlanContext } from "./plan-change";

/** Why a task can't stand elsewhere: what binds it most. @param schedule the schedule in which it stands there */
export function reasonOf({ scope, project, plan }: PlanContext, schedule: Schedule, scheduled: ScheduledTask): Message {
  const [reason] = explainDates(scheduled, {
    project,
    schedule,
    calendars: plan.calendars,
    language: scope.language,
    day: (instant, isFinish) => formatDate(isFinish ? finishDay(instant) * minutesPerDay : instant),
  });
  return reason ?? message("Starts with the project.");
}
