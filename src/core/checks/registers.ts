import { message } from "../text/message";
import { kindWord } from "../model/references";
import type { CheckRule } from "./rule";

const settled: ReadonlySet<unknown> = new Set([
  "closed",
  "resolved",
  "rejected",
  "done",
  "cancelled",
  "postponed",
  "merged",
]);

export const registerRules: readonly CheckRule[] = [
  {
    code: "register.no-owner",
    severity: "warning",
    documentation: {
      en: "An open issue or action item has one owner who answers for it.",
      ja: "未完了の課題・アクションアイテムには、責任を持つ担当者を1人置きます。",
    },
    *check(project) {
      for (const section of ["issues", "actions"]) {
        for (const record of project.recordsBySection.get(section) ?? []) {
          if (settled.has(record.data["status"]) || record.data["owner"] !== undefined) continue;
          const words = message("The open {0} '{1}' has no owner.", kindWord(record.kind), record.title);
          yield { record, key: "owner", message: words };
        }
      }
    },
  },
];
