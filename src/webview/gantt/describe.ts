import {
  formatDay,
  formatFinishDay,
  formatLongDay,
  formatMoment,
  percent,
  rowDays,
  type Wording,
} from "../../core/report/gantt/format";
import { countRows } from "../../core/report/gantt/layout";
import { statusWords, type GanttRow } from "../../core/report/gantt/rows";
import type { GanttModel } from "../../core/report/gantt/types";
import { dayOf } from "../../core/text/instant";
import { message } from "../../core/text/message";

/** A row in words, for screen readers: all that its bar shows. */
export function describeRow(row: GanttRow, wording: Wording, predecessors: number, successors: number): string {
  const parts = [row.name];
  if (row.kind === "milestone") parts.push(wording.text(message("Milestone")));
  if (row.kind === "summary") parts.push(wording.text(message("Summary task")));
  if (row.start !== undefined && row.finish !== undefined) {
    const start = formatLongDay(dayOf(row.start), wording.language);
    const finish = formatLongDay(dayOf(Math.max(row.finish - 1, row.start)), wording.language);
    parts.push(row.kind === "milestone" ? start : wording.text(message("{0} to {1}", start, finish)));
  } else {
    parts.push(wording.text(message("No dates")));
  }
  if (row.kind !== "milestone") parts.push(wording.text(message("{0} complete", percent(row.percentComplete))));
  parts.push(...statusWords(row).map((word) => wording.text(word)));
  if (row.deadline !== undefined) {
    parts.push(wording.text(message("Deadline {0}", formatFinishDay(row.deadline, wording.language))));
  }
  if (predecessors > 0) parts.push(wording.text(message("Predecessors: {0}", predecessors)));
  if (successors > 0) parts.push(wording.text(message("Successors: {0}", successors)));
  if (row.who !== "") parts.push(row.who);
  return parts.join(wording.language === "ja" ? "、" : ", ");
}

/** Label and value of each line of a row's tooltip. */
export function tooltipLines(
  row: GanttRow,
  wording: Wording,
  minutesPerDay: number,
): readonly (readonly [string, string])[] {
  const lines: (readonly [string, string])[] = [];
  const add = (label: ReturnType<typeof message>, value: string): void => {
    lines.push([wording.text(label), value]);
  };
  if (row.start !== undefined && row.kind === "milestone") {
    add(message("Date"), formatMoment(row.start, wording.language));
  } else if (row.start !== undefined && row.finish !== undefined) {
    add(message("Start"), formatMoment(row.start, wording.language));
    add(message("Finish"), formatMoment(row.finish, wording.language, true));
    add(message("Duration"), wording.text(rowDays(row.duration, row, minutesPerDay)));
    add(message("% done"), percent(row.percentComplete));
  }
  if (row.start !== undefined && row.kind !== "summary") {
    add(message("Total float"), wording.text(rowDays(row.totalFloat, row, minutesPerDay)));
  }
  if (row.deadline !== undefined) add(message("Deadline"), formatMoment(row.deadline, wording.language, true));
  if (row.who !== "") add(message("Who"), row.who);
  add(
    message("Status"),
    statusWords(row)
      .map((word) => wording.text(word))
      .join(" · "),
  );
  return lines;
}

/** Facts about a plan, the most important first. */
export function planFacts(model: GanttModel, wording: Wording): readonly string[] {
  const { all, critical, late } = countRows(model);
  const facts: string[] = [];
  if (model.start !== undefined && model.finish !== undefined) {
    facts.push(`${formatDay(model.start, wording.language)} – ${formatFinishDay(model.finish, wording.language)}`);
  }
  facts.push(wording.text(message("Rows: {0}", all)));
  if (critical > 0) facts.push(wording.text(message("Critical: {0}", critical)));
  if (late > 0) facts.push(wording.text(message("Late: {0}", late)));
  return facts;
}
