import "./gantt.css";
import { message } from "../../core/text/message";
import type { EmptyMessage, ErrorMessage } from "../../protocol/common";
import type { GanttToHost, GanttViewState, HostToGantt } from "../../protocol/gantt";
import { Channel } from "../kit/channel";
import { element } from "../kit/dom";
import { LiveRegion } from "../kit/live";
import { Localizer } from "../kit/localizer";
import { emptyState, errorState } from "../kit/states";
import { Chart } from "./chart";
import { isGanttViewState } from "./state";

const channel = new Channel<GanttToHost, HostToGantt, GanttViewState>();
const localizer = new Localizer();
const live = new LiveRegion();
const place = element("main", { class: "place" });
let chart: Chart | undefined;
let saving: ReturnType<typeof setTimeout> | undefined;

const firstTask = `schedule:
  tasks:
    - id: design
      name: Design
      duration: 10d
    - id: build
      name: Build
      duration: 20d
      predecessors: [design]`;

function makeChart(): Chart {
  return new Chart(
    localizer,
    {
      reveal: (id, row) => channel.intend({ type: "revealTask", id, row }),
      selected: (id, row) => channel.intend({ type: "selectionChanged", id, row }),
      copyMermaid: () => channel.intend({ type: "copyMermaid" }),
      exportSvg: () => channel.intend({ type: "exportSvg" }),
      changed: saveSoon,
    },
    channel.load(isGanttViewState),
  );
}

function saveSoon(): void {
  clearTimeout(saving);
  saving = setTimeout(() => {
    const state = chart?.state;
    if (state) channel.save(state);
  }, 200);
}

/** Puts a node in the place of the picture, if it is not there already. */
function show(node: HTMLElement): void {
  if (place.firstElementChild !== node) place.replaceChildren(node);
}

function showNoTasks(): void {
  show(
    emptyState({
      title: localizer.text(message("This project has no tasks yet")),
      hint: localizer.text(message("Write tasks under schedule in the project file; the chart follows as you type.")),
      example: firstTask,
      actions: [{ label: localizer.text(message("Add a task")), onClick: () => channel.intend({ type: "addTask" }) }],
    }),
  );
}

function showProblem(problem: ErrorMessage | EmptyMessage): void {
  localizer.use(problem);
  const options = {
    title: localizer.text(problem.message),
    ...(problem.hint ? { hint: localizer.text(problem.hint) } : {}),
    actions: [{ label: localizer.text(message("Try again")), onClick: () => channel.refresh() }],
  };
  show(problem.type === "error" ? errorState(options) : emptyState(options));
}

function receive(received: HostToGantt): void {
  switch (received.type) {
    case "model": {
      const changed = localizer.use(received);
      document.title = received.title;
      if (received.model.rows.id.length === 0) {
        showNoTasks();
        return;
      }
      chart ??= makeChart();
      show(chart.node);
      if (changed) chart.localize();
      chart.show(received.model);
      return;
    }
    case "selectTask":
      chart?.select(received.id);
      return;
    case "command":
      chart?.run(received.command);
      return;
    case "status":
      localizer.use(received);
      live.say(localizer.text(received.message));
      return;
    case "error":
    case "empty":
      showProblem(received);
      return;
  }
}

document.body.append(place, live.node);
channel.open(receive);
