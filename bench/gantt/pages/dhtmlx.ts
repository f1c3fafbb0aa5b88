import { gantt } from "dhtmlx-gantt";
import "dhtmlx-gantt/codebase/dhtmlxgantt.css";
import { localDate, offer } from "./contestant";

const linkTypes = { FS: "0", SS: "1", FF: "2", SF: "3" } as const;
const scales = {
  day: [
    { unit: "month", step: 1, format: "%F %Y" },
    { unit: "day", step: 1, format: "%j" },
  ],
  week: [
    { unit: "month", step: 1, format: "%F %Y" },
    { unit: "week", step: 1, format: "%W" },
  ],
  month: [
    { unit: "year", step: 1, format: "%Y" },
    { unit: "month", step: 1, format: "%M" },
  ],
};
const data: { data: object[]; links: object[] } = { data: [], links: [] };

function zoom(unit: keyof typeof scales, width: number): () => void {
  return () => {
    gantt.config["scales"] = scales[unit];
    gantt.config["min_column_width"] = width;
    gantt.render();
  };
}

offer({
  prepare(plan) {
    data.data = plan.tasks.map((task) => ({
      id: task.id,
      text: task.name,
      start_date: localDate(task.start),
      end_date: localDate(task.finish),
      parent: plan.tasks[task.parent]?.id ?? 0,
      open: true,
      progress: task.progress / 100,
      type: task.kind === "summary" ? "project" : task.kind,
    }));
    data.links = plan.links.map((link, index) => ({
      id: `l${index}`,
      source: plan.tasks[link.from]?.id,
      target: plan.tasks[link.to]?.id,
      type: linkTypes[link.type],
    }));
  },
  mount(place) {
    Object.assign(gantt.config, {
      scales: scales.month,
      min_column_width: 90,
      row_height: 28,
      columns: [
        { name: "text", label: "Task", tree: true, width: 220 },
        { name: "start_date", label: "Start", width: 90 },
        { name: "duration", label: "Days", width: 50 },
      ],
      grid_width: 360,
    });
    gantt.init(place);
    gantt.parse(data);
  },
  bars: () => document.querySelectorAll(".gantt_task_line").length,
  scrollTo: (y) => gantt.scrollTo(null, y),
  scrollTop: () => gantt.getScrollState().y,
  mostScroll: () => gantt.getScrollState().height - gantt.getScrollState().inner_height,
  zooms: [zoom("week", 40), zoom("day", 30), zoom("week", 40), zoom("month", 90)],
  update(round) {
    const task = gantt.getTask("t6");
    task.end_date = new Date(task.end_date.getTime() + (round % 2 === 0 ? 1 : -1) * 86_400_000);
    gantt.updateTask("t6");
  },
});
