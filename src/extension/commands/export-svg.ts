import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { buildGanttModel } from "../../core/report/gantt/model";
import { renderGanttSvg } from "../../core/report/gantt/svg";
import { message } from "../../core/text/message";
import { nowInstant } from "../clock";
import { toUri } from "../convert";
import type { Services } from "../services";

/** Writes the Gantt chart of a project as an SVG picture into a file that the person chooses. */
export async function exportGantt({ store, speaker, environment }: Services, project: Project): Promise<void> {
  const { say, language, translations } = speaker;
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(toUri(project.folder), `${project.id}-gantt.svg`),
    filters: { SVG: ["svg"] },
    title: say(message("Save the Gantt chart as a picture")),
  });
  if (!target) return;
  const model = buildGanttModel(project, store.schedule(project), { today: nowInstant(environment.now()) });
  const svg = renderGanttSvg(model, { language, translations });
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(svg));
  const saved = message("The Gantt chart is saved in {0}.", vscode.workspace.asRelativePath(target));
  void vscode.window.showInformationMessage(say(saved));
}
