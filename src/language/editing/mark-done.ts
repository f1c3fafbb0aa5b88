import type { Project } from "../../core/model/types";
import { changeEntries, type EntryChanges } from "../../core/text/edit-entries";
import { formatDate, minutesPerDay, parseInstant, type Instant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import type { Span } from "../../core/text/range";
import { entryOf, stringOf, type MappingNode } from "../../core/text/tree";
import type { ScheduledTask } from "../../core/schedule/types";
import type { LanguageScope } from "../types";
import { editTarget, noProject, noTask, outcome, projectOf, refused, type EditOutcome } from "./outcome";
import { keyOrder, recordLists, selectedRecords, withoutInner, type RecordItem } from "./records";

/**
 * Reports the selected tasks, and all tasks below selected summary tasks, as done: 100 percent, with the computed dates as actual ones. Facts lie before the
 * status date (the present day without one), so that later dates become that day. Dates that are written stay; what remains to do goes away.
 */
export function markDone(scope: LanguageScope, path: string, selection: readonly Span[]): EditOutcome {
  const target = editTarget(scope, path, selection);
  if ("problem" in target) return refused(target.problem);
  const { file } = target;
  const project = projectOf(target);
  if (!project) return noProject();
  const selected = withoutInner(selectedRecords(file, recordLists(file), target.selection));
  const tasks = [...new Set(selected.filter(({ list }) => list.kind === "task").flatMap(leavesOf))];
  if (tasks.length === 0) return noTask();
  const schedule = scope.store.schedule(project);
  const limit = lastDay(project, scope.today);
  const edits = tasks.flatMap(({ node, list }) => {
    if (node.kind !== "mapping") return [];
    const scheduled = schedule.byId.get(stringOf(node, "id") ?? "");
    return changeEntries(file, node, facts(node, scheduled, limit), keyOrder(list.schema));
  });
  return edits.length > 0 ? outcome(target, edits) : refused(message("This is done already."));
}

function leavesOf(item: RecordItem): readonly RecordItem[] {
  const below = item.lists.filter(({ kind }) => kind === "task").flatMap(({ items }) => items);
  return below.length === 0 ? [item] : below.flatMap(leavesOf);
}

/** The last day that facts can lie on, as an instant in it. */
function lastDay({ statusDate }: Project, today: string): Instant {
  return statusDate === undefined ? (parseInstant(today) ?? 0) : statusDate - 1;
}

function facts(node: MappingNode, scheduled: ScheduledTask | undefined, limit: Instant): EntryChanges {
  const written = (key: string): string | undefined => stringOf(node, key);
  const changes: Record<string, string | number | undefined> = {};
  const percent = entryOf(node, "percentComplete")?.value;
  if (percent?.kind !== "scalar" || percent.value !== 100) changes.percentComplete = 100;
  const day = (instant: Instant | undefined): string => formatDate(Math.min(instant ?? limit, limit));
  const start = written("actualStart") ?? day(scheduled?.start);
  if (written("actualStart") === undefined) changes.actualStart = start;
  if (written("actualFinish") === undefined) {
    // Work that ends at midnight ends on the day before.
    const isLong = scheduled !== undefined && scheduled.finish > scheduled.start;
    const finish = day(isLong && scheduled.finish % minutesPerDay === 0 ? scheduled.finish - 1 : scheduled?.finish);
    changes.actualFinish = finish < start ? start : finish;
  }
  for (const key of ["remainingDuration", "remainingWork"]) if (entryOf(node, key)) changes[key] = undefined;
  const status = written("status");
  if (status !== undefined && status !== "done") changes.status = "done";
  return changes;
}
