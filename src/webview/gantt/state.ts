import { metrics } from "../../core/report/gantt/layout";
import type { GanttViewState } from "../../protocol/gantt";

/** Whether what was kept before a reload is a state of this view. Single fields of a wrong type are left out by the readers. */
export function isGanttViewState(state: unknown): state is GanttViewState {
  return typeof state === "object" && state !== null && (state as { kind?: unknown }).kind === "gantt";
}

type RowHeightName = keyof typeof metrics.rowHeights;

/** Names of the heights that rows can have, from the lowest. */
export const rowHeightNames = Object.keys(metrics.rowHeights) as readonly RowHeightName[];

/** Pixels of a height that was kept under its name; the usual ones of anything else. */
export function keptRowHeight(kept: unknown): number {
  const name = rowHeightNames.find((known) => known === kept);
  return name === undefined ? metrics.rowHeight : metrics.rowHeights[name];
}

export function rowHeightName(pixels: number): RowHeightName {
  return rowHeightNames.find((name) => metrics.rowHeights[name] === pixels) ?? "standard";
}

/** A finite number, or undefined. */
export function numberOr(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The texts of a list, or none. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
