import type { ExposureModel, ExposureRow } from "../../risk/exposure";
import { message, type Message } from "../../text/message";

/** A column of the exposure: whose expected value, in money or in days. */
export interface ExposureColumn {
  readonly side: "threats" | "opportunities";
  readonly unit: "money" | "days";
  readonly label: Message;
}

const columns: readonly ExposureColumn[] = [
  { side: "threats", unit: "money", label: message("Expected loss") },
  { side: "threats", unit: "days", label: message("Expected delay (days)") },
  { side: "opportunities", unit: "money", label: message("Expected gain") },
  { side: "opportunities", unit: "days", label: message("Expected time won (days)") },
];

/** The columns that have a number. */
export function exposureColumns({ total }: ExposureModel): readonly ExposureColumn[] {
  return columns.filter(({ side, unit }) => total[side][unit] !== 0);
}

/** `3,000,000 JPY`, `4.5`; a dash for nothing. */
export function exposureNumber(
  row: ExposureRow,
  { side, unit }: ExposureColumn,
  { currency }: ExposureModel,
  language: string,
): string {
  const value = row[side][unit];
  if (value === 0) return "–";
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: unit === "days" ? 1 : 0 }).format(value);
  return unit === "money" && currency !== undefined ? `${number} ${currency}` : number;
}

/** More ids than this are counted and not told. */
const mostTold = 12;

/** How the sums came about, and which risks are not in them. */
export function exposureNotes({ unquantified, otherCurrency }: ExposureModel): readonly Message[] {
  const list = (ids: readonly string[]): string =>
    ids.length > mostTold ? `${ids.slice(0, mostTold).join(", ")}, … (${ids.length})` : ids.join(", ");
  return [
    message("Expected value = probability × impact of each open risk. Threats and opportunities are not offset."),
    ...(unquantified.length > 0 ? [message("Without numbers, so not counted: {0}", list(unquantified))] : []),
    ...(otherCurrency.length > 0
      ? [message("Amounts in another currency are not counted: {0}", list(otherCurrency))]
      : []),
  ];
}
