/** A part of a day: minutes since midnight. A range that ends before it begins runs past midnight, so that `finish` is above 1440. */
export interface MinuteRange {
  readonly start: number;
  readonly finish: number;
}

/** Reads `09:00-12:00`. @returns undefined for anything else and for an empty range */
export function parseTimeRange(text: string): MinuteRange | undefined {
  const match = /^(\d{1,2}):(\d{2})\s*-\s*(\d{1,2}):(\d{2})$/.exec(text.trim());
  if (!match) return undefined;
  const [fromHour = 0, fromMinute = 0, toHour = 0, toMinute = 0] = match.slice(1).map(Number);
  const start = fromHour * 60 + fromMinute;
  const end = toHour * 60 + toMinute;
  if (fromMinute > 59 || toMinute > 59 || start >= 1440 || end > 1440 || start === end) return undefined;
  return { start, finish: end < start ? end + 1440 : end };
}
