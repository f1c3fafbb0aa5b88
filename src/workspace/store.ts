import { checkProject } from "../core/checks/index";
import { buildProject } from "../core/model/build";
import { kindOfFile } from "../core/model/facts";
import type { ParsedFile, Project } from "../core/model/types";
import { calculateSchedule } from "../core/schedule/calculate";
import type { Schedule } from "../core/schedule/types";
import { validateTree } from "../core/schema/validate";
import { decodeBytes } from "../core/text/decode";
import { compareFindings, type Finding } from "../core/text/finding";
import type { Instant } from "../core/text/instant";
import { parseText } from "../core/text/parse";
import { entryOf } from "../core/text/tree";
import { crossProjectFindings } from "./cross-project";
import { folderOf, foldersAbove } from "./folders";

/** Which files changed, so that listeners refresh only what shows them. */
export interface StoreChange {
  readonly paths: readonly string[];
}

/**
 * Holds the texts of a workspace and everything that is computed from them. A change costs the parse of one file and marks its project
 * as stale; projects, schedules and findings are made again when somebody asks.
 */
export class ProjectStore {
  readonly #files = new Map<string, ParsedFile>();
  readonly #listeners = new Set<(change: StoreChange) => void>();
  readonly #projects = new Map<string, { readonly files: readonly ParsedFile[]; readonly project: Project }>();
  readonly #schedules = new WeakMap<Project, { readonly schedule: Schedule; readonly among?: readonly Project[] }>();
  /** Ids of the projects whose schedules are being computed. */
  readonly #scheduling = new Set<string>();
  readonly #checked = new WeakMap<Project, { readonly schedule: Schedule; readonly findings: readonly Finding[] }>();
  readonly #schemaFindings = new WeakMap<ParsedFile, readonly Finding[]>();
  #version = 0;
  #list: readonly Project[] | undefined;
  #byPath: ReadonlyMap<string, Project> = new Map();
  #findings: ReadonlyMap<string, readonly Finding[]> | undefined;

  /** Takes over the text of an open document, or the bytes of a file on disk. The same text again changes nothing. */
  setFile(path: string, content: string | Uint8Array): void {
    const { text, problems } = typeof content === "string" ? { text: content, problems: [] } : decodeBytes(content);
    const before = this.#files.get(path);
    if (before && before.text === text && problems.length === 0) return;
    this.#files.set(path, parseText(path, text, ++this.#version, problems, before));
    this.#changed(path);
  }

  /** Forgets a file. */
  removeFile(path: string): void {
    if (this.#files.delete(path)) this.#changed(path);
  }

  /** Every file, in the order of their names. */
  get paths(): readonly string[] {
    return [...this.#files.keys()].sort();
  }

  file(path: string): ParsedFile | undefined {
    return this.#files.get(path);
  }

  /** Every project, in the order of their folders. The same object as long as none of its files has changed. */
  projects(): readonly Project[] {
    return this.#list ?? this.#assemble();
  }

  /** The project to which a file belongs; undefined for standards, portfolios and unknown files. */
  projectOf(path: string): Project | undefined {
    this.projects();
    return this.#byPath.get(path);
  }

  /**
   * The schedule of a project, computed once for each of its versions; one with links to other projects again when any project changes, because their
   * dates count in it.
   */
  schedule(project: Project): Schedule {
    const known = this.#schedules.get(project);
    if (known && (known.among === undefined || known.among === this.projects())) return known.schedule;
    const among = linksLeave(project) ? this.projects() : undefined;
    this.#scheduling.add(project.id);
    try {
      const schedule = calculateSchedule(project, { externalDates: (id, task) => this.#datesOf(id, task) });
      this.#schedules.set(project, { schedule, among });
      return schedule;
    } finally {
      this.#scheduling.delete(project.id);
    }
  }

  /** Dates of a task of another project. Projects that wait for each other don't count for each other. */
  #datesOf(id: string, taskId: string): { readonly start: Instant; readonly finish: Instant } | undefined {
    if (this.#scheduling.has(id)) return undefined;
    const project = this.projects().find((candidate) => candidate.id === id && candidate.header);
    const task = project && this.schedule(project).byId.get(taskId);
    return task && { start: task.start, finish: task.finish };
  }

  /** Everything that is wrong in a file, whoever found it, in the order of the text. */
  findings(path: string): readonly Finding[] {
    return (this.#findings ?? this.#collect()).get(path) ?? [];
  }

  /** Everything that is wrong, in the order of files and texts. */
  allFindings(): readonly Finding[] {
    const byFile = this.#findings ?? this.#collect();
    return [...byFile.keys()].sort().flatMap((path) => byFile.get(path) ?? []);
  }

  /** Tells of changed and removed files, until the returned function is called. */
  onDidChange(listener: (change: StoreChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(path: string): void {
    this.#list = undefined;
    this.#findings = undefined;
    for (const listener of [...this.#listeners]) listener({ paths: [path] });
  }

  /** Groups files by project and builds those whose files changed. */
  #assemble(): readonly Project[] {
    const groups = this.#group();
    for (const folder of [...this.#projects.keys()]) if (!groups.has(folder)) this.#projects.delete(folder);
    const byPath = new Map<string, Project>();
    const list = [...groups].map(([folder, files]) => {
      const known = this.#projects.get(folder);
      const same = known?.files.length === files.length && known.files.every((file, index) => file === files[index]);
      const project = known && same ? known.project : buildProject(folder, files);
      if (project !== known?.project) this.#projects.set(folder, { files, project });
      for (const file of files) byPath.set(file.path, project);
      return project;
    });
    this.#byPath = byPath;
    this.#list = list;
    return list;
  }

  /** Project files by the folder of the nearest file with the section `project`, or by their own folder where there is none above. */
  #group(): ReadonlyMap<string, readonly ParsedFile[]> {
    const files = this.paths
      .flatMap((path) => this.#files.get(path) ?? [])
      .filter((file) => kindOfFile(file) === "project");
    const roots = new Set(files.filter((file) => entryOf(file.root, "project")).map((file) => folderOf(file.path)));
    const groups = new Map<string, ParsedFile[]>();
    for (const file of files) {
      const own = folderOf(file.path);
      const folder = foldersAbove(own).find((candidate) => roots.has(candidate)) ?? own;
      const group = groups.get(folder);
      if (group) group.push(file);
      else groups.set(folder, [file]);
    }
    return new Map([...groups].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));
  }

  #collect(): ReadonlyMap<string, readonly Finding[]> {
    const projects = this.projects();
    const files = this.paths.flatMap((path) => this.#files.get(path) ?? []);
    const all = [
      ...files.flatMap((file) => [...file.findings, ...this.#validate(file)]),
      ...projects.flatMap((project) => this.#projectFindings(project)),
      ...crossProjectFindings(projects, files),
    ];
    const byFile = new Map<string, Finding[]>();
    const seen = new Set<string>();
    for (const finding of all) {
      const { start, end } = finding.range;
      const key = `${finding.code} ${start.line}:${start.character}-${end.line}:${end.character} ${finding.message.template} ${finding.file}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const list = byFile.get(finding.file);
      if (list) list.push(finding);
      else byFile.set(finding.file, [finding]);
    }
    for (const list of byFile.values()) list.sort(compareFindings);
    this.#findings = byFile;
    return byFile;
  }

  /** Findings of one project alone, kept as long as it lives. */
  #projectFindings(project: Project): readonly Finding[] {
    const schedule = this.schedule(project);
    const known = this.#checked.get(project);
    if (known?.schedule === schedule) return known.findings;
    const findings = [...project.findings, ...schedule.findings, ...checkProject(project)];
    this.#checked.set(project, { schedule, findings });
    return findings;
  }

  #validate(file: ParsedFile): readonly Finding[] {
    const known = this.#schemaFindings.get(file);
    if (known) return known;
    const findings = validateTree(kindOfFile(file), file);
    this.#schemaFindings.set(file, findings);
    return findings;
  }
}

function linksLeave(project: Project): boolean {
  return [...project.tasksById.values()].some((task) => task.predecessors.some((link) => link.project !== undefined));
}
