import { message } from "../../core/text/message";
import type { Drafts } from "./drafts";
import { addDurations } from "./durations";
import type { Place } from "./place";

const shares = [100, 75, 50, 25, 20, 10] as const;

/**
 * What follows the person of an assignment: the share of the day, and then the work.
 * @param start where the words behind the id begin
 * @param typed these words up to the cursor
 */
export function addUnits(place: Place, drafts: Drafts, start: number, typed: string): void {
  drafts.isIncomplete = true;
  const share = /^\d+(?:\.\d+)?%\s+/.exec(typed)?.[0];
  const from = start + (share?.length ?? 0);
  const word = typed.slice(share?.length ?? 0);
  const rest = /^[A-Za-z0-9%.]*/.exec(place.file.text.slice(place.offset, place.offset + 20))?.[0].length ?? 0;
  const span = { start: from, end: place.offset + rest };
  if (share === undefined) {
    const typedShare = /^(\d+)%?$/.exec(word)?.[1];
    const own =
      typedShare === undefined || shares.some((one) => String(one) === typedShare) ? [] : [Number(typedShare)];
    for (const one of [...own, ...shares]) {
      const label = `${one}%`;
      const meaning =
        one === 100
          ? message("Full time")
          : message("{0} hours of a day", Math.round(place.calendar.basis.hoursPerDay * one) / 100);
      drafts.add({ label, kind: "value", newText: label, span, isPart: true, detail: place.say(meaning) });
    }
  }
  if (/^$|^\d/.test(word)) addDurations(place, drafts, { span, isPart: true, typed: word, isWork: true });
}

/** How much of each person's time other tasks take in the days of the task around the place: the highest sum of shares at any moment, 1 for full time. */
export function loadsDuring({ scheduled, schedule }: Place): ReadonlyMap<string, number> {
  const events = new Map<string, { readonly at: number; readonly change: number }[]>();
  if (!scheduled || !schedule) return new Map();
  for (const { task, kind, start, finish } of schedule.tasks) {
    if (kind !== "task" || task === scheduled.task || start >= scheduled.finish || finish <= scheduled.start) continue;
    if (!task.active) continue;
    for (const { resource, units } of task.assignments) {
      const own = events.get(resource) ?? [];
      own.push({ at: Math.max(start, scheduled.start), change: units }, { at: finish, change: -units });
      events.set(resource, own);
    }
  }
  return new Map([...events].map(([person, changes]) => [person, highestSum(changes)]));
}

function highestSum(changes: { readonly at: number; readonly change: number }[]): number {
  let sum = 0;
  let highest = 0;
  // What ends at a moment makes room for what begins then.
  for (const { change } of changes.sort((a, b) => a.at - b.at || a.change - b.change)) {
    sum += change;
    highest = Math.max(highest, sum);
  }
  return highest;
}

/** `busy 80%`; undefined for somebody who is free. */
export function loadWords(place: Place, load: number | undefined): string | undefined {
  const percent = Math.round((load ?? 0) * 100);
  return percent > 0 ? place.say(message("busy {0}%", percent)) : undefined;
}
