import { isUnit, fileUnit, type Unit } from "../schema/units";
import type { ParsedFile } from "../text/parsed-file";
import type { TreeNode } from "../text/tree";
import { kindOfFile } from "./facts";
import { readProjectHeader } from "./header";
import { isCalendar, isPerson, isRisk, isTask } from "./record-index";
import { knownRecord, knownReferences, recordOf, sitesOf } from "./records";
import { checkReferences, isPointer, misleadingReferences, suggestionLimit } from "./references";
import { duplicateSections } from "./sections";
import { taskOf } from "./tasks";
import type { Project, RecordBase, ReferenceSite, TaskRecord } from "./types";

/** What rebuilding needs to know of a project besides what everybody may know. */
interface Memory {
  readonly units: ReadonlyMap<string, Unit>;
  /** References that lead nowhere, to a wrong kind, or to their own record. */
  readonly misleading: readonly ReferenceSite[];
}

const memories = new WeakMap<Project, Memory>();

/** A unit whose text has changed. */
interface ChangedUnit {
  readonly file: ParsedFile;
  readonly before: Unit;
  readonly after: Unit;
}

/** Keeps what `rebuildProject` needs. Only for projects without repeated ids, and without chains of references that lead back. */
export function rememberProject(project: Project, misleading: readonly ReferenceSite[]): void {
  const units = new Map<string, Unit>();
  for (const file of project.files) {
    // Of a list that stands twice only the first counts, which is too much to keep in mind here.
    if (!file.root || hasRepeatedKeys(file)) return;
    units.set(file.path, fileUnit(file.root, kindOfFile(file)));
  }
  memories.set(project, { units, misleading });
}

function hasRepeatedKeys(file: ParsedFile): boolean {
  return file.findings.some(({ code }) => code === "yaml.duplicate-key");
}

/**
 * The project after a change within records: no record more or less, none with another id. Costs what the changed records cost, and copies of lists; the maps of
 * the project before are taken over.
 * @returns undefined when the project must be built as a whole
 */
export function rebuildProject(previous: Project, files: readonly ParsedFile[]): Project | undefined {
  const memory = memories.get(previous);
  const changed = memory && changedUnits(memory, previous, files);
  if (!memory || !changed) return undefined;
  const records = changedRecords(changed);
  const tasks = changedTasks(changed, previous.tasks);
  if (!records || !tasks) return undefined;
  const rebuilt = new Rebuild(previous, memory, files).run(changed, records, tasks);
  if (rebuilt) memories.delete(previous);
  return rebuilt;
}

function changedUnits(
  memory: Memory,
  previous: Project,
  files: readonly ParsedFile[],
): readonly ChangedUnit[] | undefined {
  if (files.length !== previous.files.length) return undefined;
  const changed: ChangedUnit[] = [];
  for (const [index, file] of files.entries()) {
    const old = previous.files[index];
    if (old === file) continue;
    const before = memory.units.get(file.path);
    if (old?.path !== file.path || !before || !file.root || hasRepeatedKeys(file)) return undefined;
    if (!addChanged(file, before, fileUnit(file.root, kindOfFile(file)), changed)) return undefined;
  }
  return changed;
}

/** Finds the units that have changed, parents before what is in them. @returns false when there are more or fewer units than before */
function addChanged(file: ParsedFile, before: Unit, after: Unit, changed: ChangedUnit[]): boolean {
  if (before === after) return true;
  if (before.parts.length !== after.parts.length || before.kind !== after.kind || before.section !== after.section)
    return false;
  changed.push({ file, before, after });
  for (const [index, part] of after.parts.entries()) {
    const old = before.parts[index];
    if (old === part) continue;
    if (!old || isUnit(old) !== isUnit(part)) return false;
    if (isUnit(old) && isUnit(part) && !addChanged(file, old, part, changed)) return false;
  }
  return true;
}

/** The records of changed units as they were, by the unit as it is. */
function changedRecords(changed: readonly ChangedUnit[]): ReadonlyMap<Unit, readonly RecordBase[]> | undefined {
  const records = new Map<Unit, readonly RecordBase[]>();
  for (const { before, after } of changed) {
    const own = before.parts.flatMap((part) => (isUnit(part) ? [] : [knownRecord(part)]));
    const known = own.filter((record) => record !== undefined);
    if (known.length !== own.length) return undefined;
    records.set(after, known);
  }
  return records;
}

/** Reads the top-level tasks in which something has changed, by their places. */
function changedTasks(
  changed: readonly ChangedUnit[],
  tasks: readonly TaskRecord[],
): ReadonlyMap<number, TaskRecord> | undefined {
  const read = new Map<number, TaskRecord>();
  const top = changed.filter(({ after }) => after.kind === "task" && after.parent?.kind !== "task");
  // All places first: reading exchanges what is known of a node.
  const places = top.map(({ before }) => {
    const [own] = before.parts;
    const known = own && !isUnit(own) ? knownRecord(own) : undefined;
    return tasks.findIndex((task) => task === known);
  });
  if (places.includes(-1)) return undefined;
  for (const [index, { file, after }] of top.entries()) {
    const place = places[index] ?? -1;
    if (after.node.kind !== "mapping") return undefined;
    const list = { file: file.path, text: file.text };
    read.set(place, taskOf(after.node, list, `${place + 1}`, 1, undefined));
  }
  return read;
}

class Rebuild {
  readonly #previous: Project;
  readonly #memory: Memory;
  readonly #files: readonly ParsedFile[];
  readonly #sections = new Map<string, RecordBase[]>();
  readonly #exchanged: { readonly old: RecordBase; readonly record: RecordBase }[] = [];
  #references: ReferenceSite[];

  constructor(previous: Project, memory: Memory, files: readonly ParsedFile[]) {
    this.#previous = previous;
    this.#memory = memory;
    this.#files = files;
    this.#references = [...previous.references];
  }

  run(
    changed: readonly ChangedUnit[],
    before: ReadonlyMap<Unit, readonly RecordBase[]>,
    tasks: ReadonlyMap<number, TaskRecord>,
  ): Project | undefined {
    const gone = new Set<ReferenceSite>();
    const fresh: ReferenceSite[] = [];
    for (const unit of changed) {
      const records = this.#readRecords(unit, before.get(unit.after) ?? []);
      if (!records || !this.#exchangeReferences(unit, records, gone, fresh)) return undefined;
    }
    const previous = this.#previous;
    if (this.#exchanged.some(({ old, record }) => !isSameName(old, record) || old === previous.header))
      return undefined;
    if ([...gone, ...fresh].some(isPointer)) return undefined;
    const misleading = this.#misleading(gone, fresh);
    return misleading && this.#finish(tasks, misleading);
  }

  #readRecords(
    { file, after }: ChangedUnit,
    before: readonly RecordBase[],
  ): ReadonlyMap<TreeNode, RecordBase> | undefined {
    const records = new Map<TreeNode, RecordBase>();
    const own = after.parts.flatMap((part) => (isUnit(part) ? [] : [part]));
    if (own.length !== before.length) return undefined;
    for (const [index, fact] of own.entries()) {
      const record = recordOf(fact, file, undefined);
      records.set(fact.place.node, record);
      const old = before[index];
      if (old && old !== record) this.#exchanged.push({ old, record });
    }
    return records;
  }

  #exchangeReferences(
    { file, before, after }: ChangedUnit,
    records: ReadonlyMap<TreeNode, RecordBase>,
    gone: Set<ReferenceSite>,
    fresh: ReferenceSite[],
  ): boolean {
    const old = knownReferences(before);
    const sites = sitesOf(after, file, records);
    if (old === sites || (old.length === 0 && sites.length === 0)) return true;
    const [first] = old;
    const place = first ? this.#references.indexOf(first) : -1;
    if (place < 0) return false;
    this.#references.splice(place, old.length, ...sites);
    for (const site of old) gone.add(site);
    fresh.push(...sites);
    return true;
  }

  /** Misleading references in the order of all; undefined when there are so many that not all get suggestions. */
  #misleading(gone: ReadonlySet<ReferenceSite>, fresh: readonly ReferenceSite[]): readonly ReferenceSite[] | undefined {
    const kept = this.#memory.misleading.filter((site) => !gone.has(site));
    const added = misleadingReferences(fresh, this.#recordsById());
    if (kept.length + added.length > suggestionLimit) return undefined;
    return [...kept, ...added];
  }

  /** Ids and kinds are those of before, so that both maps serve to look up what a reference leads to. */
  #recordsById(): ReadonlyMap<string, RecordBase> {
    const records = this.#previous.recordsById as Map<string, RecordBase>;
    for (const { old, record } of this.#exchanged) if (records.get(old.id) === old) records.set(record.id, record);
    return records;
  }

  #finish(tasks: ReadonlyMap<number, TaskRecord>, misleading: readonly ReferenceSite[]): Project {
    const previous = this.#previous;
    const files = this.#files;
    const recordsById = this.#recordsById();
    const tasksById = previous.tasksById as Map<string, TaskRecord>;
    for (const { old, record } of this.#exchanged) {
      this.#exchangeInSection(old, record);
      if (isTask(record) && tasksById.get(record.id) === old) tasksById.set(record.id, record);
    }
    const header = previous.header;
    const project: Project = {
      ...readProjectHeader(header, previous.folder, files),
      recordsById,
      recordsBySection: new Map([...previous.recordsBySection, ...this.#sections]),
      tasksById,
      calendars: this.#exchangeIn(previous.calendars, isCalendar),
      people: this.#exchangeIn(previous.people, isPerson),
      risks: this.#exchangeIn(previous.risks, isRisk),
      folder: previous.folder,
      files,
      tasks: tasks.size === 0 ? previous.tasks : previous.tasks.map((task, place) => tasks.get(place) ?? task),
      references: this.#references,
      findings: [
        ...duplicateSections(files),
        ...checkReferences({ sites: misleading, recordsById, files: new Map(files.map((file) => [file.path, file])) }),
      ],
    };
    rememberProject(project, misleading);
    return project;
  }

  #exchangeInSection(old: RecordBase, record: RecordBase): void {
    const section = this.#sections.get(old.section) ?? [...(this.#previous.recordsBySection.get(old.section) ?? [])];
    this.#sections.set(old.section, section);
    const place = section.indexOf(old);
    if (place >= 0) section[place] = record;
  }

  #exchangeIn<T extends RecordBase>(list: readonly T[], isOfKind: (record: RecordBase) => record is T): readonly T[] {
    const exchanged = this.#exchanged.filter(({ record }) => isOfKind(record));
    if (exchanged.length === 0) return list;
    return list.map((one) => {
      const found = exchanged.find(({ old }) => old === one)?.record;
      return found && isOfKind(found) ? found : one;
    });
  }
}

/** Whether a record has the same name for others as before. */
function isSameName(old: RecordBase, record: RecordBase): boolean {
  return (
    old.id === record.id && old.kind === record.kind && old.section === record.section && isTask(old) === isTask(record)
  );
}
