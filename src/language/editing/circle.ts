import type { Project, TaskRecord } from "../../core/model/types";
import { message, type Message } from "../../core/text/message";

/** A new link: the second task waits for the first. */
export type NewLink = readonly [from: string, to: string];

/** A task's start or finish, and how the search came there. */
interface Step {
  readonly task: TaskRecord;
  readonly finish: boolean;
  readonly before?: Step;
  /** Whether a link between two tasks led here, and not the outline. */
  readonly linked?: boolean;
}

/**
 * Says which circle new links would close, if they do. What a summary task waits for its subtasks wait for as well, and what waits for a summary task waits for all of
 * its subtasks.
 */
export function closesCircle(project: Project, added: readonly NewLink[]): Message | undefined {
  const followers = followersOf(project, added);
  for (const [from, to] of added) {
    const first = project.tasksById.get(to);
    const found = first && search({ task: first, finish: false }, { id: from, finish: true }, { followers });
    if (found) return words(found, from);
  }
  return undefined;
}

/** Says why tasks can't become subtasks of another one: the links between them would then close a circle. */
export function nestingCloses(project: Project, moved: readonly TaskRecord[], into: TaskRecord): Message | undefined {
  const ways = { followers: followersOf(project, []), apart: new Set(moved) };
  for (const task of moved) {
    const found =
      search({ task, finish: false }, { id: into.id, finish: false }, ways) ??
      search({ task: into, finish: true }, { id: task.id, finish: true }, ways);
    if (!found) continue;
    const chain = chainOf(found).join(" → ");
    return message(
      "'{0}' can't be part of '{1}', because of the links between them: {2}. Remove a link first.",
      task.title,
      into.title,
      chain,
    );
  }
  return undefined;
}

/** The tasks that wait for each task. */
function followersOf(project: Project, added: readonly NewLink[]): ReadonlyMap<string, readonly TaskRecord[]> {
  const followers = new Map<string, TaskRecord[]>();
  const note = (from: string, to: TaskRecord | undefined): void => {
    const list = followers.get(from);
    if (to && list) list.push(to);
    else if (to) followers.set(from, [to]);
  };
  for (const task of project.tasksById.values())
    for (const link of task.predecessors)
      if (link.project === undefined || link.project === project.id) note(link.task, task);
  for (const [from, to] of added) note(from, project.tasksById.get(to));
  return followers;
}

/** Where a search may go. */
interface Ways {
  readonly followers: ReadonlyMap<string, readonly TaskRecord[]>;
  /** Tasks that are taken out of where they stand in the outline. */
  readonly apart?: ReadonlySet<TaskRecord>;
}

/** The way from the start or finish of a task to that of another one. */
function search(
  first: Step,
  goal: { readonly id: string; readonly finish: boolean },
  { followers, apart }: Ways,
): Step | undefined {
  const seen = [new Set<TaskRecord>(), new Set<TaskRecord>()];
  const open: Step[] = [first];
  // The nearest way is the one that is easiest to understand.
  for (let next = 0, step = open[0]; step; step = open[++next]) {
    const { task, finish } = step;
    if (finish === goal.finish && task.id === goal.id) return step;
    const before = step;
    const marks = seen[finish ? 1 : 0];
    if (!marks || marks.has(task)) continue;
    marks.add(task);
    if (!finish && task.children.length > 0)
      for (const child of task.children) {
        if (!apart?.has(child)) open.push({ task: child, finish: false, before });
      }
    else if (!finish) open.push({ task, finish: true, before });
    else {
      if (task.parent && !apart?.has(task)) open.push({ task: task.parent, finish: true, before });
      for (const follower of followers.get(task.id) ?? [])
        open.push({ task: follower, finish: false, before, linked: true });
    }
  }
  return undefined;
}

/** The ids that a way goes along, by its links. */
function chainOf(end: Step): readonly string[] {
  const names: string[] = [];
  for (let step: Step | undefined = end; step; step = step.before) {
    if (!step.linked) continue;
    for (const id of [step.task.id, step.before?.task.id ?? ""]) if (names[0] !== id) names.unshift(id);
  }
  return names;
}

function words(end: Step, from: string): Message {
  const names = [from];
  let first: Step = end;
  for (let step: Step | undefined = end; step; step = step.before) {
    first = step;
    if (!step.linked) continue;
    for (const id of [step.task.id, step.before?.task.id ?? ""]) if (names[0] !== id) names.unshift(id);
  }
  const to = first.task.id;
  if (names.length === 1)
    return message("'{0}' and '{1}' can't wait for each other: one is part of the other.", from, to);
  if (names[0] !== to) names.unshift(to);
  return message("The link would close a circle: {0}", [from, ...names].join(" → "));
}
