import type { WorkingCalendar } from "../../calendar/working-calendar";
import { baselinesLatestFirst } from "../../model/baselines";
import { instantAt, mappingsAt, textAt } from "../../model/fields";
import type { Project, RecordBase, TaskRecord } from "../../model/types";
import type { Instant } from "../../text/instant";
import type { GanttBaseline, GanttGate } from "./types";

/** What a project's baselines say of its tasks, the latest first. A day alone is the working time of that day. */
export function ganttBaselines(
  project: Project,
  tasks: readonly TaskRecord[],
  calendar: WorkingCalendar,
): readonly GanttBaseline[] {
  return baselinesLatestFirst(project).map((record) => {
    const dates = datesOf(record, calendar);
    return {
      id: record.id,
      name: record.title,
      start: tasks.map(({ id }) => dates.get(id)?.[0] ?? null),
      finish: tasks.map(({ id }) => dates.get(id)?.[1] ?? null),
    };
  });
}

/** Start and finish of each task; one that has only one of them happens at that moment. */
function datesOf(record: RecordBase, calendar: WorkingCalendar): ReadonlyMap<string, readonly [Instant, Instant]> {
  const dates = new Map<string, readonly [Instant, Instant]>();
  for (const values of mappingsAt(record.origin.node, "tasks")) {
    const task = textAt(values, "task");
    const start = instantAt(values, "start", "start");
    const finish = instantAt(values, "finish", "end");
    if (task === undefined || dates.has(task)) continue;
    const from = start === undefined ? undefined : calendar.nextWorking(start);
    const to = finish === undefined ? undefined : calendar.previousWorking(finish);
    const known = from ?? to;
    if (known !== undefined) dates.set(task, [known, Math.max(to ?? known, known)]);
  }
  return dates;
}

/** The gates of a project that have a date, in the order of their dates. */
export function ganttGates(project: Project): readonly GanttGate[] {
  return (project.recordsBySection.get("gates") ?? [])
    .flatMap(({ id, title, kind, origin }): readonly GanttGate[] => {
      const actual = instantAt(origin.node, "actual", "end");
      const date = actual ?? instantAt(origin.node, "planned", "end");
      return kind !== "gate" || date === undefined ? [] : [{ id, name: title, date, decided: actual !== undefined }];
    })
    .sort((a, b) => a.date - b.date);
}
