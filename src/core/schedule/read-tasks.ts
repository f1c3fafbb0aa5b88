import type { CalendarSet } from "../calendar/compile";
import type { WorkingCalendar } from "../calendar/working-calendar";
import type { Project, TaskRecord } from "../model/types";
import type { Instant } from "../text/instant";
import { firstThatWorks, readLeaf, type Leaf, type Progress } from "./leaf";
import type { Network } from "./network";
import type { PlanInput } from "./plan";
import type { Change, Prepared } from "./prepare";

/** Tasks that are read between two pauses. */
const tasksInAStep = 200;

/** What the passes need of each task. */
export function* readTasks(
  project: Project,
  calendars: CalendarSet,
  { tasks, parent, children, active }: Network,
  start: Instant,
  known: Prepared | undefined,
  matched: Change | undefined,
): Generator<void, ReadTasks> {
  const before = known?.input;
  const readLag = (task: TaskRecord): WorkingCalendar =>
    firstThatWorks([calendars.get(task.calendar), calendars.get(undefined)], start);
  if (before && matched?.changed && before.network.active === active) {
    const read = (place: number, task: TaskRecord): Leaf | undefined =>
      (children[place]?.length ?? 0) === 0 ? readLeaf(project, calendars, task, start) : undefined;
    return readChanged(before, matched.changed, { tasks, parent, children, active }, read, readLag);
  }
  const lastPlace = (place: number): number =>
    matched?.changed?.has(place) ? -1 : (matched?.placeBefore(place) ?? -1);
  const leaves: (Leaf | undefined)[] = [];
  for (const [place, task] of tasks.entries()) {
    const isLeaf = (children[place]?.length ?? 0) === 0;
    leaves.push(isLeaf ? (before?.leaves[lastPlace(place)] ?? readLeaf(project, calendars, task, start)) : undefined);
    if (place % tasksInAStep === 0) yield;
  }
  const lagCalendars = tasks.map((task, place) => before?.lagCalendars[lastPlace(place)] ?? readLag(task));
  return { leaves, lagCalendars, progress: progressOf(leaves, { children, active }), putsLate: leaves.some(isLate) };
}

type ReadTasks = Pick<PlanInput, "leaves" | "lagCalendars" | "progress" | "putsLate">;

/** What the passes need of each task, when all stand where they stood and some ask something else. */
function readChanged(
  before: PlanInput,
  changed: ReadonlySet<number>,
  { tasks, parent, children, active }: Pick<Network, "tasks" | "parent" | "children" | "active">,
  readTask: (place: number, task: TaskRecord) => Leaf | undefined,
  readLag: (task: TaskRecord) => WorkingCalendar,
): ReadTasks {
  if (changed.size === 0) {
    const { leaves, lagCalendars, progress, putsLate } = before;
    return { leaves, lagCalendars, progress, putsLate };
  }
  const leaves = before.leaves.slice();
  const lagCalendars = before.lagCalendars.slice();
  const progress = before.progress.slice();
  const summaries = new Set<number>();
  for (const place of changed) {
    const task = tasks[place];
    if (!task) continue;
    const leaf = readTask(place, task);
    leaves[place] = leaf;
    lagCalendars[place] = readLag(task);
    if (leaf) progress[place] = leaf.progress;
    for (let up = parent[place] ?? -1; up >= 0 && !summaries.has(up); up = parent[up] ?? -1) summaries.add(up);
  }
  for (const place of [...summaries].sort((a, b) => b - a))
    progress[place] = progressBelow(progress, { children, active }, place);
  const putsLate = before.putsLate ? leaves.some(isLate) : [...changed].some((place) => isLate(leaves[place]));
  return { leaves, lagCalendars, progress, putsLate };
}

function isLate(leaf: Leaf | undefined): boolean {
  return leaf?.constraint === "as-late-as-possible";
}

/** Progress by place; that of a summary task is what its active children have in common. */
function progressOf(leaves: readonly (Leaf | undefined)[], outline: ActiveOutline): readonly Progress[] {
  const progress = leaves.map((leaf): Progress => leaf?.progress ?? "planned");
  for (let place = progress.length - 1; place >= 0; place--)
    if (!leaves[place]) progress[place] = progressBelow(progress, outline, place);
  return progress;
}

type ActiveOutline = Pick<Network, "children" | "active">;

function progressBelow(progress: readonly Progress[], { children, active }: ActiveOutline, place: number): Progress {
  const below = (children[place] ?? []).filter((child) => active[child] === true);
  const all = (wanted: Progress): boolean => below.every((child) => progress[child] === wanted);
  return below.length === 0 || all("planned") ? "planned" : all("complete") ? "complete" : "started";
}
