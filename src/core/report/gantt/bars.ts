import type { TaskKind } from "../../schedule/types";
import { metrics } from "./metrics";
import { xOf, type TimeScale } from "./timescale";
import { taskKinds, type GanttModel } from "./types";

/** Where the bar of a row stands, in pixels of the whole chart. */
export interface Bar {
  readonly kind: TaskKind;
  readonly x: number;
  /** 0 for a milestone, whose middle is `x`. */
  readonly width: number;
  /** Width of the part that is done. */
  readonly done: number;
}

const leastWidth = 3;

/** The bar of a row. @returns undefined where the row has no dates */
export function barOf(model: GanttModel, row: number, scale: TimeScale): Bar | undefined {
  const start = model.rows.start[row] ?? null;
  const finish = model.rows.finish[row] ?? null;
  if (start === null || finish === null) return undefined;
  const kind = taskKinds[model.rows.kind[row] ?? 0] ?? "task";
  const x = xOf(scale, start);
  if (kind === "milestone") return { kind, x, width: 0, done: 0 };
  const width = Math.max(xOf(scale, finish) - x, leastWidth);
  const share = Math.min(Math.max((model.rows.percentComplete[row] ?? 0) / 100, 0), 1);
  return { kind, x, width, done: width * share };
}

/** Left end of what is drawn. */
export function leftOf({ kind, x }: Bar): number {
  return kind === "milestone" ? x - metrics.diamond : x;
}

/** Right end of what is drawn. */
export function rightOf({ kind, x, width }: Bar): number {
  return kind === "milestone" ? x + metrics.diamond : x + width;
}

/** Left and right end of what is drawn. */
export function extentOf(bar: Bar): readonly [number, number] {
  return [leftOf(bar), rightOf(bar)];
}

/** A number in a path: one decimal is a tenth of a pixel, enough and short. */
export function px(value: number): string {
  return tenths(Math.round(value * 10));
}

/** A number of tenths of a pixel in a path. Put together from whole numbers, whose texts are known and needn't be worked out. @param value whole */
export function tenths(value: number): string {
  const rest = value % 10;
  if (rest === 0) return String(value / 10 || 0);
  const whole = Math.trunc(value / 10);
  return `${whole === 0 && value < 0 ? "-0" : whole}.${Math.abs(rest)}`;
}

/** The bracket of a summary task: a bar whose ends point down. `y` is the top. */
export function summaryPath(x: number, width: number, y: number): string {
  const height = metrics.summaryHeight;
  const tip = Math.min(5, width / 2);
  return (
    `M${px(x)} ${px(y)}H${px(x + width)}V${px(y + height + tip)}L${px(x + width - tip)} ${px(y + height)}` +
    `H${px(x + tip)}L${px(x)} ${px(y + height + tip)}Z`
  );
}

/** The diamond of a milestone around its middle. */
export function diamondPath(x: number, y: number): string {
  const half = metrics.diamond;
  return `M${px(x)} ${px(y - half)}L${px(x + half)} ${px(y)}L${px(x)} ${px(y + half)}L${px(x - half)} ${px(y)}Z`;
}

/** The mark of a deadline: an arrow head at the top of the row, and a stem down through it. `top` is that of the row. */
export function deadlinePath(x: number, top: number, rowHeight: number = metrics.rowHeight): string {
  const half = metrics.deadline;
  const y = top + 2;
  const stem = 0.75;
  return (
    `M${px(x - half)} ${px(y)}H${px(x + half)}L${px(x + stem)} ${px(y + 7)}V${px(top + rowHeight - 3)}` +
    `H${px(x - stem)}V${px(y + 7)}Z`
  );
}
