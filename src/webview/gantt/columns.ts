import { wbsWidth, type Column } from "../../core/report/gantt/layout";

/** Widths of columns for a model: as a person chose them; otherwise the WBS column is as wide as its longest code. */
export function columnWidths(columns: readonly Column[], wbs: readonly string[]): readonly number[] {
  return columns.map(
    ({ key, width, chosenWidth }) => chosenWidth ?? (key === "wbs" ? wbsWidth(wbs, 26, 52, 130) : width),
  );
}

/** The name is no narrower than this, in pixels. */
const narrowestName = 48;

/**
 * `grid-template-columns` of a row, and the width of all of it. The name gets narrower where it would not stand in a narrow pane, and takes the room that is left in a
 * wide one unless a person has given it a width.
 */
export function columnTemplate(
  columns: readonly Column[],
  widths: readonly number[],
): { readonly columns: string; readonly width: string } {
  const at = columns.findIndex(({ grows }) => grows);
  const before = widths.slice(0, Math.max(at, 0)).reduce((sum, width) => sum + width, 0);
  const name = widths[at] ?? 0;
  const shrunk = `max(${narrowestName}px, min(${name}px, var(--grid-width) - ${before}px))`;
  const nameTrack = columns[at]?.chosenWidth === undefined ? `minmax(${shrunk}, 1fr)` : shrunk;
  const whole = widths.reduce((sum, width) => sum + width, 0);
  return {
    columns: widths.map((width, index) => (index === at ? nameTrack : `${width}px`)).join(" "),
    width: `calc(${whole - name}px + ${shrunk})`,
  };
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
