// Two believable plans of about thirty rows, one in Japanese and one in English, and a generator of large ones.
import type { GanttModel } from "../../../../src/core/report/gantt/types";
import { rowFlags } from "../../../../src/core/report/gantt/types";
import { daysFromDate } from "../../../../src/core/text/instant";
import type { PlanSpec } from "./plan";

export const japanesePlan: PlanSpec = {
  id: "crm-ja",
  name: "顧客管理システム刷新",
  today: "2026-06-17",
  statusDate: "2026-06-12",
  people: { sato: "佐藤 花子", tanaka: "田中 健一", suzuki: "鈴木 美咲", takahashi: "高橋 大輔", ito: "伊藤 さくら" },
  calendar: {
    exceptions: [
      {
        fromDay: daysFromDate(2026, 8, 13),
        toDay: daysFromDate(2026, 8, 16),
        name: "夏季休業",
        hours: [],
        usualHours: false,
      },
    ],
  },
  tasks: [
    {
      id: "req",
      name: "要件定義",
      tasks: [
        {
          id: "asis",
          name: "現行業務の調査",
          start: "2026-04-01",
          finish: "2026-04-10",
          done: 100,
          who: ["suzuki"],
          critical: true,
        },
        {
          id: "interview",
          name: "利用部門ヒアリング",
          start: "2026-04-13",
          finish: "2026-04-24",
          done: 100,
          who: ["suzuki", "ito 50%"],
          after: ["asis"],
          critical: true,
        },
        {
          id: "reqdoc",
          name: "要件定義書の作成",
          start: "2026-04-27",
          finish: "2026-05-15",
          done: 100,
          who: ["sato"],
          after: ["interview"],
          critical: true,
        },
        {
          id: "nfr",
          name: "非機能要件の整理",
          start: "2026-04-20",
          finish: "2026-05-08",
          done: 100,
          float: 5,
          who: ["takahashi 50%"],
          after: ["interview SS+5d"],
        },
        {
          id: "g1",
          name: "ゲート1：要件承認",
          milestone: true,
          start: "2026-05-15T18:00",
          done: 100,
          after: ["reqdoc", "nfr"],
          deadline: "2026-05-15",
          critical: true,
        },
      ],
    },
    {
      id: "design",
      name: "設計",
      tasks: [
        {
          id: "screen",
          name: "画面設計",
          start: "2026-05-18",
          finish: "2026-06-05",
          done: 90,
          float: 3,
          who: ["ito"],
          after: ["g1"],
        },
        {
          id: "data",
          name: "データモデル設計",
          start: "2026-05-18",
          finish: "2026-06-12",
          done: 80,
          critical: true,
          who: ["tanaka"],
          after: ["g1"],
        },
        {
          id: "if",
          name: "外部インタフェース設計",
          start: "2026-05-25",
          finish: "2026-06-19",
          done: 45,
          float: 6,
          who: ["takahashi"],
          after: ["data SS+5d"],
        },
        {
          id: "migdesign",
          name: "移行設計",
          start: "2026-06-15",
          finish: "2026-06-26",
          float: 8,
          who: ["suzuki"],
          after: ["data"],
          deadline: "2026-07-10",
        },
        {
          id: "review",
          name: "設計レビュー",
          start: "2026-06-15",
          finish: "2026-06-19",
          critical: true,
          who: ["sato", "tanaka", "takahashi"],
          after: ["data", "screen"],
        },
        {
          id: "g2",
          name: "ゲート2：設計承認",
          milestone: true,
          start: "2026-06-19T18:00",
          critical: true,
          after: ["review"],
          deadline: "2026-06-17",
        },
      ],
    },
    {
      id: "build",
      name: "開発・単体テスト",
      tasks: [
        {
          id: "env",
          name: "開発環境の構築",
          start: "2026-06-08",
          finish: "2026-06-19",
          done: 60,
          float: 10,
          who: ["takahashi"],
        },
        {
          id: "api",
          name: "API 開発",
          start: "2026-06-22",
          finish: "2026-08-07",
          critical: true,
          who: ["tanaka", "ito"],
          after: ["g2", "env"],
        },
        {
          id: "ui",
          name: "画面開発",
          start: "2026-06-22",
          finish: "2026-07-31",
          float: 5,
          who: ["ito"],
          after: ["g2"],
        },
        {
          id: "batch",
          name: "夜間バッチ開発",
          start: "2026-07-06",
          finish: "2026-07-31",
          float: 5,
          who: ["takahashi"],
          after: ["api SS+10d"],
        },
        {
          id: "ut",
          name: "単体テスト",
          start: "2026-07-20",
          finish: "2026-08-12",
          critical: true,
          who: ["suzuki"],
          after: ["api FF+3d", "ui"],
        },
      ],
    },
    {
      id: "test",
      name: "結合・総合テスト",
      tasks: [
        {
          id: "it",
          name: "結合テスト",
          start: "2026-08-17",
          finish: "2026-09-11",
          critical: true,
          who: ["suzuki", "ito"],
          after: ["ut"],
        },
        {
          id: "st",
          name: "総合テスト",
          start: "2026-09-14",
          finish: "2026-10-09",
          critical: true,
          who: ["suzuki"],
          after: ["it"],
        },
        {
          id: "perf",
          name: "性能テスト",
          start: "2026-09-14",
          finish: "2026-09-25",
          float: 9,
          who: ["takahashi"],
          after: ["it"],
        },
        {
          id: "uat",
          name: "受入テスト（利用部門）",
          start: "2026-10-12",
          finish: "2026-10-30",
          critical: true,
          after: ["st"],
          deadline: "2026-10-23",
        },
      ],
    },
    {
      id: "go",
      name: "移行・本番開始",
      tasks: [
        {
          id: "rehearsal",
          name: "移行リハーサル",
          start: "2026-10-05",
          finish: "2026-10-16",
          float: 10,
          who: ["suzuki"],
          after: ["migdesign", "it"],
        },
        {
          id: "train",
          name: "利用者研修",
          start: "2026-10-19",
          finish: "2026-10-30",
          float: 2,
          who: ["ito"],
          after: ["rehearsal"],
        },
        {
          id: "cutover",
          name: "本番移行",
          start: "2026-11-02",
          finish: "2026-11-06",
          critical: true,
          who: ["tanaka", "suzuki"],
          after: ["uat", "rehearsal"],
        },
        {
          id: "live",
          name: "サービス開始",
          milestone: true,
          start: "2026-11-09T09:00",
          critical: true,
          after: ["cutover"],
          deadline: "2026-11-30",
        },
        {
          id: "old",
          name: "旧システムの並行稼働",
          start: "2026-11-09",
          finish: "2026-11-20",
          inactive: true,
          after: ["live"],
        },
      ],
    },
  ],
};

export const englishPlan: PlanSpec = {
  id: "warehouse",
  name: "Warehouse automation",
  today: "2026-06-17",
  statusDate: "2026-06-12",
  people: { ana: "Ana Ruiz", ben: "Ben Okafor", chloe: "Chloé Martin", dev: "Dev Patel" },
  tasks: [
    {
      id: "mobilise",
      name: "Mobilise",
      tasks: [
        {
          id: "charter",
          name: "Project charter",
          start: "2026-04-06",
          finish: "2026-04-10",
          done: 100,
          critical: true,
          who: ["ana"],
        },
        {
          id: "team",
          name: "Staff the team",
          start: "2026-04-13",
          finish: "2026-04-24",
          done: 100,
          float: 4,
          who: ["ana"],
          after: ["charter"],
        },
        {
          id: "kickoff",
          name: "Kick-off",
          milestone: true,
          start: "2026-04-27T09:00",
          done: 100,
          critical: true,
          after: ["charter"],
        },
      ],
    },
    {
      id: "design",
      name: "Design",
      tasks: [
        {
          id: "survey",
          name: "Site survey",
          start: "2026-04-27",
          finish: "2026-05-08",
          done: 100,
          critical: true,
          who: ["ben"],
          after: ["kickoff"],
        },
        {
          id: "layout",
          name: "Conveyor and racking layout",
          start: "2026-05-11",
          finish: "2026-06-12",
          done: 85,
          critical: true,
          who: ["ben", "dev 50%"],
          after: ["survey"],
        },
        {
          id: "controls",
          name: "Control system architecture",
          start: "2026-05-18",
          finish: "2026-06-19",
          done: 55,
          float: 6,
          who: ["chloe"],
          after: ["layout SS+5d"],
        },
        {
          id: "safety",
          name: "Safety case",
          start: "2026-06-01",
          finish: "2026-06-26",
          done: 20,
          float: 1,
          who: ["dev"],
          after: ["layout SS+15d"],
          deadline: "2026-06-24",
        },
        {
          id: "freeze",
          name: "Design freeze",
          milestone: true,
          start: "2026-06-26T18:00",
          critical: true,
          after: ["layout", "safety", "controls FF"],
          deadline: "2026-07-03",
        },
      ],
    },
    {
      id: "procure",
      name: "Procurement",
      tasks: [
        {
          id: "rfq",
          name: "Request for quotation",
          start: "2026-06-15",
          finish: "2026-06-26",
          float: 3,
          who: ["ana"],
          after: ["layout"],
        },
        {
          id: "contract",
          name: "Negotiate and sign contracts",
          start: "2026-06-29",
          finish: "2026-07-17",
          critical: true,
          who: ["ana"],
          after: ["freeze", "rfq"],
        },
        {
          id: "lead",
          name: "Manufacturing lead time",
          start: "2026-07-20",
          finish: "2026-09-25",
          critical: true,
          after: ["contract"],
        },
      ],
    },
    {
      id: "install",
      name: "Installation",
      tasks: [
        {
          id: "floor",
          name: "Floor preparation",
          start: "2026-08-17",
          finish: "2026-09-11",
          float: 10,
          who: ["ben"],
          after: ["freeze"],
        },
        {
          id: "racks",
          name: "Erect racking",
          start: "2026-09-28",
          finish: "2026-10-16",
          critical: true,
          who: ["ben"],
          after: ["floor", "lead"],
        },
        {
          id: "conveyors",
          name: "Install conveyors",
          start: "2026-10-05",
          finish: "2026-11-06",
          critical: true,
          who: ["ben", "dev"],
          after: ["racks SS+5d"],
        },
        {
          id: "network",
          name: "Network and controls",
          start: "2026-10-12",
          finish: "2026-10-30",
          float: 5,
          who: ["chloe"],
          after: ["racks SS+10d"],
        },
      ],
    },
    {
      id: "commission",
      name: "Commissioning",
      tasks: [
        {
          id: "fat",
          name: "Functional acceptance test",
          start: "2026-11-09",
          finish: "2026-11-20",
          critical: true,
          who: ["chloe", "dev"],
          after: ["conveyors", "network"],
        },
        {
          id: "volume",
          name: "Volume test",
          start: "2026-11-23",
          finish: "2026-12-04",
          critical: true,
          who: ["dev"],
          after: ["fat"],
        },
        {
          id: "training",
          name: "Operator training",
          start: "2026-11-16",
          finish: "2026-11-27",
          float: 5,
          who: ["ana"],
          after: ["fat SS+5d"],
        },
        {
          id: "golive",
          name: "Go-live",
          milestone: true,
          start: "2026-12-04T18:00",
          critical: true,
          after: ["volume", "training"],
          deadline: "2026-11-30",
        },
        {
          id: "support",
          name: "Hypercare",
          start: "2026-12-07",
          finish: "2026-12-18",
          who: ["chloe", "dev"],
          after: ["golive"],
          float: 4,
        },
      ],
    },
  ],
};

/** A pseudo-random sequence that is the same on every machine (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let value = Math.imul(state ^ (state >>> 15), 1 | state);
    value = (value + Math.imul(value ^ (value >>> 7), 61 | value)) ^ value;
    return ((value ^ (value >>> 14)) >>> 0) / 4294967296;
  };
}

const verbs = ["Design", "Build", "Test", "Review", "移行", "検証", "Deploy", "設計レビュー"];
const nouns = ["interface", "database", "帳票", "network", "画面", "vendor contract", "バッチ処理", "report"];

/**
 * A plan of a number of rows over two years: four levels, about 1.3 links a row, every tenth task critical. Made as columns directly, because
 * the tests of the view measure the view.
 */
export function largeModel(count: number): GanttModel {
  const random = sequence(42);
  const level: number[] = [];
  const parent: number[] = [];
  const kind: number[] = [];
  const start: number[] = [];
  const finish: number[] = [];
  const flags: number[] = [];
  const wbs: string[] = [];
  const path: number[] = [];
  const first = daysFromDate(2026, 1, 5);
  for (let row = 0; row < count; row++) {
    const depth = row % 200 === 0 ? 1 : row % 40 === 1 ? 2 : row % 10 === 2 ? 3 : 4;
    const own = Math.min(depth, (level[row - 1] ?? 0) + 1);
    path.length = Math.min(path.length, own);
    path[own - 1] = (path[own - 1] ?? 0) + 1;
    level.push(own);
    wbs.push(path.join("."));
    let above = row - 1;
    while (above >= 0 && (level[above] ?? 0) >= own) above = parent[above] ?? -1;
    parent.push(above);
    if (above >= 0) kind[above] = 1;
    const begin = first + Math.floor((row / count) * 650 + random() * 40);
    start.push(begin * 1440 + 540);
    const milestone = random() < 0.05;
    kind.push(milestone ? 2 : 0);
    finish.push(milestone ? begin * 1440 + 540 : (begin + 1 + Math.floor(random() * 14)) * 1440 + 1080);
    flags.push(random() < 0.1 ? rowFlags.critical : 0);
  }
  for (let row = count - 1; row > 0; row--) {
    const above = parent[row] ?? -1;
    if (kind[row] === 2 && parent[row + 1] === row) kind[row] = 1;
    if (above < 0) continue;
    start[above] = Math.min(start[above] ?? 0, start[row] ?? 0);
    finish[above] = Math.max(finish[above] ?? 0, finish[row] ?? 0);
  }
  const from: number[] = [];
  const to: number[] = [];
  const type: number[] = [];
  for (let row = 4; row < count; row++) {
    if (kind[row] !== 1 && kind[row - 1] !== 1) {
      from.push(row - 1);
      to.push(row);
      type.push(0);
    }
    if (random() < 0.3) {
      from.push(Math.max(0, row - 2 - Math.floor(random() * 30)));
      to.push(row);
      type.push(Math.floor(random() * 4));
    }
  }
  const name = level.map((_, row) => `${verbs[row % 8] ?? ""} ${nouns[Math.floor(random() * 8)] ?? ""} ${row + 1}`);
  const workday: readonly (readonly [number, number])[] = [
    [540, 720],
    [780, 1080],
  ];
  return {
    projectId: `large-${count}`,
    projectName: `Large ${count}`,
    start: Math.min(...start.slice(0, 50)),
    finish: finish.reduce((latest, instant) => Math.max(latest, instant), 0),
    statusDate: daysFromDate(2026, 7, 1) * 1440,
    today: daysFromDate(2026, 7, 6) * 1440,
    minutesPerDay: 480,
    rows: {
      id: level.map((_, row) => `t${row + 1}`),
      wbs,
      name,
      level,
      parent,
      kind,
      start,
      finish,
      duration: start.map((instant, row) => Math.round(((((finish[row] ?? 0) - instant) / 1440) * 5) / 7) * 480),
      percentComplete: level.map(() => Math.floor(random() * 101)),
      totalFloat: flags.map((bits) => (bits & rowFlags.critical ? 0 : Math.floor(random() * 30) * 480)),
      lateFinish: flags.map((bits, row) => (bits & rowFlags.critical ? null : (finish[row] ?? 0) + 3 * 1440)),
      drivers: level.map(() => ""),
      deadline: level.map((_, row) =>
        random() < 0.02 ? (finish[row] ?? 0) + Math.floor(random() * 10 - 3) * 1440 : null,
      ),
      flags,
      who: level.map(() => Math.floor(random() * 4)),
      whoTexts: ["", "佐藤 花子", "Ana Ruiz", "鈴木 美咲, Ben Okafor 50%"],
      whoNames: ["", "佐藤 花子", "Ana Ruiz", "鈴木 美咲\nBen Okafor"],
    },
    links: { from, to, type, lag: from.map(() => 0), lagTexts: [""] },
    calendar: {
      week: [[], workday, workday, workday, workday, workday, []],
      exceptions: [{ from: daysFromDate(2026, 5, 3), to: daysFromDate(2026, 5, 6), name: "Golden Week", hours: [] }],
    },
  };
}
