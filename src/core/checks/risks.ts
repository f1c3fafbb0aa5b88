import { resolveScale, scoreAt } from "../risk/scale";
import { message } from "../text/message";
import type { RiskRecord } from "../model/types";
import type { CheckRule } from "./rule";

/** Scores above this need a response where the risk scale names no appetite: the red band of a five by five matrix begins at 15. */
const defaultAppetite = 14;
const settled: ReadonlySet<string> = new Set(["closed", "rejected", "occurred"]);

function isOpen(risk: RiskRecord): boolean {
  return !settled.has(risk.status ?? "open");
}

export const riskRules: readonly CheckRule[] = [
  {
    code: "risk.no-owner",
    severity: "warning",
    documentation: {
      en: "An open risk has an owner: the one person who watches it and answers for its response. A risk of everybody is a risk of nobody.",
      ja: "対応中のリスクには担当者を置きます。担当者はリスクを監視し、対応に責任を持つ1人です。全員のリスクは誰のリスクでもなくなります。",
    },
    *check(project) {
      for (const risk of project.risks) {
        if (isOpen(risk) && risk.owner === undefined) {
          yield { record: risk, key: "owner", message: message("The open risk '{0}' has no owner.", risk.title) };
        }
      }
    },
  },
  {
    code: "risk.no-response",
    severity: "warning",
    documentation: {
      en: "A threat above the appetite of the organisation needs a decision: avoid, reduce, transfer or accept it. The appetite stands in the risk scale; without one, scores from 15 need a response.",
      ja: "リスク許容度を超える脅威には、回避・低減・転嫁・受容などの対応方針が必要です。許容度はリスク尺度に書きます。書かれていない場合は、スコア15以上で対応方針を求めます。",
    },
    *check(project, { riskScale }) {
      const scale = resolveScale(riskScale);
      const appetite = riskScale?.appetite ?? defaultAppetite;
      for (const risk of project.risks) {
        const score = risk.inherent ? scoreAt(scale, risk.inherent) : 0;
        if (risk.type === "threat" && isOpen(risk) && score > appetite && risk.response === undefined) {
          const words = message(
            "The risk '{0}' scores {1}, above the appetite of {2}, and has no response.",
            risk.title,
            score,
            appetite,
          );
          yield { record: risk, key: "response", message: words };
        }
      }
    },
  },
  {
    code: "risk.occurred-without-issue",
    severity: "info",
    documentation: {
      en: "A risk that has occurred is an issue now. Name the issue in 'occurredAs', so that nobody works from the risk register on something that has happened.",
      ja: "顕在化したリスクは課題として管理します。「occurredAs」に課題のIDを書くと、すでに起きたことをリスク管理表だけで追うことがなくなります。",
    },
    *check(project) {
      for (const risk of project.risks) {
        if (risk.status === "occurred" && risk.data["occurredAs"] === undefined && risk.data["issues"] === undefined) {
          yield {
            record: risk,
            key: "status",
            message: message("The risk '{0}' has occurred, but no issue is named.", risk.title),
          };
        }
      }
    },
  },
];
