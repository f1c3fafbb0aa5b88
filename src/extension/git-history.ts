import * as vscode from "vscode";
import type { Project } from "../core/model/types";
import { readCommit, spread, type HistoryPoint } from "../core/risk/history";
import { message, type Message } from "../core/text/message";
import { nowInstant } from "./clock";
import { toUri } from "./convert";

/** As much of the API of the built-in Git extension (version 1) as is needed here. */
interface GitCommit {
  readonly hash: string;
  readonly commitDate?: Date;
  readonly authorDate?: Date;
}

interface GitRepository {
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly GitCommit[]>;
  /** @throws when the file does not exist at that commit */
  show(ref: string, path: string): Promise<string>;
}

interface GitApi {
  readonly state?: "uninitialized" | "initialized";
  readonly onDidChangeState?: vscode.Event<"uninitialized" | "initialized">;
  getRepository(uri: vscode.Uri): GitRepository | null;
}

interface GitExports {
  /** @throws when Git is disabled or not installed */
  getAPI(version: 1): GitApi;
}

/** Most points of a history, and most commits among which they are chosen. */
const mostPoints = 60;
const mostCommits = 5000;

export type HistoryOutcome =
  | { readonly state: "ready"; readonly points: readonly HistoryPoint[]; readonly skipped: number }
  | { readonly state: "none"; readonly reason: Message; readonly hint: Message };

export interface HistoryOptions {
  /** First instant of the history; the beginning of the repository when it is left out. */
  readonly since?: number;
  readonly token: vscode.CancellationToken;
  readonly progress: (done: number, total: number) => void;
}

/** Reads the history of registers through the Git extension of VS Code: no process of our own, so it works wherever that extension does. */
export class GitHistory {
  /** What a commit said about the files of a project; commits never change. Undefined stands for one that can't be read. */
  readonly #known = new Map<string, HistoryPoint | undefined>();

  /** @returns undefined when it was given up */
  async read(project: Project, { since, token, progress }: HistoryOptions): Promise<HistoryOutcome | undefined> {
    const repository = await repositoryOf(project);
    if (!repository) return none(message("This project is in no git repository that VS Code knows"));
    const folder = toUri(project.folder);
    const commits = (await repository.log({ maxEntries: mostCommits, path: folder.fsPath })).filter(
      (commit) => since === undefined || instantOf(commit) >= since,
    );
    if (commits.length === 0) return none(message("No commit has changed this project yet"));
    const chosen = spread(commits, mostPoints);
    const points: HistoryPoint[] = [];
    let skipped = 0;
    for (const [index, commit] of chosen.entries()) {
      if (token.isCancellationRequested) return undefined;
      progress(index, chosen.length);
      const point = await this.#point(repository, project, commit);
      if (point) points.push(point);
      else skipped++;
    }
    return { state: "ready", points: points.sort((a, b) => a.at - b.at), skipped };
  }

  async #point(repository: GitRepository, project: Project, commit: GitCommit): Promise<HistoryPoint | undefined> {
    const paths = project.files.map(({ path }) => path);
    const key = [commit.hash, ...paths].join("\n");
    if (this.#known.has(key)) return this.#known.get(key);
    const files: { readonly path: string; readonly text: string }[] = [];
    for (const path of paths) {
      const text = await textAt(repository, commit.hash, toUri(path).fsPath);
      if (text !== undefined) files.push({ path, text });
    }
    const point = readCommit(project.folder, { hash: commit.hash, at: instantOf(commit), files });
    this.#known.set(key, point);
    return point;
  }
}

/** The text of a file at a commit; undefined where it did not exist yet. */
async function textAt(repository: GitRepository, hash: string, path: string): Promise<string | undefined> {
  try {
    return await repository.show(hash, path);
  } catch {
    return undefined;
  }
}

async function repositoryOf(project: Project): Promise<GitRepository | undefined> {
  const extension = vscode.extensions.getExtension<GitExports>("vscode.git");
  if (!extension) return undefined;
  try {
    const git = (await extension.activate()).getAPI(1);
    await initialized(git);
    return git.getRepository(toUri(project.folder)) ?? undefined;
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

function instantOf({ commitDate, authorDate }: GitCommit): number {
  const date = commitDate ?? authorDate;
  return date ? nowInstant(date) : 0;
}

function none(reason: Message): HistoryOutcome {
  return {
    state: "none",
    reason,
    hint: message("Commit the project's files to git; the burndown then grows with each commit."),
  };
}
