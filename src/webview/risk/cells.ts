import type { Movement } from "../../core/risk/movement";
import { presentPlace, type RiskPositionName } from "../../core/risk/positions";
import { cellKey } from "../../core/risk/scale";
import type { MatrixCell, MatrixRisk, Placement } from "../../core/risk/types";
import type { RiskPositions } from "../../protocol/risk";
import { placeIn, stepsOf } from "./filter";

/** A risk as it stands in a cell. */
export interface CellChip {
  readonly risk: MatrixRisk;
  /** Which assessment it shows, where that is another step on the way of a risk whose chip stands at the beginning. */
  readonly step?: RiskPositionName | "past";
}

/** Chips that a cell shows before the rest hides behind a number. */
export const chipsShown = 6;

/**
 * The chips of every cell that has some: risks before ghosts, closed risks last, by id.
 * @param movement what moved, when that is shown in place of the assessments
 */
export function chipsByCell(
  risks: readonly MatrixRisk[],
  positions: RiskPositions,
  movement?: Movement,
): ReadonlyMap<string, readonly CellChip[]> {
  const past = new Map(movement?.moved.map(({ id, from }) => [id, from]));
  const cells = new Map<string, CellChip[]>();
  const put = (place: Placement, chip: CellChip): void => {
    const key = cellKey(place);
    const cell = cells.get(key);
    if (cell) cell.push(chip);
    else cells.set(key, [chip]);
  };
  for (const risk of risks) {
    const place = movement ? presentPlace<Placement>(risk) : placeIn(risk, positions);
    const before = past.get(risk.id);
    if (place) put(place, { risk });
    if (before) put(before, { risk, step: "past" });
    if (!movement && positions === "all")
      for (const step of stepsOf(risk).slice(1)) put(step.place, { risk, step: step.position });
  }
  const collator = new Intl.Collator("en", { numeric: true });
  for (const cell of cells.values()) {
    cell.sort(
      (a, b) =>
        Number(a.step !== undefined) - Number(b.step !== undefined) ||
        Number(a.risk.closed) - Number(b.risk.closed) ||
        collator.compare(a.risk.id, b.risk.id),
    );
  }
  return cells;
}

/** Where the line of the risk appetite runs: between this cell and its neighbour above, or to its right. */
export function appetiteEdges(
  cell: MatrixCell,
  cells: ReadonlyMap<string, MatrixCell>,
  above: number | undefined,
  right: number | undefined,
): { readonly top: boolean; readonly right: boolean } {
  const differs = (probability: number | undefined, impact: number | undefined): boolean => {
    if (probability === undefined || impact === undefined) return false;
    const neighbour = cells.get(cellKey({ probability, impact }));
    return neighbour !== undefined && neighbour.aboveAppetite !== cell.aboveAppetite;
  };
  return { top: differs(above, cell.impact), right: differs(cell.probability, right) };
}
