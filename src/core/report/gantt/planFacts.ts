import { message } from "../../text/message";
import { formatDay, formatFinishDay, type Wording } from "./format";
import { countRows } from "./outline";
import type { GanttModel } from "./types";

export type PlanFact = "dates" | "statusDate" | "rows" | "critical" | "late";

/** The status date, or the first and the last of several. */
function statusFact({ statusDate, rows }: GanttModel, wording: Wording): readonly string[] {
  const { language } = wording;
  if (statusDate !== undefined)
    return [wording.text(message("Status date {0}", formatFinishDay(statusDate, language)))];
  const dates = (rows.statusDate ?? []).filter((date) => date !== null);
  if (dates.length === 0) return [];
  const [first, last] = [Math.min, Math.max].map((choose) =>
    formatFinishDay(
      dates.reduce((found, date) => choose(found, date)),
      language,
    ),
  );
  return [wording.text(message("Status dates {0} – {1}", first ?? "", last ?? ""))];
}

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
        return statusFact(model, wording);
      case "rows":
        return [wording.text(message("Rows: {0}", all))];
      case "critical":
        return critical > 0 ? [wording.text(message("Critical: {0}", critical))] : [];
      case "late":
        return late > 0 ? [wording.text(message("Late: {0}", late))] : [];
    }
  });
}
