import * as vscode from "vscode";
import type { Project } from "../core/model/types";
import type { Services } from "./services";

type Named = Pick<Project, "folder" | "name">;

/** The name of a project; with its folder, where another project has the same name: that is so for copies of a project in one workspace. */
export function shownName(services: Services, project: Named): string {
  return shownNames(services)(project);
}

/** The same for many projects. */
export function shownNames({ store }: Services): (project: Named) => string {
  const folders = new Map<string, Set<string>>();
  for (const { name, folder } of store.projects()) {
    const known = folders.get(name);
    if (known) known.add(folder);
    else folders.set(name, new Set([folder]));
  }
  return ({ folder, name }) => {
    const others = folders.get(name);
    const isShared = others !== undefined && others.size > (others.has(folder) ? 1 : 0);
    return isShared ? `${name} (${vscode.workspace.asRelativePath(vscode.Uri.parse(folder))})` : name;
  };
}
