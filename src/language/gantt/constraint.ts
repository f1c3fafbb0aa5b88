import { writtenValue, type TaskValues } from "../../core/model/changed-task";
import type { ConstraintType, TaskRecord } from "../../core/model/types";
import { message, type Message } from "../../core/text/message";
import type { YamlRecord } from "../../core/text/yaml-writer/write";

/** A date constraint for people. @param date as it is written */
export function constraintWords(type: ConstraintType, date: string): Message {
  switch (type) {
    case "must-start-on":
      return message("Must start on {0}.", date);
    case "must-finish-on":
      return message("Must finish on {0}.", date);
    case "start-no-earlier-than":
      return message("Starts no earlier than {0}.", date);
    case "start-no-later-than":
      return message("Starts no later than {0}.", date);
    case "finish-no-earlier-than":
      return message("Finishes no earlier than {0}.", date);
    case "finish-no-later-than":
      return message("Finishes no later than {0}.", date);
    case "as-late-as-possible":
      return message("As late as possible.");
    case "as-soon-as-possible":
      return message("As soon as possible.");
  }
}

/** The constraint of a task with another type and date; what else is written in it stays. */
export function withConstraint(task: TaskRecord, type: ConstraintType, date: string): TaskValues {
  const written = writtenValue(task, "constraint");
  const rest =
    typeof written === "object" && written !== null && !Array.isArray(written) ? (written as YamlRecord) : {};
  return { constraint: { ...rest, type, date } };
}

/** The date of a constraint as it is written. */
export function writtenDate(task: TaskRecord): string {
  const written = writtenValue(task, "constraint");
  const date: unknown =
    typeof written === "object" && written !== null ? (written as Readonly<Record<string, unknown>>).date : undefined;
  return typeof date === "string" ? date : "";
}
