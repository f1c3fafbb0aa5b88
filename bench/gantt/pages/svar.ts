import { createElement, useState } from "react";
import { createRoot } from "react-dom/client";
import { Gantt, Willow, type SvarApi } from "@svar-ui/react-gantt";
import "@svar-ui/react-gantt/all.css";
import { localDate, offer } from "./contestant";
import { millisecondsPerDay, type Plan } from "../plan";

interface View {
  readonly scales: readonly object[];
  readonly cellWidth: number;
}

const linkTypes = { FS: "e2s", SS: "s2s", FF: "e2e", SF: "s2e" } as const;
const month: View = {
  scales: [
    { unit: "year", step: 1, format: "%Y" },
    { unit: "month", step: 1, format: "%M" },
  ],
  cellWidth: 90,
};
const week: View = {
  scales: [
    { unit: "month", step: 1, format: "%F %Y" },
    { unit: "week", step: 1, format: "%w" },
  ],
  cellWidth: 40,
};
const day: View = {
  scales: [
    { unit: "month", step: 1, format: "%F %Y" },
    { unit: "day", step: 1, format: "%j" },
  ],
  cellWidth: 30,
};

let plan: Plan;
let input: Readonly<Record<string, unknown>> = {};
let api: SvarApi;
let show: (view: View) => void = () => undefined;
let scroller: HTMLElement | undefined;

function App(): unknown {
  const [view, setView] = useState(month);
  show = setView;
  const init = (given: SvarApi): void => {
    api = given;
  };
  return createElement(Willow, { fonts: false }, createElement(Gantt, { ...input, ...view, cellHeight: 28, init }));
}

/** The widest part that scrolls up and down. */
function scrolled(): HTMLElement {
  if (scroller) return scroller;
  const found = [...document.querySelectorAll<HTMLElement>("#chart *")].filter(
    (node) =>
      node.scrollHeight > node.clientHeight + 50 && /(auto|scroll)/.test(window.getComputedStyle(node).overflowY),
  );
  const [widest] = found.sort((a, b) => b.clientWidth - a.clientWidth);
  if (!widest) throw new Error("SVAR's chart does not scroll.");
  return (scroller = widest);
}

offer({
  prepare(given) {
    plan = given;
    input = {
      start: localDate(plan.start),
      end: localDate(plan.finish),
      tasks: plan.tasks.map((task) => ({
        id: task.id,
        text: task.name,
        start: localDate(task.start),
        end: task.kind === "milestone" ? undefined : localDate(task.finish),
        progress: task.progress,
        type: task.kind,
        parent: plan.tasks[task.parent]?.id ?? 0,
        open: task.kind === "summary" ? true : undefined,
      })),
      links: plan.links.map((link, index) => ({
        id: `l${index}`,
        source: plan.tasks[link.from]?.id,
        target: plan.tasks[link.to]?.id,
        type: linkTypes[link.type],
      })),
    };
  },
  mount(place) {
    createRoot(place).render(createElement(App, null));
  },
  isPainted: () => document.querySelector(".wx-bar") !== null,
  bars: () => document.querySelectorAll(".wx-bar").length,
  scrollTo: (y) => scrolled().scrollTo(0, y),
  scrollTop: () => scrolled().scrollTop,
  mostScroll: () => scrolled().scrollHeight - scrolled().clientHeight,
  zooms: [week, day, week, month].map((view) => () => show(view)),
  async update(round) {
    const task = plan.tasks[5];
    if (!task) return;
    const end = localDate(task.finish + ((round + 1) % 2) * millisecondsPerDay);
    await api.exec("update-task", { id: task.id, task: { start: localDate(task.start), end } });
  },
});
