import { message } from "../../text/message";
import { ExpressionFailure, type ExpressionFunction, type ExpressionOperator } from "../cel/types";
import { ragOf } from "../scales";
import { RuleDate } from "./rule-date";
import type { RuleScope } from "./scope";

/** A function with its documentation. */
export interface RuleFunction extends ExpressionFunction {
  readonly description: { readonly en: string; readonly ja: string };
  /** Whether it looks at other records. */
  readonly isFar: boolean;
}

/** Functions that need no record. @param scope the project of this moment */
export function ruleFunctions(scope: () => RuleScope): readonly RuleFunction[] {
  const make = (signature: string, en: string, ja: string, apply: ExpressionFunction["apply"]): RuleFunction => ({
    signature,
    description: { en, ja },
    isFar: false,
    apply,
  });
  return [
    make(
      "date(string): date",
      "A day (2026-07-01), or a day with a time (2026-07-01T13:00).",
      "日付(2026-07-01)または日時(2026-07-01T13:00)。",
      (text) => {
        const date = RuleDate.parse(String(text));
        if (!date) throw new ExpressionFailure(message("'{0}' is no date like 2026-07-01.", String(text)));
        return date;
      },
    ),
    make(
      "days(date, date): double",
      "Calendar days from the first date to the second.",
      "1つ目から2つ目の日付までの暦日数。",
      (from, to) => asDate(to).days - asDate(from).days,
    ),
    make(
      "workingDays(date, date): double",
      "Working days from the beginning of the first date to that of the second, by the project's calendar.",
      "プロジェクトのカレンダーで、1つ目の日付の始まりから2つ目の日付の始まりまでの稼働日数。",
      (from, to) => scope().workingDays(asDate(from), asDate(to)),
    ),
    ...["int", "double"].map((type) =>
      make(
        `addDays(date, ${type}): date`,
        "The date so many calendar days later.",
        "指定した暦日数だけ後の日付。",
        (date, count) => asDate(date).plusDays(boundedDays(count)),
      ),
    ),
    ...["int", "double"].map((type) =>
      make(
        `rag(string, ${type}): string`,
        "'green', 'amber' or 'red': the colour of a measure by the limits of the standard, as in rag('finish-variance', task.finishSlip).",
        "標準のしきい値による指標の色(green、amber、red)。例: rag('finish-variance', task.finishSlip)。",
        (measure, value) => {
          const threshold = scope().standardScales.rag.find((one) => one.measure === measure);
          if (threshold) return ragOf(threshold, Number(value));
          throw new ExpressionFailure(message("The standard has no limits for '{0}' (scales.rag).", String(measure)));
        },
      ),
    ),
    make(
      "level(string, string): double",
      "The number of a level by its name, in a scale of the standard: level('priority', issue.priority) >= 3.0.",
      "標準の尺度におけるレベルの番号(名称から)。例: level('priority', issue.priority) >= 3.0。",
      (scale, name) => {
        const levels = scope().standardScales.levels.find(({ id }) => id === scale)?.levels;
        const found = levels?.find(({ names }) => names.includes(String(name)));
        if (found) return found.value;
        throw new ExpressionFailure(
          message("The scale '{0}' of the standard has no level '{1}' (scales.levels).", String(scale), String(name)),
        );
      },
    ),
    ...["int", "double"].flatMap((type) => [
      make(`sum(list<${type}>): double`, "The sum of the numbers.", "数値の合計。", (list) =>
        numbers(list).reduce((a, b) => a + b, 0),
      ),
      make(
        `average(list<${type}>): double`,
        "The mean of the numbers; there is none of an empty list.",
        "数値の平均。空のリストでは値がない。",
        (list) => {
          const all = filled(list);
          return all.reduce((a, b) => a + b, 0) / all.length;
        },
      ),
      make(
        `min(list<${type}>): double`,
        "The smallest number; there is none in an empty list.",
        "最小の数値。空のリストでは値がない。",
        (list) => filled(list).reduce((a, b) => Math.min(a, b)),
      ),
      make(
        `max(list<${type}>): double`,
        "The largest number; there is none in an empty list.",
        "最大の数値。空のリストでは値がない。",
        (list) => filled(list).reduce((a, b) => Math.max(a, b)),
      ),
    ]),
  ];
}

function asDate(value: unknown): RuleDate {
  if (value instanceof RuleDate) return value;
  throw new ExpressionFailure(message("A date is expected here."));
}

/** Days that stay within what calendars know. */
function boundedDays(value: unknown): number {
  const count = Number(value);
  if (Number.isFinite(count) && Math.abs(count) <= 100_000) return count;
  throw new ExpressionFailure(message("The number of days is too large."));
}

function numbers(list: unknown): readonly number[] {
  return Array.isArray(list) ? list.map(Number) : [];
}

function filled(list: unknown): readonly number[] {
  const all = numbers(list);
  if (all.length === 0) throw new ExpressionFailure(message("The list is empty."));
  return all;
}

/**
 * Operators that CEL does not have: dates compare by days where one side has no time, and numbers of both kinds mix, because people write `task.duration > 5` for a
 * number that is a double.
 */
export const ruleOperators: readonly ExpressionOperator[] = [
  { signature: "date == date: bool", apply: (a, b) => asDate(a).compare(asDate(b)) === 0 },
  { signature: "date < date: bool", apply: (a, b) => asDate(a).compare(asDate(b)) < 0 },
  { signature: "date <= date: bool", apply: (a, b) => asDate(a).compare(asDate(b)) <= 0 },
  { signature: "date > date: bool", apply: (a, b) => asDate(a).compare(asDate(b)) > 0 },
  { signature: "date >= date: bool", apply: (a, b) => asDate(a).compare(asDate(b)) >= 0 },
  { signature: "int == double: bool", apply: (a, b) => Number(a) === Number(b) },
  ...["int", "double"].flatMap((left) =>
    ["int", "double"].flatMap((right) =>
      left === right
        ? []
        : [
            { signature: `${left} + ${right}: double`, apply: (a: unknown, b: unknown) => Number(a) + Number(b) },
            { signature: `${left} - ${right}: double`, apply: (a: unknown, b: unknown) => Number(a) - Number(b) },
            { signature: `${left} * ${right}: double`, apply: (a: unknown, b: unknown) => Number(a) * Number(b) },
            { signature: `${left} / ${right}: double`, apply: divided },
          ],
    ),
  ),
];

function divided(a: unknown, b: unknown): number {
  if (Number(b) === 0) throw new ExpressionFailure(message("Division by zero."));
  return Number(a) / Number(b);
}
