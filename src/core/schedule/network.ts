import type { LinkType, PredecessorLink, Project, TaskRecord } from "../model/types";
import { durationMinutes, type DurationBasis } from "../text/duration";
import type { Outline } from "./outline";

/** The lag of a link: minutes, or percents of the predecessor's duration. */
export interface LinkLag {
  readonly lag: number;
  readonly lagUnit: "working" | "elapsed" | "percent";
}

/** A link between two tasks of this project, by their places in outline order. */
export interface NetworkLink extends LinkLag {
  readonly from: number;
  readonly to: number;
  /** Place among the predecessors of its task. */
  readonly index: number;
  /** Whether it binds the start of its successor (otherwise its finish). */
  readonly startsBy: boolean;
  /** Whether it leaves the start of its predecessor (otherwise its finish). */
  readonly fromStart: boolean;
  /** The id of its predecessor as the only one of a list: what sets an early start most often. */
  readonly driver: readonly string[];
}

/** Links by one of their ends: those of a task stand from `first[place]` up to, not including, `first[place + 1]`. */
export interface LinkTable {
  readonly links: readonly NetworkLink[];
  readonly first: Int32Array;
}

/** A predecessor in another project. */
export interface ExternalLink {
  readonly to: number;
  readonly record: PredecessorLink;
}

/** The tasks of a project in outline order, and what binds them. A task is named by its place in `tasks`. */
export interface Network extends Outline {
  /** False for inactive tasks and all below them. */
  readonly active: readonly boolean[];
  readonly places: ReadonlyMap<string, number>;
  /** Links that count, by their successor: both ends known, and a predecessor that is active. */
  readonly incoming: LinkTable;
  /** The same links by their predecessor. */
  readonly outgoing: LinkTable;
  readonly external: readonly ExternalLink[];
}

const startsBy: Readonly<Record<LinkType, boolean>> = { FS: true, SS: true, FF: false, SF: false };
const fromStart: Readonly<Record<LinkType, boolean>> = { FS: false, SS: true, FF: false, SF: true };

/** Whether a link binds the start of its successor (otherwise its finish), and whether it leaves the start of its predecessor. */
export const linkEnds = { startsBy, fromStart };

/** The link as it is written. */
export function recordOf(network: Network, link: NetworkLink): PredecessorLink | undefined {
  return network.tasks[link.to]?.predecessors[link.index];
}

/** Lags other than percentages convert by the project's basis. */
export function lagOf({ lag }: PredecessorLink, basis: DurationBasis): LinkLag {
  if (!lag) return { lag: 0, lagUnit: "working" };
  if ("percent" in lag) return { lag: lag.percent, lagUnit: "percent" };
  return { lag: durationMinutes(lag, basis), lagUnit: lag.elapsed ? "elapsed" : "working" };
}

/** An earlier network of the same outline, ids and active tasks: links of tasks that have stayed the same are taken from it. */
export interface KnownNetwork {
  readonly network: Network;
  readonly changed: ReadonlySet<number>;
}

/** Reads the links of tasks. Predecessors that don't exist are left out: the model reports them. */
export function readNetwork(project: Project, outline: Outline, basis: DurationBasis, known?: KnownNetwork): Network {
  const { tasks } = outline;
  const { active, places } = known?.network ?? readNames(outline);
  const links: NetworkLink[] = [];
  const first = new Int32Array(tasks.length + 1);
  const external: ExternalLink[] = [];
  tasks.forEach((task, to) => {
    if (known && !known.changed.has(to)) copyLinks(known.network.incoming, to, links);
    else readLinks(project, task, to, { active, places, basis }, links);
    first[to + 1] = links.length;
    for (const record of task.predecessors) if (leaves(project, record)) external.push({ to, record });
  });
  const incoming = { links, first };
  return { ...outline, active, places, incoming, outgoing: byPredecessor(links, tasks.length), external };
}

function leaves(project: Project, record: PredecessorLink): boolean {
  return record.project !== undefined && record.project !== project.id;
}

interface Names {
  readonly active: readonly boolean[];
  readonly places: ReadonlyMap<string, number>;
}

function readNames({ tasks, parent }: Outline): Names {
  const active: boolean[] = [];
  const places = new Map<string, number>();
  tasks.forEach((task, place) => {
    const up = parent[place] ?? -1;
    active.push(task.active && (up < 0 || active[up] === true));
    if (!places.has(task.id)) places.set(task.id, place);
  });
  return { active, places };
}

function readLinks(
  project: Project,
  task: TaskRecord,
  to: number,
  { active, places, basis }: Names & { readonly basis: DurationBasis },
  links: NetworkLink[],
): void {
  for (let index = 0; index < task.predecessors.length; index++) {
    const record = task.predecessors[index];
    if (!record || leaves(project, record)) continue;
    const from = places.get(record.task);
    if (from === undefined || active[from] !== true) continue;
    const { lag, lagUnit } = lagOf(record, basis);
    links.push({
      from,
      to,
      index,
      startsBy: startsBy[record.type],
      fromStart: fromStart[record.type],
      driver: [record.task],
      lag,
      lagUnit,
    });
  }
}

function copyLinks({ links, first }: LinkTable, to: number, into: NetworkLink[]): void {
  for (let at = first[to] ?? 0; at < (first[to + 1] ?? 0); at++) {
    const link = links[at];
    if (link) into.push(link);
  }
}

/** Sorts links by their predecessor; those of one predecessor stay in the order of their successors. */
function byPredecessor(links: readonly NetworkLink[], count: number): LinkTable {
  const first = new Int32Array(count + 1);
  for (const link of links) first[link.from + 1] = (first[link.from + 1] ?? 0) + 1;
  for (let place = 0; place < count; place++) first[place + 1] = (first[place + 1] ?? 0) + (first[place] ?? 0);
  const next = first.slice();
  const sorted = [...links];
  for (const link of links) {
    const at = next[link.from] ?? 0;
    sorted[at] = link;
    next[link.from] = at + 1;
  }
  return { links: sorted, first };
}

/** A network without some of its links. */
export function withoutLinks(network: Network, left: ReadonlySet<NetworkLink>): Network {
  if (left.size === 0) return network;
  const links = network.incoming.links.filter((link) => !left.has(link));
  const count = network.tasks.length;
  const first = new Int32Array(count + 1);
  for (const link of links) first[link.to + 1] = (first[link.to + 1] ?? 0) + 1;
  for (let place = 0; place < count; place++) first[place + 1] = (first[place + 1] ?? 0) + (first[place] ?? 0);
  return { ...network, incoming: { links, first }, outgoing: byPredecessor(links, count) };
}
