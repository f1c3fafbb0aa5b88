import { readFileSync } from "node:fs";
import { buildBowTie } from "../../../src/core/risk/bowTie";
import { buildExposure } from "../../../src/core/risk/exposure";
import { pointOf } from "../../../src/core/risk/history";
import { buildRiskMatrix } from "../../../src/core/risk/matrix";
import type { RiskScale } from "../../../src/core/model/types";
import type { RiskModelMessage } from "../../../src/protocol/risk";
import { sketch, type RiskSketch } from "../report/mermaid/support";

/** Registers of any size, as people write them. */

const titles: Readonly<Record<"en" | "ja", readonly string[]>> = {
  en: [
    "Vendor API changes late in the build",
    "Key engineer leaves before the cut-over",
    "Legacy data cannot be migrated as planned",
    "Performance target missed under peak load",
    "Security audit finds blocking issues",
    "Volume discount if licences are bought early",
    "Requirements of the sales team still change",
    "Test environment is shared with another project",
  ],
  ja: [
    "外部APIの仕様変更が製造工程で判明する",
    "主要メンバーが移行前に離脱する",
    "現行データの移行精度が目標に届かない",
    "ピーク時の性能目標を達成できない",
    "セキュリティ監査で重大な指摘を受ける",
    "ライセンス一括購入による値引きを得られる",
    "営業部門の要件が確定しない",
    "試験環境を他プロジェクトと共用している",
  ],
};
const people = {
  en: ["Hanako Sato", "Ichiro Tanaka", "Mary Jones", "Olu Adeyemi"],
  ja: ["佐藤 花子", "田中 一郎", "鈴木 美咲", "高橋 健"],
};
const categories = { en: ["Technical", "People", "External"], ja: ["技術", "要員", "外部要因"] };
const statuses = ["open", "approved", "assessing", "open", "closed", "open", "proposed"];
const responses = ["mitigate", "accept", "avoid", "transfer"];

const labels = {
  en: {
    type: { threat: "Threat", opportunity: "Opportunity" },
    status: { open: "Open", approved: "Approved", assessing: "Assessing", closed: "Closed", proposed: "Proposed" },
    response: { mitigate: "Mitigate", accept: "Accept", avoid: "Avoid", transfer: "Transfer", exploit: "Exploit" },
  },
  ja: {
    type: { threat: "脅威", opportunity: "好機" },
    status: { open: "対応中", approved: "承認済み", assessing: "評価中", closed: "完了", proposed: "起票" },
    response: { mitigate: "軽減", accept: "受容", avoid: "回避", transfer: "転嫁", exploit: "活用" },
  },
};

export const japanese: Readonly<Record<string, string>> = Object.assign(
  {},
  ...["risk", "risk-edit", "gantt", "gantt-beside"].map((name): unknown =>
    JSON.parse(readFileSync(`l10n/parts/${name}.ja.json`, "utf8")),
  ),
);

/** Deterministic numbers that look like chance. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return Math.floor((state / 0x80000000) * below);
  };
}

export function register(count: number, language: "en" | "ja" = "en"): readonly RiskSketch[] {
  const next = numbers(42);
  return Array.from({ length: count }, (_, index): RiskSketch => {
    const probability = 1 + next(5);
    const impact = 1 + next(5);
    const unassessed = count > 10 && index % 13 === 7;
    const opportunity = index % 8 === 5;
    const title = titles[language][index % 8] ?? "";
    return {
      id: `R-${String(index + 1).padStart(3, "0")}`,
      title: index < 8 ? title : `${title} (${index + 1})`,
      type: opportunity ? "opportunity" : "threat",
      owner: index % 9 === 8 ? undefined : `p${index % 4}`,
      status: statuses[index % statuses.length],
      category: categories[language][index % 3],
      response: opportunity ? "exploit" : responses[index % 4],
      ...(unassessed
        ? { data: { probability } }
        : {
            inherent: { probability, impact },
            ...(index % 3 !== 2
              ? {
                  residual: {
                    probability: Math.max(probability - 1 - next(2), 1),
                    impact: Math.max(impact - next(2), 1),
                  },
                }
              : {}),
          }),
    };
  });
}

export function modelMessage(
  risks: readonly RiskSketch[],
  options: { readonly language?: "en" | "ja"; readonly riskScale?: RiskScale; readonly version?: number } = {},
): RiskModelMessage {
  const language = options.language ?? "en";
  const { project } = sketch({
    name: language === "ja" ? "CRM刷新" : "CRM renewal",
    people: people[language].map((name, index) => ({ id: `p${index}`, name })),
    risks,
    riskScale: options.riskScale,
  });
  return {
    type: "model",
    version: options.version ?? 1,
    language,
    translations: language === "ja" ? japanese : {},
    model: buildRiskMatrix(project),
    beside: {
      exposure: buildExposure(project),
      bowTies: project.risks.map((risk) => buildBowTie(risk, project)),
      now: pointOf(project, 300 * 1440, ""),
    },
    title: project.name,
    labels: labels[language],
  };
}
