import { deleteEntry, setEntry } from "../../core/text/edit";
import type { Project, RecordBase, TaskRecord } from "../../core/model/types";
import { message, type Message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import { requiredEntries } from "./placeholder";
import { fixOf, fixOfFiles } from "./make";
import { nextId } from "./next-id";
import { addRecord, homeOf, recordOfFinding } from "./records";
import { setField } from "./schedule";
import type { Fix, FixMaker } from "./types";

/** People who may answer for something: the manager of the project, then its people. */
function people(project: Project): readonly string[] {
  const manager: unknown = project.header?.data["manager"];
  const known = project.people.filter(({ resourceType }) => resourceType === "work").map(({ id }) => id);
  return [...new Set([...(typeof manager === "string" ? [manager] : []), ...known])].slice(0, 3);
}

export const setOwner: FixMaker = (place) => {
  const found = recordOfFinding(place);
  if (!found) return [];
  return people(found.project).flatMap((id, index) =>
    setField(found.project, found.record, "owner", id, message("Make '{0}' the owner", id), index === 0),
  );
};

/** What can be done about a threat, the usual answer first. */
const responses = ["reduce", "avoid", "transfer", "accept"];

export const setResponse: FixMaker = (place) => {
  const found = recordOfFinding(place);
  if (!found) return [];
  return responses.flatMap((response) =>
    setField(found.project, found.record, "response", response, message("Set the response '{0}'", response)),
  );
};

/** Creates the issue that a risk has become, and names it in the risk. */
export const occurredAsIssue: FixMaker = (place) => {
  const found = recordOfFinding(place);
  const home = homeOf("issue");
  if (!found || !home) return [];
  const { project, record } = found;
  const around = { scope: place.scope, project };
  const id = nextId(home.schema, "issue", around);
  const title = message("Create the issue '{0}' for this risk", id);
  const issue = addRecord(
    project,
    home,
    requiredEntries(home.schema, around, [
      ["id", id],
      ["title", record.title],
    ]),
  );
  const [named] = setField(project, record, "occurredAs", id, title);
  return issue && named ? [fixOfFiles(title, [issue, ...named.edits], { preferred: true })] : [];
};

/** A task of one day, or a milestone. */
export const taskLength: FixMaker = (place) => {
  const found = recordOfFinding(place);
  if (!found) return [];
  const { project, record } = found;
  return [
    ...setField(project, record, "duration", "1d", message("Add a duration of {0}", "1d"), true),
    ...setField(project, record, "milestone", true, message("Make it a milestone")),
  ];
};

export const complete: FixMaker = (place) => {
  const found = recordOfFinding(place);
  if (!found) return [];
  const { project, record, file } = found;
  return [
    ...setField(project, record, "percentComplete", 100, message("Set it to 100 %"), true),
    ...removeField(file, record, "actualFinish"),
  ];
};

/** Takes a field out of a record. */
export function removeField(
  file: ParsedFile,
  record: RecordBase,
  key: string,
  title: Message = message("Remove '{0}'", key),
): readonly Fix[] {
  return record.data[key] === undefined ? [] : fixOf(file, title, [deleteEntry(file, record.origin.node, key)]);
}

/** Dates that were written the wrong way round. */
export const swapActualDates: FixMaker = (place) => {
  const found = recordOfFinding(place);
  if (!found) return [];
  const { file, record } = found;
  const { actualStart, actualFinish } = record.data;
  if (typeof actualStart !== "string" || typeof actualFinish !== "string") return [];
  return fixOf(file, message("Swap the two dates"), [
    setEntry(file, record.origin.node, "actualStart", actualFinish),
    setEntry(file, record.origin.node, "actualFinish", actualStart),
  ]);
};

/** A fact after the status date: progress is known up to a later day, or it is no fact yet. */
export const actualInFuture: FixMaker = (place) => {
  const found = recordOfFinding(place);
  if (!found) return [];
  const { project, record, file } = found;
  const dates = ["actualStart", "actualFinish"].flatMap((key) => {
    const value = record.data[key];
    return typeof value === "string" ? [value.slice(0, 10)] : [];
  });
  const last = [...dates].sort().at(-1);
  const key: unknown = place.finding.data?.["key"];
  return [
    ...(last === undefined || !project.header
      ? []
      : setField(project, project.header, "statusDate", last, message("Move the status date to {0}", last))),
    ...(typeof key === "string" ? removeField(file, record, key) : []),
  ];
};

export const statusDate: FixMaker = ({ scope, file }) => {
  const project = scope.store.projectOf(file.path);
  if (!project?.header) return [];
  const title = message("Set the status date to today, {0}", scope.today);
  return setField(project, project.header, "statusDate", scope.today, title, true);
};

/** Work that a milestone may conclude: its neighbours before it, the latest to finish first. */
export const linkMilestone: FixMaker = (place) => {
  const found = recordOfFinding(place);
  const task = found && found.project.tasksById.get(found.record.id);
  if (!found || !task) return [];
  return candidates(place.scope.store.schedule(found.project).byId, found.project, task).flatMap((id, index) =>
    setField(found.project, task, "predecessors", [id], message("Let it wait for '{0}'", id), index === 0),
  );
};

/** What a task without links may wait for, or the next task for it. */
export const linkDangling: FixMaker = (place) => {
  const found = recordOfFinding(place);
  const task = found && found.project.tasksById.get(found.record.id);
  if (!found || !task) return [];
  const siblings = task.parent ? task.parent.children : found.project.tasks;
  const next = siblings[siblings.indexOf(task) + 1];
  const isFree = next?.active === true && next.data["predecessors"] === undefined;
  return [
    ...linkMilestone(place),
    ...(isFree
      ? setField(found.project, next, "predecessors", [task.id], message("Let '{0}' wait for it", next.id))
      : []),
  ];
};

function candidates(
  dates: ReadonlyMap<string, { readonly finish: number }>,
  project: Project,
  task: TaskRecord,
): readonly string[] {
  const siblings = task.parent ? task.parent.children : project.tasks;
  const before = siblings.slice(0, siblings.indexOf(task)).filter(({ id, active }) => active && !id.includes("@"));
  const latest = [...before].sort((a, b) => (dates.get(b.id)?.finish ?? 0) - (dates.get(a.id)?.finish ?? 0));
  const ids = [...before.slice(-1), ...latest.slice(0, 2)].map(({ id }) => id);
  return [...new Set(ids)];
}

/** Adds a section that the standard asks for with its first record, or one more record where there are too few. */
export const addSections: FixMaker = (place) => {
  const project = place.scope.store.projectOf(place.file.path);
  const sections: unknown = place.finding.data?.["sections"];
  if (!project || !Array.isArray(sections)) return [];
  return sections.flatMap((section) => {
    const home = typeof section === "string" ? firstHome(section) : undefined;
    if (!home) return [];
    const record = requiredEntries(home.schema, { scope: place.scope, project });
    const edits = addRecord(project, home, record);
    const title =
      (project.recordsBySection.get(String(section)) ?? []).length > 0
        ? message("Add a record to '{0}'", String(section))
        : message("Add the section '{0}'", String(section));
    return edits ? [fixOfFiles(title, [edits])] : [];
  });
};

const firstKinds: Readonly<Record<string, string>> = {
  organization: "person",
  schedule: "task",
  quality: "quality-metric",
  budget: "cost-account",
  procurement: "contract",
  statusReports: "status-report",
};

function firstHome(section: string): ReturnType<typeof homeOf> {
  const home = homeOf(firstKinds[section] ?? section.replace(/ies$/, "y").replace(/s$/, ""));
  return home?.path[0] === section ? home : undefined;
}
