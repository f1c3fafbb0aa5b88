import type { ParsedFile } from "../text/parsed-file";
import { entryOf, valueOf, type MappingNode } from "../text/tree";
import { choiceAt, durationAt, instantAt, localizedAt, mappingsAt, textAt, textOf } from "./fields";
import { readRecords } from "./records";
import { checkReferences, duplicateIds, referenceCycles, type RepeatedId } from "./references";
import { readRiskScale } from "./risks";
import { duplicateSections, firstValue, partsOf, type SectionPart } from "./sections";
import { readTasks } from "./tasks";
import type {
  CalendarRecord,
  PersonRecord,
  Project,
  RecordBase,
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
  const { records, references } = readRecords(sorted, tasks);
  const index = indexRecords(records);
  const { header, recordsById } = index;
  const { start, finish, statusDate, ...identity } = readHeader(header, folder);
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
    tasksById: index.tasksById,
    calendars: index.calendars,
    people: index.people,
    risks: index.risks,
    riskScale: readRiskScale(valueOf(header?.origin.node, "riskScale")),
    recordsById,
    recordsBySection: index.recordsBySection,
    references,
    findings: [
      ...duplicateSections(sorted),
      ...duplicateIds(index.repeated, byPath),
      ...checkReferences(context),
      ...referenceCycles(context),
    ],
  };
}

type Index = Pick<
  Project,
  "header" | "recordsById" | "recordsBySection" | "tasksById" | "calendars" | "people" | "risks"
> & { readonly repeated: readonly RepeatedId[] };

/** Sorts records by what they are, in one go: it is done on each keystroke. */
function indexRecords(records: readonly RecordBase[]): Index {
  const recordsById = new Map<string, RecordBase>();
  const tasksById = new Map<string, TaskRecord>();
  const recordsBySection = new Map<string, RecordBase[]>();
  const headers: RecordBase[] = [];
  const calendars: CalendarRecord[] = [];
  const people: PersonRecord[] = [];
  const risks: RiskRecord[] = [];
  const repeated: RepeatedId[] = [];
  let section: RecordBase[] = [];
  let name: string | undefined;
  for (const record of records) {
    if (record.section !== name) {
      name = record.section;
      section = recordsBySection.get(name) ?? [];
      recordsBySection.set(name, section);
    }
    section.push(record);
    if (record.kind === "project") {
      headers.push(record);
      continue;
    }
    const first = recordsById.get(record.id);
    if (first) repeated.push({ record, first });
    else recordsById.set(record.id, record);
    if (isTask(record)) {
      if (!first || !tasksById.has(record.id)) tasksById.set(record.id, record);
    } else if (isCalendar(record)) calendars.push(record);
    else if (isPerson(record)) people.push(record);
    else if (isRisk(record)) risks.push(record);
  }
  // The id of the project is a name among projects, so that a record may have the same.
  for (const header of headers) if (!recordsById.has(header.id)) recordsById.set(header.id, header);
  const [header] = headers;
  return { header, recordsById, recordsBySection, tasksById, calendars, people, risks, repeated };
}

/** A task of a list that stands twice in one file is not in the outline, and was not read as a task. */
const isTask = (record: RecordBase): record is TaskRecord => record.kind === "task" && "predecessors" in record;
const isCalendar = (record: RecordBase): record is CalendarRecord => record.kind === "calendar";
const isPerson = (record: RecordBase): record is PersonRecord => record.kind === "person";
const isRisk = (record: RecordBase): record is RiskRecord => record.kind === "risk";

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
