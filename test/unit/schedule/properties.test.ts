import assert from "node:assert/strict";
import fc from "fast-check";
import { compileCalendars, type CalendarSet } from "../../../src/core/calendar/compile";
import { durationMinutes } from "../../../src/core/text/duration";
import { calculateSchedule } from "../../../src/core/schedule/calculate";
import type { Project } from "../../../src/core/model/types";
import type { Schedule, ScheduledTask } from "../../../src/core/schedule/types";
import { calendarOf, hours, planOf, type PlanOptions } from "./plan";

const calendars = [
  calendarOf("jp", {
    holidays: "JP",
    week: [[], ...Array.from({ length: 5 }, () => hours("09:00-12:00 13:00-18:00")), []],
  }),
  calendarOf("shift", { week: Array.from({ length: 7 }, () => hours("22:00-06:00")) }),
];

const lag = fc.oneof(
  fc.constant(""),
  fc.integer({ min: -5, max: 8 }).map((days) => `${days < 0 ? "" : "+"}${days}d`),
  fc.integer({ min: -40, max: 80 }).map((time) => `${time < 0 ? "" : "+"}${time}eh`),
  fc.integer({ min: -80, max: 150 }).map((percent) => `${percent < 0 ? "" : "+"}${percent}%`),
);
const link = fc.record({
  type: fc.constantFrom("FS", "SS", "FF", "SF"),
  lag,
  back: fc.integer({ min: 1, max: 12 }),
  whole: fc.boolean(),
});
const soft = fc.constantFrom("", "", "", "", "snet=2026-05-07", "fnet=2026-05-20", "snet=2026-04-11");
const draft = fc.record({
  duration: fc.constantFrom("0d", "1h", "4h", "1d", "3d", "9d", "2w", "1ed", "30eh"),
  links: fc.array(link, { maxLength: 3 }),
  calendar: fc.constantFrom("", "", "cal=jp", "cal=shift"),
  constraint: soft,
  /** Starts a summary task of so many tasks. */
  below: fc.constantFrom(0, 0, 0, 0, 2, 3),
});
type Draft = typeof draft extends fc.Arbitrary<infer T> ? T : never;

/** Tasks in order; links go to earlier tasks only, so that nothing is cyclic; a link to a "whole" goes to the last summary task that is complete. */
function linesOf(drafts: readonly Draft[]): string[] {
  const lines: string[] = [];
  let inside = 0;
  let open = "";
  let whole = "";
  drafts.forEach((task, index) => {
    if (inside === 0 && task.below > 0) {
      inside = task.below;
      open = `S${index}`;
      lines.push(open);
    }
    const links = task.links
      .filter(({ back }) => back <= index)
      .map((one) => `${one.whole && whole !== "" ? whole : `T${index - one.back}`} ${one.type}${one.lag}`);
    const head = `T${index} ${task.duration}${links.length > 0 ? ` < ${links.join(", ")}` : ""}`;
    lines.push(`${inside > 0 ? "  " : ""}${head} | ${task.calendar} ${task.constraint}`);
    if (inside > 0 && --inside === 0) whole = open;
  });
  return lines;
}

const network = fc.array(draft, { minLength: 1, maxLength: 25 });
const mode = fc.constantFrom<"microsoft" | "primavera">("microsoft", "primavera");

function project(drafts: readonly Draft[], settings: PlanOptions["settings"] = {}): Project {
  return planOf(linesOf(drafts), { start: "2026-04-09", calendars, settings });
}

/** The instant that a link demands of its successor, worked out anew from the definition of links. */
function demanded(plan: Project, set: CalendarSet, from: ScheduledTask, to: ScheduledTask, at: number): number {
  const { type, lag: gap } = to.task.predecessors[at] ?? { type: "FS", lag: undefined };
  const instant = type === "FS" || type === "FF" ? from.earlyFinish : from.earlyStart;
  if (!gap) return instant;
  const elapsed = "percent" in gap ? from.task.duration?.elapsed === true : gap.elapsed;
  const minutes =
    "percent" in gap ? Math.round((from.duration * gap.percent) / 100) : durationMinutes(gap, set.get(undefined).basis);
  const holder = plan.schedule.mode === "primavera" ? from : to;
  return elapsed ? instant + minutes : set.get(holder.task.calendar).add(instant, minutes);
}

function eachLink(
  plan: Project,
  schedule: Schedule,
  visit: (to: ScheduledTask, type: string, demand: number) => void,
): void {
  const set = compileCalendars(plan);
  for (const to of schedule.tasks) {
    to.task.predecessors.forEach(({ task, type }, at) => {
      const from = schedule.byId.get(task);
      if (from) visit(to, type, demanded(plan, set, from, to, at));
    });
  }
}

describe("Any plan", () => {
  it("has no task before its predecessors allow", () => {
    fc.assert(
      fc.property(network, mode, (drafts, way) => {
        const plan = project(drafts, { mode: way });
        const set = compileCalendars(plan);
        eachLink(plan, calculateSchedule(plan), (to, type, demand) => {
          if (type === "FS" || type === "SS")
            assert.ok(to.earlyStart >= demand, `${to.task.id} starts before its link allows`);
          else {
            const calendar = to.task.duration?.elapsed ? undefined : set.get(to.task.calendar);
            const missing = calendar ? calendar.between(to.earlyFinish, demand) : demand - to.earlyFinish;
            assert.ok(missing <= 0, `${to.task.id} finishes before its link allows`);
          }
        });
      }),
      { numRuns: 200 },
    );
  });

  it("never loses float: without hard constraints no late date is before the early one, and free float is at most total float", () => {
    fc.assert(
      fc.property(network, mode, (drafts, way) => {
        for (const task of calculateSchedule(project(drafts, { mode: way })).tasks) {
          assert.ok(task.totalFloat >= 0, `${task.task.id} has total float ${task.totalFloat}`);
          assert.ok(task.freeFloat >= 0 && task.freeFloat <= task.totalFloat);
          assert.ok(task.lateStart >= task.earlyStart, `${task.task.id} would have to start before it can`);
          assert.ok(task.lateFinish >= task.earlyFinish, `${task.task.id} would have to finish before it can`);
        }
      }),
      { numRuns: 200 },
    );
  });

  it("has a task that is critical, and ends with its last task", () => {
    fc.assert(
      fc.property(network, (drafts) => {
        const schedule = calculateSchedule(project(drafts));
        assert.ok(schedule.tasks.some((task) => task.critical));
        assert.equal(schedule.finish, Math.max(...schedule.tasks.map((task) => task.finish)));
        assert.equal(schedule.start, Math.min(...schedule.tasks.map((task) => task.start)));
      }),
    );
  });

  it("lasts as long as its tasks say", () => {
    fc.assert(
      fc.property(network, (drafts) => {
        const plan = project(drafts);
        const set = compileCalendars(plan);
        for (const task of calculateSchedule(plan).tasks) {
          if (task.kind === "summary" || !task.task.duration) continue;
          const { elapsed } = task.task.duration;
          const calendar = set.get(task.task.calendar);
          const length = elapsed
            ? task.earlyFinish - task.earlyStart
            : calendar.between(task.earlyStart, task.earlyFinish);
          assert.equal(length, durationMinutes(task.task.duration, set.get(undefined).basis));
        }
      }),
    );
  });

  it("never finishes earlier because of one more link", () => {
    const more = fc.record({ link, to: fc.nat({ max: 24 }) });
    // A summary task that begins later is shorter, and so is a lag that is a share of it: such links may let the project finish earlier.
    const fixed = ({ links, ...task }: Draft): Draft => ({
      ...task,
      links: links.map((one) => (one.whole && one.lag.endsWith("%") ? { ...one, lag: "" } : one)),
    });
    fc.assert(
      fc.property(network, more, mode, (all, { link: added, to }, way) => {
        const drafts = all.map(fixed);
        const extra = { ...added, whole: false };
        const before = calculateSchedule(project(drafts, { mode: way }));
        const changed = drafts.map((task, index) => (index === to ? { ...task, links: [...task.links, extra] } : task));
        const after = calculateSchedule(project(changed, { mode: way }));
        assert.ok(after.finish >= before.finish);
      }),
      { numRuns: 200 },
    );
  });

  it("gets dates for every task whatever its links are, cycles included", () => {
    const anyLink = fc.record({ from: fc.nat({ max: 11 }), type: fc.constantFrom("FS", "SS", "FF", "SF"), lag });
    const tasks = fc.array(fc.record({ links: fc.array(anyLink, { maxLength: 3 }), indent: fc.nat({ max: 2 }) }), {
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(tasks, mode, fc.boolean(), (list, way, fromFinish) => {
        const lines = list.map(({ links, indent }, index) => {
          const names = links.map((one) => `T${one.from} ${one.type}${one.lag}`).join(", ");
          return `${"  ".repeat(indent)}T${index} 2d${names === "" ? "" : ` < ${names}`}`;
        });
        const settings = { mode: way, scheduleFrom: fromFinish ? ("finish" as const) : ("start" as const) };
        const schedule = calculateSchedule(planOf(lines, { finish: "2026-12-25", settings }));
        assert.equal(schedule.tasks.length, list.length);
        for (const task of schedule.tasks) {
          assert.ok([task.start, task.finish, task.lateStart, task.lateFinish, task.totalFloat].every(Number.isFinite));
          assert.ok(task.start <= task.finish);
        }
      }),
      { numRuns: 200 },
    );
  });
});
