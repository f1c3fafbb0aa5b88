import { formatDate } from "../text/instant";
import { message } from "../text/message";
import type { Project, TaskRecord } from "../model/types";
import type { CheckRule } from "./rule";

const leavesOf = new WeakMap<Project, readonly TaskRecord[]>();

/** Tasks that are really done: no summary tasks, no inactive ones. Every rule asks for them, so they are looked for once. */
function leaves(project: Project): readonly TaskRecord[] {
  let tasks = leavesOf.get(project);
  if (!tasks) {
    tasks = [...project.tasksById.values()].filter((task) => task.children.length === 0 && task.active);
    leavesOf.set(project, tasks);
  }
  return tasks;
}

/** Keys of a task that say how long it takes. */
const lengths = ["duration", "work", "remainingDuration"] as const;

export const taskRules: readonly CheckRule[] = [
  {
    code: "task.no-duration",
    severity: "info",
    documentation: {
      en: "A task without duration, work or estimate is counted with the default of one day. Write how long it takes, or make it a milestone.",
      ja: "期間・作業時間・見積のないタスクは既定の1日として計算されます。期間を書くか、マイルストーンにしてください。",
    },
    *check(project) {
      for (const task of leaves(project)) {
        const known = task.duration ?? task.work ?? task.estimate?.mostLikely ?? task.remainingDuration;
        const fixed = task.start !== undefined && task.finish !== undefined;
        const done = task.actualStart !== undefined && task.actualFinish !== undefined;
        if (task.milestone || known !== undefined || fixed || done) continue;
        // A length that is written and can't be read is reported where it stands. The raw data are read last: making them for all tasks would cost time.
        if (task.data["levelOfEffort"] === true || lengths.some((key) => (task.data[key] ?? null) !== null)) continue;
        yield {
          record: task,
          key: "duration",
          message: message("The task '{0}' says nothing about how long it takes.", task.title),
        };
      }
    },
  },
  {
    code: "milestone.no-date-logic",
    severity: "info",
    documentation: {
      en: "A milestone without predecessors, constraint or deadline stands at the start of the project, which is rarely meant. Link it to the work that it concludes.",
      ja: "先行タスク・制約・期限のないマイルストーンはプロジェクトの開始日に置かれます。完了を示す作業を先行タスクに指定してください。",
    },
    *check(project) {
      for (const task of leaves(project)) {
        const placed = task.constraint ?? task.deadline ?? task.start ?? task.actualStart ?? task.actualFinish;
        if (!task.milestone || task.predecessors.length > 0 || placed !== undefined) continue;
        yield {
          record: task,
          key: "milestone",
          message: message("Nothing says when the milestone '{0}' is reached.", task.title),
        };
      }
    },
  },
  {
    code: "task.actual-dates-reversed",
    severity: "warning",
    documentation: {
      en: "A task can't finish before it has started. One of the two dates is wrong.",
      ja: "タスクは開始前に終了できません。実績開始日と実績終了日のどちらかが誤っています。",
    },
    *check(project) {
      for (const task of leaves(project)) {
        if (task.actualStart === undefined || task.actualFinish === undefined || task.actualFinish >= task.actualStart)
          continue;
        yield {
          record: task,
          key: "actualFinish",
          message: message("The task '{0}' finishes before it starts.", task.title),
          related: { record: task, key: "actualStart", message: message("The actual start") },
        };
      }
    },
  },
  {
    code: "task.actual-in-future",
    severity: "warning",
    documentation: {
      en: "Actual dates are facts, and facts lie before the status date (check 9 of the DCMA assessment). Move the status date, or write a plan instead of an actual date.",
      ja: "実績日は事実であり、基準日より前でなければなりません(DCMA評価のチェック9)。基準日を進めるか、実績ではなく予定として書いてください。",
    },
    *check(project) {
      const { statusDate } = project;
      if (statusDate === undefined) return;
      for (const task of leaves(project)) {
        // The status date is the end of its day: a finish may lie on it, a start may not.
        const startsLater = task.actualStart !== undefined && task.actualStart >= statusDate;
        const finishesLater = task.actualFinish !== undefined && task.actualFinish > statusDate;
        if (!startsLater && !finishesLater) continue;
        const key = startsLater ? "actualStart" : "actualFinish";
        const words = message(
          "The task '{0}' has an actual date after the status date {1}.",
          task.title,
          formatDate(statusDate - 1),
        );
        const { header } = project;
        yield {
          record: task,
          key,
          message: words,
          ...(header && { related: { record: header, key: "statusDate", message: message("The status date") } }),
        };
      }
    },
  },
  {
    code: "task.finished-not-complete",
    severity: "warning",
    documentation: {
      en: "A task with an actual finish is 100 percent complete. Either the finish is a plan and not a fact, or the percentage was forgotten.",
      ja: "実績終了日のあるタスクの進捗率は100%です。終了日が予定であるか、進捗率の更新漏れです。",
    },
    *check(project) {
      for (const task of leaves(project)) {
        if (task.actualFinish === undefined) continue;
        const written = task.data["percentComplete"];
        if (typeof written !== "number" || written >= 100) continue;
        const words = message("The task '{0}' has an actual finish and is {1} % complete.", task.title, written);
        const related = { record: task, key: "actualFinish", message: message("The actual finish") };
        yield { record: task, key: "percentComplete", message: words, related };
      }
    },
  },
  {
    code: "project.no-status-date",
    severity: "info",
    documentation: {
      en: "Progress is true for one day, the status date. Without it nobody can tell which tasks are late.",
      ja: "進捗は基準日時点の事実です。基準日がなければ、どのタスクが遅れているか判断できません。",
    },
    *check(project) {
      const { header, statusDate } = project;
      if (!header || statusDate !== undefined || header.data["statusDate"] !== undefined) return;
      if (!leaves(project).some((task) => task.percentComplete > 0 || task.actualStart !== undefined)) return;
      yield {
        record: header,
        key: "statusDate",
        message: message("Tasks have progress, but the project has no status date."),
      };
    },
  },
];
