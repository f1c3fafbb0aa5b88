import type { MatrixRisk } from "../../core/risk/types";
import type { RiskPositions, RiskSortColumn, RiskViewState } from "../../protocol/risk";
import { placeIn } from "./filter";

export type RiskSort = NonNullable<RiskViewState["sort"]>;

/** The gravest risks first. */
export const defaultSort: RiskSort = { column: "score", descending: true };

/** Sorted risks: those without a position stand at the end in every order. Equal ones stand by score, then id. */
export function sortRisks(
  risks: readonly MatrixRisk[],
  sort: RiskSort,
  positions: RiskPositions,
  language: string,
  label: (column: RiskSortColumn, risk: MatrixRisk) => string,
): readonly MatrixRisk[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const score = (risk: MatrixRisk): number => placeIn(risk, positions)?.score ?? 0;
  const compare = (a: MatrixRisk, b: MatrixRisk): number => {
    switch (sort.column) {
      case "score":
      case "level":
        return score(a) - score(b);
      default:
        return collator.compare(label(sort.column, a), label(sort.column, b));
    }
  };
  const direction = sort.descending ? -1 : 1;
  return [...risks].sort(
    (a, b) =>
      Number(placeIn(a, positions) === undefined) - Number(placeIn(b, positions) === undefined) ||
      direction * compare(a, b) ||
      score(b) - score(a) ||
      collator.compare(a.id, b.id),
  );
}
