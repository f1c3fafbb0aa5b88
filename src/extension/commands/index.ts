import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { message } from "../../core/text/message";
import type { Panels } from "../panels";
import { chooseProject } from "../choose-project";
import { toFile } from "../convert";
import type { Proposals } from "../proposals";
import type { Services } from "../services";
import { chartCommands } from "./chart-commands";
import { captureBaselineOf, editingCommands } from "./editing";
import { chartOf, exportChart, saveChart } from "./export-gantt";
import { copyGantt, copyRisks } from "./mermaid";
import { organizeActiveFile } from "./organize";
import { newProject, type NewProjectAnswers } from "./new-project";
import { showInGantt } from "./show-in-gantt";
import { updateFromStandard } from "./update-from-standard";

/** Registers the commands of the manifest. */
export function registerCommands(services: Services, panels: Panels, proposals: Proposals): vscode.Disposable {
  const { speaker } = services;
  const register = (name: string, run: (argument: unknown) => unknown): vscode.Disposable =>
    vscode.commands.registerCommand(`pmo.${name}`, async (argument: unknown) => {
      try {
        return await run(argument);
      } catch (error) {
        console.error(`PMO: the command pmo.${name} failed`, error);
        const reason = error instanceof Error ? error.message : String(error);
        void vscode.window.showErrorMessage(speaker.say(message("PMO: this did not work: {0}", reason)));
        return undefined;
      }
    });
  const withProject = (run: (project: Project) => Promise<void>) => async (argument: unknown) => {
    const project = await projectFor(services, panels, argument);
    if (project) await run(project);
  };
  const open = (show: () => void) => async (argument: unknown) => {
    await follow(services, argument);
    show();
  };
  return vscode.Disposable.from(
    register("newProject", (argument) => newProject(services, answersOf(argument))),
    register(
      "openGantt",
      open(() => {
        panels.openGantt();
      }),
    ),
    register("openPortfolio", () => {
      panels.openPortfolio();
    }),
    register("openConformance", () => {
      panels.openStandards("conformance");
    }),
    register("openStandardImpact", () => {
      panels.openStandards("impact");
    }),
    register(
      "openRiskMatrix",
      open(() => {
        panels.openRiskMatrix();
      }),
    ),
    register(
      "openOrganizationChart",
      open(() => {
        panels.openDiagram("organization");
      }),
    ),
    register(
      "openDependencyNetwork",
      open(() => {
        panels.openDiagram("network");
      }),
    ),
    register(
      "exportGantt",
      withProject((project) => exportChart(services, chartOf(services, project))),
    ),
    register(
      "exportGanttAsSvg",
      withProject((project) => saveChart(services, chartOf(services, project), "svg")),
    ),
    register(
      "printGantt",
      withProject((project) => saveChart(services, chartOf(services, project), "print")),
    ),
    register(
      "copyGanttAsMermaid",
      withProject((project) => copyGantt(services, project)),
    ),
    register(
      "copyRisksAsMermaid",
      withProject((project) => copyRisks(services, project)),
    ),
    register("updateFromStandard", async (argument) => {
      const project = await projectFor(services, panels, argument);
      if (project) await updateFromStandard(services, proposals, project, changesOf(argument));
    }),
    register("captureBaseline", async (argument) => {
      const project = await projectFor(services, panels, argument);
      if (project) await captureBaselineOf(services, project, argument);
    }),
    register("organizeKeys", () => organizeActiveFile(services)),
    register("showInGantt", (argument) => showInGantt(services, panels, argument)),
    ...chartCommands(panels).map(([name, run]) => register(name, run)),
    ...editingCommands(services).map(([name, run]) => register(name, run)),
  );
}

/** Answers that a caller gives beforehand; menus give something else, which is ignored. */
function answersOf(argument: unknown): NewProjectAnswers {
  if (typeof argument !== "object" || argument === null || argument instanceof vscode.Uri) return {};
  const { template, name, folder } = argument as Readonly<Record<string, unknown>>;
  return {
    ...(typeof template === "string" ? { template } : {}),
    ...(typeof name === "string" && name.trim() !== "" ? { name: name.trim() } : {}),
    ...(folder instanceof vscode.Uri ? { folder } : {}),
  };
}

/** Places of changes that a caller has chosen beforehand. */
function changesOf(argument: unknown): readonly string[] | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const { changes } = argument as Readonly<Record<string, unknown>>;
  return Array.isArray(changes) ? changes.map(String) : undefined;
}

/** A button of an editor gives the address of its file. */
async function follow({ store, files, active }: Services, argument: unknown): Promise<void> {
  files.flush();
  if (!(argument instanceof vscode.Uri)) return;
  const file = toFile(argument);
  if (!store.projectOf(file)) await files.loaded;
  const project = store.projectOf(file);
  if (project) active.choose(project);
}

/** The project that a command is about. Where it is unclear, the person is asked. */
async function projectFor(services: Services, panels: Panels, argument: unknown): Promise<Project | undefined> {
  const { store, files, speaker } = services;
  await follow(services, argument);
  const file = argument instanceof vscode.Uri ? argument : vscode.window.activeTextEditor?.document.uri;
  const own = file ? store.projectOf(toFile(file)) : panels.focusedProject;
  if (own) return own;
  await files.loaded;
  const projects = store.projects();
  if (projects.length <= 1) {
    if (!projects[0])
      void vscode.window.showInformationMessage(speaker.say(message("There is no project in this workspace yet.")));
    return projects[0];
  }
  return chooseProject(services);
}
