import type { Schema } from "../core/schema/registry";

/**
 * The id of a new record: the number behind the highest one of its kind (`R-004` behind `R-003`), as its schema writes numbers; `task-12` where the schema has no prefix. Eight digits are a
 * day: `M-20260601`.
 * @param present ids of the records of this kind
 * @param today `2026-04-01`
 */
export function nextId(schema: Schema, present: Iterable<string>, today: string): string {
  const known = schema["x-id-prefix"];
  const prefix = known ?? `${schema["x-kind"] ?? "id"}-`;
  const digits = known === undefined ? 1 : (schema["x-id-digits"] ?? 3);
  const isDay = digits === 8;
  const day = prefix + today.replaceAll("-", "");
  let highest = 0;
  let isTaken = false;
  for (const id of present) {
    isTaken ||= id === day;
    const stem = isDay ? `${day}-` : prefix;
    const number = id.startsWith(stem) ? /^\d{1,9}$/.exec(id.slice(stem.length)) : null;
    if (number) highest = Math.max(highest, Number(number[0]));
  }
  if (!isDay) return prefix + String(highest + 1).padStart(digits, "0");
  return isTaken ? `${day}-${Math.max(highest, 1) + 1}` : day;
}
