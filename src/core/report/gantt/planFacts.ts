import { message } from "../../text/message";
import { formatDay, formatFinishDay, type Wording } from "./format";
import { countRows } from "./outline";
import type { GanttModel } from "./types";

export type PlanFact = "dates" | "statusDate" | "rows" | "critical" | "late";

/** Facts about a plan in words, in the order in which they are wanted. A fact that a plan does not have is left out. */
export function planFacts(model: GanttModel, wording: Wording, wanted: readonly PlanFact[]): readonly string[] {
  const { language } = wording;
  const { all, critical, late } = countRows(model);
  return wanted.flatMap((fact): readonly string[] => {
    switch (fact) {
      case "dates":
        if (model.start === undefined || model.finish === undefined) return [];
        return [`${formatDay(model.start, language)} – ${formatFinishDay(model.finish, language)}`];
      case "statusDate":
        if (model.statusDate === undefined) return [];
        return [wording.text(message("Status date {0}", formatFinishDay(model.statusDate, language)))];
      case "rows":
        return [wording.text(message("Rows: {0}", all))];
      case "critical":
        return critical > 0 ? [wording.text(message("Critical: {0}", critical))] : [];
      case "late":
        return late > 0 ? [wording.text(message("Late: {0}", late))] : [];
    }
  });
}
