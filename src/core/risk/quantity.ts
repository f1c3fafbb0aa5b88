import type { RiskRecord, RiskScale } from "../model/types";
import { durationMinutes, parseDuration, type DurationBasis } from "../text/duration";

/** What a risk would cost, in the currency that is written with it (absent: the project's). */
export interface Money {
  readonly amount: number;
  readonly currency?: string;
}

/** The numbers that stand behind the levels of a risk. */
export interface RiskQuantity {
  /** From 0 to 1. */
  readonly probability?: number;
  /** Loss of a threat, gain of an opportunity. */
  readonly money?: Money;
  /** Working days of delay of a threat, of time won of an opportunity. */
  readonly days?: number;
}

const moneyPattern = /^(-?\d+(?:,\d{3})*(?:\.\d+)?)(?: ([A-Z]{3}))?$/;

/** Reads an amount as the format has it: `1200000`, `1,200,000`, `500 USD`. @returns undefined for anything else */
export function parseMoney(value: unknown): Money | undefined {
  if (typeof value === "number") return Number.isFinite(value) ? { amount: value } : undefined;
  const match = typeof value === "string" ? moneyPattern.exec(value.trim()) : null;
  if (!match?.[1]) return undefined;
  return { amount: Number(match[1].replaceAll(",", "")), ...(match[2] !== undefined && { currency: match[2] }) };
}

/**
 * The probability in percent that is written, otherwise the middle of the bounds that the scale gives the level of the inherent probability.
 * An elapsed duration counts with the share of its days that are working days.
 */
export function quantityOf(risk: RiskRecord, scale: RiskScale | undefined, basis: DurationBasis): RiskQuantity {
  const probability = probabilityOf(risk, scale);
  const money = parseMoney(risk.data["impactCost"]);
  const days = daysOf(risk.data["impactDuration"], basis);
  return {
    ...(probability !== undefined && { probability }),
    ...(money && { money }),
    ...(days !== undefined && { days }),
  };
}

function probabilityOf(risk: RiskRecord, scale: RiskScale | undefined): number | undefined {
  const percent = risk.data["probabilityPercent"];
  if (typeof percent === "number" && percent >= 0 && percent <= 100) return percent / 100;
  const level = scale?.probability.find(({ value }) => value === risk.inherent?.probability);
  if (level?.min === undefined || level.max === undefined) return undefined;
  const middle = (level.min + level.max) / 2;
  return middle >= 0 && middle <= 1 ? middle : undefined;
}

function daysOf(value: unknown, basis: DurationBasis): number | undefined {
  const duration = typeof value === "string" ? parseDuration(value) : undefined;
  if (!duration || duration.amount < 0) return undefined;
  const minutes = durationMinutes(duration, basis);
  if (duration.elapsed) return (minutes / 1440) * (basis.daysPerWeek / 7);
  return basis.hoursPerDay > 0 ? minutes / (60 * basis.hoursPerDay) : undefined;
}
