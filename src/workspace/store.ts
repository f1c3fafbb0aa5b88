import { checkProject } from "../core/checks/index";
import { standardFindings } from "../core/checks/standards";
import { givenUpFindings } from "../core/checks/given-up";
import { templateFindings } from "../core/checks/templates";
import { buildProject } from "../core/model/build";
import { projectIdOf } from "../core/model/header";
import { kindOfFile } from "../core/model/facts";
import { readAhead } from "../core/model/read-ahead";
import type { ParsedFile, Project } from "../core/model/types";
import { calculateInSteps, calculateSchedule, hasLinksAcross } from "../core/schedule/calculate";
import type { Schedule } from "../core/schedule/types";
import { validateInSteps, validateTree } from "../core/schema/validate";
import {
  checkStandardsInSteps,
  type StandardRunners,
  failureFindings,
  neverFindings,
  type RuleTally,
  type StandardFailure,
} from "../core/standard/check-standard";
import { RuleCompiler } from "../core/standard/compile-rule";
import type { Conformance } from "../core/standard/conformance";
import { standardOfFile } from "../core/standard/model";
import { scalesOf } from "../core/standard/scales";
import { OverlayRunner } from "../core/standard/overlays/check";
import { RuleRunner } from "../core/standard/run-rules";
import { RuleScope } from "../core/standard/vocabulary/scope";
import { decodeBytes } from "../core/text/decode";
import type { Finding } from "../core/text/finding";
import type { Instant } from "../core/text/instant";
import { parseInSteps, parseText } from "../core/text/parse";
import type { OutsideFile } from "../core/text/parsed-file";
import { completed } from "../core/text/steps";
import { crossProjectFindings, type Surroundings } from "./cross-project";
import { groupFiles, roleOf } from "./groups";
import { OutsideFiles } from "./outside-files";
import { isSameList } from "../core/text/same-list";
import { followedStandard, standardLookup } from "./standards";
import { byFile, findingsOfFile, findingsOfText, sameOr, type FindingsByFile } from "./project-findings";

/** Which files changed, so that listeners refresh only what shows them. */
export interface StoreChange {
  readonly paths: readonly string[];
}

/** A file and what was found in it. */
interface StoredFile {
  file: ParsedFile;
  role: string;
  /** All findings, with the parts of which they were made. */
  found:
    { readonly file: ParsedFile; readonly ofProject: readonly Finding[]; readonly all: readonly Finding[] } | undefined;
  /** Of a standard what was found in it and in the projects that follow it, in one state of the store. */
  inStandard?: { readonly state: number; readonly findings: readonly Finding[] };
}

/** A project and what was computed from it last. */
interface StoredProject {
  readonly folder: string;
  readonly paths: readonly string[];
  /** Made when somebody asks. `state` is that of the store in which it was found to be true. */
  built: { readonly files: readonly ParsedFile[]; readonly project: Project; state: number } | undefined;
  /** Dates that depend on other projects count for one state of the store. */
  schedule: { readonly of: Project; readonly schedule: Schedule; readonly state: number | undefined } | undefined;
  checked:
    | {
        readonly of: Schedule;
        /** Files of the standards it follows, the nearest first. */
        readonly standards: readonly ParsedFile[];
        readonly findings: readonly Finding[];
        readonly failures: readonly StandardFailure[];
        readonly tallies: readonly RuleTally[];
        readonly conformance: Conformance | undefined;
      }
    | undefined;
  /** Remember what standards found. */
  readonly runners: StandardRunners;
  found: { readonly checked: readonly Finding[]; readonly state: number; readonly byFile: FindingsByFile } | undefined;
  across: readonly Finding[];
}

const none: readonly Finding[] = [];

/**
 * Holds the texts of a workspace and everything that is computed from them. A change costs the reading of what it touches; projects, schedules and findings are made
 * again when somebody asks, and only those that depend on it.
 */
export class ProjectStore {
  readonly #files = new Map<string, StoredFile>();
  readonly #listeners = new Set<(change: StoreChange) => void>();
  readonly #projects = new Map<string, StoredProject>();
  /** Ids of the projects whose schedules are being computed. */
  readonly #scheduling = new Set<string>();
  /** What is wrong in the texts of files that are being opened, as far as it is known. */
  readonly #opening = new Map<string, readonly Finding[]>();
  readonly #readers = new Set<(path: string) => void>();
  #version = 0;
  /** Another number after each change. */
  #state = 0;
  #paths: readonly string[] | undefined;
  /** Whether `#projects` and `#byPath` are those of the present files. */
  #isGrouped = false;
  #byPath: ReadonlyMap<string, StoredProject> = new Map();
  #list: readonly Project[] | undefined;
  #foldersById: ReadonlyMap<string, readonly string[]> | undefined;
  readonly #compiler = new RuleCompiler();
  readonly #outside: OutsideFiles;
  readonly #lookup = standardLookup((path) => this.#files.get(path)?.file);
  readonly #surroundings: Surroundings = {
    project: (id) => this.#projectById(id),
    ids: () => this.#folders().keys(),
    file: (path) => this.file(path),
  };

  /** @param outside what is known beforehand of files that standards name */
  constructor(outside: ReadonlyMap<string, OutsideFile> = new Map()) {
    this.#outside = new OutsideFiles(outside);
  }

  /** Takes over the text of an open document, or the bytes of a file on disk. The same text again changes nothing. */
  setFile(path: string, content: string | Uint8Array): void {
    const { text, problems } = typeof content === "string" ? { text: content, problems: [] } : decodeBytes(content);
    const before = this.#files.get(path)?.file;
    if (before && before.text === text && problems.length === 0) return;
    this.#put(parseText(path, text, ++this.#version, problems, before));
  }

  /**
   * As `setFile`, for a file that may be large: yields every fraction of a millisecond, so that a caller can let others work in between. The file is in the store when
   * it is done; what its own text and schema tell is among its findings before that (`onDidRead`). A text that was set in the meantime wins.
   */
  *setFileInSteps(path: string, content: string | Uint8Array): Generator<void, void> {
    const { text, problems } = typeof content === "string" ? { text: content, problems: [] } : decodeBytes(content);
    const before = this.#files.get(path)?.file;
    if (before || problems.length > 0) {
      this.setFile(path, content);
      return;
    }
    const file = yield* parseInSteps(path, text, ++this.#version);
    const kind = kindOfFile(file);
    yield* validateInSteps(kind, file);
    yield* this.#tellFirst(path, findingsOfText(file, validateTree(kind, file)));
    if (kind === "project") yield* readAhead(file);
    if (!this.#files.has(path)) this.#put(file);
  }

  *#tellFirst(path: string, findings: readonly Finding[]): Generator<void, void> {
    if (this.#files.has(path)) return;
    this.#opening.set(path, findings);
    for (const reader of [...this.#readers]) reader(path);
    yield;
  }

  #put(read: ParsedFile): void {
    const { path } = read;
    this.#opening.delete(path);
    const role = roleOf(read);
    const named = this.#outside.note(path, role === "standard" ? read : undefined);
    const file = this.#attached(read);
    const stored = this.#files.get(path);
    if (!stored) this.#paths = undefined;
    if (stored?.role !== role || named.length > 0) this.#isGrouped = false;
    if (stored) {
      stored.file = file;
      stored.role = role;
    } else this.#files.set(path, { file, role, found: undefined });
    this.#changed(path, ...named, ...this.#renewStandards(path));
  }

  /** Forgets a file. */
  removeFile(path: string): void {
    const isOpening = this.#opening.delete(path);
    if (!this.#files.delete(path) && !isOpening) return;
    const named = this.#outside.note(path, undefined);
    this.#paths = undefined;
    this.#isGrouped = false;
    this.#changed(path, ...named, ...this.#renewStandards(path));
  }

  /** Files that standards name (`from`), with these standards: schemas of overlays, texts of templates. What is no project file of the store is to be set by `setOutsideFile`. */
  get neededFiles(): ReadonlyMap<string, readonly string[]> {
    return this.#outside.needed;
  }

  /** What is known of files that standards name, without those that are project files of the store. */
  get outsideFiles(): ReadonlyMap<string, OutsideFile> {
    return this.#outside.contents;
  }

  /** Takes over what a file holds that standards name, or why it can't be read; undefined when nobody knows any more. */
  setOutsideFile(path: string, content: OutsideFile | undefined): void {
    if (!this.#outside.set(path, content)) return;
    const standards = this.#renewStandards(path);
    if (standards.length > 0) this.#changed(...standards);
  }

  #attached(file: ParsedFile): ParsedFile {
    return this.#outside.attached(file, (path) => this.#files.get(path)?.file.text);
  }

  /** Gives the standards that name a file its present text. @returns their paths */
  #renewStandards(path: string): readonly string[] {
    const standards = this.#outside.needed.get(path) ?? [];
    for (const standard of standards) {
      const stored = this.#files.get(standard);
      if (stored) stored.file = this.#attached(stored.file);
    }
    return standards;
  }

  /** Whether a file is only what standards name: a text from which files are made, and no part of a project. */
  #isPattern(path: string): boolean {
    return this.#outside.needed.has(path) && this.#files.get(path)?.role !== "standard";
  }

  /** Every file, in the order of their names. */
  get paths(): readonly string[] {
    return (this.#paths ??= [...this.#files.keys()].sort());
  }

  /** A file as it is now. Its tree is that of its latest version: it must not be kept. */
  file(path: string): ParsedFile | undefined {
    return this.#files.get(path)?.file;
  }

  /** Every project, in the order of their folders. The same object as long as none of its files has changed. */
  projects(): readonly Project[] {
    if (this.#list) return this.#list;
    this.#group();
    this.#list = [...this.#projects].map(([folder, stored]) => this.#build(folder, stored));
    return this.#list;
  }

  /** The project whose files are in a folder and below. Other projects are not looked at. */
  projectIn(folder: string): Project | undefined {
    this.#group();
    const stored = this.#projects.get(folder);
    return stored && this.#build(folder, stored);
  }

  /** The project to which a file belongs; undefined for standards, portfolios and unknown files. Other projects are not looked at. */
  projectOf(path: string): Project | undefined {
    const stored = this.#storedOf(path);
    return stored && this.#build(stored.folder, stored);
  }

  #storedOf(path: string): StoredProject | undefined {
    this.#group();
    return this.#byPath.get(path);
  }

  #projectById(id: string): Project | undefined {
    const [folder] = this.#folders().get(id) ?? [];
    const stored = folder === undefined ? undefined : this.#projects.get(folder);
    return stored && this.#build(stored.folder, stored);
  }

  /** Folders of the projects with a section `project`, by their id. */
  #folders(): ReadonlyMap<string, readonly string[]> {
    if (this.#foldersById) return this.#foldersById;
    this.#group();
    const folders = new Map<string, string[]>();
    for (const [folder, { paths }] of this.#projects) {
      const head = paths.map((path) => this.#files.get(path)).find((stored) => stored?.role === "head");
      if (!head) continue;
      const id = projectIdOf(head.file, folder);
      const list = folders.get(id);
      if (list) list.push(folder);
      else folders.set(id, [folder]);
    }
    return (this.#foldersById = folders);
  }

  /**
   * The schedule of a project, computed once for each of its versions; one with links to other projects again when any project changes, because their
   * dates count in it.
   */
  schedule(project: Project): Schedule {
    const stored = this.#projects.get(project.folder);
    const known = stored?.schedule;
    if (known?.of === project && (known.state === undefined || known.state === this.#state)) return known.schedule;
    this.#scheduling.add(project.id);
    try {
      const schedule = calculateSchedule(project, {
        externalDates: (id, task) => this.#datesOf(id, task),
        ...(known && { previous: known.schedule }),
      });
      if (stored) {
        const state = hasLinksAcross(schedule) ? this.#state : undefined;
        stored.schedule = { of: project, schedule, state };
      }
      return schedule;
    } finally {
      this.#scheduling.delete(project.id);
    }
  }

  /**
   * The schedule that a project would have with other tasks. Nothing is kept, and what the change doesn't reach is taken from the present schedule.
   * @param changed the project with other tasks; everything else in it is the same
   */
  scheduleIf(project: Project, changed: Project): Schedule {
    const previous = this.schedule(project);
    this.#scheduling.add(project.id);
    try {
      return calculateSchedule(changed, { externalDates: (id, task) => this.#datesOf(id, task), previous });
    } finally {
      this.#scheduling.delete(project.id);
    }
  }

  /**
   * Does what `findings` of a file needs in small steps, so that a caller can let others work in between. Gives up when a file changes meanwhile. Plans that depend on
   * other projects are computed at one go.
   */
  *prepareInSteps(path: string): Generator<void, void> {
    const state = this.#state;
    const own = this.#storedOf(path);
    // What a standard says depends on all projects that follow it.
    const wanted = own ? [own] : this.#files.get(path)?.role === "standard" ? [...this.#projects.values()] : [];
    for (const stored of wanted) {
      const project = this.#build(stored.folder, stored);
      yield;
      if (state !== this.#state) return;
      yield* this.#prepare(stored, project);
      if (state !== this.#state) return;
    }
  }

  /** Computes the schedule and the findings of one project in steps, until something changes. */
  *#prepare(stored: StoredProject, project: Project): Generator<void, void> {
    const state = this.#state;
    if (stored.schedule?.of !== project) {
      const previous = stored.schedule?.schedule;
      if (previous && hasLinksAcross(previous)) return;
      const schedule = yield* this.#whileSame(state, calculateInSteps(project, previous && { previous }));
      if (!schedule || hasLinksAcross(schedule)) return;
      stored.schedule = { of: project, schedule, state: undefined };
    }
    if (!hasLinksAcross(stored.schedule.schedule)) yield* this.#whileSame(state, this.#checkInSteps(stored, project));
  }

  /** The result of steps; undefined when something has changed in between. */
  *#whileSame<T>(state: number, steps: Generator<void, T>): Generator<void, T | undefined> {
    for (let step = steps.next(); state === this.#state; step = steps.next()) {
      if (step.done) return step.value;
      yield;
    }
    return undefined;
  }

  /** Dates of a task of another project. Projects that wait for each other don't count for each other. */
  #datesOf(id: string, taskId: string): { readonly start: Instant; readonly finish: Instant } | undefined {
    if (this.#scheduling.has(id)) return undefined;
    const project = this.#projectById(id);
    const task = project && this.schedule(project).byId.get(taskId);
    return task && { start: task.start, finish: task.finish };
  }

  /** Everything that is wrong in a file, whoever found it, in the order of the text; of one that is being opened what is known. The same list as long as it is the same. */
  findings(path: string): readonly Finding[] {
    const stored = this.#files.get(path);
    if (!stored) return this.#opening.get(path) ?? none;
    if (this.#isPattern(path)) return none;
    const { file, found } = stored;
    const ofProject = this.#foundInProject(path);
    if (found?.file === file && found.ofProject === ofProject) return found.all;
    const fresh = findingsOfFile(file, [file.findings, validateTree(kindOfFile(file), file), ofProject]);
    const all = sameOr(found?.all, fresh);
    stored.found = { file, ofProject, all };
    return all;
  }

  /** Everything that is wrong, in the order of files and texts. */
  allFindings(): readonly Finding[] {
    return this.paths.flatMap((path) => this.findings(path));
  }

  /** Whether first findings of a file are known that is not in the store yet. */
  isOpening(path: string): boolean {
    return this.#opening.has(path);
  }

  /** Tells of files that are being opened as soon as their first findings are known, until the returned function is called. */
  onDidRead(reader: (path: string) => void): () => void {
    this.#readers.add(reader);
    return () => this.#readers.delete(reader);
  }

  /** Tells of changed and removed files, until the returned function is called. */
  onDidChange(listener: (change: StoreChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(...paths: readonly string[]): void {
    this.#state++;
    this.#list = undefined;
    this.#foldersById = undefined;
    for (const listener of [...this.#listeners]) listener({ paths });
  }

  /** Sorts files into projects. */
  #group(): void {
    if (this.#isGrouped) return;
    this.#isGrouped = true;
    const groups = groupFiles(this.paths, (path) => (this.#isPattern(path) ? undefined : this.#files.get(path)?.role));
    const before = new Map(this.#projects);
    const byPath = new Map<string, StoredProject>();
    this.#projects.clear();
    for (const [folder, paths] of groups) {
      const known = before.get(folder);
      const stored: StoredProject = known
        ? { ...known, paths }
        : {
            folder,
            paths,
            built: undefined,
            schedule: undefined,
            checked: undefined,
            runners: { rules: new RuleRunner(), overlays: new OverlayRunner() },
            found: undefined,
            across: none,
          };
      this.#projects.set(folder, stored);
      for (const path of paths) byPath.set(path, stored);
    }
    this.#byPath = byPath;
  }

  /** The project of a folder, built again when one of its files has changed. */
  #build(folder: string, stored: StoredProject): Project {
    const { built } = stored;
    if (built?.state === this.#state) return built.project;
    const files = stored.paths.flatMap((path) => this.#files.get(path)?.file ?? []);
    if (built?.files.length === files.length && built.files.every((file, index) => file === files[index])) {
      built.state = this.#state;
      return built.project;
    }
    const project = buildProject(folder, files, built?.project);
    stored.built = { files, project, state: this.#state };
    return project;
  }

  /** What was found in a file when its project was looked at. */
  #foundInProject(path: string): readonly Finding[] {
    const stored = this.#storedOf(path);
    if (!stored) return this.#foundInStandard(path);
    const project = this.#build(stored.folder, stored);
    const checked = this.#check(stored, project).findings;
    const { found } = stored;
    const state = this.#state;
    if (found?.checked === checked && found.state === state) return found.byFile.get(path) ?? none;
    const across = sameOr(stored.across, crossProjectFindings(project, this.#surroundings));
    const same = found?.checked === checked && stored.across === across;
    stored.across = across;
    stored.found = { checked, state, byFile: same ? found.byFile : byFile([...checked, ...across], found?.byFile) };
    return stored.found.byFile.get(path) ?? none;
  }

  /** What one project alone and its standards have found, kept as long as they live. */
  #check(stored: StoredProject, project: Project): NonNullable<StoredProject["checked"]> {
    return completed(this.#checkInSteps(stored, project));
  }

  *#checkInSteps(stored: StoredProject, project: Project): Generator<void, NonNullable<StoredProject["checked"]>> {
    const schedule = this.schedule(project);
    const followed = followedStandard(project, this.#lookup);
    const standards = (followed?.standards ?? []).map(({ file }) => file);
    const { checked } = stored;
    if (checked?.of === schedule && isSameList(checked.standards, standards)) return checked;
    const check =
      followed &&
      (yield* checkStandardsInSteps(
        followed,
        new RuleScope(project, schedule, scalesOf(followed)),
        this.#compiler,
        stored.runners,
      ));
    const { findings: found, conformance } = checkProject(project, check);
    const findings = [
      ...project.findings,
      ...schedule.findings,
      ...found,
      ...templateFindings(project, followed?.standards ?? []),
      ...givenUpFindings(project, check?.failures ?? []),
    ];
    const tallies = [...(check?.tallies.values() ?? [])];
    return (stored.checked = {
      of: schedule,
      standards,
      findings,
      failures: check?.failures ?? [],
      tallies,
      conformance,
    });
  }

  /** How a project keeps the standards that it follows; undefined where it follows none. */
  conformance(project: Project): Conformance | undefined {
    const stored = this.#projects.get(project.folder);
    return stored && this.#check(stored, this.#build(stored.folder, stored)).conformance;
  }

  /** What is wrong in a standard: in itself, and where its rules can't be evaluated for a project that follows it. */
  #foundInStandard(path: string): readonly Finding[] {
    const stored = this.#files.get(path);
    const standard = stored && standardOfFile(stored.file);
    if (!standard) return none;
    if (stored.inStandard?.state === this.#state) return stored.inStandard.findings;
    const followers = [...this.#projects].flatMap(([folder, project]) => {
      const checked = this.#check(project, this.#build(folder, project));
      return checked.standards.some((one) => one.path === path) ? [checked] : [];
    });
    const fresh = [
      ...standardFindings(standard, this.#lookup, this.#compiler),
      ...failureFindings(
        standard,
        followers.flatMap(({ failures }) => failures),
      ),
      ...neverFindings(
        standard,
        followers.flatMap(({ tallies }) => tallies),
      ),
    ];
    const findings = sameOr(stored.inStandard?.findings, fresh);
    stored.inStandard = { state: this.#state, findings };
    return findings;
  }

  /** Number of records for which rules of standards were evaluated, over all projects; for tests of what is not done again. */
  get evaluations(): number {
    return [...this.#projects.values()].reduce((sum, { runners }) => sum + runners.rules.evaluations, 0);
  }

  /** Number of sections that were evaluated by overlays of standards, over all projects; for tests of what is not done again. */
  get overlayEvaluations(): number {
    return [...this.#projects.values()].reduce((sum, { runners }) => sum + runners.overlays.evaluations, 0);
  }
}
