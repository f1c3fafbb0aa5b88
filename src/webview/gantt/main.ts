import "./gantt.css";
import "./gantt-edit.css";
import "./beside.css";
import "./gantt-under.css";
import { applyChange } from "../../core/report/gantt/change";
import type { GanttModel } from "../../core/report/gantt/types";
import { message } from "../../core/text/message";
import type { GanttToHost, GanttViewState, HostToGantt } from "../../protocol/gantt";
import { ViewPage } from "../kit/page";
import { answerDrawPng } from "../kit/png";
import { emptyState } from "../kit/states";
import { Chart } from "./chart";
import { isGanttViewState } from "./state";

/** What the chart itself answers; the page answers the rest. */
type PictureMessage = Extract<
  HostToGantt,
  {
    readonly type:
      "model" | "modelChange" | "findings" | "views" | "drawPng" | "selectTask" | "command" | "preview" | "load";
  }
>;

let chart: Chart | undefined;
/** The last picture that came, on which a change builds. */
let shown: { readonly version: number; readonly model: GanttModel } | undefined;
const page = new ViewPage<GanttToHost, PictureMessage, GanttViewState>(() => chart?.state);
const { channel, localizer } = page;

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
      reveal: (id, row, focus) => channel.intend({ type: "revealTask", id, row, focus }),
      revealOutside: ({ project, task }) => channel.intend({ type: "revealOutside", project, task }),
      selected: (id, row) => channel.intend({ type: "selectionChanged", id, row }),
      copyMermaid: () => channel.intend({ type: "copyMermaid" }),
      exportChart: (view) => channel.intend({ type: "exportChart", view }),
      edit: (edit) => channel.intend({ type: "edit", edit }),
      ask: (number, edit) => channel.intend({ type: "preview", number, edit }),
      undo: (kind) => channel.intend({ type: kind }),
      askLoad: () => channel.intend({ type: "askLoad" }),
      saveView: (view) => channel.intend({ type: "saveView", view }),
      deleteView: () => channel.intend({ type: "deleteView" }),
      changed: page.saveSoon,
    },
    channel.load(isGanttViewState),
  );
}

function showNoTasks(): void {
  page.show(
    emptyState({
      title: localizer.text(message("This project has no tasks yet")),
      hint: localizer.text(message("Write tasks under schedule in the project file; the chart follows as you type.")),
      example: firstTask,
      actions: [{ label: localizer.text(message("Add a task")), onClick: () => channel.intend({ type: "addTask" }) }],
    }),
  );
}

/** @param otherWords whether the person's language changed */
function show(
  version: number,
  model: GanttModel,
  title: string,
  otherWords: boolean,
  closed: readonly string[] = [],
): void {
  shown = { version, model };
  document.title = title;
  if (model.rows.id.length === 0) {
    showNoTasks();
    return;
  }
  chart ??= makeChart();
  page.show(chart.node);
  if (otherWords) chart.localize();
  chart.show(model, closed);
}

function receive(received: PictureMessage): void {
  switch (received.type) {
    case "model":
      show(received.version, received.model, received.title, localizer.use(received), received.closed);
      chart?.showViews(received.views ?? []);
      return;
    case "drawPng":
      answerDrawPng(received, (png) => channel.intend(png));
      return;
    case "views":
      chart?.showViews(received.views);
      return;
    case "modelChange":
      if (shown?.version === received.base)
        show(received.version, applyChange(shown.model, received.change), received.title, false);
      else channel.refresh();
      return;
    case "findings":
      chart?.showFindings(received.findings);
      return;
    case "selectTask":
      chart?.select(received.id, received.focus === true);
      return;
    case "load":
      chart?.showLoad(received.load);
      return;
    case "command":
      chart?.run(received.command);
      return;
    case "preview":
      chart?.answer(received.number, received.preview);
      return;
  }
}

page.open(receive, (text) => chart?.status(text));
