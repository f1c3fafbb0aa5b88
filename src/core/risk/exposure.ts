import type { Project, RiskRecord } from "../model/types";
import { standardBasis, type DurationBasis } from "../text/duration";
import { quantityOf } from "./quantity";
import { mayHappen } from "./statuses";

/** Expected value of some risks: the sum of probability × impact. */
export interface ExpectedValue {
  readonly count: number;
  /** In the project's currency. */
  readonly money: number;
  /** Working days, each risk by itself: delays of tasks that are not critical are not delays of the project. */
  readonly days: number;
}

export interface ExposureRow {
  /** Absent: the risks without a category. */
  readonly category?: string;
  readonly threats: ExpectedValue;
  readonly opportunities: ExpectedValue;
}

/** Exposure by category. Plain JSON. */
export interface ExposureModel {
  readonly currency?: string;
  /** Largest expected loss first, then most days, then by name. */
  readonly rows: readonly ExposureRow[];
  readonly total: ExposureRow;
  /** Ids of open risks that have no number for the probability, or none for the impact. */
  readonly unquantified: readonly string[];
  /** Ids of open risks whose amount is in another currency; it is not in the sums. */
  readonly otherCurrency: readonly string[];
}

/**
 * Expected money and days of the open risks by category: expected monetary value = probability × impact (PMBOK Guide, sixth edition, 11.4: expected
 * monetary value). Threats and opportunities are kept apart, because their sum would hide both.
 */
export function buildExposure(project: Project, basis: DurationBasis = standardBasis): ExposureModel {
  const written = project.header?.data["currency"];
  const currency = typeof written === "string" ? written : undefined;
  const rows = new Map<string, RowSums>();
  const total = new RowSums();
  const unquantified: string[] = [];
  const otherCurrency: string[] = [];
  for (const risk of project.risks) {
    if (!mayHappen(risk.status)) continue;
    const { probability, money, days } = quantityOf(risk, project.riskScale, basis);
    if (probability === undefined || (money === undefined && days === undefined)) {
      unquantified.push(risk.id);
      continue;
    }
    const isOther = money?.currency !== undefined && money.currency !== currency;
    if (isOther) otherCurrency.push(risk.id);
    const category = risk.category ?? "";
    const sums = rows.get(category) ?? new RowSums();
    rows.set(category, sums);
    const expected = { money: isOther ? 0 : probability * (money?.amount ?? 0), days: probability * (days ?? 0) };
    sums.add(risk, expected);
    total.add(risk, expected);
  }
  return {
    ...(currency === undefined ? {} : { currency }),
    rows: [...rows].map(([category, sums]) => sums.row(category)).sort(largestFirst),
    total: total.row(""),
    unquantified,
    otherCurrency,
  };
}

class RowSums {
  readonly #sums = { threat: { count: 0, money: 0, days: 0 }, opportunity: { count: 0, money: 0, days: 0 } };

  add(risk: RiskRecord, expected: { readonly money: number; readonly days: number }): void {
    const sum = this.#sums[risk.type];
    sum.count += 1;
    sum.money += expected.money;
    sum.days += expected.days;
  }

  row(category: string): ExposureRow {
    const { threat, opportunity } = this.#sums;
    return {
      ...(category === "" ? {} : { category }),
      threats: rounded(threat),
      opportunities: rounded(opportunity),
    };
  }
}

/** Without the noise of binary fractions. */
function rounded({ count, money, days }: ExpectedValue): ExpectedValue {
  return { count, money: Math.round(money * 100) / 100, days: Math.round(days * 100) / 100 };
}

function largestFirst(a: ExposureRow, b: ExposureRow): number {
  const [one, other] = [a.category ?? "", b.category ?? ""];
  return (
    b.threats.money - a.threats.money ||
    b.threats.days - a.threats.days ||
    b.opportunities.money - a.opportunities.money ||
    (one < other ? -1 : one > other ? 1 : 0)
  );
}
