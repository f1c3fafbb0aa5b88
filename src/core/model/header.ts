import { entryOf, valueOf, type MappingNode } from "../text/tree";
import type { ParsedFile } from "../text/parsed-file";
import { choiceAt, durationAt, instantAt, localizedAt, textAt, textOf } from "./fields";
import { readRiskScale } from "./risks";
import { firstValue, partsOf, type SectionPart } from "./sections";
import type { Project, RecordBase, ScheduleSettings } from "./types";

/** What a project says of itself as a whole. */
export type ProjectHeader = Pick<
  Project,
  "id" | "name" | "header" | "start" | "finish" | "statusDate" | "standard" | "schedule" | "riskScale"
>;

/** Reads the section `project` and the settings of the schedule. @param folder gives a project without a header its name */
export function readProjectHeader(
  header: RecordBase | undefined,
  folder: string,
  files: readonly ParsedFile[],
): ProjectHeader {
  const node = header?.origin.node;
  return {
    ...readHeader(header, folder),
    ...(header && { header }),
    standard: textAt(node, "standard"),
    schedule: readSettings(partsOf(files, "schedule"), node),
    riskScale: readRiskScale(valueOf(node, "riskScale")),
  };
}

function readHeader(
  header: RecordBase | undefined,
  folder: string,
): Pick<Project, "id" | "name" | "start" | "finish" | "statusDate"> {
  const node = header?.origin.node;
  const id = textAt(node, "id") ?? nameOfFolder(folder);
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

/** The id of the project whose section `project` stands in a file, without building it. */
export function projectIdOf(file: ParsedFile, folder: string): string {
  return textAt(valueOf(file.root, "project"), "id") ?? nameOfFolder(folder);
}

/** What a project without an id is called. */
function nameOfFolder(folder: string): string {
  const name = folder.slice(folder.lastIndexOf("/") + 1);
  return name === "" ? "project" : name;
}
