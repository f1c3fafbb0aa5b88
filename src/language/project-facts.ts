import { compileCalendars, type CalendarSet } from "../core/calendar/compile";
import type { PredecessorLink, Project, TaskRecord } from "../core/model/types";
import type { ExplainContext } from "../core/schedule/explain";
import { dayWords, finishDay } from "./day-words";
import { dayOf, parseInstant, type Instant } from "../core/text/instant";
import type { LanguageScope } from "./types";

const compiled = new WeakMap<Project, CalendarSet>();

/** The calendars of a project, compiled once for each of its versions. */
export function calendarsOf(project: Project): CalendarSet {
  const known = compiled.get(project);
  if (known) return known;
  const calendars = compileCalendars(project);
  compiled.set(project, calendars);
  return calendars;
}

/** The moment that "now" means in a project: the end of its status date, or the beginning of the present day. */
export function momentOf(project: Project, scope: LanguageScope): Instant {
  return project.statusDate ?? parseInstant(scope.today) ?? 0;
}

/** What explanations of dates need. */
export function explainContext(project: Project, scope: LanguageScope): ExplainContext {
  const { store, language } = scope;
  return {
    project,
    schedule: store.schedule(project),
    calendars: calendarsOf(project),
    language,
    day: (instant, isFinish) => dayWords(isFinish ? finishDay(instant) : dayOf(instant), language),
    external: (id, task) => {
      const other = store.projects().find((candidate) => candidate.id === id && candidate.header);
      const scheduled = other && store.schedule(other).byId.get(task);
      return scheduled && { start: scheduled.start, finish: scheduled.finish, title: scheduled.task.title };
    },
  };
}

/** A task that waits for another one. */
export interface Follower {
  readonly task: TaskRecord;
  readonly link: PredecessorLink;
}

/** The tasks of the same project that name a task as their predecessor, in the order of the outline. */
export function followersOf(project: Project, id: string): readonly Follower[] {
  const found: Follower[] = [];
  for (const task of project.tasksById.values())
    for (const link of task.predecessors)
      if (link.task === id && link.project === undefined) found.push({ task, link });
  return found;
}
