import type { Project, TaskRecord } from "../../model/types";
import { planOf } from "../../schedule/calculate";
import { readOutline } from "../../schedule/outline";
import type { Schedule } from "../../schedule/types";

/** The tasks of a project in the order of its rows: children under their parent. All arrays have the same length. */
export interface OutlineRows {
  readonly tasks: readonly TaskRecord[];
  /** 1 for a top-level row. */
  readonly level: readonly number[];
  /** Row of the summary task above, -1 at the top. */
  readonly parent: readonly number[];
  /** The same as the schedule has them: the same object as long as the outline is the same. */
  readonly places: Int32Array;
}

/**
 * Every task of the outline.
 * @param schedule that of the project, which has read the outline already
 * @param known an earlier outline, whose lists are taken where they say the same
 */
export function outlineRows(project: Project, schedule: Schedule, known?: OutlineRows): OutlineRows {
  const plan = planOf(schedule);
  const { tasks, parent: places } = plan?.project === project ? plan.network : readOutline(project);
  if (known?.places === places) return { ...known, tasks };
  const level: number[] = [];
  for (const above of places) level.push(above < 0 ? 1 : (level[above] ?? 0) + 1);
  return { tasks, level, parent: Array.from(places), places };
}
