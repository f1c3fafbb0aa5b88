import type { WorkingCalendar } from "../../core/calendar/working-calendar";
import { itemSchema, propertySchema, type Schema } from "../../core/schema/registry";
import type { TextEdit } from "../../core/text/edit";
import { message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import { stringOf, type TreeNode } from "../../core/text/tree";
import { calendarsOf } from "../project-facts";
import type { LanguageScope } from "../types";
import { editTarget, noProject, outcome, projectOf, refused, type EditOutcome } from "./outcome";
import { recordLists, selectedRecords, withoutInner } from "./records";
import { parseShift, shiftDate, type ShiftAmount } from "./shift-amount";

/** Dates that say what is planned, by their keys. All others say what was, or when something was written down. */
const plannedKeys: ReadonlySet<string> = new Set([
  "start",
  "finish",
  "date",
  "deadline",
  "from",
  "to",
  "until",
  "due",
  "targetDate",
  "needBy",
  "promisedBy",
  "planned",
  "forecast",
  "validateBy",
  "reviewDate",
  "next",
  "nextMeeting",
  "by",
]);

/** Kinds of record that are history: their dates are facts, whatever their keys are. */
const factKinds: ReadonlySet<string> = new Set([
  "baseline",
  "timesheet",
  "status-report",
  "waiver",
  "lesson",
  "decision",
]);

/** Keys of lists of facts in records that are plans otherwise. */
const factLists: ReadonlySet<string> = new Set(["measurements", "approvals", "reviews", "timesheets"]);

/**
 * Moves every planned date that is written in the selected records, all below them included, by working days of the task's calendar, or of the project's. Actual dates and dates
 * within texts stay. @param by `5`, `-3`, `2w`, `3ed`
 */
export function shiftDates(scope: LanguageScope, path: string, selection: readonly Span[], by: string): EditOutcome {
  const shift = parseShift(by);
  if (!shift) return refused(message("'{0}' is not a number of days such as 5, -3, 2w or 3ed.", by));
  const target = editTarget(scope, path, selection);
  if ("problem" in target) return refused(target.problem);
  const { file } = target;
  const project = projectOf(target);
  if (!project) return noProject();
  const selected = withoutInner(selectedRecords(file, recordLists(file), target.selection));
  if (selected.length === 0) return refused(message("Put the cursor in a task or another entry of a list."));
  const calendars = calendarsOf(project);
  const walk = new Shifter(file, shift, (id) => calendars.get(id));
  for (const { node, list } of selected) walk.visit(node, list.schema, "", calendars.get(undefined));
  if (walk.edits.length === 0)
    return refused(
      message("No planned dates are written here. Computed dates follow the tasks and dates that they depend on."),
    );
  return outcome(target, walk.edits);
}

class Shifter {
  readonly edits: TextEdit[] = [];
  readonly #file: ParsedFile;
  readonly #shift: ShiftAmount;
  readonly #calendarOf: (id: string | undefined) => WorkingCalendar;

  constructor(file: ParsedFile, shift: ShiftAmount, calendarOf: (id: string | undefined) => WorkingCalendar) {
    this.#file = file;
    this.#shift = shift;
    this.#calendarOf = calendarOf;
  }

  visit(node: TreeNode, schema: Schema, key: string, calendar: WorkingCalendar): void {
    if (this.#file.text[node.start] === "*" || factLists.has(key)) return;
    const kind = schema["x-kind"];
    if (kind !== undefined && factKinds.has(kind)) return;
    if (node.kind === "sequence") {
      const items = itemSchema(schema);
      if (items) for (const item of node.items) this.visit(item, items, "", calendar);
    } else if (node.kind === "mapping") {
      const own = kind === "task" && stringOf(node, "calendar") !== undefined;
      const inner = own ? this.#calendarOf(stringOf(node, "calendar")) : calendar;
      const below = kind === "task" ? this.#calendarOf(undefined) : inner;
      for (const entry of node.entries) {
        const child = propertySchema(schema, entry.key);
        if (child && this.#file.text[entry.keySpan.start] !== "*")
          this.visit(entry.value, child, entry.key, entry.key === "tasks" ? below : inner);
      }
    } else if (plannedKeys.has(key) && (schema["x-type"] === "date" || schema["x-type"] === "instant"))
      this.#date(node, calendar);
  }

  #date(node: TreeNode, calendar: WorkingCalendar): void {
    const written = this.#file.text.slice(node.start, node.end);
    const date = /\d{4}-\d{2}-\d{2}(?:[T ][\d:.]+)?/.exec(written);
    const moved = date && shiftDate(date[0], this.#shift, calendar);
    if (!date || !moved) return;
    const start = node.start + date.index;
    this.edits.push({ span: { start, end: start + 10 }, newText: moved.slice(0, 10) });
  }
}
