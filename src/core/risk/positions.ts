import type { RiskPositionName } from "../model/types";

export { riskPositionNames, type RiskPositionName } from "../model/types";

/** Something for each assessment of a risk that is written. */
export type ByPosition<Value> = Readonly<Partial<Record<RiskPositionName, Value>>>;

/** Where a risk stands when an assessment is not written: where it stood, or is expected to stand, before it. */
const nearest: Readonly<Record<RiskPositionName, readonly RiskPositionName[]>> = {
  inherent: ["inherent"],
  current: ["current", "residual", "inherent"],
  residual: ["residual", "current", "inherent"],
  target: ["target", "residual", "current", "inherent"],
};

/** The value of an assessment, or of the nearest one that is written. Only the inherent one stands for itself alone. */
export function placeAt<Value>(places: ByPosition<Value>, position: RiskPositionName): Value | undefined {
  return places[nearest[position].find((name) => places[name] !== undefined) ?? position];
}

/** Where a risk stands today: its current place, or the residual one, or the inherent one. */
export function presentPlace<Value>(places: ByPosition<Value>): Value | undefined {
  return placeAt(places, "current");
}
