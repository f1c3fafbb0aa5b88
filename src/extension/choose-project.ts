import * as vscode from "vscode";
import type { Project } from "../core/model/types";
import { message } from "../core/text/message";
import type { Services } from "./services";

/** Asks which project of the workspace is meant. */
export async function chooseProject({ store, speaker }: Services): Promise<Project | undefined> {
  const choice = await vscode.window.showQuickPick(
    store.projects().map((project) => ({
      label: project.name,
      description: vscode.workspace.asRelativePath(vscode.Uri.parse(project.folder)),
      project,
    })),
    { placeHolder: speaker.say(message("Which project?")) },
  );
  return choice?.project;
}
