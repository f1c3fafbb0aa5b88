import { daysFromDate, minutesPerDay, type Instant } from "../text/instant";

/** First day for which calendars are computed. */
export const firstHorizonDay = daysFromDate(1900, 1, 1);
/** The day after the last one for which calendars are computed. Nothing is worked after it, so that no calculation runs on for ever. */
export const lastHorizonDay = daysFromDate(2300, 1, 1);

export const horizonStart: Instant = firstHorizonDay * minutesPerDay;
export const horizonFinish: Instant = lastHorizonDay * minutesPerDay;

/** Whether an instant lies where calendars know working time. */
export function isInHorizon(instant: Instant): boolean {
  return instant >= horizonStart && instant < horizonFinish;
}
