import {
  formatDay,
  formatFinishDay,
  formatMoment,
  formatMonthDay,
  rowDays,
  type Wording,
} from "../../core/report/gantt/format";
import { hoursFrom, workingMinutesBetween, type TimeScale } from "../../core/report/gantt/layout";
import type { GanttRow } from "../../core/report/gantt/rows";
import type { GanttModel } from "../../core/report/gantt/types";
import { dateFromDays, dayOf, type Instant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import type { GanttPreview } from "../../protocol/gantt-edit";
import type { TagLine } from "./drag-tag";
import type { HeldBar } from "./drag";

/** `May 11 – May 22`; with the year where it is not the present one. A milestone has one day. */
export function rangeWords(
  model: GanttModel,
  kind: GanttRow["kind"],
  start: Instant,
  finish: Instant,
  { language }: Wording,
): string {
  const year = dateFromDays(dayOf(model.today)).year;
  const near = [start, finish].every((instant) => dateFromDays(dayOf(instant)).year === year);
  const last = Math.max(finish - 1, start);
  const from = near ? formatMonthDay(dayOf(start), language) : formatDay(start, language);
  if (kind === "milestone") return from;
  const to = near ? formatMonthDay(dayOf(last), language) : formatFinishDay(last, language);
  return from === to ? from : `${from} – ${to}`;
}

/** What the tag beside the pointer says of a bar that is dragged. */
export function heldLines(
  held: HeldBar,
  model: GanttModel,
  scale: TimeScale,
  wording: Wording,
  preview: GanttPreview | undefined,
): readonly TagLine[] {
  const { row } = held;
  const lines: TagLine[] = [];
  if (held.percentComplete !== row.percentComplete) {
    lines.push({ text: wording.text(message("{0} complete", `${held.percentComplete}%`)), kind: "title" });
  } else {
    const place = preview?.rows.indexOf(row.row) ?? -1;
    const start = preview?.start[place] ?? held.start;
    const finish = preview?.finish[place] ?? held.finish;
    const hours = scale.pixelsPerDay >= hoursFrom;
    const text = !hours
      ? rangeWords(model, row.kind, start, finish, wording)
      : row.kind === "milestone"
        ? formatMoment(start, wording.language)
        : `${formatMoment(start, wording.language)} – ${formatMoment(finish, wording.language, true)}`;
    lines.push({ text, kind: "title" });
    if (row.kind !== "milestone") lines.push({ text: wording.text(durationWords(row, model, start, finish)) });
  }
  return [...lines, ...previewLines(preview, model, wording)];
}

/** The duration between two dates; that of the row where neither end moved against the other. */
function durationWords(row: GanttRow, model: GanttModel, start: Instant, finish: Instant): ReturnType<typeof rowDays> {
  const same = row.start !== undefined && row.finish !== undefined && finish - start === row.finish - row.start;
  const oneEnd = (row.start === start) !== (row.finish === finish);
  if (same || !oneEnd) return rowDays(row.duration, row, model.minutesPerDay);
  const minutes = row.elapsed ? finish - start : workingMinutesBetween(model.calendar, start, finish);
  return rowDays(minutes, row, model.minutesPerDay);
}

/** What an edit would do besides: why it can't be done, what would be written, deadlines and the finish of the project. */
export function previewLines(
  preview: GanttPreview | undefined,
  model: GanttModel,
  wording: Wording,
): readonly TagLine[] {
  if (!preview) return [];
  if (preview.problem) return [{ text: wording.text(preview.problem), kind: "problem" }];
  const lines: TagLine[] = [];
  if (preview.words) lines.push({ text: wording.text(preview.words) });
  const finish = preview.finishAfter;
  if (finish !== undefined && finish !== preview.finishBefore) {
    const day = rangeWords(model, "milestone", finish - 1, finish - 1, wording);
    lines.push({ text: wording.text(message("Project finish: {0}", day)) });
  }
  if (preview.missed.length > 0) {
    lines.push({ text: wording.text(message("Deadlines missed: {0}", preview.missed.length)), kind: "warning" });
  }
  return lines;
}
