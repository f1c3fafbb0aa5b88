import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { ganttFormats, isGanttFormat, type GanttFormat } from "../../core/report/gantt/formats";
import { buildGanttModel } from "../../core/report/gantt/model";
import { outsideLinks } from "../../core/report/gantt/outside";
import type { ChartFileOptions } from "../../core/report/gantt/options";
import { modelOfView, optionsOfView } from "../../core/report/gantt/shownView";
import type { GanttModel } from "../../core/report/gantt/types";
import { renderPngPages } from "../../core/report/gantt/print";
import { pngProblem } from "../../core/report/png";
import { message, type Message } from "../../core/text/message";
import type { GanttShownView } from "../../protocol/gantt";
import { nowInstant } from "../../workspace/clock";
import type { Services } from "../services";
import { copyGantt } from "./mermaid";
import { saveFile, type FileToSave } from "./save-file";

/** A chart that can be written as a file. */
export interface ChartToExport {
  /** Folder that is offered for its files. */
  readonly folder: string;
  /** With what the names of its files begin. */
  readonly name: string;
  /** What the whole of it is, in words. */
  readonly whole: Message;
  readonly model: () => GanttModel;
  /** Ids of the rows that are closed where the whole of it is written. */
  readonly closed?: readonly string[];
  readonly copyMermaid: () => Promise<void>;
}

/** What an open chart can do and shows. */
export interface OpenChart {
  /** Turns an SVG into a PNG; undefined where that can't be done. */
  readonly drawPng: (svg: string) => Promise<Uint8Array | undefined>;
  readonly view: GanttShownView | undefined;
}

/** The Gantt chart of one project. */
export function chartOf(services: Services, project: Project): ChartToExport {
  const { store, environment } = services;
  return {
    folder: project.folder,
    name: project.id,
    whole: message("Every task, from the first day to the last"),
    model: () =>
      buildGanttModel(project, store.schedule(project), {
        today: nowInstant(environment.now()),
        outside: outsideLinks(project, store.projects()),
      }),
    copyMermaid: () => copyGantt(services, project),
  };
}

interface FormatChoice extends vscode.QuickPickItem {
  readonly format: GanttFormat | "mermaid" | "png";
}

/** Asks as what a chart is wanted, and writes or copies it. @param open where it is open on a page */
export async function exportChart(services: Services, chart: ChartToExport, open?: OpenChart): Promise<void> {
  const { say } = services.speaker;
  const files = Object.entries(ganttFormats).flatMap(([format, { label, detail }]): readonly FormatChoice[] =>
    isGanttFormat(format) ? [{ format, label: say(label), detail: say(detail) }] : [],
  );
  const mermaid: FormatChoice = {
    format: "mermaid",
    label: say(message("Copy as Mermaid text")),
    detail: say(message("Puts the text of the chart on the clipboard")),
  };
  const png: FormatChoice = {
    format: "png",
    label: say(message("Picture (PNG)")),
    detail: say(message("Twice as fine as the screen, for slides and mail")),
  };
  const chosen = await vscode.window.showQuickPick([...files, ...(open ? [png] : []), mermaid], {
    title: say(message("Export the Gantt chart")),
    matchOnDetail: true,
  });
  if (!chosen) return;
  if (chosen.format === "mermaid") {
    await chart.copyMermaid();
    return;
  }
  const view = await askForView(services, chart, open?.view);
  if (view === "nothing") return;
  if (chosen.format !== "png") await saveChart(services, chart, chosen.format, view);
  else if (open) await savePng(services, chart, open.drawPng, view);
}

/** Asks how much of a chart is wanted. @returns undefined for the whole of it */
async function askForView(
  { speaker: { say } }: Services,
  { whole }: ChartToExport,
  view: GanttShownView | undefined,
): Promise<GanttShownView | "nothing" | undefined> {
  if (!view) return undefined;
  const shown: vscode.QuickPickItem = {
    label: say(message("As shown")),
    detail: say(message("Its columns, open rows, filter, layers and zoom, and the days of the window")),
  };
  const all: vscode.QuickPickItem = { label: say(message("The whole chart")), detail: say(whole) };
  const chosen = await vscode.window.showQuickPick([shown, all], {
    title: say(message("How much of the chart is wanted?")),
  });
  return chosen === undefined ? "nothing" : chosen === shown ? view : undefined;
}

const notDrawn = message(
  "The chart could not be drawn as a picture of pixels; most often it is too large for one. Export it as SVG or as pages to print.",
);

async function savePng(
  services: Services,
  chart: ChartToExport,
  drawPng: OpenChart["drawPng"],
  view: GanttShownView | undefined,
): Promise<void> {
  await save(services, chart, { extension: "png", suffix: "gantt" }, async ({ isCancelled, report }) => {
    const { model, options } = drawingOf(services, chart, view);
    const svg = ganttFormats.svg.render(model, options);
    if (!pngProblem(svg)) return (await drawPng(svg)) ?? notDrawn;
    const pages: Uint8Array[] = [];
    const sheets = renderPngPages(model, options);
    for (const [at, page] of sheets.entries()) {
      report(message("Page {0} of {1}", at + 1, sheets.length));
      const drawn = isCancelled() ? undefined : await drawPng(page);
      if (!drawn) return notDrawn;
      pages.push(drawn);
    }
    return { pages };
  });
}

/** Writes a chart into a file that the person chooses. @param view how much of it, the whole by default */
export async function saveChart(
  services: Services,
  chart: ChartToExport,
  format: GanttFormat,
  view?: GanttShownView,
): Promise<void> {
  const kind = ganttFormats[format];
  await save(services, chart, kind, () => {
    const { model, options } = drawingOf(services, chart, view);
    return kind.render(model, options);
  });
}

function drawingOf(
  { speaker: { language, translations, say } }: Services,
  { model: make, closed }: ChartToExport,
  view: GanttShownView | undefined,
): { readonly model: GanttModel; readonly options: ChartFileOptions } {
  const model = make();
  const shown = view ? optionsOfView(view, model) : { collapsed: closed };
  return { model: modelOfView(view, model, say), options: { language, translations, ...shown } };
}

async function save(
  services: Services,
  { folder, name }: ChartToExport,
  { extension, suffix }: { readonly extension: string; readonly suffix: string },
  make: FileToSave["make"],
): Promise<void> {
  await saveFile(services, {
    folder,
    name: `${name}-${suffix}`,
    extension,
    title: message("Save the Gantt chart"),
    progress: message("Writing the Gantt chart…"),
    saved: (file) => message("The Gantt chart is saved in {0}.", file),
    isPage: extension === "html",
    make,
  });
}
