import { filterRows, isEmptyFilter, type RowFilter } from "./filter";
import { filterWords } from "./filterWords";
import type { Wording } from "./format";
import { linksOfRows } from "./modelLinks";
import { visibleRows } from "./outline";
import { planFacts, type PlanFact } from "./planFacts";
import type { GanttModel, GanttRows } from "./types";

/** A plan as a file shows it, and what the file says about it. */
export interface ShownPlan {
  readonly model: GanttModel;
  readonly facts: readonly string[];
}

/** The rows that a filter leaves of a plan. A file that does not show all of them says so in place of their number. */
export function shownPlan(
  model: GanttModel,
  filter: RowFilter | undefined,
  wording: Wording,
  wanted: readonly PlanFact[],
): ShownPlan {
  if (!filter || isEmptyFilter(filter)) return { model, facts: planFacts(model, wording, wanted) };
  const filtered = filterRows(model, filter);
  const facts = planFacts(
    model,
    wording,
    wanted.filter((fact) => fact !== "rows"),
  );
  return { model: modelOfRows(model, filtered.shows), facts: [...facts, filterWords(filter, filtered, wording)] };
}

/**
 * The model with some of its rows. A link of another row ends at the nearest row above it that is left, as under a closed row.
 * @param shows 0 for rows that are left out; above a row that shows all must show
 */
export function modelOfRows(model: GanttModel, shows: Uint8Array): GanttModel {
  const { rows: kept, positions } = visibleRows(model, new Set(), shows);
  const pick = <Value>(column: readonly Value[], otherwise: Value): readonly Value[] =>
    Array.from(kept, (row) => column[row] ?? otherwise);
  const { rows } = model;
  const picked: GanttRows = {
    id: pick(rows.id, ""),
    wbs: pick(rows.wbs, ""),
    name: pick(rows.name, ""),
    level: pick(rows.level, 1),
    parent: Array.from(kept, (row) => positions[rows.parent[row] ?? -1] ?? -1),
    kind: pick(rows.kind, 0),
    start: pick(rows.start, null),
    finish: pick(rows.finish, null),
    duration: pick(rows.duration, 0),
    percentComplete: pick(rows.percentComplete, 0),
    totalFloat: pick(rows.totalFloat, 0),
    lateFinish: pick(rows.lateFinish, null),
    drivers: pick(rows.drivers, ""),
    deadline: pick(rows.deadline, null),
    ...(rows.statusDate && { statusDate: pick(rows.statusDate, null) }),
    flags: pick(rows.flags, 0),
    ...(rows.calendar && { calendar: pick(rows.calendar, 0) }),
    who: pick(rows.who, 0),
    whoTexts: rows.whoTexts,
    whoNames: rows.whoNames,
    ...(rows.whoWritten && { whoWritten: rows.whoWritten }),
  };
  const baselines = model.baselines?.map((baseline) => ({
    ...baseline,
    start: pick(baseline.start, null),
    finish: pick(baseline.finish, null),
  }));
  return { ...model, rows: picked, links: linksOfRows(model.links, positions), ...(baselines && { baselines }) };
}
