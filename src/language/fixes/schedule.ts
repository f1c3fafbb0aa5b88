import { setEntry } from "../../core/text/edit";
import type { EditValue } from "../../core/text/edit-text";
import type { Project, RecordBase } from "../../core/model/types";
import { rootSchema, propertySchema } from "../../core/schema/registry";
import { dayOf, formatDate, formatInstant, minutesPerDay, type Instant } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { entryOf } from "../../core/text/tree";
import { insertKeys } from "./insert";
import { orderOf } from "./keys";
import { fixOf } from "./make";
import { homeOf, recordOfFinding } from "./records";
import type { Fix, FixMaker } from "./types";

/** Sets a field of a record, in the order of its schema where it is new. */
export function setField(
  project: Project,
  record: RecordBase,
  key: string,
  value: EditValue,
  title: Message,
  preferred = false,
): readonly Fix[] {
  const file = project.files.find(({ path }) => path === record.origin.file);
  if (!file) return [];
  const { node } = record.origin;
  const schema =
    record.kind === "project" ? propertySchema(rootSchema("project"), "project") : homeOf(record.kind)?.schema;
  const edits = entryOf(node, key)
    ? [setEntry(file, node, key, value)]
    : insertKeys(file, node, [[key, value]], schema ? orderOf(schema) : []);
  return fixOf(file, title, edits, { preferred });
}

/** The day in which something finishes: an end at midnight belongs to the day before. */
export function finishDate(instant: Instant): string {
  return formatDate(instant - 1);
}

/** A deadline that the schedule can keep. */
export const laterDeadline: FixMaker = (place) => {
  const found = recordOfFinding(place, "task");
  const scheduled = found && place.scope.store.schedule(found.project).byId.get(found.record.id);
  if (!found || !scheduled) return [];
  const date = finishDate(scheduled.finish);
  return setField(found.project, found.record, "deadline", date, message("Move the deadline to {0}", date));
};

/** A finish of the project that the schedule can keep. */
export const laterFinish: FixMaker = ({ scope, file }) => {
  const project = scope.store.projectOf(file.path);
  if (!project?.header) return [];
  const last = scope.store
    .schedule(project)
    .tasks.reduce((latest, { task, finish }) => (task.active ? Math.max(latest, finish) : latest), -Infinity);
  if (!Number.isFinite(last)) return [];
  const date = finishDate(last);
  return setField(project, project.header, "finish", date, message("Move the project's finish to {0}", date));
};

/** The start with which the schedule counts already; today where no task has a date either. */
export const projectStart: FixMaker = ({ scope, file }) => {
  const project = scope.store.projectOf(file.path);
  if (!project?.header) return [];
  const { start } = scope.store.schedule(project);
  const date = dayOf(start) === 0 ? scope.today : formatDate(start);
  return setField(project, project.header, "start", date, message("Let the project start on {0}", date), true);
};

/** An instant in its shortest form: a date where the time of day says nothing more. */
export function instantText(instant: Instant): string {
  return instant === dayOf(instant) * minutesPerDay ? formatDate(instant) : formatInstant(instant);
}
