import { holidayCountries, holidaysOf } from "../calendar/holidays/countries";
import { horizonFinish, isInHorizon } from "../calendar/horizon";
import { fieldPlace, Places, type Place } from "../calendar/place";
import type { WorkingCalendar } from "../calendar/working-calendar";
import type { Project } from "../model/types";
import type { Finding } from "../text/finding";
import { formatInstant } from "../text/instant";
import { message } from "../text/message";
import { conflictFindings, linkPlace } from "./conflicts";
import type { NetworkLink } from "./network";
import type { Plan } from "./plan";
import type { ScheduledTask } from "./types";

/** What is wrong with a schedule. A plan that keeps its dates has no findings. */
export function scheduleFindings(
  plan: Plan,
  cycles: readonly (readonly NetworkLink[])[],
  tasks: readonly ScheduledTask[],
): readonly Finding[] {
  const places = new Places(plan.project);
  return [
    ...unknownCountries(plan.project, places),
    ...cycles.flatMap((cycle) => cycleFindings(plan, places, cycle)),
    ...calendarFindings(plan, places),
    ...horizonFindings(plan, places),
    ...conflictFindings(plan, places),
    ...deadlineFindings(places, tasks),
    ...projectFindings(plan, places, tasks),
  ];
}

/** Countries whose holidays aren't known. Unknown and cyclic bases are reported with all other references (`core/model/references.ts`). */
function unknownCountries(project: Project, places: Places): readonly Finding[] {
  return project.calendars.flatMap(({ holidays, origin }) => {
    if (holidays === undefined || holidaysOf(holidays)) return [];
    const text = message("The holidays of '{0}' aren't known. Known: {1}", holidays, holidayCountries.join(", "));
    const data = { suggestions: holidayCountries };
    return [places.finding("calendar.unknown-country", "warning", fieldPlace(origin, "holidays"), text, { data })];
  });
}

/** A cycle of more links is named by its ends, and reported where it closes only: thousands of findings help nobody. */
const namedLinks = 20;

/**
 * A finding at each link of a cycle, which names the whole cycle and points to its other links. A task that names itself is reported with all records that do
 * (`reference.self`).
 */
function cycleFindings(plan: Plan, places: Places, cycle: readonly NetworkLink[]): readonly Finding[] {
  const { tasks } = plan.network;
  const ids = cycle.map((link) => tasks[link.from]?.id ?? "");
  if (cycle.length === 1 && cycle[0]?.from === cycle[0]?.to) return [];
  const text =
    cycle.length === 1
      ? message(
          "A summary task and a task in it can't wait for each other: {0} → {1}",
          ids[0] ?? "",
          tasks[cycle[0]?.to ?? 0]?.id ?? "",
        )
      : message("Predecessors form a cycle: {0}", cycleText(ids));
  const shownLinks = cycle.length <= namedLinks ? cycle : cycle.slice(-1);
  return shownLinks.map((link) =>
    places.finding("schedule.cycle", "error", linkPlace(plan, link), text, {
      related: cycle
        .filter((other) => other !== link)
        .slice(0, namedLinks)
        .map((other) =>
          places.related(
            linkPlace(plan, other),
            message("'{0}' waits for '{1}'", tasks[other.to]?.id ?? "", tasks[other.from]?.id ?? ""),
          ),
        ),
      data: { cycle: ids.slice(0, namedLinks) },
    }),
  );
}

function cycleText(ids: readonly string[]): string {
  const named = ids.length <= namedLinks ? ids : [...ids.slice(0, namedLinks - 2), "…", ...ids.slice(-1)];
  return [...named, ids[0] ?? ""].join(" → ");
}

/** Calendars that never work, each once: at the calendar, or at the first task whose calendars have nothing in common. */
function calendarFindings(plan: Plan, places: Places): readonly Finding[] {
  const records = new Map(plan.project.calendars.map((record) => [record.id, record]));
  const seen = new Set<WorkingCalendar>();
  const findings: Finding[] = [];
  const add = (calendar: WorkingCalendar, task: Place | undefined): void => {
    if (seen.has(calendar)) return;
    seen.add(calendar);
    const record = records.get(calendar.id);
    const place = record ? fieldPlace(record.origin, "id") : task;
    if (!place) return;
    const text = record
      ? message("Calendar '{0}' has no working time. Tasks are scheduled without it.", record.title)
      : message(
          "The calendars of this task and of the people on it have no working time in common. It is scheduled by its own calendar.",
        );
    findings.push(places.finding("schedule.calendar-never-works", "error", place, text));
  };
  const own = plan.calendars.get(undefined);
  if (own.neverWorks(plan.start)) add(own, undefined);
  plan.leaves.forEach((leaf, place) => {
    const task = leaf?.unworkable && plan.network.tasks[place];
    if (task) add(leaf.unworkable, fieldPlace(task.origin, "assignments"));
  });
  return findings;
}

/** Tasks that run out of the years for which calendars are known. */
function horizonFindings(plan: Plan, places: Places): readonly Finding[] {
  const findings: Finding[] = [];
  const { tasks, incoming } = plan.network;
  plan.leaves.forEach((leaf, place) => {
    const start = plan.placedStart[place] ?? 0;
    const finish = plan.placedFinish[place] ?? 0;
    const task = tasks[place];
    if (!leaf || !task || (isInHorizon(start) && finish < horizonFinish)) return;
    if (isInHorizon(start)) {
      const text = message("'{0}' is too long: it doesn't end before the year 2300, and is cut off there", task.title);
      findings.push(places.finding("schedule.too-long", "error", fieldPlace(task.origin, "duration"), text));
    } else if (incoming.first[place] === incoming.first[place + 1]) {
      const text = message(
        "'{0}' doesn't lie between the years 1900 and 2300, for which calendars are known",
        task.title,
      );
      findings.push(places.finding("schedule.outside-calendars", "error", fieldPlace(task.origin, "start"), text));
    }
  });
  return findings;
}

function deadlineFindings(places: Places, tasks: readonly ScheduledTask[]): readonly Finding[] {
  return tasks
    .filter((scheduled) => scheduled.deadlineMissed && scheduled.task.active)
    .map(({ task, finish }) =>
      places.finding(
        "schedule.deadline-missed",
        "warning",
        fieldPlace(task.origin, "deadline"),
        message(
          "'{0}' finishes {1}, after its deadline {2}",
          task.title,
          formatInstant(finish),
          formatInstant(task.deadline ?? 0),
        ),
        { data: { task: task.id } },
      ),
    );
}

/** A project that finishes after the day it must, or has nothing to begin with. */
function projectFindings(plan: Plan, places: Places, tasks: readonly ScheduledTask[]): readonly Finding[] {
  const { project } = plan;
  const { header } = project;
  if (!header || tasks.length === 0) return [];
  const findings: Finding[] = [];
  if (
    project.start === undefined &&
    project.schedule.start === undefined &&
    project.schedule.scheduleFrom === "start" &&
    // One that is written and can't be read is reported where it stands.
    header.data["start"] === undefined
  ) {
    const text =
      plan.start === 0
        ? message("Nothing says when this project starts. Write 'start', otherwise its tasks have no dates.")
        : message(
            "The project has no start. Its schedule begins with the earliest date of its tasks, {0}.",
            formatInstant(plan.start),
          );
    findings.push(places.finding("schedule.no-start", "warning", fieldPlace(header.origin, "start"), text));
  }
  const last = tasks.reduce((latest, task) => (task.task.active ? Math.max(latest, task.finish) : latest), -Infinity);
  if (project.finish !== undefined && last > project.finish) {
    const text = message(
      "The schedule finishes {0}, after the project's finish {1}",
      formatInstant(last),
      formatInstant(project.finish),
    );
    findings.push(places.finding("schedule.finish-missed", "warning", fieldPlace(header.origin, "finish"), text));
  }
  return findings;
}
