import type { TaskRecord } from "../../core/model/types";
import type { Place } from "./place";

/** The tasks of the project for a list of task ids, those that are most likely meant first. */
export function taskCandidates(place: Place): readonly TaskRecord[] {
  const { facts } = place;
  if (!facts) return [];
  const at = placeInOutline(place, facts.tasks);
  return at === undefined ? byNearness(facts.tasks, place) : outwards(facts.tasks, at);
}

/** Where the task around the place stands among all tasks; of one that has no id yet, the task before it. */
function placeInOutline(place: Place, tasks: readonly TaskRecord[]): number | undefined {
  if (place.records[0]?.kind !== "task") return undefined;
  const { task } = place;
  if (task) return tasks.indexOf(task);
  const outer = place.records.find(({ id }) => id !== undefined)?.id;
  const before = tasks.findLastIndex(
    ({ id, origin }) => origin.file === place.file.path && (id === outer || origin.node.start < place.offset),
  );
  return Math.max(before, 0);
}

/** Tasks before a place, nearest first, and then those behind it. */
function outwards(tasks: readonly TaskRecord[], at: number): readonly TaskRecord[] {
  return [...tasks.slice(0, at + 1).reverse(), ...tasks.slice(at + 1)];
}

/** Open tasks around the status date first. */
function byNearness(tasks: readonly TaskRecord[], place: Place): readonly TaskRecord[] {
  const { schedule } = place;
  const now = place.project?.statusDate ?? place.today;
  const distance = ({ id }: TaskRecord): number => {
    const scheduled = schedule?.byId.get(id);
    if (!scheduled) return Infinity;
    const days = Math.max(scheduled.start - now, now - scheduled.finish, 0);
    return scheduled.percentComplete >= 100 ? days + 1e9 : days;
  };
  return tasks
    .map((task) => ({ task, distance: distance(task) }))
    .sort((a, b) => a.distance - b.distance)
    .map(({ task }) => task);
}

/**
 * Ids that can't be predecessors of the task around the place: itself, the summary tasks that it stands in, the tasks below it, and everything that waits for it,
 * because each of them would close a cycle.
 */
export function excludedPredecessors(place: Place): ReadonlySet<string> {
  const { task, facts, project } = place;
  const outerId = place.records.slice(1).find(({ kind }) => kind === "task")?.id;
  const outer = outerId === undefined ? undefined : project?.tasksById.get(outerId);
  const excluded = new Set<string>();
  for (let above = task?.parent ?? outer; above && !excluded.has(above.id); above = above.parent)
    excluded.add(above.id);
  if (!task || !facts) return excluded;
  /** Tasks whose start waits, so that all tasks below them wait as well. */
  const waiting = new Set<TaskRecord>();
  /** Tasks whose finish waits: the summary tasks around the former. */
  const finishing = new Set<TaskRecord>();
  const open = [task];
  for (let next = open.pop(); next; next = open.pop()) {
    if (waiting.has(next)) continue;
    waiting.add(next);
    open.push(...next.children, ...facts.successors(next.id));
    for (let above = next.parent; above && !finishing.has(above); above = above.parent) {
      finishing.add(above);
      open.push(...facts.successors(above.id));
    }
  }
  for (const one of [...waiting, ...finishing]) excluded.add(one.id);
  return excluded;
}
