import { revisionOf } from "../text/placed";
import type { ParsedFile } from "../text/parsed-file";
import type { TreeNode } from "../text/tree";
import type { Unit } from "../schema/units";
import { referencesOf, visitUnits, type RecordFact } from "./facts";
import { baseOf, withData, type RecordSeed } from "./record";
import { readCalendar, readPerson } from "./resources";
import { readRisk } from "./risks";
import { taskAt } from "./tasks";
import type { RecordBase, ReferenceSite, TaskRecord } from "./types";

/** Everything that stands in the files of a project, in the order of the files and their texts. */
export interface ProjectRecords {
  readonly records: readonly RecordBase[];
  readonly references: readonly ReferenceSite[];
}

interface KnownRecord {
  readonly revision: number;
  readonly seed: RecordSeed;
  readonly record: RecordBase;
}

interface KnownSites {
  readonly file: string;
  readonly record: RecordBase | undefined;
  readonly sites: readonly ReferenceSite[];
}

const knownRecords = new WeakMap<TreeNode, KnownRecord>();
const knownSites = new WeakMap<Unit, KnownSites>();

/** Reads the records of files. A record whose text has not changed is the same object as before. @param tasks the outline, read already */
export function readRecords(files: readonly ParsedFile[], tasks: readonly TaskRecord[]): ProjectRecords {
  // Of a list that stands twice only the first is in the outline.
  const isRepeated = files.some(({ findings }) => findings.some(({ code }) => code === "yaml.duplicate-key"));
  const outline = isRepeated ? allTasks(tasks) : undefined;
  const records: RecordBase[] = [];
  const references: ReferenceSite[] = [];
  for (const file of files) {
    const own = new Map<TreeNode, RecordBase>();
    const ofFile: Unit[] = [];
    visitUnits(file, (unit, fact) => {
      if (!fact) {
        ofFile.push(unit);
        return;
      }
      const record = recordOf(fact, file, outline);
      own.set(fact.place.node, record);
      records.push(record);
    });
    for (const unit of ofFile) for (const site of sitesOf(unit, file, own)) references.push(site);
  }
  return { records, references };
}

function allTasks(tasks: readonly TaskRecord[]): ReadonlySet<TaskRecord> {
  const all = new Set(tasks);
  for (const task of all) for (const child of task.children) all.add(child);
  return all;
}

/** The record that was read last from a node. */
export function knownRecord({ place }: RecordFact): RecordBase | undefined {
  return (place.kind === "task" ? taskAt(place.node) : undefined) ?? knownRecords.get(place.node)?.record;
}

/** Where records were named in a unit that was read. */
export function knownReferences(unit: Unit): readonly ReferenceSite[] {
  return knownSites.get(unit)?.sites ?? [];
}

/** Reads a record, or takes it as it was read before. @param outline tasks that count, where not all do */
export function recordOf(
  { place, section }: RecordFact,
  file: ParsedFile,
  outline: ReadonlySet<TaskRecord> | undefined,
): RecordBase {
  const { node } = place;
  if (place.kind === "task") {
    const task = taskAt(node);
    if (task && (!outline || outline.has(task))) return task;
  }
  const seed: RecordSeed = { file: file.path, section, place, substitute: `@${file.path}:${node.start}` };
  const before = knownRecords.get(node);
  const revision = revisionOf(node);
  if (before?.revision === revision && isSame(before, seed)) return before.record;
  const record = readRecord(seed);
  knownRecords.set(node, { revision, seed, record });
  return record;
}

/** What a record without an id is called depends on where it stands. */
function isSame({ seed, record }: KnownRecord, { file, section, substitute }: RecordSeed): boolean {
  return (
    seed.file === file && seed.section === section && (record.id !== seed.substitute || seed.substitute === substitute)
  );
}

function readRecord(seed: RecordSeed): RecordBase {
  switch (seed.place.kind) {
    case "calendar":
      return readCalendar(seed);
    case "person":
      return readPerson(seed);
    case "risk":
      return readRisk(seed);
    default:
      return withData<RecordBase>(baseOf(seed));
  }
}

/** Where records are named in a unit. @param records those of the unit by their node */
export function sitesOf(
  unit: Unit,
  file: ParsedFile,
  records: ReadonlyMap<TreeNode, RecordBase>,
): readonly ReferenceSite[] {
  const record = records.get(unit.node);
  const before = knownSites.get(unit);
  // In the unit of a whole file the records of its sites may be new ones.
  if (before && unit.kind !== undefined && before.file === file.path && before.record === record) return before.sites;
  // Written out, so that all sites have one shape: they are read by the ten thousand on each keystroke.
  const sites = referencesOf(unit, file.text).map(({ project, id, span, kinds, external, key, record: node }) => ({
    file: file.path,
    span,
    project,
    id,
    kinds,
    external,
    key,
    record: node && records.get(node),
  }));
  knownSites.set(unit, { file: file.path, record, sites });
  return sites;
}
