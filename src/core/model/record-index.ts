import type { RepeatedId } from "./references";
import type { CalendarRecord, PersonRecord, Project, RecordBase, RiskRecord, TaskRecord } from "./types";

/** The records of a project by what they are. */
export type RecordIndex = Pick<
  Project,
  "header" | "recordsById" | "recordsBySection" | "tasksById" | "calendars" | "people" | "risks"
> & { readonly repeated: readonly RepeatedId[] };

/** Sorts records by what they are, in one go: it is done on each keystroke. */
export function indexRecords(records: readonly RecordBase[]): RecordIndex {
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
export const isTask = (record: RecordBase): record is TaskRecord => record.kind === "task" && "predecessors" in record;
export const isCalendar = (record: RecordBase): record is CalendarRecord => record.kind === "calendar";
export const isPerson = (record: RecordBase): record is PersonRecord => record.kind === "person";
export const isRisk = (record: RecordBase): record is RiskRecord => record.kind === "risk";
