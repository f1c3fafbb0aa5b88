import { groupingsOf, type Grouping } from "../../core/report/gantt/layout";
import { portfolioKey, type GanttModel } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import type { Localizer } from "../kit/localizer";
import type { MenuItem } from "../kit/menu";

/**
 * How tasks stand together, in words.
 * @param by undefined: in their outline
 */
export function groupingWords({ projectId }: GanttModel, by: Grouping | undefined): Message {
  switch (by) {
    case undefined:
      return message("Not grouped");
    case "phase":
      // At the top of a chart of many projects stand the projects.
      return projectId === portfolioKey ? message("Grouped by project") : message("Grouped by phase");
    case "person":
      return message("Grouped by person");
    case "team":
      return message("Grouped by team");
    case "state":
      return message("Grouped by state");
  }
}

/** The menu of groups. What a plan does not have is not offered. */
export function groupingMenu(
  localizer: Localizer,
  plan: GanttModel,
  present: Grouping | undefined,
  set: (by: Grouping | undefined) => void,
): readonly MenuItem[] {
  return [undefined, ...groupingsOf(plan)].map((by) => ({
    label: localizer.text(groupingWords(plan, by)),
    checked: by === present,
    run: () => set(by),
  }));
}
