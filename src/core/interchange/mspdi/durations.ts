import {
  durationMinutes,
  formatDuration,
  type Duration,
  type DurationBasis,
  type DurationUnit,
} from "../../text/duration";

const unitsByFormat: Readonly<Record<number, readonly [DurationUnit, boolean]>> = {
  3: ["minute", false],
  4: ["minute", true],
  5: ["hour", false],
  6: ["hour", true],
  7: ["day", false],
  8: ["day", true],
  9: ["week", false],
  10: ["week", true],
  11: ["month", false],
  12: ["month", true],
};

const finerUnits: readonly DurationUnit[] = ["month", "week", "day", "hour", "minute"];

/** Formats from 35 on say "estimated" and otherwise mean the same as those 32 below. */
function baseFormat(format: number): number {
  return format >= 35 ? format - 32 : format;
}

/** Whether a lag of this format is a percentage: of working time (19) or of elapsed time (20). */
export function percentFormat(format: number): "working" | "elapsed" | undefined {
  const base = baseFormat(format);
  return base === 19 ? "working" : base === 20 ? "elapsed" : undefined;
}

/** Whether a duration of this format ignores calendars. */
export function isElapsed(format: number): boolean {
  return unitsByFormat[baseFormat(format)]?.[1] ?? false;
}

/** Amounts with more than two decimals are no longer read as what they mean. */
function tidy(amount: number): number {
  return Number(amount.toFixed(2));
}

/**
 * Writes minutes as the plan shows them (`DurationFormat`), in a finer unit where that one does not hold them exactly: 600 minutes in days of eight hours are
 * `1.25d`, 500 are `500m`.
 */
export function writeDuration(minutes: number, format: number, fallbackFormat: number, basis: DurationBasis): string {
  const [unit, elapsed] =
    unitsByFormat[baseFormat(format)] ?? unitsByFormat[baseFormat(fallbackFormat)] ?? (["day", false] as const);
  const wanted = Math.round(minutes);
  for (const finer of finerUnits.slice(finerUnits.indexOf(unit))) {
    const one = durationMinutes({ amount: 1, unit: finer, elapsed }, basis);
    const duration: Duration = { amount: tidy(wanted / one), unit: finer, elapsed };
    if (Math.abs(duration.amount * one - wanted) < 1e-6) return formatDuration(duration);
  }
  return formatDuration({ amount: wanted, unit: "minute", elapsed });
}

/** Writes minutes of work: in hours, or in days where those are whole. */
export function writeWork(minutes: number, basis: DurationBasis): string {
  return writeDuration(minutes, 5, 5, basis);
}
