// The plan that all contestants draw: four levels, 1.3 links a row, two years, about 5 % milestones. The same number of rows gives the same plan.

/** A task as every contestant gets it. Instants are milliseconds since 1970-01-01 UTC. */
export interface PlanTask {
  readonly id: string;
  readonly name: string;
  /** 1 for a phase, 2 for a deliverable, 3 for a package, 4 for a task. */
  readonly level: number;
  /** Place in the plan of the task above it, -1 at the top. */
  readonly parent: number;
  readonly kind: "summary" | "task" | "milestone";
  readonly start: number;
  readonly finish: number;
  /** 0..100 */
  readonly progress: number;
  readonly critical: boolean;
}

export type PlanLinkType = "FS" | "SS" | "FF" | "SF";

/** A link between places in the plan. */
export interface PlanLink {
  readonly from: number;
  readonly to: number;
  readonly type: PlanLinkType;
  /** Working days. */
  readonly lag: number;
}

export interface Plan {
  readonly tasks: readonly PlanTask[];
  readonly links: readonly PlanLink[];
  /** First and last day. */
  readonly start: number;
  readonly finish: number;
  /** What a scheduled plan says of its tasks, by place: working days of the project from its start. */
  readonly days: readonly { readonly start: number; readonly finish: number }[];
}

export const millisecondsPerDay = 86_400_000;
/** A Monday. */
const firstDay = Date.UTC(2026, 0, 5);
/** Working days of the two years. */
const span = 520;
const linksPerRow = 1.3;
const verbs =
  "Design Review Build Test Deploy Migrate Approve Draft Integrate Procure Train Audit Document Verify Commission Configure".split(
    " ",
  );
const nouns =
  "interface contract module pump database report dashboard network site permit vendor plan model schema budget pipeline".split(
    " ",
  );

/** A pseudo-random sequence that is the same on every machine (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** Start of a working day, Monday to Friday, counted from the first one. */
export function dateOfDay(day: number): number {
  return firstDay + (Math.floor(day / 5) * 7 + (day % 5)) * millisecondsPerDay;
}

/** Midnight behind the last working day before a day, so that a bar of one day is one day long. */
function finishOfDay(day: number): number {
  return day === 0 ? firstDay : dateOfDay(day - 1) + millisecondsPerDay;
}

interface Leaf {
  readonly place: number;
  readonly start: number;
  readonly finish: number;
}

class Maker {
  readonly tasks: PlanTask[] = [];
  readonly days: { start: number; finish: number }[] = [];
  readonly links: PlanLink[] = [];
  readonly leaves: Leaf[] = [];
  readonly random = sequence(42);
  readonly #linked = new Set<string>();

  whole(below: number): number {
    return Math.floor(this.random() * below);
  }

  noun(): string {
    return nouns[this.whole(nouns.length)] ?? "";
  }

  add(
    task: Pick<PlanTask, "name" | "level" | "parent" | "kind">,
    days: { readonly start: number; readonly finish: number },
  ): number {
    const place = this.tasks.length;
    this.days.push({ ...days });
    this.tasks.push({
      ...task,
      id: `t${place + 1}`,
      start: 0,
      finish: 0,
      progress: task.kind === "summary" ? 0 : this.whole(101),
      critical: task.kind !== "summary" && this.random() < 0.12,
    });
    return place;
  }

  link(from: number, to: number, type: PlanLinkType, lag: number): void {
    const name = `${from} ${to}`;
    if (from === to || this.#linked.has(name)) return;
    this.#linked.add(name);
    this.links.push({ from, to, type, lag });
  }
}

/** Makes a plan of a number of rows. Dates agree with links, so that a schedule computed from durations and links is the plan itself. */
export function makePlan(rows: number): Plan {
  const maker = new Maker();
  const phases = Math.max(3, Math.min(24, Math.round(Math.cbrt(rows) / 1.5)));
  for (let phase = 0; phase < phases && maker.tasks.length < rows; phase++) {
    const end = phase === phases - 1 ? rows : Math.min(rows, maker.tasks.length + Math.floor(rows / phases));
    addPhase(maker, phase, phases, end);
  }
  addCrossLinks(maker, Math.round(linksPerRow * rows));
  rollUp(maker);
  const tasks = maker.tasks.map((task, place) => {
    const { start, finish } = maker.days[place] ?? { start: 0, finish: 0 };
    return {
      ...task,
      start: dateOfDay(start),
      finish: task.kind === "milestone" ? dateOfDay(start) : finishOfDay(finish),
    };
  });
  return { tasks, links: maker.links, days: maker.days, start: firstDay, finish: dateOfDay(span) };
}

function addPhase(maker: Maker, phase: number, phases: number, end: number): void {
  const from = Math.floor((span * 0.8 * phase) / phases);
  const length = Math.min(Math.floor(span * (0.2 + 0.15 * maker.random())), span - from);
  const days = { start: from, finish: from + 1 };
  const name = `Phase ${phase + 1}: ${nouns[phase % nouns.length] ?? ""}`;
  const top = maker.add({ name, level: 1, parent: -1, kind: "summary" }, days);
  for (let deliverable = 1; maker.tasks.length < end; deliverable++) {
    const number = `${phase + 1}.${deliverable}`;
    const middle = maker.add(
      { name: `Deliverable ${number} ${maker.noun()}`, level: 2, parent: top, kind: "summary" },
      days,
    );
    const packages = 2 + maker.whole(4);
    for (let at = 1; at <= packages && maker.tasks.length < end; at++) {
      const parent = maker.add(
        { name: `Package ${number}.${at} ${maker.noun()}`, level: 3, parent: middle, kind: "summary" },
        days,
      );
      addLeaves(maker, parent, from + Math.floor(length * maker.random() * 0.7), end);
    }
  }
}

/** A chain of tasks, one behind the other, with a milestone at the end of every second one. */
function addLeaves(maker: Maker, parent: number, begin: number, end: number): void {
  const count = 5 + maker.whole(8);
  let day = begin;
  let before = -1;
  let lag = 0;
  for (let leaf = 0; leaf < count && maker.tasks.length < end; leaf++) {
    const milestone = leaf === count - 1 && maker.random() < 0.5;
    const start = Math.min(day, span - 20);
    const finish = start + (milestone ? 0 : 1 + maker.whole(14));
    const name = `${verbs[maker.whole(verbs.length)] ?? ""} ${maker.noun()} ${maker.tasks.length}`;
    const kind = milestone ? "milestone" : "task";
    const place = maker.add({ name, level: 4, parent, kind }, { start, finish });
    if (before >= 0) maker.link(before, place, "FS", start === day ? lag : 0);
    maker.leaves.push({ place, start, finish });
    before = place;
    lag = maker.whole(3);
    day = finish + lag;
  }
}

/** Links of all types to tasks nearby, seldom to others; only such as the dates keep. */
function addCrossLinks(maker: Maker, wanted: number): void {
  const { leaves } = maker;
  if (leaves.length < 3) return;
  for (let tries = 0; maker.links.length < wanted && tries < wanted * 20; tries++) {
    const at = 1 + maker.whole(leaves.length - 1);
    const back = 1 + maker.whole(maker.random() < 0.9 ? 40 : leaves.length);
    const type = (["SS", "FF", "SF"] as const)[maker.whole(10)] ?? "FS";
    const from = leaves[Math.max(0, at - back)];
    const to = leaves[at];
    if (!from || !to) continue;
    const [left, right] = [
      type === "SS" || type === "SF" ? from.start : from.finish,
      type === "FS" || type === "SS" ? to.start : to.finish,
    ];
    if (left <= right) maker.link(from.place, to.place, type, 0);
  }
}

/** Dates and progress of summary tasks from those below them. */
function rollUp({ tasks, days }: Maker): void {
  const done = tasks.map(() => ({ sum: 0, count: 0 }));
  const known = tasks.map(({ kind }) => kind !== "summary");
  for (let place = tasks.length - 1; place >= 0; place--) {
    const task = tasks[place];
    const own = days[place];
    const share = done[place];
    if (!task || !own || !share) continue;
    if (task.kind === "summary" && share.count > 0)
      tasks[place] = { ...task, progress: Math.round(share.sum / share.count) };
    // A package that got no task any more is a task itself.
    else if (task.kind === "summary") tasks[place] = { ...task, kind: "task" };
    const above = days[task.parent];
    const aboveShare = done[task.parent];
    if (!above || !aboveShare) continue;
    aboveShare.sum += tasks[place]?.progress ?? 0;
    aboveShare.count++;
    above.start = known[task.parent] ? Math.min(above.start, own.start) : own.start;
    above.finish = known[task.parent] ? Math.max(above.finish, own.finish) : own.finish;
    known[task.parent] = true;
  }
}
