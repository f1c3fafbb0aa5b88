import {
  cellText,
  columnsOf,
  usualColumns,
  wbsWidth,
  type Column,
  type ColumnContext,
  type ColumnKey,
  type WrittenColumn,
} from "./columns";
import type { Wording } from "./format";
import type { Layers } from "./layers";
import { indexLinks, type LinkIndex } from "./links";
import { metrics } from "./metrics";
import { rowAt, type GanttRow } from "./rows";
import { textWidth } from "./textWidth";
import type { GanttModel } from "./types";

/** A column of the table in a file, which nobody can make wider. */
export interface TableColumn {
  readonly key: ColumnKey;
  readonly label: string;
  readonly width: number;
  readonly end: boolean;
  readonly text: (row: GanttRow) => string;
}

/** Float and people are for those who look closer; a file without them has room for the time. */
const usualKeys = usualColumns.filter((key) => key !== "float" && key !== "who");

/**
 * The columns of a file.
 * @param written the columns in their order, the usual ones by default
 * @param room in pixels; what does not fit is left out from the end, but the name
 */
export function tableColumns(
  model: GanttModel,
  written: readonly WrittenColumn[] | undefined,
  wording: Wording,
  layers: Layers,
  room = Infinity,
): readonly TableColumn[] {
  let index: LinkIndex | undefined;
  const context: ColumnContext = { wording, model, layers, links: () => (index ??= indexLinks(model)) };
  const columns = columnsOf(written ?? usualKeys).map((column): TableColumn => {
    const { key, label, align } = column;
    const cell = (row: GanttRow): string => cellText(column, row, context);
    return { key, label: wording.text(label), width: widthOf(column, model, cell), end: align === "end", text: cell };
  });
  while (columns.length > 1 && tableWidth(columns) > room) {
    columns.splice(
      columns.findLastIndex(({ key }) => key !== "name"),
      1,
    );
  }
  return columns;
}

export function tableWidth(columns: readonly TableColumn[]): number {
  return columns.reduce((sum, { width }) => sum + width, 0);
}

/** Columns whose texts are of any length. */
const measuredKeys: ReadonlySet<ColumnKey> = new Set(["id", "who", "status", "predecessors", "successors", "slip"]);
const widestMeasured = 280;
/** Rows measured for a width; those of large plans are alike. */
const mostMeasured = 2_000;

function widthOf(column: Column, model: GanttModel, cell: (row: GanttRow) => string): number {
  const { key, width, chosenWidth, grows } = column;
  if (chosenWidth !== undefined) return chosenWidth;
  if (grows) return width + 20;
  if (measuredKeys.has(key)) {
    let widest = width;
    for (let index = 0; index < Math.min(model.rows.id.length, mostMeasured); index++) {
      const row = rowAt(model, index);
      if (row) widest = Math.max(widest, Math.ceil(textWidth(cell(row), metrics.fontSize)) + 20);
    }
    return Math.min(widest, widestMeasured);
  }
  if (key !== "wbs") return width;
  return wbsWidth(model.rows.wbs, 18, 46, 110);
}
