import { parseInstant } from "../text/instant";
import { message, type Message } from "../text/message";
import type { Schema } from "./registry";

/** How a value that does not have the form of its type is reported. */
export interface FormProblem {
  readonly code: string;
  readonly message: Message;
  /** Corrections that are sure to have the right form. */
  readonly suggestions: readonly string[];
}

/** Why a text does not have the form that its schema wants. */
export function formProblem(value: string, key: string, schema: Schema | undefined): FormProblem {
  const found = byType(value, schema?.["x-type"]) ?? byRole(value, key, schema);
  return { suggestions: [], ...found };
}

type Found = Pick<FormProblem, "code" | "message"> & Partial<FormProblem>;

function byType(value: string, type: string | undefined): Found | undefined {
  switch (type) {
    case "date":
      return {
        code: "date.invalid",
        message: message("'{0}' is not a date. Write year, month and day, for example 2026-04-01.", value),
        suggestions: isoDates(value),
      };
    case "instant":
      return {
        code: "date.invalid",
        message: message("'{0}' is not a date. Write 2026-04-01, or 2026-04-01T13:00 with a time.", value),
        suggestions: isoInstants(value),
      };
    case "duration":
      return {
        code: "duration.invalid",
        message: message(
          "'{0}' is not a duration. Write a number and a unit: 10d, 4h, 2w, 30m, 1mo; around the clock 5ed, 8eh.",
          value,
        ),
        suggestions: durations(value),
      };
    case "lag":
      return {
        code: "lag.invalid",
        message: message("'{0}' is not a lag. Write for example 2d, -1d, 2ed or 50%.", value),
        suggestions: durations(value),
      };
    case "timeRange":
      return {
        code: "time.invalid",
        message: message("'{0}' is not a part of a day. Write for example 09:00-12:00.", value),
      };
    case "percent":
      return {
        code: "percent.invalid",
        message: message("'{0}' is not a percentage. Write for example 50%.", value),
        suggestions: /^\d+(?:\.\d+)?$/.test(value) ? [`${value}%`] : [],
      };
    case "money":
      return {
        code: "money.invalid",
        message: message("'{0}' is not an amount. Write for example 1200000 or 500 USD.", value),
      };
    case "rate":
      return {
        code: "rate.invalid",
        message: message("'{0}' is not a rate. Write an amount per unit of time, for example 9000/h.", value),
      };
    case "predecessor":
      return {
        code: "predecessor.invalid",
        message: message(
          "'{0}' is not a predecessor. Write the id of a task, then its type and lag where needed: screens, screens SS+2d, vendor:contract FF.",
          value,
        ),
      };
    case "assignment":
      return {
        code: "assignment.invalid",
        message: message(
          "'{0}' is not an assignment. Write the id of a person and a share where needed: sato, sato 50%.",
          value,
        ),
      };
    default:
      return undefined;
  }
}

function byRole(value: string, key: string, schema: Schema | undefined): Found {
  if (schema?.["x-ref"]) {
    return {
      code: "reference.invalid",
      message: message("'{0}' can't be an id. Ids have letters, digits, '.', '_' and '-', and no spaces.", value),
    };
  }
  if (key === "id") {
    const id = value
      .trim()
      .replace(/[\s:/]+/g, "-")
      .replace(/[^\p{L}\p{M}\p{N}._-]/gu, "");
    return {
      code: "id.invalid",
      message: message("'{0}' can't be an id. Ids have letters, digits, '.', '_' and '-', and no spaces.", value),
      suggestions: /^[\p{L}\p{N}_]/u.test(id) ? [id] : [],
    };
  }
  const example = schema?.examples?.[0];
  if (example !== undefined) {
    return {
      code: "schema.pattern",
      message: message("'{0}' does not have the right form. Write for example {1}.", value, String(example)),
    };
  }
  return { code: "schema.pattern", message: message("'{0}' does not have the right form.", value) };
}

/** A value without what a Japanese keyboard or a word processor makes of it: digits in full width, curly quotes. */
function plainText(value: string): string {
  return value
    .normalize("NFKC")
    .trim()
    .replace(/^[\u2018\u2019\u201C\u201D'"]+|[\u2018\u2019\u201C\u201D'",]+$/g, "")
    .trim();
}

/** A date, or a date with a time: `2026/4/1 9:30`. */
function isoInstants(value: string): readonly string[] {
  const match = /^(.+?)(?:\s+|T)(\d{1,2}):(\d{2})$/.exec(plainText(value));
  if (!match) return isoDates(value);
  const [, day = "", hour = "", minute = ""] = match;
  const [date] = isoDates(day);
  const time = `${hour.padStart(2, "0")}:${minute}`;
  const instant = `${date ?? ""}T${time}`;
  return parseInstant(instant) === undefined ? [] : [instant];
}

/** `2026/4/1`, `2026.4.1`, `2026年4月1日`, `令和8年4月1日` and `20260401` as ISO dates. */
function isoDates(value: string): readonly string[] {
  const text = plainText(value).replace(/^令和\s*(\d{1,2}|元)\s*年/, (_, year: string) =>
    year === "元" ? "2019年" : `${2018 + Number(year)}年`,
  );
  const match =
    /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*日?$/.exec(text) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return [];
  const [, year = "", month = "", day = ""] = match;
  const date = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return parseInstant(date) === undefined ? [] : [date];
}

const unitWords: Readonly<Record<string, string>> = {
  day: "d",
  days: "d",
  日: "d",
  日間: "d",
  hour: "h",
  hours: "h",
  時間: "h",
  week: "w",
  weeks: "w",
  週: "w",
  週間: "w",
  month: "mo",
  months: "mo",
  か月: "mo",
  ヶ月: "mo",
  minute: "m",
  minutes: "m",
  min: "m",
  分: "m",
};

/** `10 days`, `10日` and `10 d` as durations; a number alone means days. */
function durations(value: string): readonly string[] {
  const match = /^(\d+(?:\.\d+)?)\s*(\S*)$/u.exec(plainText(value));
  if (!match?.[1]) return [];
  const word = (match[2] ?? "").toLowerCase();
  const unit = word === "" ? "d" : /^e?(?:mo|[mhdw])$/.test(word) ? word : unitWords[word];
  return unit === undefined ? [] : [`${match[1]}${unit}`];
}
