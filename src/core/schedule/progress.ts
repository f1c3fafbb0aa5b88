import type { Instant } from "../text/instant";
import type { ScheduledTask } from "./types";

/** How far a task is in the plan as it is now. */
export interface ProgressState {
  readonly started: boolean;
  readonly complete: boolean;
  /** By the status date it should have started, or been finished, and is not. */
  readonly late: boolean;
}

/** Reads the progress of a task off its actual dates and percent complete. Inactive tasks, and those of a plan without a status date, are never late. */
export function progressState(scheduled: ScheduledTask, statusDate: Instant | undefined): ProgressState {
  const { task, percentComplete, start, finish } = scheduled;
  const complete = percentComplete >= 100 || task.actualFinish !== undefined;
  const started = complete || percentComplete > 0 || task.actualStart !== undefined;
  const late =
    task.active &&
    statusDate !== undefined &&
    ((!complete && finish <= statusDate) || (!started && start < statusDate));
  return { started, complete, late };
}
