import { allColumns, isHeading, indexLinks, usualLayers, type ColumnContext } from "../../core/report/gantt/layout";
import { percent, rowDays, type Wording } from "../../core/report/gantt/format";
import { rowAt, rowWithId, type GanttRow } from "../../core/report/gantt/rows";
import type { GanttModel } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import type { GanttEdit } from "../../protocol/gantt-edit";
import { rangeWords } from "./change-words";
import { editableColumn } from "./editable";
import { linkTypeName } from "./link-drag";

/**
 * What became of an edit, in words for screen readers.
 * @returns undefined while the plan does not show it (it came of something else)
 */
export function announcement(
  edit: GanttEdit,
  before: GanttModel,
  after: GanttModel,
  wording: Wording,
): string | undefined {
  const words = changeWords(edit, before, after, wording);
  if (!words) return undefined;
  const others =
    "id" in edit && edit.kind !== "add" && edit.kind !== "reorder" ? movedOthers(before, after, edit.id) : 0;
  const parts = [wording.text(words)];
  if (others > 0) parts.push(wording.text(message("Other rows moved: {0}", others)));
  if (after.finish !== undefined && before.finish !== undefined && after.finish !== before.finish) {
    const day = rangeWords(after, "milestone", after.finish - 1, after.finish - 1, wording);
    parts.push(wording.text(message("Project finish: {0}", day)));
  }
  return parts.join(wording.language === "ja" ? "。" : ". ");
}

function changeWords(edit: GanttEdit, before: GanttModel, after: GanttModel, wording: Wording): Message | undefined {
  switch (edit.kind) {
    case "link":
    case "unlink":
      return linkWords(edit, after);
    case "indent":
    case "outdent":
    case "moveUp":
    case "moveDown":
    case "delete":
    case "markDone":
      return rowsWords(edit, before, after);
    case "add": {
      const added = addedRow(before, after);
      return added ? message("{0} added", added.name) : undefined;
    }
    default:
      return rowWords(edit, before, after, wording);
  }
}

function rowWords(
  edit: Exclude<GanttEdit, { readonly kind: "link" | "unlink" | "add" } | { readonly ids: readonly string[] }>,
  before: GanttModel,
  after: GanttModel,
  wording: Wording,
): Message | undefined {
  const old = rowAt(before, rowWithId(before, edit.id));
  const now = rowAt(after, rowWithId(after, edit.id));
  if (!old || !now) return undefined;
  const dates =
    now.start === undefined || now.finish === undefined
      ? "–"
      : rangeWords(after, now.kind, now.start, now.finish, wording);
  switch (edit.kind) {
    case "move":
      return sameDates(old, now) ? undefined : message("{0} moved to {1}", now.name, dates);
    case "resizeStart":
    case "resizeFinish": {
      if (sameDates(old, now)) return undefined;
      return message("{0} now takes {1}: {2}", now.name, rowDays(now.duration, now, after.minutesPerDay), dates);
    }
    case "progress":
      if (old.percentComplete === now.percentComplete) return undefined;
      return message("{0} is {1} complete", now.name, percent(now.percentComplete));
    case "reorder":
      return old.wbs === now.wbs ? undefined : message("{0} moved, now {1}", now.name, now.wbs);
    case "setField": {
      const column = allColumns.find(({ key }) => editableColumn(key)?.field === edit.field);
      if (!column) return undefined;
      const text = column.text(now, contextOf(after, wording));
      if (text === column.text(old, contextOf(before, wording))) return undefined;
      return message("{0}: {1} is now {2}", now.name, column.label, text === "" ? "–" : text);
    }
  }
}

function contextOf(model: GanttModel, wording: Wording): ColumnContext {
  return { wording, model, links: () => indexLinks(model), layers: usualLayers(model) };
}

function linkWords(
  edit: Extract<GanttEdit, { readonly kind: "link" | "unlink" }>,
  after: GanttModel,
): Message | undefined {
  const from = rowWithId(after, edit.from);
  const to = rowWithId(after, edit.to);
  const present = after.links.from.some((row, link) => row === from && after.links.to[link] === to);
  const names = [after.rows.name[from] ?? edit.from, after.rows.name[to] ?? edit.to] as const;
  if (edit.kind === "link") {
    return present ? message("{0} linked to {1}: {2}", ...names, linkTypeName(edit.type)) : undefined;
  }
  return present ? undefined : message("Link from {0} to {1} deleted. Undo in the text brings it back.", ...names);
}

function rowsWords(
  edit: Extract<GanttEdit, { readonly ids: readonly string[] }>,
  before: GanttModel,
  after: GanttModel,
): Message | undefined {
  const [first = ""] = edit.ids;
  const old = rowAt(before, rowWithId(before, first));
  const now = rowAt(after, rowWithId(after, first));
  if (!old) return undefined;
  const what = edit.ids.length === 1 ? old.name : message("{0} tasks", edit.ids.length);
  if (edit.kind === "delete") {
    return now ? undefined : message("{0} deleted. Undo in the text brings it back.", what);
  }
  if (!now) return undefined;
  if (edit.kind === "markDone") {
    return now.percentComplete === old.percentComplete ? undefined : message("{0} marked as done", what);
  }
  if (now.wbs === old.wbs && now.level === old.level) return undefined;
  if (edit.kind === "indent") return message("{0} indented, now {1}", what, now.wbs);
  if (edit.kind === "outdent") return message("{0} outdented, now {1}", what, now.wbs);
  return edit.kind === "moveUp"
    ? message("{0} moved up, now {1}", what, now.wbs)
    : message("{0} moved down, now {1}", what, now.wbs);
}

/** The row that is in the later model alone. */
export function addedRow(before: GanttModel, after: GanttModel): GanttRow | undefined {
  const known = new Set(before.rows.id);
  return rowAt(
    after,
    after.rows.id.findIndex((id, row) => !known.has(id) && !isHeading(after, row)),
  );
}

function sameDates(one: GanttRow, other: GanttRow): boolean {
  return one.start === other.start && one.finish === other.finish;
}

/** Leaf rows that got other dates, the edited one left out. */
function movedOthers(before: GanttModel, after: GanttModel, edited: string): number {
  const places = new Map(before.rows.id.map((id, row) => [id, row]));
  let count = 0;
  after.rows.id.forEach((id, row) => {
    const old = places.get(id);
    // A summary task repeats what its children do.
    if (old === undefined || id === edited || after.rows.kind[row] === 1) return;
    if (before.rows.start[old] !== after.rows.start[row] || before.rows.finish[old] !== after.rows.finish[row]) count++;
  });
  return count;
}
