// The extension's part in a worker, as VS Code for the web runs it: the text, its schedule, the view model, and the message with it.
import { changeOf } from "../../../src/core/report/gantt/change";
import { buildGanttModel } from "../../../src/core/report/gantt/model";
import { renderGanttSvg } from "../../../src/core/report/gantt/svg";
import type { GanttModel } from "../../../src/core/report/gantt/types";
import type { Project } from "../../../src/core/model/types";
import { minutesPerDay } from "../../../src/core/text/instant";
import type { GanttChangeMessage, GanttModelMessage } from "../../../src/protocol/gantt";
import { ProjectStore } from "../../../src/workspace/store";
import { makePlan, type Plan } from "../plan";
import { planFileText } from "../plan-text";

/** What the page asks of its host. */
export type HostRequest =
  | { readonly type: "open"; readonly rows: number }
  | { readonly type: "edit"; readonly round: number }
  | { readonly type: "drawFile" };

/** Milliseconds of each part of the work, and the message for the view as VS Code sends it: as text. */
export interface HostAnswer {
  readonly parts: Readonly<Record<string, number>>;
  readonly message?: string;
}

const file = "file:///work/plan.pmo.yaml";
const today = Math.round(Date.UTC(2026, 6, 1) / 60_000 / minutesPerDay) * minutesPerDay;
const store = new ProjectStore();
let plan: Plan | undefined;
let text = "";
let version = 0;
let shown: GanttModel | undefined;

function open(rows: number): HostAnswer {
  plan = makePlan(rows);
  text = planFileText(plan);
  const clock = new Clock();
  store.setFile(file, text);
  const project = currentProject();
  clock.lap("text to project");
  const schedule = store.schedule(project);
  clock.lap("schedule");
  shown = buildGanttModel(project, schedule, { today });
  clock.lap("view model");
  const errors = store.findings(file).filter(({ severity }) => severity === "error");
  if (errors.length > 0) throw new Error(`The plan has ${errors.length} errors: ${errors[0]?.message.template}`);
  const message: GanttModelMessage = {
    type: "model",
    version: ++version,
    model: shown,
    title: "",
    language: "en",
    translations: {},
  };
  return { parts: clock.parts, message: JSON.stringify(message) };
}

/** One duration becomes a day longer, and in the next round as it was; another task every two rounds. */
function edit(round: number): HostAnswer {
  text = edited(text, taskOfRound(round >> 1), round % 2 === 0 ? 1 : -1);
  const clock = new Clock();
  store.setFile(file, text);
  const project = currentProject();
  clock.lap("text to project");
  const schedule = store.schedule(project);
  clock.lap("schedule");
  const before = shown;
  shown = buildGanttModel(project, schedule, { today, ...(before && { previous: before }) });
  const change = before && changeOf(before, shown);
  clock.lap("view model");
  if (!change) throw new Error("A changed duration is no small change.");
  const message: GanttChangeMessage = { type: "modelChange", base: version, version: ++version, change, title: "" };
  const json = JSON.stringify(message);
  clock.lap("message");
  return { parts: { ...clock.parts, "rows changed": change.rows.length, characters: json.length }, message: json };
}

function currentProject(): Project {
  const project = store.projectOf(file);
  if (!project) throw new Error("The plan is no project.");
  return project;
}

/** A task of the window that shows at first, so that the change can be seen. */
function taskOfRound(round: number): string {
  const tasks = plan?.tasks.slice(3, 20).filter(({ kind }) => kind === "task") ?? [];
  return tasks[round % tasks.length]?.id ?? "";
}

function edited(before: string, id: string, days: number): string {
  const record = before.indexOf(`- id: ${id}\n`);
  const from = before.indexOf("duration: ", record) + "duration: ".length;
  const to = before.indexOf("d", from);
  return `${before.slice(0, from)}${Number(before.slice(from, to)) + days}${before.slice(to)}`;
}

function drawFile(): HostAnswer {
  if (!shown) throw new Error("There is nothing to draw.");
  const clock = new Clock();
  const picture = renderGanttSvg(shown, { language: "en" });
  clock.lap("drawing");
  return { parts: { ...clock.parts, characters: picture.length } };
}

class Clock {
  readonly parts: Record<string, number> = {};
  #last = performance.now();

  lap(name: string): void {
    const now = performance.now();
    this.parts[name] = now - this.#last;
    this.#last = now;
  }
}

self.onmessage = ({ data }: MessageEvent<HostRequest>) => {
  const answer = data.type === "open" ? open(data.rows) : data.type === "edit" ? edit(data.round) : drawFile();
  self.postMessage(answer);
};
