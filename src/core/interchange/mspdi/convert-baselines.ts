import type { DurationBasis } from "../../text/duration";
import { formatInstant } from "../../text/instant";
import type { YamlRecord } from "../../text/yaml-writer";
import { money } from "./convert-values";
import { writeDuration, writeWork } from "./durations";
import type { IdRegistry } from "./ids";
import { isProjectSummary } from "./outline";
import type { MspdiBaseline, MspdiPlan, MspdiTask } from "./plan";

interface Entry {
  readonly task: MspdiTask;
  readonly baseline: MspdiBaseline;
}

function keyOf(baseline: MspdiBaseline): string {
  return `${baseline.interim ? "interim" : "baseline"} ${baseline.number}`;
}

function isEmpty(baseline: MspdiBaseline): boolean {
  return baseline.start === undefined && baseline.finish === undefined;
}

function taskRecord({ task, baseline }: Entry, id: string, plan: MspdiPlan, basis: DurationBasis): YamlRecord {
  const work = baseline.work ?? 0;
  return {
    task: id,
    start: baseline.start === undefined ? undefined : formatInstant(baseline.start),
    finish: baseline.finish === undefined ? undefined : formatInstant(baseline.finish),
    duration:
      baseline.duration === undefined
        ? undefined
        : writeDuration(
            baseline.duration,
            baseline.durationFormat ?? task.durationFormat,
            plan.header.durationFormat,
            basis,
          ),
    work: work > 0 ? writeWork(work, basis) : undefined,
    cost: money(baseline.cost),
  };
}

/** Baselines (0 to 10) and interim plans, with the values of every task that has some. */
export function convertBaselines(
  plan: MspdiPlan,
  taskIds: ReadonlyMap<number, string>,
  ids: IdRegistry,
  basis: DurationBasis,
): readonly YamlRecord[] {
  const groups = new Map<string, Entry[]>();
  for (const task of plan.tasks) {
    for (const baseline of task.baselines.filter((item) => !isEmpty(item))) {
      const key = keyOf(baseline);
      const entries = groups.get(key);
      if (entries === undefined) groups.set(key, [{ task, baseline }]);
      else entries.push({ task, baseline });
    }
  }
  const order = ([, [a]]: [string, Entry[]], [, [b]]: [string, Entry[]]): number =>
    Number(a?.baseline.interim ?? false) - Number(b?.baseline.interim ?? false) ||
    (a?.baseline.number ?? 0) - (b?.baseline.number ?? 0);
  return [...groups].sort(order).flatMap(([, entries]) => {
    const [first] = entries;
    if (first === undefined) return [];
    const { number, interim } = first.baseline;
    const whole = entries.find(({ task }) => isProjectSummary(task))?.baseline;
    const name = interim ? `Interim plan ${number}` : number === 0 ? "Baseline" : `Baseline ${number}`;
    const record: YamlRecord = {
      id: ids.named(name, "baseline", number),
      name,
      number: interim || number < 0 || number > 10 ? undefined : number,
      start: whole?.start === undefined ? undefined : formatInstant(whole.start),
      finish: whole?.finish === undefined ? undefined : formatInstant(whole.finish),
      budget: money(whole?.cost),
      source: `mspdi:${interim ? "interim" : "baseline"}:${number}`,
      tasks: entries.flatMap((entry) => {
        const id = taskIds.get(entry.task.uid);
        return id === undefined ? [] : [taskRecord(entry, id, plan, basis)];
      }),
    };
    return [record];
  });
}
