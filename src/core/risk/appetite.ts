import { cellKey } from "./scale";
import type { MatrixHalf } from "./halves";
import type { MatrixCell } from "./types";

export interface AppetiteEdges {
  readonly top: boolean;
  readonly right: boolean;
}

/**
 * Where the line of the risk appetite runs: between a cell of a half and its neighbour above, or to its right. Threats alone have one, opportunities are sought.
 * @param cells all cells by `cellKey`
 */
export function appetiteEdges(
  half: MatrixHalf,
  cells: ReadonlyMap<string, MatrixCell>,
  row: number,
  column: number,
): AppetiteEdges {
  const at = (y: number, x: number): MatrixCell | undefined => {
    const [level, impact] = [half.rows[y], half.columns[x]];
    return level && impact && cells.get(cellKey({ probability: level.value, impact: impact.value }));
  };
  const cell = at(row, column);
  const differs = (neighbour: MatrixCell | undefined): boolean =>
    half.type === "threat" && neighbour !== undefined && neighbour.aboveAppetite !== cell?.aboveAppetite;
  return { top: differs(at(row - 1, column)), right: differs(at(row, column + 1)) };
}
