import type { LinkType, PredecessorLink, Project, TaskRecord } from "../model/types";

/** A link between two tasks of this project, by their places in outline order. */
export interface NetworkLink {
  readonly from: number;
  readonly to: number;
  readonly type: LinkType;
  readonly record: PredecessorLink;
}

/** A predecessor in another project. */
export interface ExternalLink {
  readonly to: number;
  readonly record: PredecessorLink;
}

/** The tasks of a project in outline order, and what binds them. A task is named by its place in `tasks`. */
export interface Network {
  readonly tasks: readonly TaskRecord[];
  /** Place of the parent, -1 at the top. */
  readonly parent: Int32Array;
  readonly children: readonly (readonly number[])[];
  /** False for inactive tasks and all below them. */
  readonly active: readonly boolean[];
  /** Links that count: both ends known, and a predecessor that is active. */
  readonly incoming: readonly (readonly NetworkLink[])[];
  readonly outgoing: readonly (readonly NetworkLink[])[];
  readonly external: readonly ExternalLink[];
}

/** Reads tasks and links. Predecessors that don't exist are left out: the model reports them. */
export function readNetwork(project: Project): Network {
  const tasks: TaskRecord[] = [];
  const parents: number[] = [];
  const stack: { readonly task: TaskRecord; readonly parent: number }[] = [];
  const push = (list: readonly TaskRecord[], parent: number): void => {
    for (let at = list.length - 1; at >= 0; at--) {
      const task = list[at];
      if (task) stack.push({ task, parent });
    }
  };
  push(project.tasks, -1);
  for (let next = stack.pop(); next; next = stack.pop()) {
    tasks.push(next.task);
    parents.push(next.parent);
    push(next.task.children, tasks.length - 1);
  }

  const children: number[][] = tasks.map(() => []);
  const active: boolean[] = [];
  const places = new Map<string, number>();
  tasks.forEach((task, place) => {
    const parent = parents[place] ?? -1;
    children[parent]?.push(place);
    active.push(task.active && (parent < 0 || active[parent] === true));
    if (!places.has(task.id)) places.set(task.id, place);
  });

  const incoming: NetworkLink[][] = tasks.map(() => []);
  const outgoing: NetworkLink[][] = tasks.map(() => []);
  const external: ExternalLink[] = [];
  tasks.forEach((task, to) => {
    for (const record of task.predecessors) {
      if (record.project !== undefined && record.project !== project.id) {
        external.push({ to, record });
        continue;
      }
      const from = places.get(record.task);
      if (from === undefined || active[from] !== true) continue;
      const link: NetworkLink = { from, to, type: record.type, record };
      incoming[to]?.push(link);
      outgoing[from]?.push(link);
    }
  });
  return { tasks, parent: Int32Array.from(parents), children, active, incoming, outgoing, external };
}

/** A network without some of its links. */
export function withoutLinks(network: Network, left: ReadonlySet<NetworkLink>): Network {
  if (left.size === 0) return network;
  const keep = (links: readonly NetworkLink[]): readonly NetworkLink[] => links.filter((link) => !left.has(link));
  return { ...network, incoming: network.incoming.map(keep), outgoing: network.outgoing.map(keep) };
}
