import type { ParsedFile } from "../text/parsed-file";
import { entryOf, valueOf, type MappingNode } from "../text/tree";
import { factsOf } from "./facts";
import { choiceAt, durationAt, instantAt, localizedAt, mappingsAt, textAt, textOf } from "./fields";
import { baseOf, withData, type RecordSeed } from "./record";
import { checkReferences, duplicateIds, referenceCycles } from "./references";
import { readCalendar, readPerson } from "./resources";
import { readRisk, readRiskScale } from "./risks";
import { duplicateSections, firstValue, partsOf, type SectionPart } from "./sections";
import { readTasks } from "./tasks";
import type {
  CalendarRecord,
  PersonRecord,
  Project,
  RecordBase,
  ReferenceSite,
  RiskRecord,
  ScheduleSettings,
  TaskRecord,
} from "./types";

/**
 * Puts the files of one project together. Wrong values are left out (they have a finding of the schema); nothing throws.
 * @param folder the project's folder, without a slash at the end
 * @param files project files in any order; the one with the section `project` counts first, then the order of their names
 */
export function buildProject(folder: string, files: readonly ParsedFile[]): Project {
  const sorted = sortFiles(files);
  const byPath = new Map(sorted.map((file) => [file.path, file]));
  const tasks = readTasks(
    partsOf(sorted, "schedule").map(({ file, entry }) => ({
      file: file.path,
      text: file.text,
      nodes: mappingsAt(entry.value, "tasks"),
    })),
  );
  const records = readRecords(sorted, tasks);
  // The id of the project is a name among projects, so that a record may have the same.
  const inside = records.filter((record) => record.kind !== "project");
  const recordsById = firstById([...inside, ...records]);
  const header = records.find((record) => record.kind === "project");
  const { start, finish, statusDate, ...identity } = readHeader(header, folder);
  const references = readReferences(sorted, records);
  const context = { sites: references, recordsById, files: byPath };
  return {
    ...identity,
    folder,
    files: sorted,
    ...(header && { header }),
    start,
    finish,
    statusDate,
    standard: textAt(header?.origin.node, "standard"),
    schedule: readSettings(partsOf(sorted, "schedule"), header?.origin.node),
    tasks,
    tasksById: firstById(records.filter((record): record is TaskRecord => record.kind === "task")),
    calendars: records.filter((record): record is CalendarRecord => record.kind === "calendar"),
    people: records.filter((record): record is PersonRecord => record.kind === "person"),
    risks: records.filter((record): record is RiskRecord => record.kind === "risk"),
    riskScale: readRiskScale(valueOf(header?.origin.node, "riskScale")),
    recordsById,
    recordsBySection: bySection(records),
    references,
    findings: [
      ...duplicateSections(sorted),
      ...duplicateIds(inside, byPath),
      ...checkReferences(context),
      ...referenceCycles(context),
    ],
  };
}

function sortFiles(files: readonly ParsedFile[]): readonly ParsedFile[] {
  const rank = (file: ParsedFile): number => (entryOf(file.root, "project") ? 0 : 1);
  return [...files].sort((a, b) => rank(a) - rank(b) || (a.path < b.path ? -1 : a.path > b.path ? 1 : 0));
}

function readHeader(
  header: RecordBase | undefined,
  folder: string,
): Pick<Project, "id" | "name" | "start" | "finish" | "statusDate"> {
  const node = header?.origin.node;
  const folderName = folder.slice(folder.lastIndexOf("/") + 1);
  const id = textAt(node, "id") ?? (folderName === "" ? "project" : folderName);
  return {
    id,
    name: localizedAt(node, "name") ?? id,
    start: instantAt(node, "start", "start"),
    finish: instantAt(node, "finish", "end"),
    statusDate: instantAt(node, "statusDate", "end"),
  };
}

function readSettings(parts: readonly SectionPart[], header: MappingNode | undefined): ScheduleSettings {
  const holder = (key: string): MappingNode | undefined => {
    const part = parts.find(({ entry }) => entryOf(entry.value, key));
    return part?.entry.value.kind === "mapping" ? part.entry.value : undefined;
  };
  return {
    calendar: textOf(firstValue(parts, "calendar")) ?? textAt(header, "calendar"),
    start: instantAt(holder("start"), "start", "start"),
    finish: instantAt(holder("finish"), "finish", "end"),
    scheduleFrom: choiceAt(holder("scheduleFrom"), "scheduleFrom", ["start", "finish"] as const) ?? "start",
    mode: choiceAt(holder("mode"), "mode", ["microsoft", "primavera"] as const) ?? "microsoft",
    statusMode:
      choiceAt(holder("statusMode"), "statusMode", ["retained-logic", "progress-override"] as const) ??
      "retained-logic",
    criticalFloat: durationAt(holder("criticalFloat"), "criticalFloat"),
  };
}

/** Every record of every file, in the order of the files and their texts. */
function readRecords(files: readonly ParsedFile[], tasks: readonly TaskRecord[]): readonly RecordBase[] {
  const taskByNode = new Map<MappingNode, TaskRecord>();
  const add = (task: TaskRecord): void => {
    taskByNode.set(task.origin.node, task);
    task.children.forEach(add);
  };
  tasks.forEach(add);
  return files.flatMap((file) =>
    factsOf(file).records.map(({ place, section }) => {
      const seed: RecordSeed = { file: file.path, section, place, substitute: `@${file.path}:${place.node.start}` };
      return taskByNode.get(place.node) ?? readRecord(seed);
    }),
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

function firstById<T extends RecordBase>(records: readonly T[]): ReadonlyMap<string, T> {
  const map = new Map<string, T>();
  for (const record of records) if (!map.has(record.id)) map.set(record.id, record);
  return map;
}

function bySection(records: readonly RecordBase[]): ReadonlyMap<string, readonly RecordBase[]> {
  const map = new Map<string, RecordBase[]>();
  for (const record of records) {
    const list = map.get(record.section);
    if (list) list.push(record);
    else map.set(record.section, [record]);
  }
  return map;
}

function readReferences(files: readonly ParsedFile[], records: readonly RecordBase[]): readonly ReferenceSite[] {
  const byNode = new Map<MappingNode, RecordBase>(records.map((record) => [record.origin.node, record]));
  return files.flatMap((file) =>
    factsOf(file).references.map(({ record, ...fact }) => {
      const owner = record && byNode.get(record);
      return { ...fact, file: file.path, ...(owner && { record: owner }) };
    }),
  );
}
