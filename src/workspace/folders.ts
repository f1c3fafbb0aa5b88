/** The folder of a path, without a slash at the end; empty for a name alone. */
export function folderOf(path: string): string {
  const slash = path.lastIndexOf("/");
  return slash < 0 ? "" : path.slice(0, slash);
}

/** A folder and those above it, nearest first, down to the empty one. */
export function foldersAbove(folder: string): readonly string[] {
  const folders = [folder];
  for (let at = folder; at !== "";) {
    at = folderOf(at);
    folders.push(at);
  }
  return folders;
}

/** A path relative to a folder, with `.` and `..` taken out. @returns undefined when it climbs above the root */
export function resolvePath(folder: string, relative: string): string | undefined {
  const parts = folder === "" ? [] : folder.split("/");
  for (const step of relative.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") parts.push(step);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}
