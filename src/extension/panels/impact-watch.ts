import * as vscode from "vscode";
import { impactByRule, type ProjectImpact } from "../../core/standard/impact";
import { message } from "../../core/text/message";
import { decodeBytes } from "../../core/text/decode";
import { mostListedChanges, type ImpactState, type ProjectChanges } from "../../protocol/standards";
import { StandardImpacts, textsBefore } from "../../workspace/standard-impact";
import { standardsIn } from "../../workspace/standards";
import { folderOf } from "../../workspace/folders";
import { toUri } from "../convert";
import { repositoryAt } from "../git-extension";
import type { Services } from "../services";
import { Slices } from "../slices";
import { listedFinding } from "./listed-finding";

/** Standards, and files that they named, as they were; and whether all of that was found in commits. */
interface Before {
  readonly texts: ReadonlyMap<string, string | undefined>;
  readonly isCommitted: boolean;
}

const committed = message("Compared with the last commit");
const saved = message(
  "Compared with the saved files, because these standards are in no git repository that VS Code knows",
);

/** Follows what an edit of standards changes for the projects, against the committed version. Works in slices; a new look gives up the one before it. */
export class ImpactWatch implements vscode.Disposable {
  readonly #services: Services;
  readonly #tell: (state: ImpactState) => void;
  readonly #impacts: StandardImpacts;
  /** By the names of the standards. */
  readonly #before = new Map<string, Promise<Before>>();
  #work: vscode.CancellationTokenSource | undefined;
  #hasTold = false;

  constructor(services: Services, tell: (state: ImpactState) => void) {
    this.#services = services;
    this.#tell = tell;
    this.#impacts = new StandardImpacts(services.store);
  }

  /** What was committed may be another version now. */
  forget(): void {
    this.#before.clear();
  }

  /** Looks again, and tells when it is done. */
  look(): void {
    this.#work?.cancel();
    const source = new vscode.CancellationTokenSource();
    this.#work = source;
    if (!this.#hasTold) this.#tell({ state: "reading" });
    void this.#compute(source.token)
      .then((state) => {
        if (!state || source.token.isCancellationRequested) return;
        this.#hasTold = true;
        this.#tell(state);
      })
      .catch((error: unknown) => {
        console.error("PMO: the impact of a standard could not be computed", error);
        const hint = message("Correct the findings of the standards in the Problems view and try again.");
        this.#tell({ state: "none", reason: message("The impact could not be computed"), hint });
      })
      .finally(() => source.dispose());
  }

  async #compute(token: vscode.CancellationToken): Promise<ImpactState | undefined> {
    const { store } = this.#services;
    const standards = standardsIn(store).map(({ file }) => file);
    if (standards.length === 0)
      return {
        state: "none",
        reason: message("There is no standard in this workspace"),
        hint: message(
          "A standard is a file with the top-level key ‘standard’. What an edit of it changes for the projects shows here.",
        ),
      };
    const paths = standards.map(({ path }) => path);
    const key = paths.join("\n");
    const known = this.#before.get(key) ?? readBefore(paths);
    this.#before.set(key, known);
    const { texts, isCommitted } = await known;
    if (token.isCancellationRequested) return undefined;
    const against = isCommitted ? committed : saved;
    if ([...texts].every(([path, text]) => this.#present(path) === text))
      return {
        state: "none",
        reason: message("No standard has been changed"),
        hint: isCommitted
          ? message(
              "Edit a standard: the findings that this adds and removes in the projects show here while you type, against the last commit.",
            )
          : message(
              "Edit a standard: the findings that this adds and removes in the projects show here while you type, against the saved files.",
            ),
      };
    this.#impacts.follow(texts);
    const slices = new Slices(token);
    for (const steps = this.#impacts.prepareInSteps(); !steps.next().done;) {
      if (!slices.isOver) continue;
      await slices.pause();
      if (slices.isGivenUp) return undefined;
    }
    const impacts = this.#impacts.impacts();
    return { state: "ready", against, rules: impactByRule(impacts), projects: impacts.map(changesOf) };
  }

  #present(path: string): string | undefined {
    const { store } = this.#services;
    const outside = store.outsideFiles.get(path);
    return store.file(path)?.text ?? (outside && "text" in outside ? outside.text : undefined);
  }

  dispose(): void {
    this.#work?.cancel();
  }
}

function changesOf({ project, changes }: ProjectImpact): ProjectChanges {
  const added = changes.filter(({ kind }) => kind === "added").length;
  return {
    folder: project.folder,
    name: project.name,
    changes: changes.slice(0, mostListedChanges).map(({ kind, finding }) => ({ kind, ...listedFinding(finding) })),
    added,
    removed: changes.length - added,
  };
}

/** Of the last commit; without a repository of the disk. */
async function readBefore(standards: readonly string[]): Promise<Before> {
  let isCommitted = true;
  const texts = await textsBefore(standards, async (path) => {
    const repository = await repositoryAt(folderOf(path));
    const uri = toUri(path);
    if (!repository) isCommitted = false;
    return (repository ? repository.show("HEAD", uri.fsPath) : savedText(uri)).catch(() => undefined);
  });
  return { texts, isCommitted };
}

async function savedText(uri: vscode.Uri): Promise<string> {
  return decodeBytes(await vscode.workspace.fs.readFile(uri)).text;
}
