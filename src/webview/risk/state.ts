import { riskPositionNames } from "../../core/risk/positions";
import {
  registerColumnKeys,
  registerColumns,
  shownRegisterColumns,
  type RegisterColumn,
} from "../../core/report/risk/registerColumns";
import type { RiskPositions } from "../../core/risk/steps";
import type { RiskFilter, RiskTab, RiskViewState } from "../../protocol/risk";
import { defaultSort, type RiskSort } from "./sort";
import { riskTabs } from "./tabs";

/** Whether what was kept before a reload is a state of this view. Single fields of a wrong type are replaced by `readState`. */
export function isRiskViewState(state: unknown): state is RiskViewState {
  return typeof state === "object" && state !== null && (state as { kind?: unknown }).kind === "riskMatrix";
}

export interface RiskChoices {
  readonly positions: RiskPositions;
  readonly filter: RiskFilter;
  readonly sort: RiskSort;
  readonly columns: readonly RegisterColumn[];
  readonly selected: string | undefined;
  readonly tab: RiskTab;
  readonly since: string | undefined;
  readonly burndownFrom: string | undefined;
}

/** What was chosen before a reload; what is missing or of a wrong type is as at the first start. */
export function readState(state: RiskViewState | undefined): RiskChoices {
  const filter: Partial<Record<keyof RiskFilter, unknown>> = state?.filter ?? {};
  const column = registerColumnKeys.find((one) => one === state?.sort?.column);
  return {
    positions: riskPositionNames.find((name) => name === state?.positions) ?? "all",
    filter: {
      ...textField("text", filter.text),
      ...textField("owner", filter.owner),
      ...textField("status", filter.status),
      ...textField("category", filter.category),
      ...textField("proximity", filter.proximity),
      ...(filter.type === "threat" || filter.type === "opportunity" ? { type: filter.type } : {}),
    },
    sort: column ? { column, descending: state?.sort?.descending === true } : defaultSort,
    columns: keptColumns(state?.columns),
    selected: typeof state?.selected === "string" ? state.selected : undefined,
    tab: riskTabs.find(([tab]) => tab === state?.tab)?.[0] ?? "register",
    since: dayOf(state?.since),
    burndownFrom: dayOf(state?.burndownFrom),
  };
}

/** The columns that show until a person chooses others. */
export const usualColumns: readonly RegisterColumn[] = columnsOf(shownRegisterColumns);

/** Columns that were kept, as far as they can be used; the usual ones where nothing can. The title is always among them. */
function keptColumns(kept: unknown): readonly RegisterColumn[] {
  const columns = Array.isArray(kept) ? columnsOf(kept) : [];
  if (columns.length === 0) return usualColumns;
  return columns.some(({ key }) => key === "title") ? columns : [...columnsOf(["title"]), ...columns];
}

/** Columns in the order of their keys, each once. */
function columnsOf(keys: readonly unknown[]): readonly RegisterColumn[] {
  return [...new Set(keys)].flatMap((key) => registerColumns.find((column) => column.key === key) ?? []);
}

/** A day as fields for dates have it. */
function dayOf(value: unknown): string | undefined {
  return typeof value === "string" && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

function textField(name: keyof RiskFilter, value: unknown): Readonly<Record<string, string>> {
  return typeof value === "string" ? { [name]: value } : {};
}
