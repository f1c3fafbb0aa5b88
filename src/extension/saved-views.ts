import * as vscode from "vscode";
import type { Project } from "../core/model/types";
import { message } from "../core/text/message";
import type { GanttSavedView, NamedGanttView } from "../protocol/gantt";
import type { Services } from "./services";

/** Whose views are kept: a project, by its folder, because two folders of a workspace may hold the same project, and ids are typed anew. */
export type SavedViewsKey = Pick<Project, "folder" | "id">;

function nameOf({ folder }: SavedViewsKey): string {
  return `pmo.gantt.views.${folder}`;
}

/** The views of a project's Gantt chart that a person has kept in this workspace, in the order of their names. Earlier versions kept them by the id of the project. */
export function savedViews({ memory }: Services, key: SavedViewsKey): readonly NamedGanttView[] {
  const kept = memory.get<unknown>(nameOf(key)) ?? memory.get<unknown>(`pmo.gantt.views.${key.id}`);
  return Array.isArray(kept) ? kept.filter(isNamedView) : [];
}

function isNamedView(kept: unknown): kept is NamedGanttView {
  if (typeof kept !== "object" || kept === null) return false;
  const { name, view } = kept as { readonly name?: unknown; readonly view?: unknown };
  return typeof name === "string" && typeof view === "object" && view !== null;
}

/** Asks for a name and keeps a view under it. A name that is there already is written over, which the box says. */
export async function saveView(services: Services, key: SavedViewsKey, view: GanttSavedView): Promise<void> {
  const { say } = services.speaker;
  const before = savedViews(services, key);
  const given = await vscode.window.showInputBox({
    title: say(message("Keep what the chart shows")),
    prompt: say(message("Name of the view: rows, filter, layers and zoom are kept in this workspace.")),
    validateInput: (text) => {
      const name = text.trim();
      if (name === "") return say(message("Write a name."));
      if (!before.some((one) => one.name === name)) return undefined;
      const words = say(message("This name is taken; Enter writes over it."));
      return { message: words, severity: vscode.InputBoxValidationSeverity.Info };
    },
  });
  const name = given?.trim();
  if (!name) return;
  const views = [...before.filter((one) => one.name !== name), { name, view }];
  views.sort((a, b) => (a.name < b.name ? -1 : 1));
  await services.memory.update(nameOf(key), views);
}

/** Asks which view to forget. */
export async function deleteView(services: Services, key: SavedViewsKey): Promise<void> {
  const before = savedViews(services, key);
  const title = services.speaker.say(message("Forget a view"));
  const name = await vscode.window.showQuickPick(
    before.map((one) => one.name),
    { title },
  );
  if (name === undefined) return;
  await services.memory.update(
    nameOf(key),
    before.filter((one) => one.name !== name),
  );
}
