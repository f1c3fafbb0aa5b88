import { baselinesLatestFirst } from "../core/model/baselines";
import { instantAt, mappingsAt, textAt } from "../core/model/fields";
import type { Project } from "../core/model/types";
import type { Instant } from "../core/text/instant";

/** What a baseline says of one task. */
export interface BaselineDates {
  /** Name of the baseline. */
  readonly title: string;
  readonly start?: Instant;
  readonly finish?: Instant;
}

/** The values of a task in the project's latest baseline that has them: the one captured last, or written last. */
export function baselineOf(project: Project, task: string): BaselineDates | undefined {
  for (const { title, origin } of baselinesLatestFirst(project)) {
    const values = mappingsAt(origin.node, "tasks").find((one) => textAt(one, "task") === task);
    if (!values) continue;
    const start = instantAt(values, "start", "start");
    const finish = instantAt(values, "finish", "end");
    if (start === undefined && finish === undefined) continue;
    return { title, ...(start !== undefined && { start }), ...(finish !== undefined && { finish }) };
  }
  return undefined;
}
