import type { Project, TaskRecord } from "../model/types";
import { message } from "../text/message";
import type { CheckRule } from "./rule";

/** Those of some tasks that no link leads to, nor to one above them. */
function withoutFollowers(project: Project, tasks: readonly TaskRecord[]): readonly TaskRecord[] {
  const wanted = new Set<string>();
  for (const task of tasks) for (let at: TaskRecord | undefined = task; at; at = at.parent) wanted.add(at.id);
  const followed = new Set<string>();
  for (const { predecessors } of project.tasksById.values())
    for (const link of predecessors) if (link.project === undefined && wanted.has(link.task)) followed.add(link.task);
  return tasks.filter((task) => !isAny(task, ({ id }) => followed.has(id)));
}

/** Whether a link leads nowhere: then the task that is meant would seem to be alone. */
function hasLostLink({ findings }: Project): boolean {
  return findings.some(({ code, data }) => {
    const kinds: unknown = data?.["kinds"];
    return code === "reference.unknown" && Array.isArray(kinds) && kinds.includes("task");
  });
}

/** Whether something is true of a task or of one above it. */
function isAny(task: TaskRecord, holds: (task: TaskRecord) => boolean): boolean {
  for (let at: TaskRecord | undefined = task; at; at = at.parent) if (holds(at)) return true;
  return false;
}

function waitsForNothing(task: TaskRecord): boolean {
  return !isAny(task, ({ predecessors }) => predecessors.length > 0);
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
      // Few tasks wait for nothing; only they are looked for among the links, since this is asked at every keystroke.
      const alone: TaskRecord[] = [];
      let hasLinks = false;
      for (const task of project.tasksById.values()) {
        if (task.predecessors.length > 0) hasLinks = true;
        else if (task.children.length === 0 && task.active && waitsForNothing(task) && !isPlaced(task))
          alone.push(task);
      }
      if (!hasLinks || alone.length === 0 || hasLostLink(project)) return;
      for (const task of withoutFollowers(project, alone)) {
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
