import type { RiskPosition, RiskRecord } from "../../model/types";
import { bandAt, scoreAt } from "../../risk/scale";
import type { ScheduledTask } from "../../schedule/types";
import { addField } from "./computed-field";
import type { RuleType, Source } from "./fields";
import { RuleDate } from "./rule-date";
import type { RuleScope } from "./scope";

const positions: readonly (readonly [
  prefix: string,
  key: "inherent" | "current" | "residual" | "target",
  en: string,
  ja: string,
])[] = [
  ["", "inherent", "before any response", "対応前"],
  ["current", "current", "today", "現在"],
  ["residual", "residual", "with the response", "対応後"],
  ["target", "target", "that shall be reached", "目標"],
];

/** The computed fields of risks: score and band of each assessment on the scale of the project or its standard. */
export function addRiskFields(risk: RuleType): void {
  for (const [prefix, key, en, ja] of positions) {
    const name = (word: string): string =>
      prefix === "" ? word : prefix + word.charAt(0).toUpperCase() + word.slice(1);
    const at = ({ row }: Source): RiskPosition | undefined =>
      row?.record.kind === "risk" ? (row.record as RiskRecord)[key] : undefined;
    addField(
      risk,
      name("score"),
      "double",
      [
        "Score",
        `Probability times impact (or their sum, by the scale) ${en}.`,
        "スコア",
        `${ja}の発生確率×影響度(尺度によっては和)。`,
      ],
      (source) => {
        const position = at(source);
        return position && scoreAt(source.scope.scale, position);
      },
    );
    addField(
      risk,
      name("level"),
      "string",
      [
        "Level",
        `Id of the band of the risk matrix ${en}: low, medium, high …`,
        "レベル",
        `${ja}のリスクマトリックス上の帯のID。low、medium、highなど。`,
      ],
      (source) => {
        const position = at(source);
        return position && bandAt(source.scope.scale, position)?.id;
      },
    );
  }
}

/** The first day of a record, by the names that the registers have for it. */
const firstDays = ["identified", "requested", "created"] as const;

/** The age of records that say when they came up. */
export function addAge(type: RuleType): void {
  const key = firstDays.find((candidate) => type.fields.has(candidate));
  const first = key === undefined ? undefined : type.fields.get(key);
  if (!first || type.fields.has("age")) return;
  addField(
    type,
    "age",
    "double",
    [
      "Age",
      `Working days from '${first.name}' to the status date of the project.`,
      "経過日数",
      `「${first.title.ja}」から基準日までの稼働日数。`,
    ],
    (source) => {
      const from = first.read(source);
      const { statusDate } = source.scope;
      return from instanceof RuleDate && statusDate
        ? source.scope.workingDays(from, new RuleDate(statusDate.days))
        : undefined;
    },
  );
}

/** What was computed for the whole schedule. @param tasks its tasks, one for each row of the schedule */
export function addScheduleFields(
  schedule: RuleType,
  task: RuleType,
  tasks: (scope: RuleScope) => readonly object[],
): void {
  const whole =
    (read: (schedule: Source["scope"]["schedule"]) => unknown) =>
    ({ scope }: Source) =>
      scope.schedule.tasks.length === 0 ? undefined : read(scope.schedule);
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
  return row?.kind === "task" && row.percentComplete < 100 && row.task.data["levelOfEffort"] !== true;
}
