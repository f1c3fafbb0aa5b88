import {
  durationMinutes,
  formatDuration,
  parseDuration,
  type Duration,
  type DurationBasis,
} from "../../core/text/duration";

/** The two halves of a written duration, in its own unit; whole numbers where there are two of them, the longer half first. Undefined for what can't be halved. */
export function halvesOf(text: string): readonly [string, string] | undefined {
  const duration = parseDuration(text);
  if (!duration || duration.amount <= 0) return undefined;
  const { amount, unit } = duration;
  const isWhole = Number.isInteger(amount) && amount > 1;
  if (!isWhole && unit === "minute") return undefined;
  const first = isWhole ? Math.ceil(amount / 2) : amount / 2;
  const written = (part: number): string => formatDuration({ ...duration, amount: rounded(part) });
  return [written(first), written(amount - first)];
}

/** The work behind an assignment written as a text (`sato 50% 5d`), in two halves; undefined when it names none. */
export function assignmentHalves(text: string): readonly [string, string] | undefined {
  const match = /^(.*\s)(\d+(?:\.\d+)?(?:mo|[mhdw]))\s*$/u.exec(text);
  const halves = halvesOf(match?.[2] ?? "");
  const head = match?.[1] ?? "";
  return halves && [head + halves[0], head + halves[1]];
}

/** Minutes as a duration in a unit. */
export function inUnitOf(minutes: number, { unit, elapsed }: Duration, basis: DurationBasis): string {
  const one = durationMinutes({ amount: 1, unit, elapsed }, basis);
  return formatDuration({ amount: rounded(minutes / one), unit, elapsed });
}

/** Without the noise of binary fractions. */
function rounded(amount: number): number {
  return Math.round(amount * 10_000) / 10_000;
}
