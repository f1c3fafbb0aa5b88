import { filterFlags, flagWords, periodWords } from "../../core/report/gantt/filterWords";
import { peopleIn, periods, type RowFilter } from "../../core/report/gantt/layout";
import type { GanttModel } from "../../core/report/gantt/types";
import { message } from "../../core/text/message";
import type { Localizer } from "../kit/localizer";
import type { MenuItem } from "../kit/menu";

/** More people than this make no menu that anybody reads; the search finds the others. */
const mostPeople = 15;

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
    filterFlags.map((flag) =>
      item(localizer.text(flagWords(flag)), filter[flag] === true, { [flag]: filter[flag] !== true }),
    ),
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
