import type { GanttField } from "../../core/report/gantt/edit";
import { durationBasis } from "../../core/schedule/duration";
import { durationMinutes, parseDuration } from "../../core/text/duration";
import { formatDate, formatInstant, minutesPerDay, parseInstant, type Instant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { hasDatesByHand, isLeaf } from "./bar";
import { writtenAssignments, writtenPredecessors } from "./cell-lists";
import { moveTask } from "./move";
import {
  changeOf,
  refusal,
  subjectOf,
  unchanged,
  type PlanContext,
  type Planned,
  type Refusal,
  type Subject,
} from "./plan-change";
import { setProgress } from "./progress";
import { resizable, resizeFinish, resizeTo } from "./resize";

/**
 * Writes what a person typed into a cell. Dates and durations do what the same drag of the bar does; an empty text takes the field away.
 * @param typed as people type: full-width letters and digits are read as usual ones
 */
export function setCell(context: PlanContext, id: string, field: GanttField, typed: string): Planned {
  const subject = subjectOf(context, id);
  if ("problem" in subject) return subject;
  const text = typed.normalize("NFKC").trim();
  switch (field) {
    case "name":
      return setName(subject, typed.trim());
    case "start":
      return setStart(context, subject, text);
    case "finish":
      return setFinish(context, subject, text);
    case "duration":
      return setDuration(context, subject, text);
    case "percentComplete":
      return setPercent(context, subject, text);
    case "deadline":
      return setDeadline(subject, text);
    case "predecessors":
      return writtenPredecessors(context, subject.task, text);
    case "assignments":
      return writtenAssignments(context, subject.task, text);
  }
}

function setName({ task }: Subject, name: string): Planned {
  if (name === "") return refusal(message("A task needs a name. Delete the task if it is not wanted."));
  if (name === task.title) return unchanged();
  return changeOf(task, { name: name.replace(/\s*[\r\n]+\s*/g, " ") }, message("Name: {0}.", name));
}

/** A day, or a moment of one. Slashes, dots and days without a leading zero are how many people type. */
function readDate(text: string): Instant | Refusal {
  const match = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T ]+(\d{1,2}):(\d{2}))?$/.exec(text);
  const [year, month, day, hour, minute] = match?.slice(1) ?? [];
  const two = (digits: string | undefined): string => (digits ?? "").padStart(2, "0");
  const date = `${year ?? ""}-${two(month)}-${two(day)}`;
  const instant = match ? parseInstant(hour === undefined ? date : `${date}T${two(hour)}:${minute ?? ""}`) : undefined;
  return instant ?? refusal(message("'{0}' is not a date such as 2026-05-11 or 2026-05-11T13:00.", text));
}

function hasTime(text: string): boolean {
  return text.includes(":");
}

function setStart(context: PlanContext, subject: Subject, text: string): Planned {
  const { task } = subject;
  if (text === "") return withoutDate(subject, "start");
  const start = readDate(text);
  return typeof start === "number" ? moveTask(context, task.id, start) : start;
}

function setFinish(context: PlanContext, subject: Subject, text: string): Planned {
  const { task, scheduled } = subject;
  if (text === "") return withoutDate(subject, "finish");
  const read = readDate(text);
  if (typeof read !== "number") return read;
  if (scheduled.kind === "milestone") return moveTask(context, task.id, read);
  const finish = hasTime(text) ? read : read + minutesPerDay;
  if (isLeaf(subject) && finish <= scheduled.start)
    return refusal(message("'{0}' would finish before it starts. Write a later date, or move its start.", task.title));
  return resizeFinish(context, task.id, finish);
}

/** Takes away what a person has said about a date, so that it follows from the rest of the plan. */
function withoutDate({ task }: Subject, side: "start" | "finish"): Planned {
  const values: Record<string, undefined> = {};
  if (task.constraint?.type.includes(side) === true) values.constraint = undefined;
  if (task[side] !== undefined) values[side] = undefined;
  const isStart = side === "start";
  if (Object.keys(values).length > 0)
    return changeOf(
      task,
      values,
      isStart
        ? message("The start follows from the links and the calendar.")
        : message("The finish follows from start and duration."),
    );
  return refusal(
    isStart
      ? message("Nothing is written about the start of '{0}': it follows from links and calendar.", task.title)
      : message("Nothing is written about the finish of '{0}': it follows from start and duration.", task.title),
  );
}

function setDuration(context: PlanContext, subject: Subject, text: string): Planned {
  const { task } = subject;
  const own = resizable(context, task.id);
  if ("problem" in own) return own;
  if (text === "") {
    if (!task.duration) return unchanged();
    return changeOf(task, { duration: undefined }, message("'{0}' has no duration of its own any more.", task.title));
  }
  // A number alone is days, as in every tool of this kind.
  const written = /^\d+(?:\.\d+)?$/.test(text) ? `${text}d` : text.replace(/\s+/g, "").toLowerCase();
  const duration = parseDuration(written);
  if (!duration || duration.amount < 0)
    return refusal(message("'{0}' is not a duration such as 10d, 4h, 2w or 3ed.", text));
  const byWork = task.work !== undefined || task.assignments.some(({ work }) => work !== undefined);
  if (hasDatesByHand(own) || (byWork && !task.duration)) {
    const basis = durationBasis(context.project, context.plan.calendars, task);
    return resizeTo(context, own, durationMinutes(duration, basis));
  }
  return changeOf(task, { duration: written }, message("Duration {0}.", written));
}

function setPercent(context: PlanContext, { task }: Subject, text: string): Planned {
  const percent = text === "" ? 0 : Number(/^(\d+(?:\.\d+)?)\s*%?$/.exec(text)?.[1] ?? Number.NaN);
  if (!(percent >= 0 && percent <= 100)) return refusal(message("'{0}' is not a number from 0 to 100.", text));
  return setProgress(context, task.id, percent);
}

function setDeadline({ task }: Subject, text: string): Planned {
  if (text === "") {
    if (task.deadline === undefined) return unchanged();
    return changeOf(task, { deadline: undefined }, message("'{0}' has no deadline any more.", task.title));
  }
  const read = readDate(text);
  if (typeof read !== "number") return read;
  const written = hasTime(text) ? formatInstant(read) : formatDate(read);
  return changeOf(task, { deadline: written }, message("Deadline {0}.", written));
}
