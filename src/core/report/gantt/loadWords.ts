import { dateFromDays, minutesPerDay } from "../../text/instant";
import { message, type Message } from "../../text/message";
import { formatDay, formatMonthDay, type Wording } from "./format";
import type { LoadBin, LoadLane, OverAllocation } from "./load";

/** More stretches than this are counted and not told one by one. */
const mostTold = 5;

/** Days of a stretch: `Jun 3 – Jun 7, 2026`, `2026/06/03〜6/7` in Japanese. Days since 1970-01-01, both ends included. */
export function formatDays(from: number, to: number, language: Wording["language"]): string {
  const whole = (day: number): string => formatDay(day * minutesPerDay, language);
  if (from === to) return whole(from);
  const isSameYear = dateFromDays(from).year === dateFromDays(to).year;
  if (language === "ja") return `${whole(from)}〜${isSameYear ? formatMonthDay(to, language) : whole(to)}`;
  return `${isSameYear ? formatMonthDay(from, language) : whole(from)} – ${whole(to)}`;
}

/** `150%`; infinite where there is no capacity at all. */
export function loadPercent(percent: number): Message {
  return Number.isFinite(percent) ? message("{0}%", Math.round(percent)) : message("no capacity");
}

/** `Jun 3 – Jun 7, 2026, at most 150%` */
export function overAllocationWords({ from, to, most }: OverAllocation, language: Wording["language"]): Message {
  const days = formatDays(from, to, language);
  return Number.isFinite(most)
    ? message("{0}, at most {1}%", days, Math.round(most))
    : message("{0}, without capacity", days);
}

/** What is to be known about the load of a person in one line. */
export function laneSummary({ over, most }: LoadLane, language: Wording["language"]): Message {
  const [first] = over;
  if (!first) return message("At most {0}% of capacity", Math.round(most));
  if (over.length === 1) return message("Over-allocated {0}", overAllocationWords(first, language));
  return Number.isFinite(most)
    ? message("Over-allocated {0} times, at most {1}%", over.length, Math.round(most))
    : message("Over-allocated {0} times, also without capacity", over.length);
}

/** The load of a person for somebody who does not see it: every stretch that is too full, as far as anybody would listen. */
export function laneWords(lane: LoadLane, wording: Wording): string {
  const { over, name } = lane;
  const { language } = wording;
  if (over.length === 0) return wording.text(message("{0}: {1}", name, laneSummary(lane, language)));
  const told = over.slice(0, mostTold).map((one) => wording.text(overAllocationWords(one, language)));
  const more = over.length - told.length;
  if (more > 0) told.push(wording.text(message("{0} more", more)));
  return wording.text(message("{0}: over-allocated {1}", name, told.join("; ")));
}

/** The load in a unit of time, as lines of a label and a value. */
export function binLines(bin: LoadBin, wording: Wording): readonly (readonly [string, string])[] {
  const text = (words: Message): string => wording.text(words);
  const hours = (minutes: number): string => text(message("{0} h", Math.round(minutes / 6) / 10));
  return [
    [text(message("Time")), formatDays(bin.from, bin.to - 1, wording.language)],
    [text(message("Load")), text(loadPercent(bin.percent))],
    ...(bin.isOver && Math.round(bin.most) !== Math.round(bin.percent)
      ? [[text(message("Fullest day")), text(loadPercent(bin.most))] as const]
      : []),
    [text(message("Work")), hours(bin.work)],
    ...(bin.isCovered || bin.capacity > 0 ? [[text(message("Capacity")), hours(bin.capacity)] as const] : []),
  ];
}
