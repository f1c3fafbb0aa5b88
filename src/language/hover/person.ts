import type { PersonRecord } from "../../core/model/types";
import { personLoad, type LoadPeak, type PersonLoad } from "../../core/people/load";
import { textAt } from "../../core/model/fields";
import { dayOf } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { dayWords, finishDay, inDays } from "../day-words";
import { calendarsOf, momentOf } from "../project-facts";
import type { Language, LanguageScope } from "../types";
import { some, type HoverContext } from "./context";
import { bullets, heading } from "./markdown";

/** Who somebody is, and how much they have to do. */
export function personFacts(person: PersonRecord, context: HoverContext): readonly string[] {
  const { scope, project } = context;
  const { render: say } = scope;
  const { node } = person.origin;
  const calendars = calendarsOf(project);
  const role = project.recordsById.get(person.role ?? "")?.title ?? person.role;
  const reportsTo = project.recordsById.get(person.reportsTo ?? "")?.title ?? person.reportsTo;
  const rate = textAt(node, "rate");
  const title = textAt(node, "title");
  const calendar = calendars.ofResource(person.id).id;
  const load = personLoad(project, scope.store.schedule(project), calendars, person.id, momentOf(project, scope));
  const { hoursPerDay } = calendars.ofResource(person.id).basis;
  return [
    heading(person.title, person.id),
    bullets([
      role === undefined ? title : say(message("Role: {0}", title === undefined ? role : `${role}, ${title}`)),
      reportsTo === undefined ? undefined : say(message("Reports to: {0}", reportsTo)),
      say(message("Calendar: {0}", project.recordsById.get(calendar)?.title ?? calendar)),
      say(message("Capacity: {0} %", hundred(person.capacity))),
      rate === undefined ? undefined : say(message("Rate: {0}", rate)),
      ...loadFacts(load, person.capacity, hoursPerDay * 60, scope),
    ]),
  ];
}

/** How much is assigned, where it is most, and what is done now and next. */
function loadFacts(load: PersonLoad, capacity: number, perDay: number, scope: LanguageScope): readonly string[] {
  const { language, render: say } = scope;
  if (load.tasks.length === 0) return [say(message("Load: no task is assigned"))];
  const days = (minutes: number): string => inDays(minutes, perDay);
  const amount = message(
    "Load: {0} days of work in {1} tasks, {2} days to do",
    days(load.work),
    load.tasks.length,
    days(load.remainingWork),
  );
  const now = load.now.map(({ scheduled, units }) => {
    const until = dayWords(finishDay(scheduled.finish), language);
    return say(message("{0} ({1} %, until {2})", scheduled.task.title, hundred(units), until));
  });
  const next = load.next.map(({ scheduled }) =>
    say(message("{0} (from {1})", scheduled.task.title, dayWords(dayOf(scheduled.start), language))),
  );
  return [
    say(amount),
    ...(load.peak ? [say(peakWords(load.peak, capacity, language))] : []),
    ...(now.length > 0 ? [say(message("Now: {0}", some(now, 3)))] : []),
    ...(next.length > 0 ? [say(message("Next: {0}", some(next, 3)))] : []),
  ];
}

function peakWords({ units, start, finish, tasks }: LoadPeak, capacity: number, language: Language): Message {
  const from = dayWords(dayOf(start), language);
  const to = dayWords(finishDay(finish), language);
  const words = message("Highest load: {0} % from {1} to {2}", hundred(units), from, to);
  if (units <= capacity + 1e-9) return words;
  const titles = tasks.map(({ scheduled }) => scheduled.task.title);
  return message("{0}, above the capacity: {1}", words, some(titles, 4));
}

function hundred(share: number): number {
  return Math.round(share * 100);
}
