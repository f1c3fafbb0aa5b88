import type { CalendarSet } from "../calendar/compile";
import type { ConstraintType, PredecessorLink, Project, TaskRecord } from "../model/types";
import { formatDuration } from "../text/duration";
import { dayOf, formatDate, type Instant } from "../text/instant";
import { message, type Message } from "../text/message";
import type { Dates } from "./plan";
import type { Schedule, ScheduledTask } from "./types";

/** What an explanation needs besides the task. */
export interface ExplainContext {
  readonly project: Project;
  readonly schedule: Schedule;
  readonly calendars: CalendarSet;
  /** A day for people. */
  readonly day: (instant: Instant, isFinish: boolean) => string;
  readonly language: "en" | "ja";
  /** A task of another project. */
  readonly external?: (project: string, task: string) => (Dates & { readonly title: string }) | undefined;
}

/** Why a task stands where it stands: one sentence for each thing that sets its dates, most binding first. Never empty. */
export function explainDates(scheduled: ScheduledTask, context: ExplainContext): readonly Message[] {
  if (scheduled.kind === "summary") return explainSummary(scheduled, context);
  const reasons = scheduled.drivers.flatMap((driver) => explainDriver(scheduled, driver, context));
  return reasons.length > 0 ? reasons : [message("Starts with the project.")];
}

/** `FS`, `SS+2d`, `FF-50%`: type and lag of a link as they are written. */
export function linkText(link: PredecessorLink): string {
  if (!link.lag) return link.type;
  const lag = "percent" in link.lag ? `${link.lag.percent}%` : formatDuration(link.lag);
  return `${link.type}${lag.startsWith("-") ? "" : "+"}${lag}`;
}

function explainSummary({ task, start, finish }: ScheduledTask, { schedule }: ExplainContext): readonly Message[] {
  const children = task.children.flatMap(({ id }) => schedule.byId.get(id) ?? []);
  const first = children.find((child) => child.start === start);
  const last = children.findLast((child) => child.finish === finish);
  return [
    ...(first ? [message("Starts with '{0}', its first task.", first.task.title)] : []),
    ...(last ? [message("Finishes with '{0}', its last task.", last.task.title)] : []),
  ];
}

function explainDriver(scheduled: ScheduledTask, driver: string, context: ExplainContext): readonly Message[] {
  const found = linkOf(scheduled.task, driver);
  if (found) return explainLink(scheduled, found.link, found.owner, context);
  const { task } = scheduled;
  switch (driver) {
    case "constraint":
      return explainConstraint(task, context);
    case "status-date":
      return [message("Not begun at the status date: work can't start before it.")];
    case "manual":
      return [message("Scheduled by hand: its dates stand as they are written.")];
    case "actual":
      return [
        scheduled.percentComplete >= 100
          ? message("It is done: these are its actual dates.")
          : message("It has begun: its start is the actual one."),
      ];
    case "leveling-delay":
      return [
        message("Delayed by {0} to level the load.", task.levelingDelay ? formatDuration(task.levelingDelay) : ""),
      ];
    default:
      return [message("Starts with the project.")];
  }
}

/** The link to a predecessor, of the task itself or of a summary task above. */
function linkOf(
  task: TaskRecord,
  driver: string,
): { readonly link: PredecessorLink; readonly owner: TaskRecord } | undefined {
  for (let owner: TaskRecord | undefined = task; owner; owner = owner.parent) {
    const link = owner.predecessors.find(
      (one) => (one.project === undefined ? one.task : `${one.project}:${one.task}`) === driver,
    );
    if (link) return { link, owner };
  }
  return undefined;
}

function explainLink(
  scheduled: ScheduledTask,
  link: PredecessorLink,
  owner: TaskRecord,
  context: ExplainContext,
): readonly Message[] {
  const own = link.project === undefined ? context.schedule.byId.get(link.task) : undefined;
  const other = link.project === undefined ? undefined : context.external?.(link.project, link.task);
  const dates = own ?? other;
  const title = own?.task.title ?? other?.title ?? link.task;
  if (!dates) return [];
  const leavesFinish = link.type === "FS" || link.type === "FF";
  const instant = leavesFinish ? dates.finish : dates.start;
  const day = context.day(instant, leavesFinish);
  const sentence = linkSentence(link, title, day);
  const free = link.type === "FS" && !link.lag ? daysOffBetween(scheduled, instant, context) : [];
  return [
    owner === scheduled.task
      ? sentence
      : message("{0} This link is one of the summary task '{1}'.", sentence, owner.title),
    ...(free.length > 0 ? [message("Not worked in between: {0}.", free.join(", "))] : []),
  ];
}

function linkSentence(link: PredecessorLink, title: string, day: string): Message {
  const text = linkText(link);
  switch (link.type) {
    case "FS":
      return message("Starts when '{0}' finishes, {1} ({2}).", title, day, text);
    case "SS":
      return message("Starts when '{0}' starts, {1} ({2}).", title, day, text);
    case "FF":
      return message("Finishes when '{0}' finishes, {1} ({2}).", title, day, text);
    case "SF":
      return message("Finishes when '{0}' starts, {1} ({2}).", title, day, text);
  }
}

/** Longest stretch in which holidays are looked for, in days. */
const longestGap = 60;

/** Named days off between a predecessor's finish and the start that follows. */
function daysOffBetween({ task, start }: ScheduledTask, from: Instant, context: ExplainContext): readonly string[] {
  const calendar = context.calendars.get(task.calendar);
  const names = new Map<string, string>();
  const last = Math.min(dayOf(start), dayOf(from) + longestGap);
  for (let day = dayOf(from) + 1; day < last; day++) {
    const name = calendar.isWorkingDay(day) ? undefined : calendar.exceptionName(day, context.language);
    if (name !== undefined && !names.has(name)) names.set(name, formatDate(day * 1440));
  }
  return [...names].map(([name, day]) => `${day} ${name}`);
}

function explainConstraint(task: TaskRecord, { project, day }: ExplainContext): readonly Message[] {
  let owner: TaskRecord | undefined = task;
  while (owner && !owner.constraint) owner = owner.parent;
  const constraint = owner?.constraint;
  if (!owner || !constraint)
    return project.schedule.scheduleFrom === "finish"
      ? [message("As late as possible: the project is scheduled from its finish.")]
      : [];
  const isFinish = constraint.type.includes("finish");
  const date = constraint.date === undefined ? "" : day(constraint.date, isFinish);
  const sentence = constraintSentence(constraint.type, date);
  return [
    owner === task ? sentence : message("{0} This is a constraint of the summary task '{1}'.", sentence, owner.title),
  ];
}

function constraintSentence(type: ConstraintType, date: string): Message {
  switch (type) {
    case "must-start-on":
      return message("Its constraint: must start on {0}.", date);
    case "must-finish-on":
      return message("Its constraint: must finish on {0}.", date);
    case "start-no-earlier-than":
      return message("Its constraint: starts no earlier than {0}.", date);
    case "start-no-later-than":
      return message("Its constraint: starts no later than {0}, whatever its predecessors say.", date);
    case "finish-no-earlier-than":
      return message("Its constraint: finishes no earlier than {0}.", date);
    case "finish-no-later-than":
      return message("Its constraint: finishes no later than {0}, whatever its predecessors say.", date);
    case "as-late-as-possible":
      return message("Its constraint: as late as possible without moving what follows.");
    case "as-soon-as-possible":
      return message("Starts with the project.");
  }
}
