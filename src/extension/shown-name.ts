import * as vscode from "vscode";
import type { Project } from "../core/model/types";
import type { Services } from "./services";

/** The name of a project; with its folder, where another project has the same name: that is so for copies of a project in one workspace. */
export function shownName({ store }: Services, { folder, name }: Pick<Project, "folder" | "name">): string {
  const isShared = store.projects().some((other) => other.name === name && other.folder !== folder);
  return isShared ? `${name} (${vscode.workspace.asRelativePath(vscode.Uri.parse(folder))})` : name;
}
