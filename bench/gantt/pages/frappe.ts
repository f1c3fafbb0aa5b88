import Gantt, { type FrappeTask } from "frappe-gantt";
import "frappe-gantt.css";
import { isoDate, offer } from "./contestant";
import { millisecondsPerDay, type Plan } from "../plan";

let plan: Plan;
let tasks: readonly FrappeTask[] = [];
let chart: Gantt;

function scroller(): HTMLElement {
  const node = document.querySelector<HTMLElement>(".gantt-container");
  if (!node) throw new Error("frappe-gantt has drawn nothing.");
  return node;
}

offer({
  prepare(given) {
    plan = given;
    const predecessors = new Map<number, string[]>();
    for (const { from, to } of plan.links) {
      const list = predecessors.get(to) ?? [];
      list.push(plan.tasks[from]?.id ?? "");
      predecessors.set(to, list);
    }
    tasks = plan.tasks.map((task, row) => ({
      id: task.id,
      name: task.name,
      start: isoDate(task.start),
      end: isoDate(task.finish),
      progress: task.progress,
      dependencies: (predecessors.get(row) ?? []).join(","),
    }));
  },
  mount(place) {
    chart = new Gantt(place, tasks, {
      view_mode: "Month",
      container_height: 760,
      infinite_padding: false,
      scroll_to: "start",
      today_button: false,
      view_mode_select: false,
    });
  },
  bars: () => document.querySelectorAll(".bar-wrapper").length,
  scrollTo: (y) => scroller().scrollTo(0, y),
  scrollTop: () => scroller().scrollTop,
  mostScroll: () => scroller().scrollHeight - scroller().clientHeight,
  zooms: (["Week", "Day", "Week", "Month"] as const).map((mode) => () => chart.change_view_mode(mode)),
  update(round) {
    const task = plan.tasks[5];
    if (!task) return;
    const shift = ((round + 1) % 2) * millisecondsPerDay;
    chart.update_task(task.id, { start: isoDate(task.start), end: isoDate(task.finish + shift) });
  },
});
