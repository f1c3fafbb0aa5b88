import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { importMspdi, type ImportResult } from "../../../src/core/interchange/mspdi";
import { MspdiReader } from "../../../src/core/interchange/mspdi/read";
import type { MspdiPlan } from "../../../src/core/interchange/mspdi/plan";
import { readInstant } from "../../../src/core/interchange/mspdi/values";
import { XmlReader, type XmlElement } from "../../../src/core/interchange/mspdi/xml";
import { buildProject } from "../../../src/core/model/build";
import type { Project } from "../../../src/core/model/types";
import { calculateSchedule } from "../../../src/core/schedule/calculate";
import type { Schedule } from "../../../src/core/schedule/types";
import type { Instant } from "../../../src/core/text/instant";
import { parseText } from "../../../src/core/text/parse";

/** Folder of development data (see its README), or undefined where there is none. */
export function dataFolder(part: string): string | undefined {
  const folders = [process.env["PMO_DATA"], path.resolve("../shared/data")];
  return folders
    .flatMap((folder) => (folder === undefined ? [] : [path.join(folder, part)]))
    .find((folder) => existsSync(folder));
}

/** Names and texts of the files of a folder with an ending. */
export function filesIn(folder: string, ending: string): readonly { readonly name: string; readonly text: string }[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(ending))
    .sort()
    .map((name) => ({ name, text: readFileSync(path.join(folder, name), "utf8") }));
}

/** Puts imported files together as a project. */
export function projectOf(result: ImportResult): Project {
  return buildProject(
    "plan",
    result.files.map((file) => parseText(`plan/${file.path}`, file.text, 1)),
  );
}

export interface Imported {
  readonly result: ImportResult;
  readonly project: Project;
  readonly schedule: Schedule;
}

export function importAndSchedule(xml: string, fileName: string): Imported {
  const result = importMspdi(xml, { fileName });
  const project = projectOf(result);
  return { result, project, schedule: calculateSchedule(project) };
}

export function readPlan(xml: string): MspdiPlan {
  const reader = new MspdiReader();
  reader.write(xml);
  return reader.close();
}

export interface StoredDates {
  readonly uid: number;
  readonly earlyStart?: Instant;
  readonly earlyFinish?: Instant;
  readonly lateStart?: Instant;
  readonly lateFinish?: Instant;
  readonly start?: Instant;
  readonly finish?: Instant;
}

/** Dates that the tool which wrote the file had computed. */
export function storedDates(xml: string): readonly StoredDates[] {
  const tasks: StoredDates[] = [];
  const read = (element: XmlElement): StoredDates => {
    const text = (name: string): string | undefined => element.children.find((child) => child.name === name)?.text;
    return {
      uid: Number(text("UID")),
      earlyStart: readInstant(text("EarlyStart")),
      earlyFinish: readInstant(text("EarlyFinish")),
      lateStart: readInstant(text("LateStart")),
      lateFinish: readInstant(text("LateFinish")),
      start: readInstant(text("Start")),
      finish: readInstant(text("Finish")),
    };
  };
  const reader = new XmlReader({
    root: () => undefined,
    isRecord: (at) => at.length === 3 && at[2] === "Task",
    record: (at, element) => {
      if (at[2] === "Task") tasks.push(read(element));
    },
  });
  reader.write(xml);
  reader.close();
  return tasks;
}
