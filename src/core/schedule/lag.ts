import { horizonFinish, horizonStart } from "../calendar/horizon";
import type { WorkingCalendar } from "../calendar/working-calendar";
import type { PredecessorLink } from "../model/types";
import { durationMinutes } from "../text/duration";
import type { Instant } from "../text/instant";
import type { NetworkLink } from "./network";
import type { Plan } from "./plan";

/** Minutes of a lag, and whether calendars count for it. */
interface LagMinutes {
  readonly minutes: number;
  readonly elapsed: boolean;
}

/**
 * A percentage is one of the predecessor's duration, elapsed when that is. Other lags convert by the project's basis.
 */
function lagMinutes(plan: Plan, record: PredecessorLink, from: number | undefined): LagMinutes {
  const { lag } = record;
  if (!lag) return { minutes: 0, elapsed: false };
  if ("percent" in lag) {
    const duration = from === undefined ? 0 : (plan.duration[from] ?? 0);
    const elapsed = from !== undefined && plan.leaves[from]?.elapsed === true;
    return { minutes: Math.round((duration * lag.percent) / 100), elapsed };
  }
  return { minutes: durationMinutes(lag, plan.calendars.get(undefined).basis), elapsed: lag.elapsed };
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
  return afterRecordLag(plan, link.record, link.from, link.to, instant);
}

/** `afterLag` of a predecessor in another project, of which no duration is known. */
export function afterRecordLag(
  plan: Plan,
  record: PredecessorLink,
  from: number | undefined,
  to: number,
  instant: Instant,
): Instant {
  const { minutes, elapsed } = lagMinutes(plan, record, from);
  if (minutes === 0) return instant;
  return elapsed ? inHorizon(instant + minutes) : lagCalendar(plan, from, to).add(instant, minutes);
}

/**
 * The instant a link's lag before `instant`: the latest that its predecessor can be for a successor at `instant`.
 * @param bindsFinish whether `instant` is the finish of the successor. Anything up to its next working time is the same to it, which matters where the
 * predecessor works by other hours.
 */
export function beforeLag(plan: Plan, link: NetworkLink, instant: Instant, bindsFinish: boolean): Instant {
  const { minutes, elapsed } = lagMinutes(plan, link.record, link.from);
  const calendar = lagCalendar(plan, link.from, link.to);
  const from = plan.leaves[link.from]?.calendar;
  const to = plan.leaves[link.to];
  const sameHours = from === calendar && to?.calendar === calendar && !elapsed;
  const latest = bindsFinish && to && to.duration > 0 && !sameHours ? to.calendar.nextWorking(instant) : instant;
  if (minutes === 0) return latest;
  if (elapsed) return inHorizon(latest - minutes);
  const before = calendar.subtract(latest, minutes);
  return minutes < 0 && !sameHours ? calendar.nextWorking(before) : before;
}
