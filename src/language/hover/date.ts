import type { Project, RecordBase, TaskRecord } from "../../core/model/types";
import { dayOf, minutesPerDay, parseInstant } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { dayWords, finishDay } from "../day-words";
import { calendarsOf } from "../project-facts";
import type { LanguageScope } from "../types";
import { bullets } from "./markdown";

/** What day a date is: weekday, holiday, worked or not, and how far from the status date. */
export function dateFacts(
  text: string,
  record: RecordBase | undefined,
  project: Project | undefined,
  scope: LanguageScope,
): readonly string[] {
  const instant = parseInstant(text);
  if (instant === undefined) return [];
  const { language, render: say } = scope;
  const day = dayOf(instant);
  const title = `**${dayWords(day, language)}**`;
  if (!project) return [title];
  const calendar = calendarsOf(project).get(record?.kind === "task" ? (record as TaskRecord).calendar : undefined);
  const name = project.recordsById.get(calendar.id)?.title ?? calendar.id;
  const special = calendar.exceptionName(day, language);
  const working = calendar.isWorkingDay(day);
  const count = (from: number, to: number): string => {
    const minutes = Math.abs(calendar.between(from * minutesPerDay, to * minutesPerDay));
    return String(Math.round(minutes / 60 / calendar.basis.hoursPerDay));
  };
  const distance = (origin: number, words: readonly [Message, Message, Message]): string => {
    const days = day - origin;
    const amount = say(message("{0} days, {1} of them working days", Math.abs(days), count(origin, day)));
    return days === 0 ? say(words[0]) : `${say(days > 0 ? words[1] : words[2])}: ${amount}`;
  };
  const { statusDate } = project;
  const today = parseInstant(scope.today);
  return [
    title,
    bullets([
      special === undefined ? undefined : working ? special : say(message("Day off: {0}", special)),
      say(
        working
          ? message("Working day in the calendar '{0}'", name)
          : message("Not a working day in the calendar '{0}'", name),
      ),
      statusDate !== undefined
        ? distance(finishDay(statusDate), [
            message("The status date"),
            message("After the status date"),
            message("Before the status date"),
          ])
        : today === undefined
          ? undefined
          : distance(dayOf(today), [message("Today"), message("After today"), message("Before today")]),
    ]),
  ];
}
