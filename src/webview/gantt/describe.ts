import {
  formatDay,
  formatFinishDay,
  formatLongDay,
  formatMoment,
  percent,
  rowDays,
  type Wording,
} from "../../core/report/gantt/format";
import { baselineFacts, slipWords } from "../../core/report/gantt/baselineFacts";
import { expectedPercent } from "../../core/report/gantt/expectedProgress";
import { driversOf, type Layers } from "../../core/report/gantt/layout";
import { statusWords, type GanttRow } from "../../core/report/gantt/rows";
import type { GanttModel } from "../../core/report/gantt/types";
import { dayOf } from "../../core/text/instant";
import { message } from "../../core/text/message";
import type { Picture } from "./picture";

/** Where a row stands in a chart of groups. */
export interface RowPlace {
  /** How many tasks of a group show. */
  readonly tasks?: number;
  /** Name of the summary task above it. */
  readonly summary?: string | undefined;
}

export function placeInGroups(picture: Picture, row: GanttRow): RowPlace {
  return row.heading ? { tasks: picture.tasksIn(row.row) } : { summary: picture.summaryOf(row.row) };
}

/** What is said of a row besides what is its own. */
export interface RowSurroundings {
  readonly predecessors: number;
  readonly successors: number;
  /** How it stands against a baseline, in words. */
  readonly against?: string | undefined;
  /** What is wrong with it, in words. */
  readonly found?: string | undefined;
  /** Its links to other projects, in words. */
  readonly outside?: readonly string[];
  readonly place?: RowPlace;
}

/** A row in words, for screen readers: all that its bar shows. */
export function describeRow(
  row: GanttRow,
  wording: Wording,
  { predecessors, successors, against, found, outside = [], place }: RowSurroundings,
): string {
  const parts = found === undefined ? [row.name] : [row.name, found];
  if (row.heading) parts.push(wording.text(message("Tasks in the group: {0}", place?.tasks ?? 0)));
  if (place?.summary) parts.push(wording.text(message("Part of {0}", place.summary)));
  if (row.kind === "milestone") parts.push(wording.text(message("Milestone")));
  if (row.kind === "summary" && !row.heading) parts.push(wording.text(message("Summary task")));
  if (row.start !== undefined && row.finish !== undefined) {
    const start = formatLongDay(dayOf(row.start), wording.language);
    const finish = formatLongDay(dayOf(Math.max(row.finish - 1, row.start)), wording.language);
    parts.push(row.kind === "milestone" ? start : wording.text(message("{0} to {1}", start, finish)));
  } else {
    parts.push(wording.text(message("No dates")));
  }
  if (row.kind !== "milestone") parts.push(wording.text(message("{0} complete", percent(row.percentComplete))));
  if (!row.heading) parts.push(...statusWords(row).map((word) => wording.text(word)));
  if (row.deadline !== undefined) {
    parts.push(wording.text(message("Deadline {0}", formatFinishDay(row.deadline, wording.language))));
  }
  if (against !== undefined) parts.push(against);
  if (predecessors > 0) parts.push(wording.text(message("Predecessors: {0}", predecessors)));
  if (successors > 0) parts.push(wording.text(message("Successors: {0}", successors)));
  parts.push(...outside);
  if (row.who !== "") parts.push(row.who);
  return parts.join(wording.language === "ja" ? "、" : ", ");
}

/** Label and value of each line of a row's tooltip. */
export function tooltipLines(
  row: GanttRow,
  wording: Wording,
  model: GanttModel,
  layers: Layers,
  place?: RowPlace,
): readonly (readonly [string, string])[] {
  const { minutesPerDay } = model;
  const lines: (readonly [string, string])[] = [];
  const add = (label: ReturnType<typeof message>, value: string): void => {
    lines.push([wording.text(label), value]);
  };
  if (place?.tasks !== undefined) add(message("Tasks"), String(place.tasks));
  if (place?.summary) add(message("Part of"), place.summary);
  if (row.start !== undefined && row.kind === "milestone") {
    add(message("Date"), formatMoment(row.start, wording.language));
  } else if (row.start !== undefined && row.finish !== undefined) {
    add(message("Start"), formatMoment(row.start, wording.language));
    add(message("Finish"), formatMoment(row.finish, wording.language, true));
    if (!row.heading) add(message("Duration"), wording.text(rowDays(row.duration, row, minutesPerDay)));
    add(message("% done"), percent(row.percentComplete));
  }
  if (row.start !== undefined && row.kind !== "summary") {
    add(message("Total float"), wording.text(rowDays(row.totalFloat, row, minutesPerDay)));
  }
  if (row.deadline !== undefined) add(message("Deadline"), formatMoment(row.deadline, wording.language, true));
  for (const { name, start, finish, slip } of baselineFacts(model, row, layers)) {
    const from = formatDay(start, wording.language);
    const to = formatFinishDay(Math.max(finish, start + 1), wording.language);
    const dates = from === to ? from : `${from} – ${to}`;
    lines.push([name, `${dates} (${wording.text(slipWords(slip, minutesPerDay))})`]);
  }
  const expected = row.complete || row.kind !== "task" ? 0 : (expectedPercent(model, row.row) ?? 0);
  if (Math.round(expected) > row.percentComplete) add(message("Should be done"), percent(Math.round(expected)));
  const drivers = driversOf(model, row.row).map((driver) => model.rows.name[driver] ?? "");
  if (drivers.length > 0) add(message("Driven by"), drivers.join(", "));
  if (row.who !== "") add(message("Who"), row.who);
  if (row.heading) return lines;
  add(
    message("Status"),
    statusWords(row)
      .map((word) => wording.text(word))
      .join(" · "),
  );
  return lines;
}

/** How a row stands against the first baseline that is shown: `Baseline 1: 5 d later`. */
export function againstBaseline(
  model: GanttModel,
  row: GanttRow,
  layers: Layers,
  wording: Wording,
): string | undefined {
  const [fact] = baselineFacts(model, row, layers);
  return fact && `${fact.name}: ${wording.text(slipWords(fact.slip, model.minutesPerDay))}`;
}
