import { readFileSync } from "node:fs";
import { networkDiagram } from "../../../src/core/report/mermaid/network";
import { organizationDiagram } from "../../../src/core/report/mermaid/organization";
import { parseInstant } from "../../../src/core/text/instant";
import type { DiagramKind, DiagramMessage } from "../../../src/protocol/diagram";
import { sketch, type ProjectSketch, type TaskSketch } from "../report/mermaid/support";

const translations = JSON.parse(readFileSync("l10n/parts/diagram.ja.json", "utf8")) as Readonly<Record<string, string>>;
const at = (text: string): number => parseInstant(text) ?? 0;

const names = {
  en: [
    "Kick-off",
    "Requirements",
    "Basic design",
    "Interface design",
    "Screens",
    "Batch jobs",
    "Data migration",
    "System test",
    "Acceptance",
    "Go-live",
    "Training",
  ],
  ja: [
    "キックオフ",
    "要件定義",
    "基本設計",
    "外部インターフェース設計",
    "画面製造",
    "バッチ製造",
    "データ移行",
    "総合テスト",
    "受入テスト",
    "本番稼働",
    "利用者教育",
  ],
};
const people = {
  en: ["Ichiro Tanaka", "Hanako Sato", "Mary Jones", "Olu Adeyemi", "Kim Park", "Jun Mori", "Ana Silva"],
  ja: ["田中 一郎", "佐藤 花子", "鈴木 美咲", "高橋 健", "金 秀賢", "森 潤", "伊藤 直子"],
};
const roles = {
  en: ["Sponsor", "Project manager", "Development lead", "Test lead", "Engineer", "Engineer", "Tester"],
  ja: [
    "スポンサー",
    "プロジェクトマネージャー",
    "開発リーダー",
    "テストリーダー",
    "エンジニア",
    "エンジニア",
    "テスター",
  ],
};

/** A plan and its people, as small projects have them. */
export function samplePlan(language: "en" | "ja"): ProjectSketch {
  const rows: readonly (readonly [
    string,
    string,
    boolean,
    readonly (Partial<NonNullable<TaskSketch["predecessors"]>[number]> & { task: string })[],
  ])[] = [
    ["2026-04-01T09:00", "2026-04-01T09:00", true, []],
    ["2026-04-01T09:00", "2026-04-24T18:00", true, [{ task: "t0" }]],
    ["2026-04-27T09:00", "2026-05-22T18:00", true, [{ task: "t1" }]],
    [
      "2026-04-29T09:00",
      "2026-05-15T18:00",
      false,
      [{ task: "t1", type: "SS", lag: { amount: 2, unit: "day", elapsed: false } }],
    ],
    ["2026-05-25T09:00", "2026-06-26T18:00", true, [{ task: "t2" }]],
    ["2026-05-25T09:00", "2026-06-12T18:00", false, [{ task: "t2" }, { task: "t3" }]],
    ["2026-06-01T09:00", "2026-06-19T18:00", false, [{ task: "t3" }]],
    ["2026-06-29T09:00", "2026-07-24T18:00", true, [{ task: "t4" }, { task: "t5" }, { task: "t6" }]],
    ["2026-07-27T09:00", "2026-08-14T18:00", true, [{ task: "t7" }]],
    ["2026-08-17T09:00", "2026-08-17T09:00", true, [{ task: "t8" }, { task: "t10", type: "FF" }]],
    ["2026-07-27T09:00", "2026-07-31T18:00", false, [{ task: "t7", lag: { percent: -25 } }]],
  ];
  const above = [undefined, "p0", "p1", "p1", "p2", "p2", undefined];
  return {
    name: language === "ja" ? "CRM刷新" : "CRM renewal",
    tasks: rows.map(([start, finish, critical, predecessors], index) => ({
      id: `t${index}`,
      name: names[language][index],
      start: at(start),
      finish: at(finish),
      critical,
      milestone: start === finish,
      predecessors,
    })),
    people: people[language].map((name, index) => ({
      id: `p${index}`,
      name,
      role: roles[language][index],
      reportsTo: above[index],
    })),
    teams: [
      {
        id: "qa",
        name: language === "ja" ? "品質チーム" : "Quality team",
        data: { lead: "p3", members: ["p3", "p6"] },
      },
    ],
  };
}

export function diagramMessage(
  kind: DiagramKind,
  language: "en" | "ja" = "en",
  source?: ProjectSketch,
): DiagramMessage {
  const { project, schedule } = sketch(source ?? samplePlan(language));
  const words = language === "ja" ? translations : {};
  const drawn =
    kind === "network"
      ? networkDiagram(project, schedule, { translations: words })
      : organizationDiagram(project, { translations: words });
  return { type: "diagram", version: 1, language, translations: words, kind, title: project.name, ...drawn };
}
