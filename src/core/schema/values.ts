import { parseDuration, type Duration } from "../text/duration";
import type { Finding, Severity } from "../text/finding";
import { parseInstant } from "../text/instant";
import { message, type Message } from "../text/message";
import type { ParsedFile } from "../text/parsed-file";
import { parseTimeRange } from "../text/time-range";
import type { ScalarNode } from "../text/tree";
import { trailTo } from "./holds";
import { walkUnit, type Unit } from "./units";
import type { Visit } from "./walk";

/** Longer tasks are surely a slip of the keyboard. */
const longestYears = 50;

/** Values of a unit that have the right form and still mean nothing: 31 February, a task of 500 years. */
export function checkValues(unit: Unit, file: ParsedFile): readonly Finding[] {
  const findings: Finding[] = [];
  const check = ({ node, schema }: Visit): void => {
    const type = schema["x-type"];
    if (type === undefined || node.kind !== "scalar" || typeof node.value !== "string") return;
    const problem = checkValue(node.value, type);
    if (problem) findings.push(findingAt(node, file, problem));
  };
  walkUnit(unit, check, toChecked);
  return findings;
}

const checkedTypes: ReadonlySet<string | undefined> = new Set(["date", "instant", "duration", "timeRange"]);
const toChecked = trailTo((schema) => checkedTypes.has(schema["x-type"]));

interface Problem {
  readonly code: string;
  readonly severity: Severity;
  readonly message: Message;
}

function checkValue(value: string, type: string): Problem | undefined {
  switch (type) {
    case "date":
    case "instant":
      return checkDate(value);
    case "duration":
      return checkDuration(value);
    case "timeRange":
      return checkTimeRange(value);
    default:
      return undefined;
  }
}

/** Only what has the form of a date: anything else is reported by the form itself. */
function checkDate(value: string): Problem | undefined {
  const match = /^(\d{4})-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(?:[T ]|$)/.exec(value);
  if (!match) return undefined;
  if (parseInstant(value.slice(0, 10)) === undefined) {
    return {
      code: "date.invalid",
      severity: "error",
      message: message("{0} does not exist: this month is shorter.", value.slice(0, 10)),
    };
  }
  const year = Number(match[1]);
  if (year >= 1950 && year <= 2150) return undefined;
  return {
    code: "date.far",
    severity: "warning",
    message: message("The year {0} is far away. Is it right?", match[1] ?? ""),
  };
}

function checkDuration(value: string): Problem | undefined {
  const duration = parseDuration(value);
  if (!duration || years(duration) <= longestYears) return undefined;
  return {
    code: "duration.too-long",
    severity: "warning",
    message: message("{0} is longer than {1} years. Is the unit right?", value, longestYears),
  };
}

/** Years of a duration: of a working one with 12 months, 52 weeks, 260 days or 2080 hours; an elapsed one by the clock. */
function years({ amount, unit, elapsed }: Duration): number {
  const perYear: Readonly<Record<Duration["unit"], number>> = elapsed
    ? { minute: 525_600, hour: 8760, day: 365, week: 52, month: 12 }
    : { minute: 124_800, hour: 2080, day: 260, week: 52, month: 12 };
  return amount / perYear[unit];
}

function checkTimeRange(value: string): Problem | undefined {
  if (!/^\d{2}:\d{2}-\d{2}:\d{2}$/.test(value) || parseTimeRange(value)) return undefined;
  return { code: "time.invalid", severity: "error", message: message("{0} is empty or does not exist.", value) };
}

function findingAt(node: ScalarNode, file: ParsedFile, problem: Problem): Finding {
  return { ...problem, file: file.path, range: file.lines.range({ start: node.start, end: node.end }) };
}
