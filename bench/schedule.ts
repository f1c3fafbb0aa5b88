import { calculateSchedule } from "../src/core/schedule/calculate";
import { calendarOf, hours, personOf, planOf } from "../test/unit/schedule/plan";

/** Times in milliseconds of scheduling one plan. */
export interface ScheduleTime {
  readonly tasks: number;
  readonly links: number;
  readonly median: number;
  readonly fastest: number;
}

const weekdays = [undefined, 1, 2, 3, 4, 5, undefined] as const;
const calendars = [
  calendarOf("jp", { holidays: "JP", week: weekdays.map((day) => (day ? hours("09:00-12:00 13:00-18:00") : [])) }),
  calendarOf("part-time", { base: "jp", week: weekdays.map((day) => (day === 3 ? [] : undefined)) }),
];
const people = Array.from({ length: 20 }, (_, index) =>
  personOf(`p${index}`, index % 3 === 0 ? { calendar: "part-time" } : {}),
);

/** Lines of a plan like real ones: phases of 25 tasks with a milestone, chains and crossing links of all types, lags, some people and calendars. */
function linesOf(count: number): readonly string[] {
  const types = ["FS", "FS", "FS", "SS+2d", "FF+1d", "FS-1d", "FS+1ed", "SS+50%"];
  const lines: string[] = [];
  for (let index = 0; index < count; index++) {
    if (index % 25 === 0) lines.push(`S${index}`);
    const links = [
      ...(index % 5 > 0 ? [`T${index - 1} ${types[index % types.length] ?? "FS"}`] : []),
      ...(index >= 25 ? [`T${index - 25 + (index % 7)}`] : []),
    ];
    const milestone = index % 25 === 24;
    const who = index % 4 === 0 ? ` who=p${index % people.length}` : "";
    const head = `  T${index}${milestone ? "" : ` ${1 + (index % 9)}d`}${links.length > 0 ? ` < ${links.join(", ")}` : ""}`;
    lines.push(`${head} |${milestone ? " milestone" : who}`);
  }
  return lines;
}

/** Schedules plans of several sizes, each as often as fits into half a second (at least five times), after one run that doesn't count. */
export function benchSchedule(sizes: readonly number[] = [100, 1_000, 10_000]): readonly ScheduleTime[] {
  return sizes.map((size) => {
    const project = planOf(linesOf(size), { calendars, people, settings: { calendar: "jp" } });
    calculateSchedule(project);
    const times: number[] = [];
    for (let spent = 0; times.length < 5 || spent < 500; spent += times.at(-1) ?? 0) {
      const begun = performance.now();
      calculateSchedule(project);
      times.push(performance.now() - begun);
    }
    times.sort((a, b) => a - b);
    const links = [...project.tasksById.values()].reduce((sum, task) => sum + task.predecessors.length, 0);
    return { tasks: size, links, median: times[times.length >> 1] ?? 0, fastest: times[0] ?? 0 };
  });
}

if (process.argv[1] === import.meta.filename) {
  for (const { tasks, links, median, fastest } of benchSchedule()) {
    console.log(
      `schedule ${tasks} tasks, ${links} links: median ${median.toFixed(1)} ms, fastest ${fastest.toFixed(1)} ms`,
    );
  }
}
