import * as vscode from "vscode";
import { ProjectStore } from "../workspace/store";
import { ActiveProject } from "./active-project";
import { registerCommands } from "./commands";
import { FindingsReporter } from "./diagnostics";
import type { Environment } from "./environment";
import { registerLanguageModelTools } from "./language-model-tools";
import { LanguageStatus } from "./language-status";
import { Panels } from "./panels";
import { Proposals } from "./proposals";
import { registerProviders } from "./providers";
import type { Services } from "./services";
import { Speaker } from "./speech";
import { testsOfStandards } from "./testing/standard-tests";
import { registerViews } from "./views";
import { WorkspaceFiles } from "./workspace-files";

/** What other extensions and tests get from us. */
export interface ExtensionApi {
  /** Settles when the project files of the workspace have been read. */
  readonly loaded: () => Promise<void>;
}

/** Starts the extension in either host. Reading the workspace goes on after it returns. */
export async function activateShared(
  context: vscode.ExtensionContext,
  environment: Environment,
): Promise<ExtensionApi> {
  const speaker = await Speaker.load(context.extensionUri);
  const store = new ProjectStore();
  const files = new WorkspaceFiles(store, speaker);
  const active = new ActiveProject(store);
  const findings = new FindingsReporter(store, speaker);
  const { extensionUri, workspaceState: memory } = context;
  const services: Services = { extensionUri, environment, memory, store, files, speaker, active, findings };
  const panels = new Panels(services);
  const proposals = new Proposals(services);
  context.subscriptions.push(
    speaker,
    files,
    active,
    findings,
    panels,
    new LanguageStatus(services),
    registerProviders(services),
    proposals,
    registerCommands(services, panels, proposals),
    registerLanguageModelTools(services, proposals),
    testsOfStandards(services),
    showWhetherThereAreProjects(store),
  );
  files.load();
  context.subscriptions.push(registerViews(services));
  return { loaded: () => files.loaded };
}

/** Commands that need a project stand in the palette only where there is one. */
function showWhetherThereAreProjects(store: ProjectStore): vscode.Disposable {
  let shown: boolean | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const stop = store.onDidChange(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      const has = store.paths.length > 0;
      if (has === shown) return;
      shown = has;
      void vscode.commands.executeCommand("setContext", "pmo.hasProject", has);
    }, 50);
  });
  return new vscode.Disposable(() => {
    clearTimeout(timer);
    stop();
  });
}
