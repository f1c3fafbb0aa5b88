import { kindOfFile } from "../../core/model/facts";
import { message } from "../../core/text/message";
import { builtInStandard, builtInStandardNames } from "../../core/standard/built-in";
import { stringOf } from "../../core/text/tree";
import { folderOf } from "../../workspace/folders";
import type { Drafts, Shape } from "./drafts";
import type { Place } from "./place";
import { localizedText, recommendedName, standardOf } from "./standards";

/** Files that a path may lead to: standards of the workspace and the built-in ones, or the folders of projects. */
export function addPaths(place: Place, drafts: Drafts, shape: Shape): void {
  if (place.key === "standard" || place.key === "extends") addStandards(place, drafts, shape);
  else if (place.section === "portfolio") addProjectFolders(place, drafts, shape);
}

/** The one that is for every project comes first, then those of the workspace, then the other built-in ones. */
function addStandards(place: Place, drafts: Drafts, shape: Shape): void {
  const { store } = place.scope;
  addBuiltIn(place, drafts, shape, recommendedName);
  for (const path of store.paths) {
    const file = store.file(path);
    if (!file || file === place.file || kindOfFile(file) !== "standard") continue;
    const standard = standardOf(file);
    const name = localizedText(standard, "title", place.language) ?? stringOf(standard, "id") ?? "";
    addPath(place, drafts, shape, path, [name, stringOf(standard, "version")].filter(Boolean).join(" "));
  }
  for (const name of builtInStandardNames) if (name !== recommendedName) addBuiltIn(place, drafts, shape, name);
}

function addBuiltIn(place: Place, drafts: Drafts, shape: Shape, name: string): void {
  const title = localizedText(standardNode(name), "title", place.language);
  const words = place.say(message("Built-in standard"));
  const detail = title === undefined ? words : `${words} · ${title}`;
  drafts.addValue({ label: name, kind: "value", newText: name, detail }, shape);
}

function standardNode(name: string): ReturnType<typeof standardOf> {
  const file = builtInStandard(name);
  return file && standardOf(file);
}

function addProjectFolders(place: Place, drafts: Drafts, shape: Shape): void {
  for (const project of place.scope.store.projects())
    if (project.header) addPath(place, drafts, shape, project.folder, project.name);
}

function addPath(place: Place, drafts: Drafts, shape: Shape, path: string, detail: string): void {
  const label = relativePath(folderOf(place.file.path), path);
  drafts.addValue({ label, kind: "value", newText: label, detail, filterText: `${label} ${detail}` }, shape);
}

/** How one gets from a folder to a file or folder: `../standards/acme.pmo.yaml`. */
export function relativePath(folder: string, target: string): string {
  const from = folder === "" ? [] : folder.split("/");
  const to = target.split("/");
  let common = 0;
  while (common < from.length && from[common] === to[common]) common++;
  const steps = [...from.slice(common).map(() => ".."), ...to.slice(common).map(decoded)];
  return steps.length === 0 ? "." : steps.join("/");
}

function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
