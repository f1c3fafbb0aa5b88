import { taskCost } from "../../cost/task-cost";
import type { DailyLoad } from "../../people/daily-load";
import { isTooFull } from "../../people/overload";
import { addField } from "./computed-field";
import type { RuleType, Source } from "./fields";
import type { RuleScope } from "./scope";

/** The computed fields of people: how much their tasks give them to do, day by day. They depend on every task of the plan. */
export function addLoadFields(person: RuleType): void {
  const ofLoad =
    (read: (load: DailyLoad, scope: RuleScope) => number | undefined) =>
    ({ row, scope }: Source): number | undefined => {
      if (row?.record.kind !== "person") return undefined;
      const load = scope.loads.get(row.record.id);
      return load ? read(load, scope) : 0;
    };
  addField(
    person,
    "assignedWork",
    "double",
    [
      "Assigned work",
      "Work of all tasks assigned to the person, in days of the project.",
      "割り当て作業量",
      "担当するすべてのタスクの作業量(プロジェクトの日数)。",
    ],
    ofLoad(({ work }, scope) => scope.inDays(work.reduce((sum, minutes) => sum + minutes, 0))),
    true,
  );
  addField(
    person,
    "peakLoad",
    "double",
    [
      "Peak load",
      "Load of the fullest day that has capacity, in percent of it.",
      "最大負荷",
      "最も負荷の高い日の、稼働可能時間に対する割合(%)。",
    ],
    ofLoad(({ work, capacity }) =>
      work.reduce((most, minutes, day) => {
        const room = capacity[day] ?? 0;
        return room > 0 ? Math.max(most, (minutes / room) * 100) : most;
      }, 0),
    ),
    true,
  );
  addField(
    person,
    "overloadedDays",
    "double",
    [
      "Overloaded days",
      "Number of days with more work than the person has capacity for.",
      "過負荷の日数",
      "作業量が稼働可能時間を超える日数。",
    ],
    ofLoad(({ work, capacity }) => work.filter((minutes, day) => isTooFull(minutes, capacity[day] ?? 0)).length),
    true,
  );
}

/** The computed costs of tasks and of the schedule: work times the rates of the people. */
export function addCostFields(task: RuleType, schedule: RuleType): void {
  addField(
    task,
    "laborCost",
    "double",
    [
      "Labour cost",
      "Work times the rates of the people assigned, without currency; absent where nobody assigned has a rate, or rates are in several currencies.",
      "人件費",
      "作業量×担当者の単価の合計(通貨なし)。単価のある担当者がいない場合と、複数の通貨が混在する場合はない。",
    ],
    ({ row, scope }) => row?.task && taskCost(scope.project, scope.calendars, row.task)?.amount,
    true,
  );
  addField(
    schedule,
    "laborCost",
    "double",
    ["Labour cost", "Sum of the labour costs of all tasks that have one.", "人件費", "人件費のあるタスクの合計。"],
    ({ scope }) =>
      scope.schedule.tasks.reduce((sum, one) => sum + (taskCost(scope.project, scope.calendars, one)?.amount ?? 0), 0),
    true,
  );
}
