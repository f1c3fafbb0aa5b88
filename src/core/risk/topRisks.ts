import type { MatrixRisk, Placement } from "./types";
import { presentPlace } from "./positions";
import { mayHappen } from "./statuses";

/** A risk among the gravest. */
export interface RankedRisk {
  readonly rank: number;
  readonly risk: MatrixRisk;
  readonly place: Placement;
}

/**
 * The gravest open risks by the score of their present place (`presentPlace`). Of the same score, the higher impact stands first, because
 * a rare disaster asks for more than a frequent nuisance; then by id, so that the order never depends on the order of the text.
 */
export function topRisks(risks: readonly MatrixRisk[], count = 10): readonly RankedRisk[] {
  const collator = new Intl.Collator("en", { numeric: true });
  return risks
    .flatMap((risk) => {
      const place = presentPlace(risk);
      return place && mayHappen(risk.status) ? [{ risk, place }] : [];
    })
    .sort(
      (a, b) =>
        b.place.score - a.place.score ||
        b.place.impact - a.place.impact ||
        collator.compare(a.risk.id, b.risk.id) ||
        (a.risk.id < b.risk.id ? -1 : 1),
    )
    .slice(0, count)
    .map((ranked, index) => ({ rank: index + 1, ...ranked }));
}
