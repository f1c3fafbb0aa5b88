import * as vscode from "vscode";
import { toUri } from "./convert";
import type { GitRepository } from "../workspace/git-history";

/** As much of the API of the built-in Git extension (version 1) as is needed here. */
interface GitApi {
  readonly state?: "uninitialized" | "initialized";
  readonly onDidChangeState?: vscode.Event<"uninitialized" | "initialized">;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitExports {
  /** @throws when Git is disabled or not installed */
  getAPI(version: 1): GitApi;
}

/** The repository in which a folder of the workspace lies, by the Git extension; undefined where there is neither. */
export async function repositoryAt(folder: string): Promise<GitRepository | undefined> {
  const extension = vscode.extensions.getExtension<GitExports>("vscode.git");
  if (!extension) return undefined;
  try {
    const git = (await extension.activate()).getAPI(1);
    await initialized(git);
    return git.getRepository(toUri(folder)) ?? undefined;
  } catch {
    // Git is switched off by a setting, or not installed.
    return undefined;
  }
}

/** Just after the start of VS Code the Git extension still looks for repositories. */
async function initialized({ state, onDidChangeState }: GitApi): Promise<void> {
  if (state !== "uninitialized" || !onDidChangeState) return;
  await new Promise<void>((resolve) => {
    const listener = onDidChangeState((next) => {
      if (next !== "initialized") return;
      listener.dispose();
      resolve();
    });
  });
}
