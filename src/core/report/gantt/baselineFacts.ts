import type { Instant } from "../../text/instant";
import { message, type Message } from "../../text/message";
import { chosenBaselines, type Layers } from "./layers";
import type { GanttRow } from "./rows";
import type { GanttModel } from "./types";
import { workingMinutesBetween } from "./working";

/** A row in a baseline. */
export interface BaselineFact {
  /** Name of the baseline. */
  readonly name: string;
  readonly start: Instant;
  readonly finish: Instant;
  /** Working minutes of the project's calendar by which the row finishes later than it should; negative when earlier. */
  readonly slip: number;
}

/** How a row stands against the baselines that are shown. */
export function baselineFacts(model: GanttModel, row: GanttRow, layers: Layers): readonly BaselineFact[] {
  return chosenBaselines(model, layers).flatMap((index) => {
    const baseline = model.baselines?.[index];
    const start = baseline?.start[row.row] ?? null;
    const finish = baseline?.finish[row.row] ?? null;
    if (!baseline || start === null || finish === null || row.finish === undefined) return [];
    const slip =
      workingMinutesBetween(model.calendar, finish, row.finish) -
      workingMinutesBetween(model.calendar, row.finish, finish);
    return [{ name: baseline.name, start, finish, slip }];
  });
}

/** `5 d later`, in working days with one decimal. */
export function slipWords(slip: number, minutesPerDay: number): Message {
  const days = Math.round((Math.abs(slip) / minutesPerDay) * 10) / 10;
  if (days === 0) return message("as planned");
  return slip > 0 ? message("{0} d later", days) : message("{0} d earlier", days);
}
