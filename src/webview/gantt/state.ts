import type { GanttViewState } from "../../protocol/gantt";

/** Whether what was kept before a reload is a state of this view. Single fields of a wrong type are left out by the readers. */
export function isGanttViewState(state: unknown): state is GanttViewState {
  return typeof state === "object" && state !== null && (state as { kind?: unknown }).kind === "gantt";
}

/** A finite number, or undefined. */
export function numberOr(value: unknown): number | undefined {
  return typeof value === "number" && Number.isFinite(value) ? value : undefined;
}

/** The texts of a list, or none. */
export function textsOf(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item): item is string => typeof item === "string") : [];
}
