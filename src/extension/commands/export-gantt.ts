import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { ganttFormats, isGanttFormat, type GanttFormat } from "../../core/report/gantt/formats";
import { buildGanttModel } from "../../core/report/gantt/model";
import { message } from "../../core/text/message";
import { nowInstant } from "../clock";
import { toUri } from "../convert";
import type { Services } from "../services";
import { copyGantt } from "./mermaid";

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
  const { store, speaker, environment } = services;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(toUri(project.folder), `${project.id}-gantt.png`),
    filters: { PNG: ["png"] },
    title: speaker.say(message("Save the Gantt chart")),
  });
  if (!target) return;
  const model = buildGanttModel(project, store.schedule(project), { today: nowInstant(environment.now()) });
  const { language, translations } = speaker;
  const data = await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: speaker.say(message("Writing the Gantt chart…")) },
    () => drawPng(ganttFormats.svg.render(model, { language, translations })),
  );
  if (!data) {
    const words = message(
      "The chart could not be drawn as a picture of pixels; most often it is too large for one. Export it as SVG or as pages to print.",
    );
    void vscode.window.showWarningMessage(speaker.say(words));
    return;
  }
  await vscode.workspace.fs.writeFile(target, data);
  await tellSaved(services, target, false);
}

/** Writes the Gantt chart of a project into a file that the person chooses. */
export async function saveGantt(services: Services, project: Project, format: GanttFormat): Promise<void> {
  const { store, speaker, environment } = services;
  const { say, language, translations } = speaker;
  const { extension, suffix, render } = ganttFormats[format];
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(toUri(project.folder), `${project.id}-${suffix}.${extension}`),
    filters: { [extension.toUpperCase()]: [extension] },
    title: say(message("Save the Gantt chart")),
  });
  if (!target) return;
  const written = await vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: say(message("Writing the Gantt chart…")),
      cancellable: true,
    },
    async (_, cancellation) => {
      // Lets the notification appear, and the person cancel, before the work begins.
      await new Promise((resolve) => setTimeout(resolve, 0));
      if (cancellation.isCancellationRequested) return false;
      const model = buildGanttModel(project, store.schedule(project), { today: nowInstant(environment.now()) });
      const text = render(model, { language, translations });
      if (cancellation.isCancellationRequested) return false;
      await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
      return true;
    },
  );
  if (written) await tellSaved(services, target, extension === "html");
}

async function tellSaved({ speaker }: Services, target: vscode.Uri, isPage: boolean): Promise<void> {
  const saved = speaker.say(message("The Gantt chart is saved in {0}.", vscode.workspace.asRelativePath(target)));
  // A browser can read files of this machine alone.
  if (!isPage || target.scheme !== "file") {
    void vscode.window.showInformationMessage(saved);
    return;
  }
  const open = speaker.say(message("Open in the browser"));
  const answer = await vscode.window.showInformationMessage(saved, open);
  if (answer === open) await vscode.env.openExternal(target);
}
