import type * as vscode from "vscode";
import type { ProjectStore } from "../workspace/store";
import type { ActiveProject } from "./active-project";
import type { FindingsReporter } from "./diagnostics";
import type { Environment } from "./environment";
import type { Speaker } from "./speech";
import type { WorkspaceFiles } from "./workspace-files";

/** What the parts of the extension share. */
export interface Services {
  readonly extensionUri: vscode.Uri;
  readonly environment: Environment;
  /** What a person keeps in this workspace, for themselves. */
  readonly memory: vscode.Memento;
  readonly store: ProjectStore;
  readonly files: WorkspaceFiles;
  readonly speaker: Speaker;
  readonly active: ActiveProject;
  readonly findings: FindingsReporter;
}
