import type { MatrixRisk } from "../../core/risk/types";
import type { RiskFilter } from "../../protocol/risk";

/** Status filters that are no status: everything that needs attention, and really everything. */
export const openStatuses = "*open";
export const allStatuses = "*all";

/** The fields that a filter can choose from a list. */
export type FilterField = "owner" | "status" | "category" | "proximity";

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

/** Whether a risk passes the filter of the status. */
export function passesStatus(risk: MatrixRisk, status: string | undefined): boolean {
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
