import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { ganttFormats, isGanttFormat, type GanttFileOptions, type GanttFormat } from "../../core/report/gantt/formats";
import { buildGanttModel } from "../../core/report/gantt/model";
import type { GanttModel } from "../../core/report/gantt/types";
import { message } from "../../core/text/message";
import { nowInstant } from "../clock";
import type { Services } from "../services";
import { copyGantt } from "./mermaid";
import { saveFile, type FileToSave } from "./save-file";

interface Choice extends vscode.QuickPickItem {
  readonly format: GanttFormat | "mermaid" | "png";
}

/** Turns an SVG into a PNG; undefined where that can't be done. */
type DrawPng = (svg: string) => Promise<Uint8Array | undefined>;

/**
 * Asks as what the Gantt chart of a project is wanted, and writes or copies it.
 * @param drawPng where an open chart can draw a picture of pixels
 */
export async function exportGantt(services: Services, project: Project, drawPng?: DrawPng): Promise<void> {
  const { say } = services.speaker;
  const files = Object.entries(ganttFormats).flatMap(([format, { label, detail }]): readonly Choice[] =>
    isGanttFormat(format) ? [{ format, label: say(label), detail: say(detail) }] : [],
  );
  const mermaid: Choice = {
    format: "mermaid",
    label: say(message("Copy as Mermaid text")),
    detail: say(message("Puts the text of the chart on the clipboard")),
  };
  const png: Choice = {
    format: "png",
    label: say(message("Picture (PNG)")),
    detail: say(message("Twice as fine as the screen, for slides and mail")),
  };
  const chosen = await vscode.window.showQuickPick([...files, ...(drawPng ? [png] : []), mermaid], {
    title: say(message("Export the Gantt chart")),
    matchOnDetail: true,
  });
  if (!chosen) return;
  if (chosen.format === "mermaid") await copyGantt(services, project);
  else if (chosen.format !== "png") await saveGantt(services, project, chosen.format);
  else if (drawPng) await savePng(services, project, drawPng);
}

/** Writes the Gantt chart of a project as a picture of pixels. */
async function savePng(services: Services, project: Project, drawPng: DrawPng): Promise<void> {
  await save(services, project, "png", "gantt", async (model, options) => {
    return (await drawPng(ganttFormats.svg.render(model, options))) ?? tooLarge;
  });
}

const tooLarge = message(
  "The chart could not be drawn as a picture of pixels; most often it is too large for one. Export it as SVG or as pages to print.",
);

/** Writes the Gantt chart of a project into a file that the person chooses. */
export async function saveGantt(services: Services, project: Project, format: GanttFormat): Promise<void> {
  const { extension, suffix, render } = ganttFormats[format];
  await save(services, project, extension, suffix, render);
}

async function save(
  services: Services,
  project: Project,
  extension: string,
  suffix: string,
  render: (model: GanttModel, options: GanttFileOptions) => ReturnType<FileToSave["make"]>,
): Promise<void> {
  const { store, speaker, environment } = services;
  await saveFile(services, {
    folder: project.folder,
    name: `${project.id}-${suffix}`,
    extension,
    title: message("Save the Gantt chart"),
    progress: message("Writing the Gantt chart…"),
    saved: (file) => message("The Gantt chart is saved in {0}.", file),
    isPage: extension === "html",
    make: () => {
      const model = buildGanttModel(project, store.schedule(project), { today: nowInstant(environment.now()) });
      return render(model, { language: speaker.language, translations: speaker.translations });
    },
  });
}
