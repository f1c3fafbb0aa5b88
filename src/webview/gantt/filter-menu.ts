import { peopleIn, periods, type Period, type RowFilter } from "../../core/report/gantt/layout";
import type { GanttModel } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import type { Localizer } from "../kit/localizer";
import type { MenuItem } from "../kit/menu";

/** More people than this make no menu that anybody reads; the search finds the others. */
const mostPeople = 15;

type Flag = "critical" | "late" | "open" | "milestones";
const flags: readonly (readonly [Flag, Message])[] = [
  ["critical", message("Critical")],
  ["late", message("Late")],
  ["open", message("Not finished")],
  ["milestones", message("Milestones")],
];

function periodWords(period: Period): Message {
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

/** The menu of the filter. @param found text in the search box, which can be made a part of the filter */
export function filterMenu(
  localizer: Localizer,
  model: GanttModel,
  filter: RowFilter,
  found: string,
  set: (filter: RowFilter) => void,
): readonly (readonly MenuItem[])[] {
  const item = (label: string, checked: boolean, change: RowFilter, independent = true): MenuItem => ({
    label,
    checked,
    independent,
    run: () => set({ ...filter, ...change }),
  });
  const people = peopleIn(model);
  return [
    flags.map(([key, label]) => item(localizer.text(label), filter[key] === true, { [key]: filter[key] !== true })),
    periods.map((period) =>
      item(localizer.text(periodWords(period)), filter.period === period, {
        period: filter.period === period ? undefined : period,
      }),
    ),
    people
      .slice(0, mostPeople)
      .map((person) =>
        item(person, filter.person === person, { person: filter.person === person ? undefined : person }),
      ),
    found.trim() === ""
      ? []
      : [item(localizer.text(message("Only rows with “{0}”", found.trim())), filter.text === found, { text: found })],
    [{ label: localizer.text(message("Show all rows")), run: () => set({}) }],
  ];
}

/** One part of a filter in words, and the filter without it. */
export interface FilterPart {
  readonly words: string;
  readonly without: RowFilter;
}

/** The parts of a filter, as chips show them. */
export function filterParts(localizer: Localizer, filter: RowFilter): readonly FilterPart[] {
  const { text, person, period } = filter;
  const part = (words: Message | string, key: keyof RowFilter): FilterPart => ({
    words: typeof words === "string" ? words : localizer.text(words),
    without: { ...filter, [key]: undefined },
  });
  return [
    ...flags.flatMap(([key, label]) => (filter[key] ? [part(label, key)] : [])),
    ...(period ? [part(periodWords(period), "period")] : []),
    ...(person === undefined ? [] : [part(person, "person")]),
    ...(text ? [part(`“${text.trim()}”`, "text")] : []),
  ];
}

/** What was kept before a reload, as far as it can be used. */
export function keptFilter(kept: unknown): RowFilter {
  if (typeof kept !== "object" || kept === null) return {};
  const values = kept as Readonly<Record<string, unknown>>;
  const { text, person } = values;
  const period = periods.find((one) => one === values["period"]);
  return {
    ...Object.fromEntries(flags.flatMap(([key]) => (values[key] === true ? [[key, true]] : []))),
    ...(typeof text === "string" && { text }),
    ...(typeof person === "string" && { person }),
    ...(period && { period }),
  };
}
