import type { Project } from "../core/model/types";
import { readCommit, spread, type CommitTexts, type HistoryPoint } from "../core/risk/history";
import { message, type Message } from "../core/text/message";
import { nowInstant } from "./clock";

/** As much of a repository as is needed here, in the shape of the API of the built-in Git extension (version 1). */
export interface GitCommit {
  readonly hash: string;
  readonly commitDate?: Date;
  readonly authorDate?: Date;
}

export interface GitRepository {
  log(options: { readonly maxEntries: number; readonly path: string }): Promise<readonly GitCommit[]>;
  /** @throws when the file does not exist at that commit */
  show(ref: string, path: string): Promise<string>;
}

/** Most points of a history, and most commits among which they are chosen. */
const mostPoints = 60;
const mostCommits = 5000;
/** Commits with broken texts behind which an earlier one is looked for. */
const mostBroken = 20;

/** What a commit says: nothing where none of the project's files existed yet. */
type Reading<Point> = Point | "absent" | "malformed";

/** The points of a history in the order of time and the number of commits whose texts are malformed; or why there is none. */
export type HistoryOutcome<Point = HistoryPoint> =
  | { readonly state: "ready"; readonly points: readonly Point[]; readonly skipped: number }
  | { readonly state: "none"; readonly reason: Message; readonly hint: Message };

/** How a point of a history is made of a commit. */
export interface HistoryReader<Point> {
  /** @returns `absent` when there is nothing to say of the commit, undefined when a text is malformed */
  readonly read: (project: Project, commit: CommitTexts) => Point | "absent" | undefined;
  /** What a point depends on besides the files of the project at its commit. */
  readonly surroundings: (project: Project) => string;
}

/** Points of the register of risks. */
export const registerReader: HistoryReader<HistoryPoint> = {
  read: (project, commit) => readCommit(project.folder, commit, project.riskScale),
  surroundings: ({ riskScale }) => JSON.stringify(riskScale ?? null),
};

export interface HistoryOptions {
  /** Undefined where the project is in no repository. */
  readonly repository: GitRepository | undefined;
  /** The name of a file or folder of the store on the disk. */
  readonly pathOf: (file: string) => string;
  /** First instant of the history; the beginning of the repository when it is left out. */
  readonly since?: number;
  readonly token: { readonly isCancellationRequested: boolean };
  readonly progress: (done: number, total: number) => void;
}

/** Reads the history of projects from a repository: that of VS Code's Git extension, or of git itself on the command line. */
export class GitHistory<Point extends { readonly at: number }> {
  readonly #reader: HistoryReader<Point>;
  /** What a commit said about the files of a project; commits never change. */
  readonly #known = new Map<string, Reading<Point>>();

  constructor(reader: HistoryReader<Point>) {
    this.#reader = reader;
  }

  /** @returns undefined when it was given up */
  async read(project: Project, options: HistoryOptions): Promise<HistoryOutcome<Point> | undefined> {
    const { repository, pathOf, since, token, progress } = options;
    if (!repository) return none(message("This project is in no git repository that VS Code knows"));
    const all = await repository.log({ maxEntries: mostCommits, path: pathOf(project.folder) });
    const commits = since === undefined ? all : all.filter((commit) => instantOf(commit) >= since);
    if (all.length === 0) return none(message("No commit has changed this project yet"));
    const chosen = spread(commits, mostPoints);
    const points: Point[] = [];
    let skipped = 0;
    for (const [index, commit] of chosen.entries()) {
      if (token.isCancellationRequested) return undefined;
      progress(index, chosen.length);
      const point = await this.#point(repository, project, commit, pathOf);
      if (point === "malformed") skipped++;
      else if (point !== "absent") points.push(point);
    }
    return { state: "ready", points: points.sort((a, b) => a.at - b.at), skipped };
  }

  /**
   * The point that the last commit before an instant left, for what moved since then.
   * @returns undefined where no commit before it has the project
   */
  async pointAt(
    project: Project,
    at: number,
    { repository, pathOf }: Pick<HistoryOptions, "repository" | "pathOf">,
  ): Promise<Point | undefined> {
    if (!repository) return undefined;
    const commits = await repository.log({ maxEntries: mostCommits, path: pathOf(project.folder) });
    const before = commits.filter((commit) => instantOf(commit) < at).sort((a, b) => instantOf(b) - instantOf(a));
    for (const commit of before.slice(0, mostBroken)) {
      const point = await this.#point(repository, project, commit, pathOf);
      if (point === "absent") return undefined;
      if (point !== "malformed") return point;
    }
    return undefined;
  }

  async #point(
    repository: GitRepository,
    project: Project,
    commit: GitCommit,
    pathOf: (file: string) => string,
  ): Promise<Reading<Point>> {
    const paths = project.files.map(({ path }) => path);
    const key = [commit.hash, ...paths, this.#reader.surroundings(project)].join("\n");
    const known = this.#known.get(key);
    if (known) return known;
    const files: { readonly path: string; readonly text: string }[] = [];
    for (const path of paths) {
      const text = await textAt(repository, commit.hash, pathOf(path));
      if (text !== undefined) files.push({ path, text });
    }
    const texts = { hash: commit.hash, at: instantOf(commit), files };
    const point = files.length === 0 ? "absent" : (this.#reader.read(project, texts) ?? "malformed");
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

function instantOf({ commitDate, authorDate }: GitCommit): number {
  const date = commitDate ?? authorDate;
  return date ? nowInstant(date) : 0;
}

function none(reason: Message): Extract<HistoryOutcome, { readonly state: "none" }> {
  return {
    state: "none",
    reason,
    hint: message("Commit the project's files to git; the history then grows with each commit."),
  };
}
