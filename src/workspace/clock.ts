import { daysFromDate, formatDate, minutesPerDay, type Instant } from "../core/text/instant";

/** The present moment on the person's own clock. */
export function nowInstant(now: Date): Instant {
  const days = daysFromDate(now.getFullYear(), now.getMonth() + 1, now.getDate());
  return days * minutesPerDay + now.getHours() * 60 + now.getMinutes();
}

/** `2026-04-01` on the person's own clock. */
export function todayText(now: Date): string {
  return formatDate(nowInstant(now));
}
