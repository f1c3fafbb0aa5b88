import { extentOf, type Bar } from "./bars";
import type { Layers } from "./layers";
import type { LinkIndex } from "./links";
import { metrics } from "./metrics";
import { textWidth, truncateToWidth } from "./textWidth";
import type { GanttModel } from "./types";

/** Where the name of a row stands, in pixels of the whole chart. */
export interface NamePlace {
  /** Left end. */
  readonly x: number;
  readonly width: number;
  /** The name as far as it is shown. */
  readonly text: string;
  readonly side: "behind" | "inside" | "before";
  /** Whether the end of the chart keeps it from standing whole behind its bar. */
  readonly stopped: boolean;
}

/** The name that stands beside a row's bar, with the people of the task where they are shown. */
export function nameBeside({ rows }: GanttModel, row: number, { people }: Pick<Layers, "people">): string {
  const name = rows.name[row] ?? "";
  const who = people ? (rows.whoTexts[rows.who[row] ?? 0] ?? "") : "";
  return who === "" ? name : `${name} · ${who}`;
}

/**
 * Where a row's name stands: behind its bar and behind what else stands there; where the chart ends too early for that inside the bar, and when it is too long for the
 * bar before it.
 * @param deadlineX pixel of the row's deadline
 * @param right pixel at which the chart ends
 */
export function namePlace(
  index: LinkIndex,
  row: number,
  bar: Bar,
  name: string,
  deadlineX: number | undefined,
  right = Infinity,
): NamePlace {
  const factor = bar.kind === "summary" ? metrics.boldFactor : 1;
  const shown = truncateToWidth(name, metrics.longestLabel, metrics.fontSize);
  const width = textWidth(shown, metrics.fontSize) * factor;
  const [left, end] = extentOf(bar);
  const behind = nameX(index, row, end, deadlineX);
  if (behind + width <= right) return { x: behind, width, text: shown, side: "behind", stopped: false };
  if (bar.kind === "task" && width + 2 * metrics.labelGapInside <= bar.width)
    return { x: bar.x + metrics.labelGapInside, width, text: shown, side: "inside", stopped: true };
  const gap = index.incoming[row] ? metrics.labelGapBehindLink : metrics.labelGap;
  if (left - gap - width >= 0) return { x: left - gap - width, width, text: shown, side: "before", stopped: true };
  const cut = truncateToWidth(name, Math.max(right - behind, 60) / factor, metrics.fontSize);
  return { x: behind, width: textWidth(cut, metrics.fontSize) * factor, text: cut, side: "behind", stopped: true };
}

function nameX(index: LinkIndex, row: number, end: number, deadlineX: number | undefined): number {
  const x = end + (index.behind[row] === 1 ? metrics.labelGapBehindLink : metrics.labelGap);
  const covered = deadlineX !== undefined && deadlineX >= end - metrics.deadline && deadlineX < x + metrics.deadline;
  return covered ? Math.max(x, deadlineX + metrics.deadline + 4) : x;
}
