/** A cell of a grid by its row and column, counted from 0. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/**
 * Where a key leads from a cell (WAI-ARIA grid): arrows, Home and End in the row, with Ctrl to the first and the last cell, Page Up and Page Down by `page` rows.
 * @returns undefined for keys that don't move; the same place at an edge
 */
export function gridMove(
  event: KeyboardEvent,
  { row, column }: GridPlace,
  size: { readonly rows: number; readonly columns: number; readonly page: number },
): GridPlace | undefined {
  if (event.altKey || event.metaKey || (event.ctrlKey && event.key !== "Home" && event.key !== "End")) return undefined;
  const [lastRow, lastColumn] = [size.rows - 1, size.columns - 1];
  switch (event.key) {
    case "ArrowLeft":
      return { row, column: Math.max(column - 1, 0) };
    case "ArrowRight":
      return { row, column: Math.min(column + 1, lastColumn) };
    case "ArrowUp":
      return { row: Math.max(row - 1, 0), column };
    case "ArrowDown":
      return { row: Math.min(row + 1, lastRow), column };
    case "PageUp":
      return { row: Math.max(row - size.page, 0), column };
    case "PageDown":
      return { row: Math.min(row + size.page, lastRow), column };
    case "Home":
      return { row: event.ctrlKey ? 0 : row, column: 0 };
    case "End":
      return { row: event.ctrlKey ? lastRow : row, column: lastColumn };
    default:
      return undefined;
  }
}
