import { formatDay, formatFinishDay, percent, rowDays, type Wording } from "../../core/report/gantt/format";
import type { GanttRow } from "../../core/report/gantt/rows";
import { message, type Message } from "../../core/text/message";

/** A column of the tree grid. */
export interface Column {
  readonly key: "wbs" | "name" | "start" | "finish" | "duration" | "complete" | "float" | "who";
  readonly label: Message;
  /** Smallest width in pixels. */
  readonly width: number;
  /** Takes what is left of the width. */
  readonly grows?: boolean;
  readonly align?: "end";
  readonly text: (row: GanttRow, wording: Wording, minutesPerDay: number) => string;
}

export const columns: readonly Column[] = [
  { key: "wbs", label: message("WBS"), width: 60, text: (row) => row.wbs },
  { key: "name", label: message("Task name"), width: 230, grows: true, text: (row) => row.name },
  {
    key: "start",
    label: message("Start"),
    width: 112,
    align: "end",
    text: (row, wording) => (row.start === undefined ? "–" : formatDay(row.start, wording.language)),
  },
  {
    key: "finish",
    label: message("Finish"),
    width: 112,
    align: "end",
    text: (row, wording) => {
      if (row.finish === undefined) return "–";
      return row.kind === "milestone"
        ? formatDay(row.finish, wording.language)
        : formatFinishDay(row.finish, wording.language);
    },
  },
  {
    key: "duration",
    label: message("Duration"),
    width: 72,
    align: "end",
    text: (row, wording, minutesPerDay) =>
      row.start === undefined ? "–" : wording.text(rowDays(row.duration, row, minutesPerDay)),
  },
  {
    key: "complete",
    label: message("% done"),
    width: 62,
    align: "end",
    text: (row) => percent(row.percentComplete),
  },
  {
    key: "float",
    label: message("Float"),
    width: 62,
    align: "end",
    text: (row, wording, minutesPerDay) =>
      row.start === undefined ? "–" : wording.text(rowDays(row.totalFloat, row, minutesPerDay)),
  },
  { key: "who", label: message("Who"), width: 116, text: (row) => row.who },
];

/** Widths of the columns for a model: the WBS column is as wide as its longest code. */
export function columnWidths(wbs: readonly string[]): readonly number[] {
  const longest = wbs.reduce((most, code) => Math.max(most, code.length), 0);
  return columns.map(({ key, width }) => (key === "wbs" ? Math.min(Math.max(longest * 7 + 26, 52), 130) : width));
}

/** `grid-template-columns` of a row. */
export function columnTemplate(widths: readonly number[]): string {
  return widths.map((width, index) => (columns[index]?.grows ? `minmax(${width}px, 1fr)` : `${width}px`)).join(" ");
}

/** The widest grid that ends between two columns and is no wider than `most`; at least up to the name. */
export function wholeColumns(widths: readonly number[], most: number): number {
  let sum = 0;
  let best = 0;
  widths.forEach((width, index) => {
    sum += width;
    if (index <= 1 || sum <= most) best = sum;
  });
  return best;
}
