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

/**
 * A path relative to a folder, with `.` and `..` taken out. Where folders are addresses (`file:///…`), its steps are encoded as VS Code encodes them.
 *
 * @returns undefined when it climbs above the root
 */
export function resolvePath(folder: string, relative: string): string | undefined {
  const parts = folder === "" ? [] : folder.split("/");
  const isAddress = /^[a-z][a-z0-9+.-]+:/i.test(folder);
  for (const step of relative.split("/")) {
    if (step === "" || step === ".") continue;
    if (step !== "..") parts.push(isAddress ? encodeStep(step) : step);
    else if (parts.pop() === undefined) return undefined;
  }
  return parts.join("/");
}

function encodeStep(step: string): string {
  // Half of a letter can't be encoded, and is in no name of a file either.
  const whole = step.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
  return encodeURIComponent(whole).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`);
}
