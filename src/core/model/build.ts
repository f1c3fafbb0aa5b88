import type { ParsedFile } from "../text/parsed-file";
import { entryOf } from "../text/tree";
import { mappingsAt } from "./fields";
import { readProjectHeader } from "./header";
import { rebuildProject, rememberProject } from "./rebuild";
import { indexRecords } from "./record-index";
import { readRecords } from "./records";
import { checkReferences, duplicateIds, misleadingReferences, referenceCycles } from "./references";
import { duplicateSections, partsOf } from "./sections";
import { readTasks } from "./tasks";
import type { Project } from "./types";

/**
 * Puts the files of one project together. Wrong values are left out (they have a finding of the schema); nothing throws.
 * @param folder the project's folder, without a slash at the end
 * @param files project files in any order; the one with the section `project` counts first, then the order of their names
 * @param previous the project as it was before its files changed. Its maps may become those of the new one: it must not be used any more
 */
export function buildProject(folder: string, files: readonly ParsedFile[], previous?: Project): Project {
  const sorted = sortFiles(files);
  return (previous && rebuildProject(previous, sorted)) ?? buildWhole(folder, sorted);
}

function buildWhole(folder: string, files: readonly ParsedFile[]): Project {
  const byPath = new Map(files.map((file) => [file.path, file]));
  const tasks = readTasks(
    partsOf(files, "schedule").map(({ file, entry }) => ({
      file: file.path,
      text: file.text,
      nodes: mappingsAt(entry.value, "tasks"),
    })),
  );
  const { records, references } = readRecords(files, tasks);
  const { header, repeated, ...index } = indexRecords(records);
  const { recordsById } = index;
  const misleading = misleadingReferences(references, recordsById);
  const cycles = referenceCycles({ sites: references, recordsById, files: byPath });
  const project: Project = {
    ...readProjectHeader(header, folder, files),
    ...index,
    folder,
    files,
    tasks,
    references,
    findings: [
      ...duplicateSections(files),
      ...duplicateIds(repeated, byPath),
      ...checkReferences({ sites: misleading, recordsById, files: byPath }),
      ...cycles,
    ],
  };
  // What a record without an id is called changes with the text before it.
  const isSimple = repeated.length === 0 && cycles.length === 0 && !records.some(({ id }) => id.startsWith("@"));
  if (isSimple) rememberProject(project, misleading);
  return project;
}

function sortFiles(files: readonly ParsedFile[]): readonly ParsedFile[] {
  const rank = (file: ParsedFile): number => (entryOf(file.root, "project") ? 0 : 1);
  return [...files].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}
