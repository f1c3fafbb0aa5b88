/** Sizes of what stands in a cell, in pixels, as `risk.css` has them. */
const chipHeight = 20;
const chipGap = 4;
const headHeight = 24;
const padding = 8;

/** Room of a cell. */
export interface CellRoom {
  readonly width: number;
  readonly height: number;
}

/**
 * How many chips a cell has room for, at least one, so that no cell grows by the risks in it.
 * @param chipWidth of a usual chip, in pixels
 */
export function chipCapacity({ width, height }: CellRoom, chipWidth: number): number {
  const across = Math.max(Math.floor((width - padding + chipGap) / (chipWidth + chipGap)), 1);
  const lines = Math.max(Math.floor((height - headHeight - 6 + chipGap) / (chipHeight + chipGap)), 1);
  return across * lines;
}
