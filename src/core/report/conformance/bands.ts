import { shareOf, type ConformanceRow } from "../../standard/conformance";

/** Bands of the map: all keep a rule, most do, many do not; none where it does not apply. */
export type ConformanceBand = "good" | "fair" | "bad" | "none";

/** @param share 0..1 */
export function bandOf(share: number | undefined): ConformanceBand {
  if (share === undefined) return "none";
  return share === 1 ? "good" : share >= 0.8 ? "fair" : "bad";
}

/** Band of a rule in a project; none where the project does not have it. */
export function rowBand(row: ConformanceRow | undefined): ConformanceBand {
  return bandOf(row && shareOf(row));
}
