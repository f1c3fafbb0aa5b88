import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { ganttToMermaid, risksToMermaid } from "../../core/report/mermaid";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { message } from "../../core/text/message";
import { withRiskScale } from "../../language/risk/scale";
import type { Services } from "../services";

/** Puts the Gantt chart of a project on the clipboard as Mermaid text. */
export async function copyGantt(services: Services, project: Project): Promise<void> {
  const { store, speaker } = services;
  if (project.tasks.length === 0) {
    void vscode.window.showInformationMessage(
      speaker.say(message("{0} has no tasks yet, so there is nothing to copy.", project.name)),
    );
    return;
  }
  await copyMermaid(services, ganttToMermaid(project, store.schedule(project), { translations: speaker.translations }));
}

/** Puts the risks of a project on the clipboard as a Mermaid quadrant chart. */
export async function copyRisks(services: Services, project: Project): Promise<void> {
  const { speaker, store } = services;
  if (project.risks.length === 0) {
    void vscode.window.showInformationMessage(
      speaker.say(message("{0} has no risks yet, so there is nothing to copy.", project.name)),
    );
    return;
  }
  await copyMermaid(
    services,
    risksToMermaid(buildRiskMatrix(withRiskScale(project, store, speaker.language)), {
      translations: speaker.translations,
    }),
  );
}

/** Puts Mermaid text on the clipboard and says so. */
export async function copyMermaid({ speaker }: Services, text: string): Promise<void> {
  await vscode.env.clipboard.writeText(text);
  const what = message("The Mermaid text is on the clipboard. Paste it into a ```mermaid block of a Markdown file.");
  void vscode.window.showInformationMessage(speaker.say(what));
}
