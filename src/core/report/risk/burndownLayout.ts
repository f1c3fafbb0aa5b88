import type { HistoryPoint } from "../../risk/history";
import { formatDate } from "../../text/instant";
import { message, type Message } from "../../text/message";

/** What a point of the burndown says. */
export type BurndownPoint = Pick<HistoryPoint, "at" | "open" | "score" | "money" | "days">;

export type BurndownMeasure = "open" | "score" | "money" | "days";

export const burndownMeasures: readonly (readonly [BurndownMeasure, Message])[] = [
  ["open", message("Open risks")],
  ["score", message("Sum of scores")],
  ["money", message("Expected loss")],
  ["days", message("Expected delay (days)")],
];

/** Size of the picture in pixels, and the room around its lines. */
export const burndownSize = { width: 560, height: 220, left: 64, right: 16, top: 12, bottom: 26 };

/** Where everything of the picture stands. */
export interface BurndownLayout {
  /** Line of the measure: steps, because the register stays as it is between two commits. */
  readonly line: string;
  readonly points: readonly { readonly x: number; readonly y: number; readonly text: string }[];
  /** Level lines with their values. */
  readonly grid: readonly { readonly y: number; readonly text: string }[];
  /** The picture in one sentence. */
  readonly summary: Message;
}

/** Lays out a measure over the points of a history, the present one last. @param points in the order of time */
export function layOutBurndown(
  points: readonly BurndownPoint[],
  measure: BurndownMeasure,
  language: string,
): BurndownLayout {
  const { width, height, left, right, top, bottom } = burndownSize;
  const [first, last] = [points[0], points.at(-1)];
  const most = niceCeiling(Math.max(...points.map((point) => point[measure]), 0));
  const from = first?.at ?? 0;
  const span = Math.max((last?.at ?? 0) - from, 1);
  const x = (point: BurndownPoint): number => round(left + ((point.at - from) / span) * (width - left - right));
  const y = (value: number): number => round(top + (1 - value / most) * (height - top - bottom));
  const text = (value: number): string => burndownNumber(value, language);
  const label = burndownMeasures.find(([value]) => value === measure)?.[1] ?? message("Open risks");
  return {
    line: points
      .map((point, at) => (at === 0 ? `M${x(point)} ${y(point[measure])}` : `H${x(point)}V${y(point[measure])}`))
      .join(""),
    points: points.map((point) => ({
      x: x(point),
      y: y(point[measure]),
      text: `${formatDate(point.at)}  ${text(point[measure])}`,
    })),
    grid: [0, 0.5, 1].map((share) => ({ y: y(most * share), text: text(most * share) })),
    summary:
      first && last
        ? message("{0}: {1} on {2}, {3} now", label, text(first[measure]), formatDate(first.at), text(last[measure]))
        : label,
  };
}

export function burndownNumber(value: number, language: string): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}

/** The next of 2, 4, 6, 8, 10, 20, 40 …, so that half of it is a round number too. */
function niceCeiling(value: number): number {
  if (value <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 4, 6, 8, 10].find((step) => value <= step * power) ?? 10);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
