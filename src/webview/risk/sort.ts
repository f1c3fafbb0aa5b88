import { registerColumns, type RegisterContext } from "../../core/report/risk/registerColumns";
import { placeIn, type RiskPositions } from "../../core/risk/steps";
import type { MatrixRisk } from "../../core/risk/types";
import type { RiskViewState } from "../../protocol/risk";

export type RiskSort = NonNullable<RiskViewState["sort"]>;

/** The gravest risks first. */
export const defaultSort: RiskSort = { column: "score", descending: true };

/** Sorted risks: those without a position stand at the end in every order. Equal ones stand by score, then id. */
export function sortRisks(
  risks: readonly MatrixRisk[],
  sort: RiskSort,
  positions: RiskPositions,
  language: string,
  context: RegisterContext,
): readonly MatrixRisk[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const score = (risk: MatrixRisk): number => placeIn(risk, positions)?.score ?? 0;
  const column = registerColumns.find(({ key }) => key === sort.column);
  const compare = (a: MatrixRisk, b: MatrixRisk): number => {
    if (!column) return 0;
    if (column.number) return (column.number(a, positions) ?? 0) - (column.number(b, positions) ?? 0);
    return collator.compare(column.text(a, context), column.text(b, context));
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
