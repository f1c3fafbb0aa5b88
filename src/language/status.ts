import { severities, type Severity } from "../core/text/finding";
import { message } from "../core/text/message";
import { kindOfFile } from "../core/model/facts";
import type { LanguageScope } from "./types";

/** What the status of a file is: its project, the standard of that project, and how many findings it has. */
export interface FileStatus {
  /** Name of the project. */
  readonly title: string;
  /** The standard in use, or what is missing. */
  readonly detail: string;
  /** Path of the file that says which project this is. */
  readonly projectFile?: string;
  /** `2 errors, 1 warning`. */
  readonly findings: string;
  /** The worst finding; undefined without findings. */
  readonly worst?: Severity;
}

/** The status of a file. @returns undefined for a file that isn't known (yet) */
export function fileStatus(scope: LanguageScope, file: string): FileStatus | undefined {
  const { store, render: say } = scope;
  const parsed = store.file(file);
  if (!parsed) return undefined;
  const project = store.projectOf(file);
  const files = project ? project.files.map(({ path }) => path) : [file];
  const counts = new Map<Severity, number>();
  for (const path of files)
    for (const { severity } of store.findings(path)) counts.set(severity, (counts.get(severity) ?? 0) + 1);
  const worst = severities.find((severity) => (counts.get(severity) ?? 0) > 0);
  const findings = findingWords(counts, say);
  const common = { findings, ...(worst !== undefined && { worst }) };
  if (project?.header)
    return {
      ...common,
      title: project.name,
      detail:
        project.standard === undefined
          ? say(message("No standard"))
          : say(message("Standard: {0}", standardWord(project.standard))),
      projectFile: project.header.origin.file,
    };
  const kind = kindOfFile(parsed);
  if (kind === "standard") return { ...common, title: say(message("Standard")), detail: "" };
  if (kind === "portfolio") return { ...common, title: say(message("Portfolio")), detail: "" };
  return {
    ...common,
    title: say(message("No project")),
    detail: say(message("This file belongs to no project: add a section 'project:'.")),
  };
}

/** The name of a standard: its file without the folders. */
function standardWord(standard: string): string {
  return /^(?:pmo|npm):/.test(standard) ? standard : standard.slice(standard.lastIndexOf("/") + 1);
}

function findingWords(counts: ReadonlyMap<Severity, number>, say: LanguageScope["render"]): string {
  const errors = counts.get("error") ?? 0;
  const warnings = counts.get("warning") ?? 0;
  const others = (counts.get("info") ?? 0) + (counts.get("hint") ?? 0);
  const words = [
    ...(errors > 0 ? [say(errors === 1 ? message("1 error") : message("{0} errors", errors))] : []),
    ...(warnings > 0 ? [say(warnings === 1 ? message("1 warning") : message("{0} warnings", warnings))] : []),
    ...(others > 0 ? [say(others === 1 ? message("1 hint") : message("{0} hints", others))] : []),
  ];
  return words.length === 0 ? say(message("No findings")) : words.join(", ");
}
