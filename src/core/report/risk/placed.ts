import { presentPlace } from "../../risk/positions";
import { cellKey } from "../../risk/scale";
import type { RiskMatrixModel } from "../../risk/types";

/** Ids of the open risks by the cell (`cellKey`) in which they stand today. */
export function openIdsByCell({ risks }: RiskMatrixModel): ReadonlyMap<string, readonly string[]> {
  const cells = new Map<string, string[]>();
  for (const risk of risks) {
    const place = presentPlace(risk);
    if (!place || risk.closed) continue;
    const key = cellKey(place);
    const ids = cells.get(key);
    if (ids) ids.push(risk.id);
    else cells.set(key, [risk.id]);
  }
  return cells;
}
