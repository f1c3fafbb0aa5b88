import { dataAt } from "../../model/record";
import { delayedFinish } from "../../schedule/calculate";
import type { Schedule, ScheduledTask } from "../../schedule/types";
import type { Instant } from "../../text/instant";
import { addField } from "./computed-field";
import type { RuleType, Source } from "./fields";
import { RuleDate } from "./rule-date";
import type { RuleScope } from "./scope";

/** What was computed for the whole schedule. @param tasks its tasks, one for each row of the schedule */
export function addScheduleFields(
  schedule: RuleType,
  task: RuleType,
  tasks: (scope: RuleScope) => readonly object[],
): void {
  const whole =
    (read: (schedule: Schedule, scope: RuleScope) => unknown) =>
    ({ scope }: Source) =>
      scope.schedule.tasks.length === 0 ? undefined : read(scope.schedule, scope);
  addField(
    schedule,
    "start",
    "date",
    ["Start", "Computed start of the project.", "開始", "計算されたプロジェクトの開始日時。"],
    whole(({ start }) => RuleDate.atStart(start)),
    true,
  );
  addField(
    schedule,
    "finish",
    "date",
    ["Finish", "Computed finish of the project.", "終了", "計算されたプロジェクトの終了日時。"],
    whole(({ finish }) => RuleDate.atFinish(finish)),
    true,
  );
  addField(
    schedule,
    "hasAssignments",
    "bool",
    [
      "Has assignments",
      "Whether anybody is assigned to any task.",
      "割り当てあり",
      "いずれかのタスクに要員が割り当てられているか。",
    ],
    onceFor(({ schedule: { tasks: rows } }) => rows.some(({ task: { assignments } }) => assignments.length > 0)),
    true,
  );
  addField(
    schedule,
    "openTasks",
    `list<${task.name}>`,
    [
      "Open tasks",
      "Tasks that are not complete, without summary tasks, milestones and level of effort: the population of the DCMA checks.",
      "未完了タスク",
      "完了していないタスク。サマリータスク、マイルストーン、随伴作業を除く(DCMA点検の母集団)。",
    ],
    onceFor((scope) => tasks(scope).filter((_, at) => isOpen(scope.schedule.tasks[at]))),
    true,
  );
  addField(
    schedule,
    "requiredFinish",
    "date",
    [
      "Required finish",
      "The written finish of the project; without one the last finish in the latest baseline.",
      "必達終了日",
      "プロジェクトに記載された終了日。なければ最新のベースラインで最も遅い終了日。",
    ],
    onceFor(requiredFinish),
    true,
  );
  addField(
    schedule,
    "criticalPathLength",
    "double",
    [
      "Critical path length",
      "Working days from the end of the status date to the computed finish; negative when that lies before it.",
      "クリティカルパス長",
      "基準日の終わりから計算された終了日時までの稼働日数。終了が先なら負。",
    ],
    whole(({ finish }, scope) => scope.statusDate && scope.workingDays(scope.statusDate, RuleDate.atFinish(finish))),
    true,
  );
  addField(
    schedule,
    "finishFloat",
    "double",
    [
      "Float of the finish",
      "Working days from the computed finish to the required one; negative when the plan is late.",
      "終了日の余裕",
      "計算された終了日時から必達終了日までの稼働日数。遅れていれば負。",
    ],
    whole(({ finish }, scope) => {
      const required = requiredFinish(scope);
      return required && scope.workingDays(RuleDate.atFinish(finish), required);
    }),
    true,
  );
  addDelayFields(schedule, task, tasks);
}

/** The critical path test: what a large delay of a critical task does to the finish. It needs a second calculation of the schedule, which is made when one of its fields is asked for. */
function addDelayFields(schedule: RuleType, task: RuleType, tasks: (scope: RuleScope) => readonly object[]): void {
  const test = onceFor(delayTest);
  addField(
    schedule,
    "delayTestTask",
    task.name,
    [
      "Task of the critical path test",
      `The open critical task that begins first: the test lets it take ${delayDays} days longer, and computes the schedule a second time. Absent where no open task is critical, and in a plan that is scheduled from its finish.`,
      "クリティカルパステストの対象タスク",
      `未完了のクリティカルタスクのうち最初に始まるもの。テストではこのタスクを${delayDays}日延ばし、スケジュールをもう一度計算する。該当タスクがない場合と、終了日から計算する計画にはない。`,
    ],
    (source) => {
      const found = test(source);
      return found && tasks(source.scope)[found.place];
    },
    true,
  );
  addField(
    schedule,
    "delayTestTaskSlip",
    "double",
    [
      "Slip of the task in the critical path test",
      "Working days of the project by which the task finishes later in the test.",
      "クリティカルパステストでのタスクの遅れ",
      "テストで対象タスクの終了が遅れる日数(プロジェクトの稼働日数)。",
    ],
    (source) => test(source)?.task,
    true,
  );
  addField(
    schedule,
    "delayTestFinishSlip",
    "double",
    [
      "Slip of the finish in the critical path test",
      "Working days by which the milestones at the finish of the plan (without such, the tasks there) come later in the test: as many, where the critical path is whole.",
      "クリティカルパステストでの終了日の遅れ",
      "テストで、計画の終わりにあるマイルストーン(なければタスク)が遅れる稼働日数。クリティカルパスが途切れていなければタスクの遅れと等しい。",
    ],
    (source) => test(source)?.project,
    true,
  );
}

/** Days that the critical path test adds: the figure of the DCMA's training (DCMA-EA PAM 200.1, section 4, point 12, gives none). */
const delayDays = 600;

interface DelayTest {
  /** Place of the task in the schedule. */
  readonly place: number;
  /** Working days by which the task and the project finish later. */
  readonly task: number;
  readonly project: number;
}

function delayTest(scope: RuleScope): DelayTest | undefined {
  const { schedule } = scope;
  let first: ScheduledTask | undefined;
  for (const row of schedule.tasks)
    if (isOpen(row) && row.critical && !(first && first.start <= row.start)) first = row;
  const later = first && delayedFinish(schedule, first.task.id, delayDays * schedule.minutesPerDay);
  if (!first || !later) return undefined;
  const slip = (from: Instant, to: Instant): number =>
    scope.workingDays(RuleDate.atFinish(from), RuleDate.atFinish(to));
  return {
    place: schedule.tasks.indexOf(first),
    task: slip(first.finish, later.task),
    project: slip(schedule.finish, later.end),
  };
}

function requiredFinish({ project, baseline }: RuleScope): RuleDate | undefined {
  if (project.finish !== undefined) return RuleDate.atFinish(project.finish);
  const finishes = [...baseline.values()].flatMap(({ finish }) => (finish ? [endOf(finish)] : []));
  return finishes.length === 0 ? undefined : RuleDate.atFinish(Math.max(...finishes));
}

/** A day without a time ends with it. */
function endOf(date: RuleDate): Instant {
  return date.hasTime ? date.instant : date.plusDays(1).instant;
}

/** What is the same for all records of a moment is looked for once, though rules ask for it again and again. */
function onceFor<T>(read: (scope: RuleScope) => T): (source: Source) => T {
  const known = new WeakMap<RuleScope, { readonly value: T }>();
  return ({ scope }) => {
    const found = known.get(scope) ?? { value: read(scope) };
    known.set(scope, found);
    return found.value;
  };
}

function isOpen(row: ScheduledTask | undefined): boolean {
  return row?.kind === "task" && row.percentComplete < 100 && dataAt(row.task, "levelOfEffort") !== true;
}
