import { pathText, type DriftChange } from "../../core/standard/drift/compare";
import { driftOf, type Drift } from "../../core/standard/drift/project-drift";
import { keepOwn, takeChange, type UpdatedFile } from "../../core/standard/drift/update";
import { isSafeUpdate } from "../../core/standard/drift/words";
import type { Project } from "../../core/model/types";
import { message, type Message } from "../../core/text/message";
import { followedStandard, lookupIn } from "../../workspace/standards";
import { fileEdits, fixOfFiles, textData } from "./make";
import type { Fix, FixMaker } from "./types";

/** Takes over one change of a template, or notes that the project keeps what it has. */
export const templateDrift: FixMaker = (place) => {
  const { store } = place.scope;
  const project = store.projectOf(place.file.path);
  const [template, path] = [textData(place, "template"), textData(place, "path")];
  if (!project || template === undefined || path === undefined) return [];
  const standards = followedStandard(project, lookupIn(store))?.standards ?? [];
  for (const drift of driftOf(project, standards)) {
    const change = drift.changes.find((one) => pathText(one.path) === path);
    if (drift.adoption.template === template && change) return fixesOfChange(project, drift, change);
  }
  return [];
};

function fixesOfChange(project: Project, drift: Drift, change: DriftChange): readonly Fix[] {
  const path = pathText(change.path);
  const { id } = drift.latest.template;
  const takes = message("Take '{0}' over from the template '{1}'", path, id);
  const keeps = message("Keep '{0}' as this project has it", path);
  return [
    ...fixOfUpdate(project, takes, takeChange(project, drift, change), isSafeUpdate(change)),
    ...fixOfUpdate(project, keeps, keepOwn(project, drift, change), false),
  ];
}

function fixOfUpdate(
  project: Project,
  title: Message,
  updated: readonly UpdatedFile[],
  preferred: boolean,
): readonly Fix[] {
  const edits = updated.flatMap((one) => {
    const file = project.files.find(({ path }) => path === one.path);
    return (file && fileEdits(file, one.edits)) ?? [];
  });
  return edits.length === 0 ? [] : [fixOfFiles(title, edits, { preferred })];
}
