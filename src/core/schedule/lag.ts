import { horizonFinish, horizonStart } from "../calendar/horizon";
import type { WorkingCalendar } from "../calendar/working-calendar";
import type { Instant } from "../text/instant";
import { lagOf, type LinkLag, type NetworkLink } from "./network";
import type { ExternalBound, Plan } from "./plan";

/** Minutes of a link's lag. A percentage is one of the predecessor's duration. */
function lagMinutes(plan: Plan, { lag, lagUnit }: LinkLag, from: number | undefined): number {
  if (lagUnit !== "percent") return lag;
  return Math.round(((from === undefined ? 0 : (plan.duration[from] ?? 0)) * lag) / 100);
}

/** Whether calendars don't count for a lag. A percentage is elapsed when the predecessor's duration is. */
function isElapsed(plan: Plan, { lagUnit }: LinkLag, from: number | undefined): boolean {
  if (lagUnit === "percent") return from !== undefined && plan.leaves[from]?.elapsed === true;
  return lagUnit === "elapsed";
}

/** Elapsed lags end where calendars do. */
function inHorizon(instant: Instant): Instant {
  return Math.min(Math.max(instant, horizonStart), horizonFinish);
}

/** Working lag counts in the successor's calendar (Microsoft Project), or the predecessor's (the default of Primavera). */
function lagCalendar(plan: Plan, from: number | undefined, to: number): WorkingCalendar {
  const place = plan.project.schedule.mode === "primavera" && from !== undefined ? from : to;
  return plan.lagCalendars[place] ?? plan.calendar;
}

/** The instant a link's lag after `instant`: what the link demands of its successor. */
export function afterLag(plan: Plan, link: NetworkLink, instant: Instant): Instant {
  return link.lag === 0 ? instant : after(plan, link, link.from, link.to, instant);
}

/** `afterLag` of a predecessor in another project, of which no duration is known. */
export function afterExternalLag(plan: Plan, { record, to }: ExternalBound, instant: Instant): Instant {
  return after(plan, lagOf(record, plan.calendars.get(undefined).basis), undefined, to, instant);
}

function after(plan: Plan, lag: LinkLag, from: number | undefined, to: number, instant: Instant): Instant {
  const minutes = lagMinutes(plan, lag, from);
  if (minutes === 0) return instant;
  return isElapsed(plan, lag, from) ? inHorizon(instant + minutes) : lagCalendar(plan, from, to).add(instant, minutes);
}

/**
 * The instant a link's lag before `instant`: the latest that its predecessor can be for a successor at `instant`. For the finish of a successor anything up to its
 * next working time is the same, which matters where the predecessor works by other hours.
 */
export function beforeLag(plan: Plan, link: NetworkLink, instant: Instant): Instant {
  if (link.startsBy && link.lag === 0) return instant;
  const minutes = lagMinutes(plan, link, link.from);
  const elapsed = isElapsed(plan, link, link.from);
  const calendar = lagCalendar(plan, link.from, link.to);
  const from = plan.leaves[link.from]?.calendar;
  const to = plan.leaves[link.to];
  const sameHours = from === calendar && to?.calendar === calendar && !elapsed;
  const latest = !link.startsBy && to && to.duration > 0 && !sameHours ? to.calendar.nextWorking(instant) : instant;
  if (minutes === 0) return latest;
  if (elapsed) return inHorizon(latest - minutes);
  const before = calendar.subtract(latest, minutes);
  return minutes < 0 && !sameHours ? calendar.nextWorking(before) : before;
}
