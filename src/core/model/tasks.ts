import { parseAssignment } from "../text/assignment";
import { parseLag } from "../text/duration";
import { parseReference } from "../text/identifier";
import { parsePredecessor } from "../text/predecessor";
import { revisionOf } from "../text/placed";
import { valueOf, type MappingNode, type TreeNode } from "../text/tree";
import {
  booleanAt,
  choiceAt,
  durationAt,
  instantAt,
  itemsAt,
  localizedAt,
  mappingsAt,
  numberAt,
  percentAt,
  textAt,
  textOf,
} from "./fields";
import { partSpan } from "./origin";
import { withData } from "./record";
import {
  constraintTypes,
  type Assignment,
  type DateConstraint,
  type PredecessorLink,
  type TaskRecord,
  type TaskSplit,
  type ThreePointEstimate,
} from "./types";

/** The list of top-level tasks as one file has it. */
export interface TaskList {
  readonly file: string;
  readonly text: string;
  readonly nodes: readonly MappingNode[];
}

const linkTypes = ["FS", "SS", "FF", "SF"] as const;
const taskTypes = ["fixed-units", "fixed-work", "fixed-duration"] as const;

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** A task that was read before, and the state of its text then. */
interface KnownTask {
  readonly file: string;
  readonly revision: number;
  readonly task: Mutable<TaskRecord>;
  /** Whether its code in the outline is written, so that its place doesn't count. */
  readonly hasCode: boolean;
  /** Its place in the outline, as a code. */
  place: string;
  /** Whether it, or a task in it, has no id: what such a task is called depends on where it stands. */
  readonly anonymous: boolean;
}

const known = new WeakMap<MappingNode, KnownTask>();

/**
 * Reads the tasks of all files, one list after the other, with their outline. A task whose text has not changed is the same object as before; only its place in
 * the outline may be another one, and is exchanged in it.
 */
export function readTasks(lists: readonly TaskList[]): readonly TaskRecord[] {
  const tasks: TaskRecord[] = [];
  for (const list of lists) {
    for (const node of list.nodes) tasks.push(taskOf(node, list, `${tasks.length + 1}`, 1, undefined));
  }
  return tasks;
}

/** Reads the tasks of a file ahead of `readTasks`, and yields behind each top-level task. @param first the number of its first task in the outline, from 1 */
export function* readTasksInSteps(list: TaskList, first: number): Generator<void, void> {
  for (const [index, node] of list.nodes.entries()) {
    taskOf(node, list, `${first + index}`, 1, undefined);
    yield;
  }
}

/** The task that was read last from a node. */
export function taskAt(node: MappingNode): TaskRecord | undefined {
  return known.get(node)?.task;
}

/**
 * Reads a task and those below it, or takes them as they were read before.
 * @param place its code in the outline
 * @param level 1 for a top-level task
 */
export function taskOf(
  node: MappingNode,
  list: Omit<TaskList, "nodes">,
  place: string,
  level: number,
  parent: TaskRecord | undefined,
): TaskRecord {
  const before = known.get(node);
  const revision = revisionOf(node);
  if (before?.revision === revision && before.file === list.file && !before.anonymous) {
    putInOutline(before, place, level, parent);
    return before.task;
  }
  const task: Mutable<TaskRecord> = readTask(node, list, place, level, parent);
  const children = mappingsAt(node, "tasks").map((child, index) =>
    taskOf(child, list, `${task.wbs}.${index + 1}`, level + 1, task),
  );
  task.children = children;
  const anonymous =
    textAt(node, "id") === undefined || children.some((child) => known.get(child.origin.node)?.anonymous);
  const hasCode = textAt(node, "wbs") !== undefined;
  known.set(node, { file: list.file, revision, task, hasCode, place, anonymous });
  return task;
}

/** Gives a task and those below it the codes of a place. Where they have them already, nothing is to be done. */
function putInOutline(before: KnownTask, place: string, level: number, parent: TaskRecord | undefined): void {
  const { task } = before;
  task.parent = parent;
  if (before.place === place && task.outlineLevel === level) return;
  before.place = place;
  task.outlineLevel = level;
  if (!before.hasCode) task.wbs = place;
  task.children.forEach((child, index) => {
    const below = known.get(child.origin.node);
    if (below) putInOutline(below, `${task.wbs}.${index + 1}`, level + 1, task);
  });
}

/**
 * Reads the fields of one task; those below it are not read.
 * @param place its code in the outline, for a task without a written one
 * @param level 1 for a top-level task
 */
export function readTask(
  node: MappingNode,
  list: Omit<TaskList, "nodes">,
  place: string,
  level: number,
  parent: TaskRecord | undefined,
): TaskRecord {
  const wbs = textAt(node, "wbs") ?? place;
  const id = textAt(node, "id") ?? `@${list.file}:${node.start}`;
  return withData<TaskRecord>({
    id,
    kind: "task",
    section: "schedule",
    title: localizedAt(node, "name") ?? id,
    origin: { file: list.file, node },
    wbs,
    outlineLevel: level,
    parent,
    children: [],
    milestone: booleanAt(node, "milestone") ?? false,
    duration: durationAt(node, "duration"),
    work: durationAt(node, "work"),
    type: choiceAt(node, "type", taskTypes) ?? "fixed-units",
    effortDriven: booleanAt(node, "effortDriven") ?? false,
    ignoreResourceCalendar: booleanAt(node, "ignoreResourceCalendar") ?? false,
    predecessors: itemsAt(node, "predecessors").flatMap((item) => readPredecessor(item, list.text) ?? []),
    assignments: itemsAt(node, "assignments").flatMap((item) => readAssignment(item, list.text) ?? []),
    constraint: readConstraint(valueOf(node, "constraint")),
    deadline: instantAt(node, "deadline", "end"),
    calendar: textAt(node, "calendar"),
    manual: booleanAt(node, "manual") ?? false,
    start: instantAt(node, "start", "start"),
    finish: instantAt(node, "finish", "end"),
    active: booleanAt(node, "active") ?? true,
    levelingDelay: durationAt(node, "levelingDelay"),
    priority: numberAt(node, "priority", 0, 1000) ?? 500,
    percentComplete: numberAt(node, "percentComplete", 0, 100) ?? 0,
    actualStart: instantAt(node, "actualStart", "start"),
    actualFinish: instantAt(node, "actualFinish", "end"),
    remainingDuration: durationAt(node, "remainingDuration"),
    estimate: readEstimate(valueOf(node, "estimate")),
    splits: mappingsAt(node, "splits").flatMap((split) => readSplit(split) ?? []),
    owner: textAt(node, "owner"),
    source: textAt(node, "source"),
  });
}

/** A predecessor written as text (`screens SS+2d`) or as a mapping (`{ task, type, lag }`). */
function readPredecessor(node: TreeNode, text: string): PredecessorLink | undefined {
  if (node.kind === "mapping") {
    const reference = parseReference(textAt(node, "task") ?? "");
    if (!reference) return undefined;
    const lag = parseLag(textAt(node, "lag") ?? "");
    const type = choiceAt(node, "type", linkTypes) ?? "FS";
    return {
      ...(reference.project !== undefined && { project: reference.project }),
      task: reference.id,
      type,
      ...(lag && { lag }),
      span: node,
    };
  }
  const written = textOf(node);
  const parsed = written === undefined ? undefined : parsePredecessor(written);
  if (!parsed || written === undefined || node.kind !== "scalar") return undefined;
  return {
    ...(parsed.project !== undefined && { project: parsed.project }),
    task: parsed.id,
    type: parsed.type,
    ...(parsed.lag && { lag: parsed.lag }),
    span: partSpan(node, text, { start: 0, end: written.length }),
  };
}

/** An assignment written as text (`sato 50%`) or as a mapping (`{ resource, units, work, delay }`). */
function readAssignment(node: TreeNode, text: string): Assignment | undefined {
  if (node.kind === "mapping") {
    const resource = textAt(node, "resource");
    if (resource === undefined) return undefined;
    const work = durationAt(node, "work");
    const delay = durationAt(node, "delay");
    return {
      resource,
      units: percentAt(node, "units") ?? 1,
      ...(work && { work }),
      ...(delay && { delay }),
      span: node,
    };
  }
  const written = textOf(node);
  if (written === undefined || node.kind !== "scalar") return undefined;
  const span = partSpan(node, text, { start: 0, end: written.length });
  const parsed = parseAssignment(written);
  return parsed && { resource: parsed.resource, units: parsed.units, ...(parsed.work && { work: parsed.work }), span };
}

/** Date without a time: the start of the day for what starts, its end for what finishes. */
function readConstraint(node: TreeNode | undefined): DateConstraint | undefined {
  const type = choiceAt(node, "type", constraintTypes);
  if (type === undefined) return undefined;
  const date = instantAt(node, "date", type.includes("finish") ? "end" : "start");
  return { type, ...(date !== undefined && { date }) };
}

function readSplit(node: MappingNode): TaskSplit | undefined {
  const from = instantAt(node, "from", "start");
  const to = instantAt(node, "to", "start");
  return from !== undefined && to !== undefined && from < to ? { from, to } : undefined;
}

function readEstimate(node: TreeNode | undefined): ThreePointEstimate | undefined {
  if (node?.kind !== "mapping") return undefined;
  return {
    optimistic: durationAt(node, "optimistic"),
    mostLikely: durationAt(node, "mostLikely"),
    pessimistic: durationAt(node, "pessimistic"),
  };
}
