import { importMspdi, type ImportResult } from "../../../src/core/interchange/mspdi";
import { parse } from "yaml";

export const standardHours =
  "<WorkingTimes><WorkingTime><FromTime>08:00:00</FromTime><ToTime>12:00:00</ToTime></WorkingTime><WorkingTime><FromTime>13:00:00</FromTime><ToTime>17:00:00</ToTime></WorkingTime></WorkingTimes>";

/** The week of Microsoft Project's calendar "Standard". */
export const standardWeek = `<WeekDays>${[1, 2, 3, 4, 5, 6, 7]
  .map((day) =>
    day === 1 || day === 7
      ? `<WeekDay><DayType>${day}</DayType><DayWorking>0</DayWorking></WeekDay>`
      : `<WeekDay><DayType>${day}</DayType><DayWorking>1</DayWorking>${standardHours}</WeekDay>`,
  )
  .join("")}</WeekDays>`;

export const standardCalendar = `<Calendar><UID>1</UID><Name>Standard</Name><IsBaseCalendar>1</IsBaseCalendar><BaseCalendarUID>-1</BaseCalendarUID>${standardWeek}</Calendar>`;

export interface PlanXml {
  readonly header?: string;
  readonly calendars?: string;
  readonly tasks?: string;
  readonly resources?: string;
  readonly assignments?: string;
  /** Definitions of custom fields. */
  readonly fields?: string;
}

/** A plan as Microsoft Project writes it, reduced to what a test is about. 2026-03-02 is a Monday. */
export function planXml({
  header = "",
  calendars = standardCalendar,
  tasks = "",
  resources = "",
  assignments = "",
  fields = "",
}: PlanXml): string {
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<Project xmlns="http://schemas.microsoft.com/project"><Title>Plan</Title><ScheduleFromStart>1</ScheduleFromStart><StartDate>2026-03-02T08:00:00</StartDate><CalendarUID>1</CalendarUID>
<MinutesPerDay>480</MinutesPerDay><MinutesPerWeek>2400</MinutesPerWeek><DaysPerMonth>20</DaysPerMonth><DurationFormat>7</DurationFormat>${header}
<ExtendedAttributes>${fields}</ExtendedAttributes><Calendars>${calendars}</Calendars><Tasks>${tasks}</Tasks><Resources>${resources}</Resources><Assignments>${assignments}</Assignments></Project>`;
}

/** A task of one day; `more` adds elements or overrides the usual ones. */
export function taskXml(uid: number, more = "", level = 1): string {
  const usual: readonly (readonly [string, string])[] = [
    ["ID", String(uid)],
    ["Name", `Task ${uid}`],
    ["OutlineLevel", String(level)],
    ["Duration", "PT8H0M0S"],
    ["DurationFormat", "7"],
  ];
  const rest = usual
    .filter(([name]) => !more.includes(`<${name}>`))
    .map(([name, value]) => `<${name}>${value}</${name}>`);
  return `<Task><UID>${uid}</UID>${rest.join("")}${more}</Task>`;
}

export interface ImportedData extends ImportResult {
  /** Sections of all files, read by an independent YAML parser. */
  readonly data: Readonly<Record<string, unknown>>;
  readonly tasks: readonly Readonly<Record<string, unknown>>[];
  readonly noteCodes: readonly string[];
}

type Data = Readonly<Record<string, unknown>>;

function flatten(tasks: readonly Data[] | undefined): readonly Data[] {
  return (tasks ?? []).flatMap((task) => [task, ...flatten(task["tasks"] as readonly Data[] | undefined)]);
}

export function importData(xml: string): ImportedData {
  const result = importMspdi(xml, { fileName: "plan.xml" });
  const data = Object.assign({}, ...result.files.map((file) => parse(file.text) as Data)) as Data;
  const schedule = data["schedule"] as { readonly tasks?: readonly Data[] } | null;
  return { ...result, data, tasks: flatten(schedule?.tasks), noteCodes: result.notes.map((note) => note.code) };
}

/** The one task that is not a summary task's child in a plan of one task. */
export function importTask(more: string, rest: PlanXml = {}): ImportedData & { readonly task: Data } {
  const imported = importData(planXml({ ...rest, tasks: (rest.tasks ?? "") + taskXml(7, more) }));
  const task = imported.tasks.find((item) => item["source"] === "mspdi:7");
  if (task === undefined) throw new Error("the task is missing");
  return { ...imported, task };
}
