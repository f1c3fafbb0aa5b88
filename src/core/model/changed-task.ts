import type { EditValue } from "../text/edit-text";
import { toData, type MappingEntry, type MappingNode, type TreeNode } from "../text/tree";
import { readTask } from "./tasks";
import type { Project, TaskRecord } from "./types";

/** New values of a record by key; undefined takes the key away. */
export type TaskValues = Readonly<Record<string, EditValue | undefined>>;

/** A task as it would be read with other values, without a text that has them. Its children and its place in the outline stay. */
export function changedTask(task: TaskRecord, values: TaskValues): TaskRecord {
  const { node } = task.origin;
  const place = { start: node.start, end: node.start };
  const kept = node.entries.filter(({ key }) => !Object.hasOwn(values, key));
  const added = Object.entries(values).flatMap(([key, value]): MappingEntry[] =>
    value === undefined ? [] : [{ key, keySpan: place, value: treeOf(value, place.start) }],
  );
  return reread(task, {
    kind: "mapping",
    flow: node.flow,
    start: node.start,
    end: node.end,
    entries: [...kept, ...added],
  });
}

/** Reads a task again; records have getters, so that they can't be copied. */
function reread(task: TaskRecord, node: MappingNode, children = task.children): TaskRecord {
  const { wbs, outlineLevel, parent, origin } = task;
  return Object.assign(readTask(node, { file: origin.file, text: "" }, wbs, outlineLevel, parent), { children });
}

/** Plain data as a tree all of which stands at one place. */
function treeOf(value: unknown, at: number): TreeNode {
  const place = { start: at, end: at };
  if (Array.isArray(value))
    return { ...place, kind: "sequence", flow: true, items: value.map((item) => treeOf(item, at)) };
  if (typeof value === "object" && value !== null) {
    const entries = Object.entries(value).flatMap(([key, item]): MappingEntry[] =>
      item === undefined ? [] : [{ key, keySpan: place, value: treeOf(item, at) }],
    );
    return { ...place, kind: "mapping", flow: true, entries };
  }
  const isScalar = typeof value === "string" || typeof value === "number" || typeof value === "boolean";
  return { ...place, kind: "scalar", style: "plain", value: isScalar ? value : null };
}

/** The written value of a key as plain data; undefined without the key. */
export function writtenValue(task: TaskRecord, key: string): unknown {
  const entry = task.origin.node.entries.find((one) => one.key === key);
  return entry && toData(entry.value);
}

/**
 * A project with other versions of some of its tasks, for the question what would be if. Tasks off the ways from them to the top are the same objects, and records of
 * other kinds, references and findings are those of the project.
 * @param versions new versions by the task that each takes the place of
 */
export function projectWith(project: Project, versions: ReadonlyMap<TaskRecord, TaskRecord>): Project {
  const touched = new Set<TaskRecord>();
  for (const task of versions.keys())
    for (let at: TaskRecord | undefined = task; at && !touched.has(at); at = at.parent) touched.add(at);
  const tasksById = new Map(project.tasksById);
  const exchange = (task: TaskRecord): TaskRecord => {
    if (!touched.has(task)) return task;
    const children = task.children.map(exchange);
    const version = versions.get(task);
    const changed = version ? Object.assign(version, { children }) : reread(task, task.origin.node, children);
    if (tasksById.get(task.id) === task) tasksById.set(task.id, changed);
    return changed;
  };
  const tasks = project.tasks.map(exchange);
  return { ...project, tasks, tasksById };
}
