import path from "node:path";
import type { Project } from "../core/model/types";
import { message } from "../core/text/message";
import { parseText } from "../core/text/parse";
import { entryOf } from "../core/text/tree";
import { decodeBytes } from "../core/text/decode";
import { largestOutsideFile } from "../core/standard/outside-files";
import type { OutsideFile } from "../core/text/parsed-file";
import { isWithin, readOutsideFile } from "../workspace/outside-files";
import { isProjectFile } from "../workspace/port";
import { packagePaths, standardReferences } from "../workspace/standards";
import { ProjectStore } from "../workspace/store";
import { kindOfPath, listProjectFiles, projectFilesIn, readBytes, toPosix } from "./files";
import { CannotRun } from "./host";
import { realpath, stat } from "node:fs/promises";

export interface Loaded {
  readonly store: ProjectStore;
  /** Whether a file of the store lies under the paths that were asked for. */
  isAsked(file: string): boolean;
}

/** Loads files into a store, each once. */
class Loader {
  readonly store = new ProjectStore();
  readonly #known = new Set<string>();

  async add(files: readonly string[]): Promise<void> {
    for (const file of files) {
      const name = toPosix(file);
      if (this.#known.has(name)) continue;
      this.#known.add(name);
      this.store.setFile(name, await readBytes(file));
    }
  }

  has(file: string): boolean {
    return this.#known.has(toPosix(file));
  }
}

async function hasProjectSection(file: string): Promise<boolean> {
  const { text } = decodeBytes(await readBytes(file));
  return entryOf(parseText(file, text, 1).root, "project") !== undefined;
}

async function exists(file: string): Promise<boolean> {
  return stat(file).then(
    () => true,
    () => false,
  );
}

/** The folder of the project that a folder belongs to: the nearest one upwards with a file that has the section `project`. */
async function projectFolderOf(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    for (const file of await projectFilesIn(at)) if (await hasProjectSection(file)) return at;
    // A repository is a border: what lies outside is another house.
    if (path.dirname(at) === at || (await exists(path.join(at, ".git")))) return undefined;
  }
}

/** The repository that a folder lies in. */
async function repositoryOf(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = path.dirname(at)) {
    if (await exists(path.join(at, ".git"))) return at;
    if (path.dirname(at) === at) return undefined;
  }
}

/** Standards that projects name by path or package, and the standards that those extend. */
async function addStandards(loader: Loader): Promise<void> {
  for (let found = true; found;) {
    found = false;
    for (const { name, from } of standardReferences(loader.store)) {
      if (name.startsWith("pmo:")) continue;
      const places = name.startsWith("npm:") ? packagePaths(name, from) : [path.resolve(path.dirname(from), name)];
      if (places.some((file) => loader.has(file))) continue;
      for (const file of places) {
        if (!isProjectFile(file) || !(await exists(file))) continue;
        await loader.add([file]);
        found = true;
        break;
      }
    }
  }
}

/** Files that standards name: schemas of overlays, texts of templates. Those outside of the house of the standard are not read. */
async function addOutsideFiles({ store }: Loader, cwd: string): Promise<void> {
  for (const [file, standards] of store.neededFiles) {
    if (store.file(file) ?? store.outsideFiles.get(file)) continue;
    const homes = await Promise.all(standards.map((standard) => homeOf(standard, cwd)));
    const isAllowed = await Promise.all(
      homes.map(async (home) => isWithin(home, file) && (await isReallyWithin(home, file))),
    );
    store.setOutsideFile(file, isAllowed.includes(true) ? await outsideFile(file) : { problem: "outside" });
  }
}

/** The folder beyond which a standard can't read: its repository, otherwise the current folder where it lies in there, otherwise its own. */
async function homeOf(standard: string, cwd: string): Promise<string> {
  const folder = path.dirname(standard);
  const repository = await repositoryOf(folder);
  const here = toPosix(cwd);
  return repository !== undefined ? toPosix(repository) : isWithin(here, standard) ? here : toPosix(folder);
}

/** Whether a file lies in a folder also when links of the file system are followed; one that is missing does. */
async function isReallyWithin(home: string, file: string): Promise<boolean> {
  const real = await realpath(file).catch(() => undefined);
  return real === undefined || isWithin(toPosix(await realpath(home)), toPosix(real));
}

async function outsideFile(file: string): Promise<OutsideFile> {
  const info = await stat(file).catch(() => undefined);
  if (!info) return { problem: "missing" };
  if (!info.isFile()) return { problem: "unreadable" };
  if (info.size > largestOutsideFile) return { problem: "too-large" };
  return readBytes(file).then(readOutsideFile, (): OutsideFile => ({ problem: "unreadable" }));
}

/** Projects that others refer to may stand elsewhere in the repository. */
async function addReferredProjects(loader: Loader, folders: readonly string[]): Promise<void> {
  if (!loader.store.allFindings().some((finding) => finding.code === "reference.unknown-project")) return;
  for (const folder of folders) {
    const repository = await repositoryOf(folder);
    if (repository !== undefined) await loader.add(await listProjectFiles(repository));
  }
}

/**
 * The project files that a path of the command line stands for, and the folder it means.
 * @throws CannotRun when it does not exist, can't be read or holds no project file
 */
export async function filesUnder(
  cwd: string,
  given: string,
): Promise<{ readonly folder: string; readonly files: readonly string[] }> {
  const full = path.resolve(cwd, given);
  const kind = await kindOfPath(full, given);
  if (kind === "file" && !isProjectFile(full)) {
    throw new CannotRun(message("'{0}' is no project file. Project files end in .pmo.yaml or .pmo.yml.", given));
  }
  const files = kind === "file" ? [full] : await listProjectFiles(full);
  if (files.length === 0) {
    throw new CannotRun(
      message("No project file (*.pmo.yaml) in '{0}'. Make one with 'pmo new', or check the path.", given),
    );
  }
  return { folder: kind === "file" ? path.dirname(full) : full, files };
}

/**
 * Loads the project files under some paths, and what they refer to: the rest of their project, standards, other projects of the repository.
 * @throws CannotRun when a path does not exist, can't be read or holds no project file
 */
export async function load(cwd: string, paths: readonly string[]): Promise<Loaded> {
  const loader = new Loader();
  const asked = new Set<string>();
  const folders: string[] = [];
  for (const given of paths.length === 0 ? ["."] : paths) {
    const { folder, files } = await filesUnder(cwd, given);
    for (const file of files) asked.add(toPosix(file));
    await loader.add(files);
    folders.push(folder);
    const home = await projectFolderOf(folder);
    if (home !== undefined) await loader.add(await listProjectFiles(home));
  }
  await addStandards(loader);
  await addOutsideFiles(loader, cwd);
  await addReferredProjects(loader, folders);
  await addStandards(loader);
  await addOutsideFiles(loader, cwd);
  return { store: loader.store, isAsked: (file) => asked.has(file) };
}

/** The projects under the asked paths: those with a section `project` where there are some. @throws CannotRun when there is none */
export function askedProjects({ store, isAsked }: Loaded): readonly Project[] {
  const projects = store.projects().filter((project) => project.files.some((file) => isAsked(file.path)));
  const named = projects.filter((project) => project.header !== undefined);
  const found = named.length > 0 ? named : projects;
  if (found.length === 0) throw new CannotRun(message("No project here: no file has the section 'project'."));
  return found;
}

/**
 * The one project under the asked paths, or the one with an id.
 * @throws CannotRun when there is none, or several and no id says which
 */
export function chooseProject(loaded: Loaded, id: string | undefined): Project {
  const candidates = askedProjects(loaded);
  const ids = candidates.map((candidate) => candidate.id).join(", ");
  const matching = id === undefined ? candidates : candidates.filter((project) => project.id === id);
  const [project] = matching;
  if (project === undefined)
    throw new CannotRun(message("There is no project '{0}' here; there is: {1}.", id ?? "", ids));
  if (matching.length === 1) return project;
  throw new CannotRun(
    id === undefined
      ? message("There are {0} projects here: {1}. Choose one with --project ID.", candidates.length, ids)
      : message("Several projects here have the id '{0}'. Give the folder of one of them.", id),
  );
}

/** A path as people write it: relative to the current folder, with `/`. */
export function relativePath(cwd: string, file: string): string {
  const relative = toPosix(path.relative(cwd, file));
  return relative === "" ? "." : relative;
}
