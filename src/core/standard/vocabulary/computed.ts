import type { RiskPosition, RiskRecord } from "../../model/types";
import { bandAt, scoreAt } from "../../risk/scale";
import { addField } from "./computed-field";
import type { RuleType, Source } from "./fields";
import { RuleDate } from "./rule-date";

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
