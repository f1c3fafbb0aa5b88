import { riskPositionNames, type RiskPositionName } from "../../core/risk/positions";
import { placeAt } from "../../core/risk/positions";
import type { MatrixRisk, Placement } from "../../core/risk/types";
import type { RiskFilter, RiskPositions } from "../../protocol/risk";

/** Status filters that are no status: everything that needs attention, and really everything. */
export const openStatuses = "*open";
export const allStatuses = "*all";

/** The fields that a filter can choose from a list. */
export type FilterField = "owner" | "status" | "category" | "proximity" | "type";

/** Whether a risk passes a filter. Texts are compared without regard to case and width of letters. */
export function passes(risk: MatrixRisk, filter: RiskFilter): boolean {
  return (
    passesStatus(risk, filter.status) &&
    (filter.owner === undefined || (risk.owner?.id ?? "") === filter.owner) &&
    (filter.category === undefined || (risk.category ?? "") === filter.category) &&
    (filter.proximity === undefined || (risk.proximity ?? "") === filter.proximity) &&
    (filter.type === undefined || risk.type === filter.type) &&
    passesText(risk, filter.text)
  );
}

function passesStatus(risk: MatrixRisk, status: string | undefined): boolean {
  if (status === undefined || status === openStatuses) return !risk.closed;
  return status === allStatuses || (risk.status ?? "") === status;
}

function passesText(risk: MatrixRisk, text: string | undefined): boolean {
  const words = fold(text ?? "")
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return true;
  const searched = fold([risk.id, risk.title, risk.owner?.name ?? "", risk.category ?? ""].join("\n"));
  return words.every((word) => searched.includes(word));
}

function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}

/** Whether a filter is the one that the view starts with. */
export function isDefault(filter: RiskFilter): boolean {
  return (
    (filter.text ?? "").trim() === "" &&
    filter.owner === undefined &&
    filter.category === undefined &&
    filter.proximity === undefined &&
    filter.type === undefined &&
    (filter.status === undefined || filter.status === openStatuses)
  );
}

/** How many risks each value of a field would show while the other filters stay as they are; most frequent values of the text order first. */
export function countValues(
  risks: readonly MatrixRisk[],
  filter: RiskFilter,
  field: FilterField,
): ReadonlyMap<string, number> {
  const others: RiskFilter = { ...filter, [field]: field === "status" ? allStatuses : undefined };
  const counts = new Map<string, number>();
  for (const risk of risks) {
    const value = valueOf(risk, field);
    counts.set(value, (counts.get(value) ?? 0) + (passes(risk, others) ? 1 : 0));
  }
  return counts;
}

/** The value of a field as filters have it; `""` where there is none. */
export function valueOf(risk: MatrixRisk, field: FilterField): string {
  return (field === "owner" ? risk.owner?.id : risk[field]) ?? "";
}

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
