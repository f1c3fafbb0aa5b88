import type { Grade } from "../../standard/conformance";
import { formatDate, type Instant } from "../../text/instant";
import { message, type Message } from "../../text/message";
import { percent } from "./words";

/** How a project kept the present rules of its standards at a time. Plain JSON. */
export interface ConformancePoint {
  readonly at: Instant;
  /** 0..1 */
  readonly score: number;
  readonly grade: Grade;
}

/** A point of the line, in percent of the width and of the height from the top. */
export interface TrendPlace {
  readonly x: number;
  readonly y: number;
  /** `2026-06-01 B 87%` */
  readonly text: string;
}

export interface TrendLayout {
  /** In the order of time. */
  readonly places: readonly TrendPlace[];
  /** The line for those who don't see it. */
  readonly summary: Message;
}

/** Lays scores out from the left to the right by their time, the whole at the top. @param points at least one, in the order of time */
export function layOutTrend(points: readonly ConformancePoint[]): TrendLayout {
  const [first, last] = [points[0], points.at(-1)];
  const [from, to] = [first?.at ?? 0, last?.at ?? 0];
  const places = points.map(({ at, score, grade }) => ({
    // A single time stands at the right, where the present is.
    x: to === from ? 100 : ((at - from) / (to - from)) * 100,
    y: (1 - score) * 100,
    text: `${formatDate(at)} ${grade} ${percent(score)}`,
  }));
  return {
    places,
    summary: message("Score from {0} on {1} to {2} now", percent(first?.score), formatDate(from), percent(last?.score)),
  };
}
