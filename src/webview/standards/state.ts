import type { StandardsViewState } from "../../protocol/standards";

/** Whether what was kept before a reload is ours. What it says of projects and rules that are gone finds nothing. */
export function isStandardsViewState(state: unknown): state is StandardsViewState {
  return typeof state === "object" && state !== null && (state as { kind?: unknown }).kind === "standards";
}
