import { kindOfFile } from "../core/model/facts";
import type { ParsedFile } from "../core/model/types";
import { entryOf } from "../core/text/tree";
import { folderOf, foldersAbove } from "./folders";

/** What decides to which project a file belongs, and whether it makes others belong to its own. */
export function roleOf(file: ParsedFile): string {
  const kind = kindOfFile(file);
  return kind === "project" && entryOf(file.root, "project") ? "head" : kind;
}

/** Project files by the folder of the nearest file with the section `project`, or by their own folder where there is none above. Folders in the order of their names. */
export function groupFiles(
  paths: readonly string[],
  role: (path: string) => string | undefined,
): ReadonlyMap<string, readonly string[]> {
  const roots = new Set(paths.filter((path) => role(path) === "head").map(folderOf));
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const kind = role(path);
    if (kind !== "head" && kind !== "project") continue;
    const own = folderOf(path);
    const folder = foldersAbove(own).find((candidate) => roots.has(candidate)) ?? own;
    const group = groups.get(folder);
    if (group) group.push(path);
    else groups.set(folder, [path]);
  }
  return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
}
