import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { lstat, mkdir, open, readdir, readFile, realpath, rename, rm, stat } from "node:fs/promises";
import path from "node:path";
import { message } from "../core/text/message";
import { isProjectFile } from "../workspace/port";
import { CannotRun } from "./host";

const skippedFolders: ReadonlySet<string> = new Set(["node_modules", ".git", "dist"]);

/** Paths inside the program have `/` between folders on every system. */
export function toPosix(file: string): string {
  return path.sep === "\\" ? file.replaceAll("\\", "/") : file;
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : String(error);
}

/** Why a file or folder can't be read, in plain words. */
export function cannotRead(file: string, error: unknown): CannotRun {
  const code = codeOf(error);
  if (code === "ENOENT" || code === "ENOTDIR")
    return new CannotRun(message("'{0}' does not exist. Check the path.", file));
  if (code === "EACCES" || code === "EPERM")
    return new CannotRun(message("'{0}' can't be read: permission denied.", file));
  return new CannotRun(message("'{0}' can't be read ({1}).", file, code));
}

export function cannotWrite(file: string, error: unknown): CannotRun {
  const code = codeOf(error);
  if (code === "EACCES" || code === "EPERM" || code === "EROFS") {
    return new CannotRun(message("'{0}' can't be written: permission denied.", file));
  }
  return new CannotRun(message("'{0}' can't be written ({1}).", file, code));
}

/**
 * Whether a path is a file or a folder.
 * @param given the path as it was written on the command line
 * @throws CannotRun when it is neither or not there
 */
export async function kindOfPath(file: string, given: string): Promise<"file" | "folder"> {
  const info = await stat(file).catch((error: unknown) => {
    throw cannotRead(given, error);
  });
  if (info.isDirectory()) return "folder";
  if (info.isFile()) return "file";
  throw new CannotRun(message("'{0}' is neither a file nor a folder.", given));
}

/** Project files directly in a folder. Folders that can't be read count as empty. */
export async function projectFilesIn(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder).catch(() => []);
  return entries.filter(isProjectFile).map((name) => path.join(folder, name));
}

/**
 * Every project file in a folder and below it, in the order of their names; `node_modules`, `.git` and `dist` are left out. Symbolic links are
 * followed, each folder once.
 * @throws CannotRun when a folder can't be read
 */
export async function listProjectFiles(folder: string): Promise<readonly string[]> {
  const found: string[] = [];
  const seen = new Set<string>();
  const walk = async (at: string): Promise<void> => {
    const real = await realpath(at);
    if (seen.has(real)) return;
    seen.add(real);
    const entries = await readdir(at, { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const full = path.join(at, entry.name);
      // A link that leads nowhere is no project file.
      const kind = entry.isSymbolicLink() ? await stat(full).catch(() => undefined) : entry;
      if (kind?.isDirectory() === true) {
        if (!skippedFolders.has(entry.name)) await walk(full);
      } else if (kind?.isFile() === true && isProjectFile(entry.name)) {
        found.push(full);
      }
    }
  };
  try {
    await walk(folder);
  } catch (error) {
    const place = error instanceof Error && "path" in error ? String(error.path) : folder;
    throw cannotRead(place, error);
  }
  return found;
}

/** @throws CannotRun */
export async function readBytes(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw cannotRead(file, error);
  }
}

/** Whether a folder is missing or has nothing in it. */
export async function isEmptyFolder(folder: string): Promise<boolean> {
  try {
    return (await readdir(folder)).length === 0;
  } catch (error) {
    if (codeOf(error) === "ENOENT") return true;
    if (codeOf(error) === "ENOTDIR") throw new CannotRun(message("'{0}' is a file; a folder is needed.", folder));
    throw cannotRead(folder, error);
  }
}

const unfinished = new Set<string>();

/** Removes what interrupted writes have left. For the moment of Ctrl+C, hence synchronous. */
export function removeUnfinished(): void {
  for (const file of unfinished) rmSync(file, { force: true });
}

/** Writes a file completely or not at all: beside its place first, then renamed. Makes its folders. @throws CannotRun */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  const temporary = path.join(path.dirname(file), `.${path.basename(file)}.${randomBytes(6).toString("hex")}.tmp`);
  try {
    await mkdir(path.dirname(file), { recursive: true });
    const isFolder = await lstat(file).then(
      (info) => info.isDirectory(),
      () => false,
    );
    if (isFolder) throw new CannotRun(message("'{0}' is a folder; the name of a file is needed.", file));
    unfinished.add(temporary);
    const handle = await open(temporary, "wx");
    try {
      await handle.writeFile(content, "utf8");
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, file);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error instanceof CannotRun ? error : cannotWrite(file, error);
  } finally {
    unfinished.delete(temporary);
  }
}
