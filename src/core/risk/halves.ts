import type { MatrixLevel, MatrixRisk, RiskMatrixModel } from "./types";
import { cellKey } from "./scale";

export type RiskType = MatrixRisk["type"];

export const riskTypes: readonly RiskType[] = ["threat", "opportunity"];

/** The matrix of the threats, or that of the opportunities. */
export interface MatrixHalf {
  readonly type: RiskType;
  /** From the top: the highest probability first. */
  readonly rows: readonly MatrixLevel[];
  /** From the left. Impacts of threats rise to the right, those of opportunities fall, so that the gravest of both meet in the middle (PMBOK Guide, mirrored matrix). */
  readonly columns: readonly MatrixLevel[];
}

/** Kinds of risk among some, threats first. None at all are threats. */
export function typesOf(risks: readonly Pick<MatrixRisk, "type">[]): readonly RiskType[] {
  const found = riskTypes.filter((type) => risks.some((risk) => risk.type === type));
  return found.length === 0 ? ["threat"] : found;
}

/** The halves of a matrix from the left. */
export function halvesOf(matrix: RiskMatrixModel, types: readonly RiskType[]): readonly MatrixHalf[] {
  return types.map((type) => ({
    type,
    rows: matrix.probability.toReversed(),
    columns: type === "threat" ? matrix.impact : matrix.impact.toReversed(),
  }));
}

/** Name of a cell of one of the halves. */
export function halfKey(type: RiskType, place: { readonly probability: number; readonly impact: number }): string {
  return `${type}:${cellKey(place)}`;
}
