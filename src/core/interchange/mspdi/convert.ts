import type { DurationBasis } from "../../text/duration";
import { formatDuration } from "../../text/duration";
import { formatInstant } from "../../text/instant";
import { message } from "../../text/message";
import { writeYaml, type YamlRecord } from "../../text/yaml-writer";
import { WorkingTime, type ConversionContext } from "./context";
import { convertBaselines } from "./convert-baselines";
import { convertCalendars } from "./convert-calendars";
import { convertPeople } from "./convert-people";
import { convertTasks } from "./convert-tasks";
import { multiline } from "./convert-values";
import { IdRegistry } from "./ids";
import { NoteList, type ImportNote } from "./notes";
import { buildOutline, isProjectSummary } from "./outline";
import type { MspdiAssignment, MspdiHeader, MspdiPlan, MspdiTask } from "./plan";

export interface ImportOptions {
  /** Name of the imported file, for comments and for plans without a title. */
  readonly fileName?: string;
  /** Id of the new project; made from its name by default. */
  readonly projectId?: string;
}

export interface ImportedFile {
  /** Path in the new folder. */
  readonly path: string;
  readonly text: string;
}

/** How many records of each kind were carried over. */
export interface ImportCounts {
  readonly tasks: number;
  readonly links: number;
  readonly calendars: number;
  readonly people: number;
  readonly assignments: number;
  readonly baselines: number;
}

export interface ImportResult {
  readonly projectId: string;
  readonly files: readonly ImportedFile[];
  /** What was not carried over, or only in another form. */
  readonly notes: readonly ImportNote[];
  readonly counts: ImportCounts;
}

const style = { width: 118 };

function basisOf(header: MspdiHeader): DurationBasis {
  const minutesPerDay = header.minutesPerDay !== undefined && header.minutesPerDay > 0 ? header.minutesPerDay : 480;
  const minutesPerWeek =
    header.minutesPerWeek !== undefined && header.minutesPerWeek > 0 ? header.minutesPerWeek : 5 * minutesPerDay;
  return {
    hoursPerDay: Number((minutesPerDay / 60).toFixed(4)),
    daysPerWeek: Number((minutesPerWeek / minutesPerDay).toFixed(4)),
    daysPerMonth: header.daysPerMonth !== undefined && header.daysPerMonth > 0 ? header.daysPerMonth : 20,
  };
}

function withoutExtension(name: string | undefined): string | undefined {
  const base = name?.replace(/^.*[\\/]/, "").replace(/\.(?:xml|mpp|mpt)$/i, "");
  return base === "" ? undefined : base;
}

/** The first task for each UID; later ones are noted, because ids could not tell them apart. */
function uniqueTasks(plan: MspdiPlan, notes: NoteList): readonly MspdiTask[] {
  const seen = new Set<number>();
  return plan.tasks.filter((task) => {
    if (!seen.has(task.uid)) {
      seen.add(task.uid);
      return true;
    }
    notes.add(
      "duplicate-task",
      message("A second task has the UID {0}: '{1}' is left out.", task.uid, task.name ?? ""),
      `mspdi:${task.uid}`,
    );
    return false;
  });
}

function groupByTask(assignments: readonly MspdiAssignment[]): ReadonlyMap<number, readonly MspdiAssignment[]> {
  const groups = new Map<number, MspdiAssignment[]>();
  for (const assignment of assignments) {
    const group = groups.get(assignment.task);
    if (group === undefined) groups.set(assignment.task, [assignment]);
    else group.push(assignment);
  }
  return groups;
}

/** Notes that are about the file and not about a single task. */
function noteFile(plan: MspdiPlan, notes: NoteList): void {
  for (const { element, count, uids } of plan.lost) {
    const places = uids.length === 0 ? "" : uids.join(", ") + (count > uids.length ? ", …" : "");
    const text =
      uids.length === 0
        ? message("{0} is not carried over: the format has no field for it.", element)
        : message(
            "{0} is not carried over: the format has no field for it ({1} times, UID {2}).",
            element,
            count,
            places,
          );
    notes.add("no-field", text, element);
  }
  if (plan.forbiddenCharacters > 0) {
    notes.add(
      "forbidden-characters",
      message(
        "{0} characters that XML does not admit stand in the file; they were kept as they are written.",
        plan.forbiddenCharacters,
      ),
    );
  }
  if (plan.tasks.every(isProjectSummary)) notes.add("no-tasks", message("The file holds no tasks."));
}

function projectRecord(
  plan: MspdiPlan,
  id: string,
  name: string,
  manager: string | undefined,
  notes: string | undefined,
): YamlRecord {
  const { header } = plan;
  return {
    id,
    name,
    description: multiline(header.comments),
    manager,
    unit: header.company,
    start: header.fromFinish || header.start === undefined ? undefined : formatInstant(header.start),
    finish: header.fromFinish && header.finish !== undefined ? formatInstant(header.finish) : undefined,
    statusDate: header.statusDate === undefined ? undefined : formatInstant(header.statusDate),
    currency: /^[A-Z]{3}$/.test(header.currency ?? "") ? header.currency : undefined,
    notes,
    source: "mspdi:0",
    "x-subject": header.subject,
    "x-category": header.category,
    "x-author": header.author,
  };
}

/** Turns a plan of Microsoft Project into the files of a project folder. */
export function convertPlan(plan: MspdiPlan, options: ImportOptions): ImportResult {
  const notes = new NoteList();
  const ids = new IdRegistry();
  const basis = basisOf(plan.header);
  const fileName = withoutExtension(options.fileName);
  const name = plan.header.title ?? withoutExtension(plan.header.name) ?? fileName ?? "Imported project";
  const projectId = ids.named(options.projectId ?? (/[a-z]/i.test(name) ? name : fileName), "project", 1);
  const tasks = uniqueTasks(plan, notes);
  const outline = buildOutline(tasks);
  const taskIds = new Map(
    tasks.filter((task) => !isProjectSummary(task)).map((task) => [task.uid, ids.task(task.uid)]),
  );
  const calendars = convertCalendars(plan, ids, basis, notes.add);
  const people = convertPeople(plan, calendars, ids, basis, notes.add);
  const context: ConversionContext = {
    plan,
    basis,
    calendars,
    people,
    taskIds,
    tasksByUid: new Map(tasks.map((task) => [task.uid, task])),
    assignmentsByTask: groupByTask(
      plan.assignments.filter((item) => people.idByUid.has(item.resource) || item.resource > 0),
    ),
    workingTime: new WorkingTime(plan, basis),
    note: notes.add,
  };
  const taskRecords = convertTasks(outline, context);
  const baselines = convertBaselines(plan, taskIds, ids, basis);
  noteFile(plan, notes);
  const manager = plan.header.manager === undefined ? undefined : people.idByName.get(plan.header.manager);
  const summaryNotes = multiline(tasks.find(isProjectSummary)?.notes);
  const origin = `Imported from Microsoft Project XML${options.fileName === undefined ? "" : `: ${options.fileName}`}`;
  const schedule: YamlRecord = {
    calendar: calendars.projectCalendar,
    scheduleFrom: plan.header.fromFinish ? "finish" : undefined,
    criticalFloat:
      plan.header.criticalSlack === undefined || plan.header.criticalSlack < 0
        ? undefined
        : formatDuration({ amount: plan.header.criticalSlack, unit: "minute", elapsed: false }),
    tasks: taskRecords.length === 0 ? undefined : taskRecords,
  };
  const files: ImportedFile[] = [
    {
      path: "project.pmo.yaml",
      text: writeYaml(
        {
          project: projectRecord(plan, projectId, name, manager, summaryNotes),
          calendars: calendars.records.length === 0 ? undefined : calendars.records,
          organization: people.records.length === 0 ? undefined : { people: people.records },
        },
        style,
        [origin],
      ),
    },
    { path: "schedule.pmo.yaml", text: writeYaml({ schedule }, style, [origin]) },
  ];
  if (baselines.length > 0) files.push({ path: "baselines.pmo.yaml", text: writeYaml({ baselines }, style, [origin]) });
  return {
    projectId,
    files,
    notes: notes.notes,
    counts: {
      tasks: taskIds.size,
      links: tasks.reduce((sum, task) => sum + task.links.length, 0),
      calendars: calendars.records.length,
      people: people.records.length,
      assignments: plan.assignments.filter((item) => people.idByUid.has(item.resource)).length,
      baselines: baselines.length,
    },
  };
}
