import { message, type Message } from "../../text/message";
import { baselineFacts, slipWords } from "./baselineFacts";
import { formatDay, formatFinishDay, percent, rowDays, type Wording } from "./format";
import type { Layers } from "./layers";
import { linksOf, type LinkIndex } from "./links";
import { statusWords, type GanttRow } from "./rows";
import { linkTypes, type GanttModel } from "./types";

/** What a chart can say of its rows beside the bars, by the keys under which a person's choice is kept. */
export const columnKeys = [
  "wbs",
  "name",
  "id",
  "start",
  "finish",
  "duration",
  "complete",
  "float",
  "who",
  "status",
  "deadline",
  "predecessors",
  "successors",
  "baselineFinish",
  "slip",
] as const;
export type ColumnKey = (typeof columnKeys)[number];

/** A column as it is kept and written: its key, with the width in pixels that a person gave it. */
export type WrittenColumn = ColumnKey | `${ColumnKey}=${number}`;

/** Least and greatest width that a person can give a column, in pixels. */
export const columnWidthLimits = [40, 800] as const;

/** What the text of a cell is made of, besides its row. */
export interface ColumnContext {
  readonly wording: Wording;
  readonly model: GanttModel;
  /** Links by row, for the columns that name them. */
  readonly links: () => LinkIndex;
  readonly layers: Layers;
}

/** A column of the table beside the bars. */
export interface Column {
  readonly key: ColumnKey;
  readonly label: Message;
  /** Smallest width in pixels. */
  readonly width: number;
  /** In pixels, where a person gave it one. */
  readonly chosenWidth?: number;
  /** Takes what is left of the width. */
  readonly grows?: boolean;
  readonly align?: "end";
  readonly text: (row: GanttRow, context: ColumnContext) => string;
}

const nothing = "–";

/** Every column, in the usual order. */
export const allColumns: readonly Column[] = [
  { key: "wbs", label: message("WBS"), width: 60, text: (row) => row.wbs },
  { key: "name", label: message("Task name"), width: 230, grows: true, text: (row) => row.name },
  { key: "id", label: message("ID"), width: 96, text: (row) => row.id },
  {
    key: "start",
    label: message("Start"),
    width: 112,
    align: "end",
    text: (row, { wording }) => (row.start === undefined ? nothing : formatDay(row.start, wording.language)),
  },
  {
    key: "finish",
    label: message("Finish"),
    width: 112,
    align: "end",
    text: (row, { wording }) => {
      if (row.finish === undefined) return nothing;
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
    text: (row, context) => daysOf(row, row.duration, context),
  },
  { key: "complete", label: message("% done"), width: 62, align: "end", text: (row) => percent(row.percentComplete) },
  {
    key: "float",
    label: message("Float"),
    width: 62,
    align: "end",
    text: (row, context) => daysOf(row, row.totalFloat, context),
  },
  { key: "who", label: message("Who"), width: 116, text: (row) => row.who },
  {
    key: "status",
    label: message("Status"),
    width: 110,
    text: (row, { wording }) => {
      const [gravest] = statusWords(row);
      return gravest ? wording.text(gravest) : "";
    },
  },
  {
    key: "deadline",
    label: message("Deadline"),
    width: 112,
    align: "end",
    text: (row, { wording }) => (row.deadline === undefined ? "" : formatFinishDay(row.deadline, wording.language)),
  },
  {
    key: "predecessors",
    label: message("Predecessors"),
    width: 120,
    text: ({ row }, { model, links }) => linkTexts(model, ownLinks(links(), row).incoming, model.links.from),
  },
  {
    key: "successors",
    label: message("Successors"),
    width: 120,
    text: ({ row }, { model, links }) => linkTexts(model, ownLinks(links(), row).outgoing, model.links.to),
  },
  {
    key: "baselineFinish",
    label: message("Baseline finish"),
    width: 112,
    align: "end",
    text: (row, context) => {
      const fact = factOf(row, context);
      return fact ? formatFinishDay(fact.finish, context.wording.language) : "";
    },
  },
  {
    key: "slip",
    label: message("Slip"),
    width: 92,
    align: "end",
    text: (row, context) => {
      const fact = factOf(row, context);
      return fact ? context.wording.text(slipWords(fact.slip, context.model.minutesPerDay)) : "";
    },
  },
];

/** Columns that say something of a group of tasks. */
const ofGroups: ReadonlySet<ColumnKey> = new Set(["name", "start", "finish", "complete"]);

/** The text of a row in a column. */
export function cellText(column: Column, row: GanttRow, context: ColumnContext): string {
  return row.heading && !ofGroups.has(column.key) ? "" : column.text(row, context);
}

/** The columns that show until a person chooses others. */
export const usualColumns: readonly ColumnKey[] = [
  "wbs",
  "name",
  "start",
  "finish",
  "duration",
  "complete",
  "float",
  "who",
];

const byKey: ReadonlyMap<string, Column> = new Map(allColumns.map((column) => [column.key, column]));

/** Columns in the order in which they are written, without repetition. The name, which holds the outline, is always among them. */
export function columnsOf(written: readonly string[]): readonly Column[] {
  const found = new Map<string, Column>();
  for (const text of written) {
    const [key = "", width = ""] = text.split("=");
    const column = byKey.get(key);
    const pixels = Number.parseInt(width, 10);
    if (column && !found.has(key)) found.set(key, Number.isNaN(pixels) ? column : withWidth(column, pixels));
  }
  const name = byKey.get("name");
  return found.has("name") || !name ? [...found.values()] : [name, ...found.values()];
}

/** A column with a width that a person chose, within what it can have. */
export function withWidth(column: Column, pixels: number): Column {
  const [least, most] = columnWidthLimits;
  return { ...column, chosenWidth: Math.round(Math.min(Math.max(pixels, least), most)) };
}

/** Columns as they are written. */
export function writtenColumns(columns: readonly Column[]): readonly WrittenColumn[] {
  return columns.map(({ key, chosenWidth }) => (chosenWidth === undefined ? key : (`${key}=${chosenWidth}` as const)));
}

/** Columns that were kept, as far as they can be used; undefined where nothing can. */
export function keptColumns(kept: unknown): readonly WrittenColumn[] | undefined {
  if (!Array.isArray(kept)) return undefined;
  const known = kept.filter((text): text is string => typeof text === "string" && byKey.has(text.split("=")[0] ?? ""));
  return known.length === 0 ? undefined : writtenColumns(columnsOf(known));
}

/** Pixels of the column of WBS codes: as wide as the longest one. @param around left and right of it */
export function wbsWidth(codes: readonly string[], around: number, least: number, most: number): number {
  const longest = codes.reduce((length, code) => Math.max(length, code.length), 0);
  return Math.min(Math.max(longest * 7 + around, least), most);
}

/** Columns that have something to say of a plan: those of a baseline only where there is one. */
export function columnsFor(model: GanttModel): readonly Column[] {
  const hasBaseline = (model.baselines?.length ?? 0) > 0;
  return allColumns.filter(({ key }) => hasBaseline || (key !== "baselineFinish" && key !== "slip"));
}

function daysOf(row: GanttRow, minutes: number, { wording, model }: ColumnContext): string {
  return row.start === undefined ? nothing : wording.text(rowDays(minutes, row, model.minutesPerDay));
}

/** Against the baseline that is shown, or the latest one. */
function factOf(row: GanttRow, { model, layers }: ColumnContext) {
  const [fact] = baselineFacts(model, row, layers.baseline === undefined ? { ...layers, baseline: "*" } : layers);
  return fact;
}

/** The links of a row by their end: those that leave it stand first in the index. */
function ownLinks(index: LinkIndex, row: number): { readonly incoming: Int32Array; readonly outgoing: Int32Array } {
  const own = linksOf(index, row);
  const first = own.length - (index.incoming[row] ?? 0);
  return { incoming: own.subarray(first), outgoing: own.subarray(0, first) };
}

/** Links that a cell names; a task may have thousands. */
const mostLinks = 20;

/** The other ends of links as predecessors are written: `design, build SS+2d`. */
function linkTexts({ rows, links }: GanttModel, own: Int32Array, ends: readonly number[]): string {
  const texts = Array.from(own.subarray(0, mostLinks), (link) => {
    const type = linkTypes[links.type[link] ?? 0] ?? "FS";
    const lag = links.lagTexts[links.lag[link] ?? 0] ?? "";
    const id = rows.id[ends[link] ?? -1] ?? "";
    return type === "FS" && lag === "" ? id : `${id} ${type}${lag}`;
  });
  return own.length > mostLinks ? `${texts.join(", ")}, …` : texts.join(", ");
}
