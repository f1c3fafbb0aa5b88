import { dayOf, type Instant } from "../../text/instant";
import { message } from "../../text/message";
import { formatMonthDay, type Wording } from "./format";
import type { GanttModel } from "./types";

/** A day that the chart marks with a line and a flag. */
export interface Mark {
  readonly kind: "status" | "today";
  readonly instant: Instant;
  readonly words: string;
  /** Whether the flag stands at the left of its line: two flags at nearly the same day point away from each other. */
  readonly before: boolean;
}

/** The flag of the status date. It is the end of a day, so that day is the one before it. */
export function statusMarkWords(statusDate: Instant, wording: Wording): string {
  return wording.text(message("Status {0}", formatMonthDay(dayOf(statusDate - 1), wording.language)));
}

export function todayMarkWords(today: Instant, wording: Wording): string {
  return wording.text(message("Today {0}", formatMonthDay(dayOf(today), wording.language)));
}

/** The marked days of a chart, the status date first. */
export function marksOf({ today, statusDate }: GanttModel, wording: Wording, showToday: boolean): readonly Mark[] {
  const before = statusDate !== undefined && showToday && statusDate <= today;
  return [
    ...(statusDate === undefined
      ? []
      : [{ kind: "status", instant: statusDate, words: statusMarkWords(statusDate, wording), before } as const]),
    ...(showToday
      ? [
          {
            kind: "today",
            instant: today,
            words: todayMarkWords(today, wording),
            before: statusDate !== undefined && !before,
          } as const,
        ]
      : []),
  ];
}
