import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { pathText, type DriftChange } from "../../core/standard/drift/compare";
import { driftOf, type Drift } from "../../core/standard/drift/project-drift";
import { updateFromTemplates, type ChosenDrift, type DriftUpdate } from "../../core/standard/drift/update";
import { driftValues, driftWord, isSafeUpdate, isUpdate } from "../../core/standard/drift/words";
import { message } from "../../core/text/message";
import { followedStandard, lookupIn } from "../../workspace/standards";
import type { Proposals } from "../proposals";
import type { Services } from "../services";
import { toWorkspaceEdit } from "../workspace-edit";

/** A change that can be chosen. */
interface ChangeItem extends vscode.QuickPickItem {
  readonly drift: Drift;
  readonly change: DriftChange;
}

const icons = {
  added: "diff-added",
  changed: "diff-modified",
  removed: "diff-removed",
  customised: "account",
  conflict: "warning",
} as const;

/**
 * Shows what the templates of a project have changed since it was made from them, and takes over what the person chooses: as one step, or as differences to look at first.
 * @param given places of changes that a caller has chosen beforehand: nobody is asked then
 */
export async function updateFromStandard(
  services: Services,
  proposals: Proposals,
  project: Project,
  given?: readonly string[],
): Promise<void> {
  const { store, speaker } = services;
  const { say } = speaker;
  const followed = followedStandard(project, lookupIn(store));
  const drifts = driftOf(project, followed?.standards ?? []);
  const items = drifts.flatMap((drift) =>
    drift.changes.filter(isUpdate).map((change) => itemOf(services, drift, change)),
  );
  const [problem] = drifts.flatMap((drift) => drift.problem ?? []);
  if (problem) void vscode.window.showWarningMessage(say(problem));
  if (items.length === 0 && !drifts.some(isOutdated)) {
    const words =
      drifts.length === 0
        ? message(
            "'{0}' was made from no template of its standards: its section 'project' names none under 'templates'.",
            project.name,
          )
        : message("'{0}' has everything that its templates have now.", project.name);
    if (!problem) void vscode.window.showInformationMessage(say(words));
    return;
  }
  const answer = given
    ? { items: items.filter(({ change }) => given.includes(pathText(change.path))), isShown: false }
    : await askChanges(services, items);
  if (!answer) return;
  const chosen = drifts.map((drift): ChosenDrift => ({
    drift,
    changes: answer.items.filter((item) => item.drift === drift).map(({ change }) => change),
  }));
  const update = updateFromTemplates(project, chosen);
  if (answer.isShown) await showDifferences(services, proposals, project, update);
  else await write(services, project, update, answer.items.length);
}

function isOutdated({ adoption, latest }: Drift): boolean {
  return adoption.version !== latest.template.version;
}

function itemOf({ speaker }: Services, drift: Drift, change: DriftChange): ChangeItem {
  return {
    label: `$(${icons[change.kind]}) ${pathText(change.path)}`,
    description: speaker.say(driftWord(change.kind)),
    detail: driftValues(change),
    picked: isSafeUpdate(change),
    drift,
    change,
  };
}

interface Answer {
  readonly items: readonly ChangeItem[];
  /** Whether the person wants to see differences before anything is written. */
  readonly isShown: boolean;
}

function askChanges({ speaker }: Services, items: readonly ChangeItem[]): Promise<Answer | undefined> {
  const { say } = speaker;
  const pick = vscode.window.createQuickPick<ChangeItem>();
  const show = { iconPath: new vscode.ThemeIcon("diff"), tooltip: say(message("Show as a difference")) };
  pick.title = say(message("PMO: Update from Standard"));
  pick.placeholder = say(message("Choose what to take over"));
  pick.canSelectMany = true;
  pick.matchOnDetail = true;
  pick.ignoreFocusOut = true;
  pick.buttons = [show];
  pick.items = items;
  pick.selectedItems = items.filter(({ picked }) => picked === true);
  return new Promise((resolve) => {
    const done = (answer: Answer | undefined): void => {
      resolve(answer);
      pick.dispose();
    };
    pick.onDidAccept(() => {
      done({ items: pick.selectedItems, isShown: false });
    });
    pick.onDidTriggerButton(() => {
      done({ items: pick.selectedItems, isShown: true });
    });
    pick.onDidHide(() => {
      done(undefined);
    });
    pick.show();
  });
}

/** The edits of an update by lines, of the files as they were when it was worked out. */
function fileEdits(project: Project, { files }: DriftUpdate) {
  return files.flatMap(({ path, edits, text }) => {
    const file = project.files.find((one) => one.path === path);
    if (!file) return [];
    const changes = edits.map(({ span, newText }) => ({ range: file.lines.range(span), newText }));
    return [{ file: path, edits: changes, before: file.text, after: text }];
  });
}

async function showDifferences(
  { speaker }: Services,
  proposals: Proposals,
  project: Project,
  update: DriftUpdate,
): Promise<void> {
  for (const proposal of fileEdits(project, update)) await proposals.show(proposal);
  tellLeft(speaker.say, update);
}

async function write(
  { store, files, speaker }: Services,
  project: Project,
  update: DriftUpdate,
  count: number,
): Promise<void> {
  const { say } = speaker;
  files.flush();
  const changes = fileEdits(project, update);
  const isSame = changes.every(({ file, before }) => store.file(file)?.text === before);
  if (!isSame || !(await vscode.workspace.applyEdit(toWorkspaceEdit(changes)))) {
    const words = message("The text has changed meanwhile. Nothing was written; run the command again.");
    void vscode.window.showWarningMessage(say(words));
    return;
  }
  void vscode.window.showInformationMessage(
    say(message("Taken over: {0}. Ctrl+Z takes it back.", count - update.left.length)),
  );
  tellLeft(say, update);
}

function tellLeft(say: Services["speaker"]["say"], { left }: DriftUpdate): void {
  if (left.length === 0) return;
  const places = left.map(({ path }) => pathText(path)).join(", ");
  const words = message(
    "{0} changes could not be made without breaking the text; do them by hand: {1}",
    left.length,
    places,
  );
  void vscode.window.showWarningMessage(say(words));
}
