import type { Project, TaskRecord } from "../model/types";
import { message } from "../text/message";
import type { CheckRule } from "./rule";

/** Tasks at either end of a link, in this project or from it to another. None while a link leads nowhere: the task that is meant would seem to be alone. */
function linkedIds(project: Project): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id, predecessors } of project.tasksById.values()) {
    if (predecessors.length > 0) ids.add(id);
    for (const link of predecessors) {
      if (link.project !== undefined) continue;
      if (!project.tasksById.has(link.task)) return new Set();
      ids.add(link.task);
    }
  }
  return ids;
}

/** Whether a task, one above it or one of its subtasks is linked. */
function isLinked(task: TaskRecord, linked: ReadonlySet<string>): boolean {
  for (let at: TaskRecord | undefined = task; at; at = at.parent) if (linked.has(at.id)) return true;
  return false;
}

/** Whether something else than links says when the task is done, or nothing needs to. */
function isPlaced(task: TaskRecord): boolean {
  const { actualStart, constraint, deadline, manual, milestone, percentComplete } = task;
  const placed = constraint ?? deadline ?? actualStart;
  return placed !== undefined || manual || milestone || percentComplete > 0 || task.data["levelOfEffort"] === true;
}

export const danglingRules: readonly CheckRule[] = [
  {
    code: "task.dangling",
    severity: "info",
    documentation: {
      en: "In a plan whose tasks are linked, a task without any link stands at the start of the project, and nothing moves when it is late. Link it to the work before or behind it.",
      ja: "タスクの前後関係がある計画で、どのタスクともつながっていないタスクは開始日に置かれ、遅れても後続に影響しません。前後の作業とつないでください。",
    },
    *check(project) {
      const linked = linkedIds(project);
      if (linked.size === 0) return;
      for (const task of project.tasksById.values()) {
        if (task.children.length > 0 || !task.active || isPlaced(task) || isLinked(task, linked)) continue;
        yield {
          record: task,
          key: "predecessors",
          message: message(
            "The task '{0}' is linked to no other in this project: it waits for none, and none waits for it.",
            task.title,
          ),
        };
      }
    },
  },
];
