import { formatDay, formatFinishDay, percent, workingDays, type Wording } from "../../core/report/gantt/format";
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
    width: 98,
    align: "end",
    text: (row, wording) => (row.start === undefined ? "–" : formatDay(row.start, wording.language)),
  },
  {
    key: "finish",
    label: message("Finish"),
    width: 98,
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
    width: 76,
    align: "end",
    text: (row, wording, minutesPerDay) =>
      row.start === undefined ? "–" : wording.text(workingDays(row.duration, minutesPerDay)),
  },
  {
    key: "complete",
    label: message("% done"),
    width: 66,
    align: "end",
    text: (row) => percent(row.percentComplete),
  },
  {
    key: "float",
    label: message("Float"),
    width: 68,
    align: "end",
    text: (row, wording, minutesPerDay) =>
      row.start === undefined ? "–" : wording.text(workingDays(row.totalFloat, minutesPerDay)),
  },
  { key: "who", label: message("Who"), width: 130, text: (row) => row.who },
];

/** `grid-template-columns` of a row. */
export const columnTemplate = columns
  .map(({ width, grows }) => (grows ? `minmax(${width}px, 1fr)` : `${width}px`))
  .join(" ");

/** Width under which the grid scrolls sideways. */
export const columnsWidth = columns.reduce((sum, { width }) => sum + width, 0);
