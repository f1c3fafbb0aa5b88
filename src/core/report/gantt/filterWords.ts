import { message, type Message } from "../../text/message";
import { periods, type FilteredRows, type Period, type RowFilter } from "./filter";
import type { Wording } from "./format";

/** Parts of a filter that are said or not. */
export const filterFlags = ["critical", "late", "open", "milestones"] as const;
export type FilterFlag = (typeof filterFlags)[number];

export function flagWords(flag: FilterFlag): Message {
  switch (flag) {
    case "critical":
      return message("Critical");
    case "late":
      return message("Late");
    case "open":
      return message("Not finished");
    case "milestones":
      return message("Milestones");
  }
}

export function periodWords(period: Period): Message {
  switch (period) {
    case "week":
      return message("At work this week");
    case "nextWeek":
      return message("At work next week");
    case "month":
      return message("At work this month");
    case "nextMonth":
      return message("At work next month");
    case "quarter":
      return message("At work this quarter");
  }
}

/** One part of a filter in words, and the filter without it. */
export interface FilterPart {
  readonly words: string;
  readonly without: RowFilter;
}

/** The parts of a filter. */
export function filterParts(wording: Wording, filter: RowFilter): readonly FilterPart[] {
  const { text, person, period } = filter;
  const part = (words: Message | string, key: keyof RowFilter): FilterPart => ({
    words: typeof words === "string" ? words : wording.text(words),
    without: { ...filter, [key]: undefined },
  });
  return [
    ...filterFlags.flatMap((flag) => (filter[flag] ? [part(flagWords(flag), flag)] : [])),
    ...(period ? [part(periodWords(period), "period")] : []),
    ...(person === undefined ? [] : [part(person, "person")]),
    ...(text ? [part(`“${text.trim()}”`, "text")] : []),
  ];
}

/** `Filter: Critical, Sato; 12 of 40 tasks` */
export function filterWords(filter: RowFilter, { matches, all }: FilteredRows, wording: Wording): string {
  const parts = filterParts(wording, filter).map(({ words }) => words);
  const joined = parts.join(wording.language === "ja" ? "、" : ", ");
  return wording.text(message("Filter: {0}; {1} of {2} tasks", joined, matches, all));
}

/** What was kept of a filter, as far as it can be used. */
export function keptFilter(kept: unknown): RowFilter {
  if (typeof kept !== "object" || kept === null) return {};
  const values = kept as Readonly<Record<string, unknown>>;
  const { text, person } = values;
  const period = periods.find((one) => one === values["period"]);
  return {
    ...Object.fromEntries(filterFlags.flatMap((flag) => (values[flag] === true ? [[flag, true]] : []))),
    ...(typeof text === "string" && { text }),
    ...(typeof person === "string" && { person }),
    ...(period && { period }),
  };
}
