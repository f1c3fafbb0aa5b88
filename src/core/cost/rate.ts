import type { DurationBasis } from "../text/duration";

/** What a text such as `9000/h` or `12,000 JPY/d` says. */
export interface Rate {
  readonly amount: number;
  /** Three letters; undefined for the project's currency. */
  readonly currency?: string;
  readonly per: "h" | "d" | "w" | "mo" | "y";
}

const pattern = /^(\d+(?:,\d{3})*(?:\.\d+)?)(?: ?([A-Z]{3}))?\/(h|d|w|mo|y)$/;

/** Reads a rate as the format has it. @returns undefined for anything else */
export function parseRate(text: string): Rate | undefined {
  const match = pattern.exec(text.trim());
  const per = (["h", "d", "w", "mo", "y"] as const).find((unit) => unit === match?.[3]);
  if (!match?.[1] || !per) return undefined;
  return { amount: Number(match[1].replaceAll(",", "")), ...(match[2] !== undefined && { currency: match[2] }), per };
}

/** Cost of one working hour: a day, week and month are those of the basis, a year twelve months. */
export function hourlyRate(rate: Rate, basis: DurationBasis): number {
  const hours = {
    h: 1,
    d: basis.hoursPerDay,
    w: basis.hoursPerDay * basis.daysPerWeek,
    mo: basis.hoursPerDay * basis.daysPerMonth,
    y: basis.hoursPerDay * basis.daysPerMonth * 12,
  }[rate.per];
  return hours > 0 ? rate.amount / hours : 0;
}
