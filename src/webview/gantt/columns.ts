import type { Column } from "../../core/report/gantt/layout";

/** Widths of columns for a model: the WBS column is as wide as its longest code. */
export function columnWidths(columns: readonly Column[], wbs: readonly string[]): readonly number[] {
  const longest = wbs.reduce((most, code) => Math.max(most, code.length), 0);
  return columns.map(({ key, width }) => (key === "wbs" ? Math.min(Math.max(longest * 7 + 26, 52), 130) : width));
}

/** `grid-template-columns` of a row. */
export function columnTemplate(columns: readonly Column[], widths: readonly number[]): string {
  return widths.map((width, index) => (columns[index]?.grows ? `minmax(${width}px, 1fr)` : `${width}px`)).join(" ");
}

/** The widest grid that ends between two columns and is no wider than `most`; at least up to the name. */
export function wholeColumns(columns: readonly Column[], widths: readonly number[], most: number): number {
  const name = columns.findIndex(({ grows }) => grows);
  let sum = 0;
  let best = 0;
  widths.forEach((width, index) => {
    sum += width;
    if (index <= name || sum <= most) best = sum;
  });
  return best;
}
