import type { ScheduledTask } from "../../schedule/types";
import { formatDuration } from "../../text/duration";
import type { Instant } from "../../text/instant";
import type { TypeName } from "../cel/types";
import { addField, type Words } from "./computed-field";
import { RecordSource, type RuleType, type Source } from "./fields";
import { RuleDate } from "./rule-date";

type TaskReader = (task: ScheduledTask, source: Source) => unknown;

/** Days of the project's calendar. */
const days =
  (pick: (task: ScheduledTask) => number): TaskReader =>
  (task, { scope }) =>
    scope.inDays(pick(task));
const starts =
  (pick: (task: ScheduledTask) => Instant): TaskReader =>
  (task) =>
    RuleDate.atStart(pick(task));
const finishes =
  (pick: (task: ScheduledTask) => Instant): TaskReader =>
  (task) =>
    RuleDate.atFinish(pick(task));

/** Fields of a task that depend on nothing but what was computed for it, the baseline and the calendar. */
const taskFields: readonly (readonly [name: string, type: TypeName, words: Words, read: TaskReader])[] = [
  [
    "kind",
    "string",
    [
      "Kind",
      "What the task is in the schedule: 'task', 'summary' or 'milestone'.",
      "種類",
      "スケジュール上の種類。task(タスク)、summary(サマリータスク)、milestone(マイルストーン)。",
    ],
    ({ kind }) => kind,
  ],
  [
    "summary",
    "bool",
    ["Summary task", "Whether tasks stand below it.", "サマリータスク", "下位のタスクを持つか。"],
    ({ kind }) => kind === "summary",
  ],
  [
    "milestone",
    "bool",
    [
      "Milestone",
      "Whether it is a milestone, written or without duration.",
      "マイルストーン",
      "マイルストーンか(期間ゼロを含む)。",
    ],
    ({ kind }) => kind === "milestone",
  ],
  [
    "start",
    "date",
    ["Start", "Computed start; the actual one where it is known.", "開始", "計算された開始日時。実績があれば実績。"],
    starts(({ start }) => start),
  ],
  [
    "finish",
    "date",
    ["Finish", "Computed finish; the actual one where it is known.", "終了", "計算された終了日時。実績があれば実績。"],
    finishes(({ finish }) => finish),
  ],
  [
    "earlyStart",
    "date",
    ["Early start", "Earliest start by the network.", "最早開始", "ネットワークから求めた最早開始日時。"],
    starts(({ earlyStart }) => earlyStart),
  ],
  [
    "earlyFinish",
    "date",
    ["Early finish", "Earliest finish by the network.", "最早終了", "ネットワークから求めた最早終了日時。"],
    finishes(({ earlyFinish }) => earlyFinish),
  ],
  [
    "lateStart",
    "date",
    ["Late start", "Latest start that delays nothing.", "最遅開始", "全体を遅らせない最遅開始日時。"],
    starts(({ lateStart }) => lateStart),
  ],
  [
    "lateFinish",
    "date",
    ["Late finish", "Latest finish that delays nothing.", "最遅終了", "全体を遅らせない最遅終了日時。"],
    finishes(({ lateFinish }) => lateFinish),
  ],
  [
    "totalFloat",
    "double",
    [
      "Total float",
      "Working days it can slip without delaying the project; negative when late.",
      "総余裕",
      "プロジェクトを遅らせずに遅れてよい稼働日数。遅れていれば負。",
    ],
    days(({ totalFloat }) => totalFloat),
  ],
  [
    "freeFloat",
    "double",
    [
      "Free float",
      "Working days it can slip without moving any successor.",
      "自由余裕",
      "後続タスクを動かさずに遅れてよい稼働日数。",
    ],
    days(({ freeFloat }) => freeFloat),
  ],
  [
    "duration",
    "double",
    ["Duration", "Computed duration in working days.", "期間", "計算された期間(稼働日数)。"],
    days(({ duration }) => duration),
  ],
  [
    "critical",
    "bool",
    ["Critical", "Whether it lies on the critical path.", "クリティカル", "クリティカルパス上にあるか。"],
    ({ critical }) => critical,
  ],
  [
    "percentComplete",
    "double",
    [
      "Progress",
      "Percent complete, 0 to 100; that of a summary task is rolled up.",
      "進捗率",
      "進捗率(0〜100)。サマリータスクは集計値。",
    ],
    ({ percentComplete }) => percentComplete,
  ],
  [
    "deadlineMissed",
    "bool",
    ["Deadline missed", "Whether it finishes after its deadline.", "期限超過", "期限より後に終わるか。"],
    ({ deadlineMissed }) => deadlineMissed,
  ],
  [
    "drivers",
    "list<string>",
    ["Drivers", "Ids of the predecessors that set its early start.", "決定要因", "最早開始を決める先行タスクのID。"],
    ({ drivers }) => [...drivers],
  ],
  [
    "baselineStart",
    "date",
    ["Baseline start", "Start in the latest baseline.", "ベースライン開始", "最新のベースラインでの開始日。"],
    ({ task }, { scope }) => scope.baseline.get(task.id)?.start,
  ],
  [
    "baselineFinish",
    "date",
    ["Baseline finish", "Finish in the latest baseline.", "ベースライン終了", "最新のベースラインでの終了日。"],
    ({ task }, { scope }) => scope.baseline.get(task.id)?.finish,
  ],
  [
    "startSlip",
    "double",
    [
      "Slip of the start",
      "Working days from the start in the latest baseline to the computed one.",
      "開始の遅れ",
      "最新のベースラインから計算値までの開始の遅れ(稼働日数)。",
    ],
    ({ task, start }, { scope }) => slip(scope.baseline.get(task.id)?.start, RuleDate.atStart(start), scope),
  ],
  [
    "finishSlip",
    "double",
    [
      "Slip of the finish",
      "Working days from the finish in the latest baseline to the computed one.",
      "終了の遅れ",
      "最新のベースラインから計算値までの終了の遅れ(稼働日数)。",
    ],
    ({ task, finish }, { scope }) => slip(scope.baseline.get(task.id)?.finish, RuleDate.atFinish(finish), scope),
  ],
];

function slip(before: RuleDate | undefined, now: RuleDate, scope: Source["scope"]): number | undefined {
  if (!before) return undefined;
  // Where the baseline has no time, days are compared, as everywhere.
  const end = before.hasTime ? now : new RuleDate(now.days);
  return scope.workingDays(before, end);
}

/** The computed fields of tasks. They win over what is written under the same name. */
export function addTaskFields(task: RuleType, predecessor: RuleType, assignment: RuleType): void {
  for (const [name, type, words, read] of taskFields)
    addField(task, name, type, words, (source) => (source.row?.task ? read(source.row.task, source) : undefined));
  addField(
    predecessor,
    "project",
    "string",
    [
      "Project",
      "Id of the other project of a link that leaves this one.",
      "プロジェクト",
      "他プロジェクトへのリンクの場合、そのプロジェクトのID。",
    ],
    ({ data }) => data["project"],
  );
  addField(
    predecessor,
    "lag",
    "double",
    [
      "Lag",
      "Waiting time in working days, negative for a lead; one in percent stands in lagPercent.",
      "ラグ",
      "待ち時間(稼働日)。リードは負。パーセント指定の場合は lagPercent にある。",
    ],
    ({ data }) => data["lag"],
  );
  addField(
    predecessor,
    "lagPercent",
    "double",
    [
      "Lag in percent",
      "Waiting time in percent of the predecessor's duration, negative for a lead.",
      "ラグ(%)",
      "先行タスクの期間に対する割合で指定した待ち時間。リードは負。",
    ],
    ({ data }) => data["lagPercent"],
  );
  addField(
    task,
    "predecessors",
    `list<${predecessor.name}>`,
    ["Predecessors", "Links to the tasks it waits for.", "先行タスク", "先行タスクへのリンク。"],
    ({ row, scope }) =>
      (row?.task?.task.predecessors ?? []).map(({ project, task: id, type, lag }) => {
        const share = lag && "percent" in lag ? lag.percent : undefined;
        const days = lag && !("percent" in lag) ? scope.lagInDays(lag) : undefined;
        return predecessor.make({ scope, data: { task: id, type, project, lag: days, lagPercent: share } });
      }),
  );
  addField(
    task,
    "assignments",
    `list<${assignment.name}>`,
    ["Assignments", "People who work on it.", "割り当て", "担当する要員。"],
    ({ row, scope }) =>
      (row?.task?.task.assignments ?? []).map(({ resource, units, work, delay }) =>
        assignment.make({
          scope,
          data: {
            resource,
            units: `${units * 100}%`,
            work: work && formatDuration(work),
            delay: delay && formatDuration(delay),
          },
        }),
      ),
  );
  addField(
    task,
    "wbs",
    "string",
    ["WBS code", "Written code, or its place in the outline.", "WBS番号", "記載された番号、または階層上の位置。"],
    ({ row }) => row?.task?.task.wbs,
    true,
  );
  addField(
    task,
    "outlineLevel",
    "double",
    ["Outline level", "1 for a top-level task.", "階層", "最上位のタスクは1。"],
    ({ row }) => row?.task?.task.outlineLevel,
    true,
  );
  addField(
    task,
    "parent",
    task.name,
    ["Summary task above", "The summary task it belongs to.", "親タスク", "属するサマリータスク。"],
    ({ row, scope }) => {
      const parent = row?.task?.task.parent;
      const found = parent && scope.schedule.byId.get(parent.id);
      return found && task.make(new RecordSource({ record: found.task, task: found }, scope));
    },
    true,
  );
  addField(
    task,
    "tasks",
    `list<${task.name}>`,
    ["Tasks", "Tasks directly below it.", "下位タスク", "直下のタスク。"],
    ({ row, scope }) =>
      (row?.task?.task.children ?? []).flatMap(({ id }) => {
        const found = scope.schedule.byId.get(id);
        return found ? [task.make(new RecordSource({ record: found.task, task: found }, scope))] : [];
      }),
    true,
  );
  addField(
    task,
    "successors",
    "list<string>",
    ["Successors", "Ids of the tasks that wait for it.", "後続タスク", "このタスクを待つタスクのID。"],
    ({ row, scope }) => [...(scope.successors.get(row?.record.id ?? "") ?? [])],
    true,
  );
}
