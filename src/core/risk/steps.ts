import { placeAt, riskPositionNames, type RiskPositionName } from "./positions";
import type { MatrixRisk, Placement } from "./types";

/** Which assessment shows; `all` shows the inherent one and the way of the risk from there. */
export type RiskPositions = RiskPositionName | "all";

/** The place that counts in a mode. Where an assessment is not written, the nearest one before or after it counts. */
export function placeIn(risk: MatrixRisk, positions: RiskPositions): Placement | undefined {
  return positions === "all" ? risk.inherent : placeAt<Placement>(risk, positions);
}

/** A place on the way of a risk through the matrix. */
export interface Step {
  readonly position: RiskPositionName;
  /** Which chip stands there: none of its own where the risk itself is shown. */
  readonly chip: RiskPositionName | "past" | undefined;
  readonly place: Placement;
}

/** The way of a risk from its inherent place to its target, without assessments that stay in the cell of the one before. */
export function stepsOf(risk: MatrixRisk): readonly Step[] {
  const steps: Step[] = [];
  for (const position of riskPositionNames) {
    const place = risk[position];
    const before = steps.at(-1)?.place;
    if (place && (place.probability !== before?.probability || place.impact !== before.impact))
      steps.push({ position, chip: steps.length === 0 ? undefined : position, place });
  }
  return risk.inherent ? steps : [];
}

/** Whether the risk has more than one place. */
export function isMoved(risk: MatrixRisk): boolean {
  return stepsOf(risk).length > 1;
}
