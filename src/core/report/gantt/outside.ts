import type { PredecessorLink, Project, TaskRecord } from "../../model/types";
import { lagText } from "./modelLinks";
import { linkTypes, type GanttModel, type GanttOutsideLink } from "./types";

/** A link that a task has to a predecessor in another project. */
interface LeavingLink {
  readonly task: TaskRecord;
  readonly link: PredecessorLink & { readonly project: string };
}

const known = new WeakMap<Project, readonly LeavingLink[]>();

/** The links of a project to predecessors in others. */
function leavingLinks(project: Project): readonly LeavingLink[] {
  const before = known.get(project);
  if (before) return before;
  const found: LeavingLink[] = [];
  for (const task of project.tasksById.values())
    for (const link of task.predecessors) {
      const { project: other } = link;
      if (other !== undefined && other !== project.id) found.push({ task, link: { ...link, project: other } });
    }
  known.set(project, found);
  return found;
}

/**
 * Links between a project and others, in both directions: first those to its own predecessors, in the order of its tasks.
 * @param all projects of the workspace
 * @param waits false where it is known that no task of the project waits for another project, so that they need not be looked through
 */
export function outsideLinks(project: Project, all: readonly Project[], waits = true): readonly GanttOutsideLink[] {
  const before = (waits ? leavingLinks(project) : []).map(({ task, link }) => {
    const other = all.find(({ id, header }) => id === link.project && header !== undefined);
    const name = other?.tasksById.get(link.task)?.title;
    return {
      ...{ own: task.id, before: true, project: link.project, task: link.task, ...typeAndLag(link) },
      ...(other && { projectName: other.name }),
      ...(name !== undefined && { name }),
    };
  });
  const after = all
    .filter((other) => other !== project && other.id !== project.id)
    .flatMap((other) =>
      leavingLinks(other)
        .filter(({ link }) => link.project === project.id && project.tasksById.has(link.task))
        .map(({ task, link }) => ({
          ...{ own: link.task, before: false, project: other.id, task: task.id, ...typeAndLag(link) },
          ...{ projectName: other.name, name: task.title },
        })),
    );
  return [...before, ...after];
}

function typeAndLag({ type, lag }: PredecessorLink): Pick<GanttOutsideLink, "type" | "lag"> {
  return { type: linkTypes.indexOf(type), lag: lagText(lag) };
}

export type OutsideByRow = ReadonlyMap<number, readonly GanttOutsideLink[]>;

const none: OutsideByRow = new Map();

/** The links of each row to other projects. */
export function outsideByRow({ rows, outside = [] }: GanttModel): OutsideByRow {
  if (outside.length === 0) return none;
  const wanted = new Map<string, GanttOutsideLink[]>();
  for (const link of outside) {
    const list = wanted.get(link.own);
    if (list) list.push(link);
    else wanted.set(link.own, [link]);
  }
  const byRow = new Map<number, readonly GanttOutsideLink[]>();
  rows.id.forEach((id, row) => {
    const list = wanted.get(id);
    if (!list) return;
    byRow.set(row, list);
    // An id that stands twice means the first of its tasks.
    wanted.delete(id);
  });
  return byRow;
}

/** The end of a bar at which a link stands: where it arrives for one that comes, where it leaves for one that goes. */
export function isAtStart({ before, type }: GanttOutsideLink): boolean {
  const name = linkTypes[type];
  return before ? name === "FS" || name === "SS" : name === "SS" || name === "SF";
}
