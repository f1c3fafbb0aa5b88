import type { Project, TaskRecord } from "../../core/model/types";
import { formatDay, formatFinishDay, formatMonthDay } from "../../core/report/gantt/format";
import { statusWords } from "../../core/report/gantt/rows";
import { progressState } from "../../core/schedule/progress";
import type { ScheduledTask } from "../../core/schedule/types";
import { dateFromDays, dayOf, type Instant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import type { Language, LanguageScope } from "../types";
import { facts, spoken, type TreeIcon, type TreeItemView } from "./node";

/** What is true of a task, worst first: deadline missed, late, critical, and how far it is. Empty for one that the schedule leaves out. */
export function taskStatus(scope: LanguageScope, project: Project, task: TaskRecord): readonly string[] {
  const schedule = scope.store.schedule(project);
  const scheduled = scheduledTask(scope, project, task);
  if (!scheduled) return [];
  const { critical, deadlineMissed } = scheduled;
  const progress = progressState(scheduled, schedule.statusDate ?? project.statusDate);
  return statusWords({ ...progress, critical, deadlineMissed, inactive: !task.active, manual: task.manual }).map(
    scope.render,
  );
}

/** The computed dates of a task; undefined where another task with its id is the one that counts. */
export function scheduledTask(scope: LanguageScope, project: Project, task: TaskRecord): ScheduledTask | undefined {
  const scheduled = scope.store.schedule(project).byId.get(task.id);
  return scheduled?.task === task ? scheduled : undefined;
}

/** The row of a task: its dates, and what is worth a look. */
export function taskItem(scope: LanguageScope, project: Project, task: TaskRecord, id: string): TreeItemView {
  const scheduled = scheduledTask(scope, project, task);
  const status = scheduled && progressState(scheduled, project.statusDate);
  const alarms = [
    scheduled?.deadlineMissed && message("Deadline missed"),
    status?.late && message("Late"),
    scheduled?.critical && !status?.complete && task.children.length === 0 && message("Critical"),
  ].flatMap((word) => (word ? scope.render(word) : []));
  const dates = scheduled && datesOf(scope, scheduled);
  const milestone = scheduled?.kind === "milestone" ? scope.render(message("Milestone")) : undefined;
  return {
    id,
    label: task.title,
    description: facts([dates, ...alarms]),
    icon: iconOf(task, scheduled, status),
    state: task.children.length > 0 ? "collapsed" : "leaf",
    context: "task",
    spoken: spoken(scope, [task.title, milestone, dates, ...taskStatus(scope, project, task)]),
  };
}

/** From the first to the last day; one day alone where both are the same. As in lists of mails, the present year is left out, and no year stands twice. */
export function datesOf(scope: LanguageScope, { start, finish }: { start: Instant; finish: Instant }): string {
  const { language, today } = scope;
  const days = [dayOf(start), dayOf(Math.max(finish - 1, start))] as const;
  const years = days.map((day) => dateFromDays(day).year);
  const [from, to] = days.map((day) => formatMonthDay(day, language));
  const [fromYear, toYear] = years.map((year) => (String(year) === today.slice(0, 4) ? undefined : year));
  if (days[0] === days[1]) return withYear(to, toYear, language);
  const sameYear = years[0] === years[1];
  return language === "ja"
    ? `${withYear(from, fromYear, language)} – ${withYear(to, sameYear ? undefined : toYear, language)}`
    : `${withYear(from, sameYear ? undefined : fromYear, language)} – ${withYear(to, toYear, language)}`;
}

/** `Apr 1, 2026`; `2026/4/1` in Japanese. */
function withYear(day: string | undefined, year: number | undefined, language: Language): string {
  if (day === undefined || year === undefined) return day ?? "";
  return language === "ja" ? `${year}/${day}` : `${day}, ${year}`;
}

/** From the first to the last day, with their years. */
export function longDatesOf(
  { language }: LanguageScope,
  { start, finish }: { start: Instant; finish: Instant },
): string {
  return `${formatDay(start, language)} – ${formatFinishDay(finish, language)}`;
}

type Progress = ReturnType<typeof progressState>;

/** The shape says what it is and how far, the colour whether it is critical or late. */
function iconOf(task: TaskRecord, scheduled: ScheduledTask | undefined, progress: Progress | undefined): TreeIcon {
  const name =
    scheduled?.kind === "milestone" || task.milestone
      ? "milestone"
      : task.children.length > 0
        ? "list-tree"
        : progress?.complete
          ? "pass"
          : progress?.started
            ? "play-circle"
            : "circle-large-outline";
  const color = scheduled?.deadlineMissed
    ? "list.errorForeground"
    : progress?.late
      ? "list.warningForeground"
      : progress?.complete
        ? "testing.iconPassed"
        : scheduled?.critical && task.children.length === 0
          ? "charts.red"
          : undefined;
  return { name, ...(color && { color }) };
}
