import type { Project } from "../../core/model/types";
import type { Finding } from "../../core/text/finding";
import { countsOf, findingData } from "./read-findings";
import { mostResults, type ToolScope } from "./scope";
import { datesOf } from "./tasks";

/** Most findings and moved tasks of a comparison, of each sort. */
const mostCompared = mostResults / 4;

/** What a change does to a project: findings before and after, and dates that move. */
export function effectOf(before: ToolScope, after: ToolScope, project: Project): Readonly<Record<string, unknown>> {
  const paths = project.files.map(({ path }) => path);
  const old = paths.flatMap((path) => before.store.findings(path));
  const now = paths.flatMap((path) => after.store.findings(path));
  const added = without(after, now, old);
  const resolved = without(before, old, now);
  const changed = after.store.projectOf(paths[0] ?? "");
  return {
    findingsBefore: countsOf(old),
    findingsAfter: countsOf(now),
    newFindings: added.slice(0, mostCompared).map((one) => findingData(after, one)),
    newFindingsLeftOut: Math.max(0, added.length - mostCompared),
    resolvedFindings: resolved.slice(0, mostCompared).map((one) => findingData(before, one)),
    resolvedFindingsLeftOut: Math.max(0, resolved.length - mostCompared),
    ...(changed && scheduleEffect(before, after, project, changed)),
  };
}

/** Findings of one list that are not in the other, wherever they stand: lines move. */
function without({ render }: ToolScope, findings: readonly Finding[], others: readonly Finding[]): readonly Finding[] {
  const key = ({ code, file, message }: Finding): string => [code, file, render(message)].join("\n");
  const left = new Map<string, number>();
  for (const other of others) left.set(key(other), (left.get(key(other)) ?? 0) + 1);
  return findings.filter((finding) => {
    const count = left.get(key(finding)) ?? 0;
    left.set(key(finding), count - 1);
    return count <= 0;
  });
}

function scheduleEffect(
  before: ToolScope,
  after: ToolScope,
  project: Project,
  changed: Project,
): Readonly<Record<string, unknown>> {
  const old = before.store.schedule(project);
  const now = after.store.schedule(changed);
  const moved = now.tasks.filter((task) => {
    const was = old.byId.get(task.task.id);
    return !was || was.start !== task.start || was.finish !== task.finish || was.critical !== task.critical;
  });
  const gone = old.tasks.filter(({ task }) => !now.byId.has(task.id));
  return {
    scheduleBefore: old.tasks.length > 0 ? datesOf(old) : null,
    scheduleAfter: now.tasks.length > 0 ? datesOf(now) : null,
    changedTasks: moved.slice(0, mostCompared).map((task) => {
      const was = old.byId.get(task.task.id);
      return {
        id: task.task.id,
        before: was ? { ...datesOf(was), critical: was.critical } : null,
        after: { ...datesOf(task), critical: task.critical },
      };
    }),
    changedTasksLeftOut: Math.max(0, moved.length - mostCompared),
    deletedTasks: gone.slice(0, mostCompared).map(({ task }) => task.id),
  };
}
