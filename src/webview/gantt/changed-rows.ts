import { rowsThatDiffer } from "../../core/report/gantt/change";
import type { GanttModel } from "../../core/report/gantt/types";
import type { Picture } from "./picture";

/** What has to be filled again: every row, none, or those at some positions. */
export type Again = boolean | ((position: number) => boolean);

/** Parts of a model that no single row shows. */
const ofTheWhole: ReadonlySet<string> = new Set(["rows", "start", "finish"] satisfies readonly (keyof GanttModel)[]);

/** Which positions show something else than in the picture before; all of them where more than single rows has changed. */
export function changedRows(before: Picture | undefined, after: Picture): Again {
  if (!before || !isOtherwiseSame(before, after)) return true;
  const rows = rowsThatDiffer(before.model.rows, after.model.rows);
  const { moved } = after.places;
  if (!rows || !moved) return true;
  // A name may stand elsewhere because the chart ends elsewhere.
  return (position) => rows.has(after.rowAt(position)) || moved.has(position);
}

function isOtherwiseSame(before: Picture, after: Picture): boolean {
  return (
    before.visible === after.visible &&
    before.scale.pixelsPerDay === after.scale.pixelsPerDay &&
    before.scale.originDay === after.scale.originDay &&
    before.links === after.links &&
    before.outside === after.outside &&
    before.findings === after.findings &&
    before.columns === after.columns &&
    before.layers === after.layers &&
    before.selected === after.selected &&
    [before, after].every(
      ({ grouped, filtered, chain, chosen, found }) =>
        !grouped && !filtered && !chain && chosen.size === 0 && found.size === 0,
    ) &&
    hasSameParts(before.model, after.model)
  );
}

function hasSameParts(before: GanttModel, after: GanttModel): boolean {
  const old: Readonly<Record<string, unknown>> = { ...before };
  return Object.entries({ ...old, ...after }).every(([name, value]) => ofTheWhole.has(name) || old[name] === value);
}
