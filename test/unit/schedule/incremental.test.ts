import assert from "node:assert/strict";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import fc from "fast-check";
import { compileCalendars, type CalendarSet } from "../../../src/core/calendar/compile";
import type { CalendarRecord, PersonRecord, Project, TaskRecord } from "../../../src/core/model/types";
import { calculateSchedule, type ScheduleContext } from "../../../src/core/schedule/calculate";
import type { Schedule } from "../../../src/core/schedule/types";
import { calendarOf, hours, personOf, planOf, shown, type PlanOptions } from "./plan";

/** One line of a plan; its id stays with it through all edits. */
interface Line {
  readonly id: string;
  readonly indent: number;
  readonly text: string;
}

/** A plan as a person edits it, with its last version. */
interface Desk {
  readonly lines: readonly Line[];
  readonly options: PlanOptions;
  /** Where the other project stands. */
  readonly externals: number;
  readonly project: Project;
  readonly schedule: Schedule;
}

const days = fc.integer({ min: 0, max: 9 }).map((count) => `${count}d`);
const duration = fc.oneof(days, fc.constantFrom("", "4h", "2w", "1ed", "30eh"));
const lag = fc.constantFrom("", "", "", "+2d", "-1d", "+30eh", "+50%", "-20%");
/** Mostly links to tasks written earlier; now and then any, so that cycles come and go. */
const link = fc.record({ to: fc.nat({ max: 30 }), type: fc.constantFrom("FS", "FS", "SS", "FF", "SF"), lag });
const word = fc.constantFrom(
  ...["", "", "", "", "", "milestone", "inactive", "cal=jp", "cal=shift", "who=p0", "who=p1:0.5", "who=p2"],
  ...["snet=2026-04-20", "fnlt=2026-04-24", "mso=2026-04-15", "mfo=2026-05-01", "deadline=2026-04-22", "work=6d"],
  ...[
    "pct=40",
    "pct=100",
    "as=2026-04-08",
    "as=2026-04-08 pct=50",
    "as=2026-04-09 af=2026-04-10",
    "rd=2d as=2026-04-06",
  ],
  ...["manual start=2026-04-13", "delay=2d", "likely=4d", "split=2026-04-13/2026-04-15", "fixed-duration"],
);
const seldom = fc.integer({ min: 0, max: 80 }).map((dice) => ["alap", "cal=never"][dice] ?? "");
const draft = fc.record({
  indent: fc.constantFrom(0, 0, 1, 1, 1, 2),
  duration,
  links: fc.array(link, { maxLength: 2 }),
  external: fc.integer({ min: 0, max: 15 }),
  words: fc.array(word, { maxLength: 2 }),
  seldom,
  wild: fc.integer({ min: 0, max: 9 }),
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

const settings = fc.constantFrom<PlanOptions>(
  {},
  { settings: { mode: "primavera" }, statusDate: "2026-04-10" },
  { settings: { mode: "primavera" }, finish: "2026-05-15" },
  { settings: { statusMode: "progress-override" }, statusDate: "2026-04-14" },
  { settings: { scheduleFrom: "finish" }, finish: "2026-06-30" },
  { start: "2026-04-06", settings: { calendar: "jp" } },
  { start: "" },
);
const edit = fc.record({
  kind: fc.constantFrom(
    ...(["line", "line", "line", "line", "duration", "duration", "duration", "title", "title"] as const),
    ...(["insert", "remove", "move", "settings", "calendars", "people", "externals", "nothing"] as const),
  ),
  at: fc.nat({ max: 60 }),
  to: fc.nat({ max: 60 }),
  line: draft,
  options: settings,
});
type Edit = typeof edit extends fc.Arbitrary<infer T> ? T : never;

const usual: readonly CalendarRecord[] = [
  calendarOf("jp", {
    holidays: "JP",
    week: [[], ...Array.from({ length: 5 }, () => hours("09:00-12:00 13:00-18:00")), []],
  }),
  calendarOf("shift", { week: Array.from({ length: 7 }, () => hours("22:00-06:00")) }),
  calendarOf("never", { week: Array.from({ length: 7 }, () => []) }),
];
const people: readonly PersonRecord[] = [
  personOf("p0"),
  personOf("p1", { calendar: "jp" }),
  personOf("p2", { calendar: "shift" }),
];

function lineOf(id: string, { indent, duration: length, links, external, words, seldom: more, wild }: Draft): Line {
  const own = Number(id.slice(1));
  const names = links.map(({ to, type, lag: gap }) => `T${wild === 0 ? to : own === 0 ? 99 : to % own} ${type}${gap}`);
  if (external === 0) names.push("vendor:contract FS+1d");
  const head = `${id} ${length}${names.length > 0 ? ` < ${names.join(", ")}` : ""}`;
  return { id, indent, text: `${head} | ${words.join(" ")} ${more}` };
}

function projectOf(desk: Pick<Desk, "lines" | "options">): Project {
  const indents: number[] = [];
  return planOf(
    desk.lines.map(({ indent, text }, at) => {
      const depth = Math.min(indent, (indents[at - 1] ?? -1) + 1);
      indents.push(depth);
      return "  ".repeat(depth) + text;
    }),
    desk.options,
  );
}

/** Puts the very records of untouched lines into a new version, their outline exchanged in place, as the model of the editor does. */
function withKeptRecords(project: Project, kept: ReadonlyMap<string, TaskRecord>): Project {
  const exchange = (list: readonly TaskRecord[], parent: TaskRecord | undefined): readonly TaskRecord[] =>
    list.map((task) => {
      const record = kept.get(task.id) ?? task;
      Object.assign(record, { parent, wbs: task.wbs, outlineLevel: task.outlineLevel });
      return Object.assign(record, { children: exchange(task.children, record) });
    });
  const tasks = exchange(project.tasks, undefined);
  const tasksById = new Map([...project.tasksById].map(([id, task]) => [id, kept.get(id) ?? task]));
  return { ...project, tasks, tasksById };
}

function open(drafts: readonly Draft[], options: PlanOptions): Desk {
  const lines = drafts.map((line, at) => lineOf(`T${at}`, line));
  const all = { calendars: usual, people, ...options };
  const project = projectOf({ lines, options: all });
  return { lines, options: all, externals: 0, project, schedule: calculateSchedule(project, contextOf(0)) };
}

function contextOf(externals: number, previous?: Schedule): ScheduleContext {
  const start = 29_590_000 + externals * 4_000;
  return { externalDates: () => (externals === 2 ? undefined : { start, finish: start + 480 }), previous };
}

/** The lines and settings after an edit. `next` numbers a new task. */
function edited(
  desk: Desk,
  { kind, at, to, line, options }: Edit,
  next: number,
): Pick<Desk, "lines" | "options" | "externals"> {
  const { lines, options: now, externals } = desk;
  const place = at % Math.max(1, lines.length);
  const old = lines[place];
  const same = { lines, options: now, externals };
  const replaced = (text: Line): readonly Line[] => lines.map((one, index) => (index === place ? text : one));
  const without = lines.filter((_, index) => index !== place);
  const target = to % Math.max(1, lines.length);
  const calendars = usual.map((one, index) => (index === to % 4 ? calendarOf(one.id, { ...one, base: "shift" }) : one));
  const others = [personOf("p0", { calendar: "shift" }), ...people.slice(to % 3)];
  switch (kind) {
    case "line":
      return old ? { ...same, lines: replaced(lineOf(old.id, line)) } : same;
    case "duration":
      return old
        ? { ...same, lines: replaced({ ...old, text: old.text.replace(/^(\S+) \S*/, `$1 ${line.duration}`) }) }
        : same;
    case "insert":
      return { ...same, lines: [...lines.slice(0, place), lineOf(`T${next}`, line), ...lines.slice(place)] };
    case "remove":
      return { ...same, lines: without };
    case "move":
      return old ? { ...same, lines: [...without.slice(0, target), old, ...without.slice(target)] } : same;
    case "settings":
      return { ...same, options: { calendars: now.calendars, people: now.people, ...options } };
    case "calendars":
      return { ...same, options: { ...now, calendars } };
    case "people":
      return { ...same, options: { ...now, people: others } };
    case "externals":
      return { ...same, externals: to % 4 };
    default:
      return same;
  }
}

/** Makes one edit, and computes the next version on top of the last one. */
function apply(desk: Desk, one: Edit, next: number): Desk {
  const after = edited(desk, one, next);
  const texts = new Map(desk.lines.map(({ id, text }) => [id, text]));
  const kept = new Map<string, TaskRecord>();
  after.lines.forEach(({ id, text }, at) => {
    const record = desk.project.tasksById.get(id);
    const renamed = one.kind === "title" && at === one.at % after.lines.length;
    if (record && texts.get(id) === text) kept.set(id, renamed ? { ...record, title: `New name ${next}` } : record);
  });
  const project = withKeptRecords(projectOf(after), kept);
  return { ...after, project, schedule: calculateSchedule(project, contextOf(after.externals, desk.schedule)) };
}

/** Calendars that are compiled once for all versions with the same settings: they depend on nothing else. */
const compiled = new WeakMap<PlanOptions, CalendarSet>();

function anew({ project, options, externals }: Desk): Schedule {
  const calendars = compiled.get(options) ?? compileCalendars(project);
  compiled.set(options, calendars);
  return calculateSchedule(project, { ...contextOf(externals), calendars });
}

function numbersOf({ tasks }: Schedule): readonly unknown[] {
  return tasks.map(({ task, ...numbers }) => ({ id: task.id, ...numbers }));
}

describe("A schedule computed on top of its last version", () => {
  it("equals the one computed anew, after any edits of any plan", function () {
    // A busy machine takes its time over two thousand schedules.
    this.timeout(60_000);
    let steps = 0;
    fc.assert(
      fc.property(
        fc.array(draft, { maxLength: 25 }),
        settings,
        fc.array(edit, { minLength: 15, maxLength: 25 }),
        (drafts, options, edits) => {
          let desk = open(drafts, options);
          for (const [at, one] of edits.entries()) {
            const before = desk.schedule;
            const numbers = numbersOf(before);
            desk = apply(desk, one, 31 + at);
            assert.deepEqual(desk.schedule, anew(desk), one.kind);
            assert.deepEqual(numbersOf(before), numbers, "the last version stays as it was");
            steps++;
          }
        },
      ),
      { numRuns: 100 },
    );
    assert.ok(steps >= 1_500, `only ${steps} steps`);
  });

  const chain = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, at) => `T${at} 2d${at % 4 === 0 ? "" : ` < T${at - 1}`}`);
  const changed = (project: Project, id: string, change: Partial<TaskRecord>): Project => ({
    ...project,
    tasks: project.tasks.map((task) => (task.id === id ? { ...task, ...change } : task)),
  });

  it("takes over the very objects of the tasks that an edit doesn't reach", () => {
    const project = planOf(["L 30d", ...chain(40)]);
    const first = calculateSchedule(project);
    const reached = (after: Schedule): readonly string[] =>
      after.tasks.filter((task, at) => task !== first.tasks[at]).map(({ task }) => task.id);
    const renamed = calculateSchedule(changed(project, "T5", { title: "Screens" }), { previous: first });
    assert.deepEqual(reached(renamed), ["T5"]);
    assert.equal(renamed.tasks[6]?.task.title, "Screens");
    const longer = changed(project, "T6", { duration: { amount: 3, unit: "day", elapsed: false } });
    const after = calculateSchedule(longer, { previous: first });
    assert.deepEqual(reached(after), ["T4", "T5", "T6", "T7"]);
    assert.equal(after.byId.get("T7"), after.tasks[8]);
  });

  it("moves every late date when the finish of the project moves", () => {
    const project = planOf(chain(40));
    const first = calculateSchedule(project);
    const longer = changed(project, "T39", { duration: { amount: 20, unit: "day", elapsed: false } });
    const after = calculateSchedule(longer, { previous: first });
    const others = after.tasks.slice(0, 36);
    assert.ok(others.every((task, at) => task.lateFinish > (first.tasks[at]?.lateFinish ?? 0)));
  });

  it("takes new calendars into account", () => {
    const project = planOf(["A 1d | cal=jp"], { calendars: usual });
    const first = calculateSchedule(project);
    const week = [[], [], [], [], [], [], hours("08:00-16:00")];
    const onSaturdays = { ...project, calendars: [calendarOf("jp", { week })] };
    assert.equal(shown(first.start), "2026-04-01T09:00");
    assert.equal(shown(calculateSchedule(onSaturdays, { previous: first }).start), "2026-04-04T08:00");
  });

  it("lets earlier versions go: nothing grows with the number of keystrokes", async () => {
    setFlagsFromString("--expose-gc");
    const collect = runInNewContext("gc") as () => void;
    const project = planOf(chain(40));
    const earlier: WeakRef<Schedule>[] = [];
    let schedule = calculateSchedule(project);
    for (let amount = 1; amount <= 6; amount++) {
      earlier.push(new WeakRef(schedule));
      const next = changed(project, "T3", { duration: { amount, unit: "day", elapsed: false } });
      const shorter = amount % 3 === 0 ? { ...next, tasks: next.tasks.slice(0, -1) } : next;
      schedule = calculateSchedule(shorter, { previous: schedule });
    }
    // A weak reference holds its object until the end of the turn in which it was made.
    await new Promise((resolve) => setTimeout(resolve, 0));
    collect();
    assert.ok(schedule.byId.size > 0);
    assert.deepEqual(
      earlier.map((version) => version.deref() !== undefined),
      earlier.map(() => false),
    );
  });
});
