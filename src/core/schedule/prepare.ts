import { compileCalendars, type CalendarSet } from "../calendar/compile";
import type { Project, TaskRecord } from "../model/types";
import type { Instant } from "../text/instant";
import type { ScheduleContext } from "./calculate";
import { sameCalendars, sameInput, sameLinks } from "./input";
import { firstThatWorks } from "./leaf";
import { readNetwork, withoutLinks, type Network } from "./network";
import { orderNetwork, type Order } from "./order";
import { readOutline, type Outline } from "./outline";
import type { ExternalBound, PlanInput } from "./plan";
import { readTasks } from "./read-tasks";

/** A plan that is read. */
export interface Prepared {
  readonly input: PlanInput;
  /** The network with all its links, those of cycles included. */
  readonly network: Network;
  readonly order: Order;
}

/** How much of a plan is that of an earlier one. Nobody may keep it: it holds the earlier plan, and that one would hold the one before. */
export interface Change {
  /** Where every task stands in its old place under its old id: the places of those that ask something else now. Otherwise undefined. */
  readonly changed: ReadonlySet<number> | undefined;
  /** The place that a task had before, -1 for new ones. */
  readonly placeBefore: (place: number) => number;
}

/** Reads what a schedule is computed from, and yields now and then. @param known an earlier version, of which all is taken that is still true */
export function* preparePlan(
  project: Project,
  context: ScheduleContext,
  known?: Prepared,
): Generator<void, { readonly prepared: Prepared; readonly change: Change }> {
  const calendars =
    context.calendars ??
    (known && sameCalendars(known.input.project, project) ? known.input.calendars : compileCalendars(project));
  yield;
  const outline = readOutline(project, known?.network);
  yield;
  const comparable = known && isComparable(known.input, project, calendars) ? known : undefined;
  const matched = comparable && match(comparable, outline);
  const { network, order, counted, sameNames } = yield* readOrder(
    project,
    outline,
    calendars,
    comparable,
    matched?.changed,
  );
  yield;
  const start = startOf(project, outline);
  const read = yield* readTasks(project, calendars, counted, start, comparable, matched);
  const externals = readExternals(network, context);
  const externalOf = new Map<number, ExternalBound[]>();
  for (const bound of externals) externalOf.set(bound.to, [...(externalOf.get(bound.to) ?? []), bound]);
  const input: PlanInput = {
    project,
    calendars,
    network: counted,
    steps: order.steps,
    calendar: firstThatWorks([calendars.get(undefined)], start),
    externals,
    externalOf,
    start,
    dataDate: project.schedule.mode === "primavera" ? project.statusDate : undefined,
    ...read,
  };
  const changed = sameNames ? matched?.changed : undefined;
  return {
    prepared: { input, network, order },
    change: { changed, placeBefore: matched?.placeBefore ?? (() => -1) },
  };
}

/** Whether tasks that ask the same are read the same way. */
function isComparable({ project: before, calendars }: PlanInput, project: Project, now: CalendarSet): boolean {
  return (
    calendars === now &&
    before.id === project.id &&
    before.schedule.mode === project.schedule.mode &&
    before.schedule.scheduleFrom === project.schedule.scheduleFrom
  );
}

/** Finds tasks again: in their place where the outline is the same, otherwise from both ends up to where it isn't. */
function match({ input, network: before }: Prepared, { tasks, parent, children }: Outline): Change {
  const same = (place: number, old: number): boolean => {
    const a = before.tasks[old];
    const b = tasks[place];
    const leaf = (children[place]?.length ?? 0) === 0;
    return a !== undefined && b !== undefined && leaf === (input.leaves[old] !== undefined) && sameInput(a, b);
  };
  if (parent === before.parent) {
    const changed = new Set<number>();
    for (let place = 0; place < tasks.length; place++) if (!same(place, place)) changed.add(place);
    return { changed, placeBefore: (place) => place };
  }
  const shift = before.tasks.length - tasks.length;
  const least = Math.min(tasks.length, before.tasks.length);
  let head = 0;
  while (head < least && same(head, head)) head++;
  let tail = 0;
  while (tail < least - head && same(tasks.length - 1 - tail, before.tasks.length - 1 - tail)) tail++;
  const from = tasks.length - tail;
  return { changed: undefined, placeBefore: (place) => (place < head ? place : place >= from ? place + shift : -1) };
}

interface OrderedNetwork {
  readonly network: Network;
  readonly order: Order;
  /** Without the links that don't count. */
  readonly counted: Network;
  /** Whether ids and active tasks are those of the known network, so that only changed tasks have other links. */
  readonly sameNames: boolean;
}

function* readOrder(
  project: Project,
  outline: Outline,
  calendars: CalendarSet,
  known: Prepared | undefined,
  changed: ReadonlySet<number> | undefined,
): Generator<void, OrderedNetwork> {
  const { basis } = calendars.get(undefined);
  const versions = [...(changed ?? [])].map((place) => [known?.network.tasks[place], outline.tasks[place]] as const);
  const stays = (same: (a: TaskRecord, b: TaskRecord) => boolean): boolean =>
    changed !== undefined && versions.every(([a, b]) => a !== undefined && b !== undefined && same(a, b));
  const sameNames = stays((a, b) => a.id === b.id && a.active === b.active);
  if (known && sameNames && stays(sameLinks)) {
    const { network, order, input } = known;
    return { network: { ...network, ...outline }, order, counted: { ...input.network, ...outline }, sameNames };
  }
  const kept = known && changed && sameNames ? { network: known.network, changed } : undefined;
  const network = readNetwork(project, outline, basis, kept);
  yield;
  const order = orderNetwork(network);
  return { network, order, counted: withoutLinks(network, order.ignored), sameNames };
}

function readExternals(network: Network, context: ScheduleContext): readonly ExternalBound[] {
  return network.external.flatMap(({ to, record }) => {
    const dates = record.project === undefined ? undefined : context.externalDates?.(record.project, record.task);
    return dates ? [{ ...dates, to, record, driver: [`${record.project ?? ""}:${record.task}`] }] : [];
  });
}

/** The instant at which a project that is scheduled from its finish ends. */
export function targetOf(project: Project): Instant | undefined {
  return project.schedule.scheduleFrom === "finish" ? (project.schedule.finish ?? project.finish) : undefined;
}

/** A project without a start begins with the earliest date written in its tasks, or with the status date. */
function startOf(project: Project, { tasks }: Outline): Instant {
  const written = targetOf(project) ?? project.schedule.start ?? project.start;
  return written ?? earliestDate(tasks) ?? project.statusDate ?? 0;
}

function earliestDate(tasks: readonly TaskRecord[]): Instant | undefined {
  let earliest = Infinity;
  for (const { start, actualStart, constraint, finish, actualFinish, deadline } of tasks) {
    for (const date of [start, actualStart, constraint?.date, finish, actualFinish, deadline])
      earliest = Math.min(earliest, date ?? Infinity);
  }
  return earliest === Infinity ? undefined : earliest;
}
