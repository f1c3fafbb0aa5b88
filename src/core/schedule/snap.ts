import type { WorkingCalendar } from "../calendar/working-calendar";
import type { Instant } from "../text/instant";
import type { Leaf } from "./leaf";

/** Whether an instant is worked or is the end of work: where something without duration may stand. */
function isAtWork(calendar: WorkingCalendar, instant: Instant): boolean {
  return calendar.isWorking(instant) || calendar.previousWorking(instant) === instant;
}

/**
 * The earliest instant at which a task can start. Something without duration may stand at the end of work: a milestone after a task that ends on
 * Friday at 17:00 is on Friday at 17:00, as in Microsoft Project.
 */
export function snapStart(leaf: Leaf, instant: Instant): Instant {
  if (leaf.duration === 0 && isAtWork(leaf.calendar, instant)) return instant;
  return leaf.calendar.nextWorking(instant);
}

/** The latest instant at which a task can finish. Something without duration may stand at the start of work. */
export function snapFinish(leaf: Leaf, instant: Instant): Instant {
  if (leaf.duration === 0 && isAtWork(leaf.calendar, instant)) return instant;
  return leaf.calendar.previousWorking(instant);
}
