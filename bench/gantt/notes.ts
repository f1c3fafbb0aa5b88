import { median } from "../editor/statistics";
import { round } from "../editor/table";
import type { ContestantName } from "./peers";
import { rounds, type Results } from "./rounds";
import { titles } from "./rows";
import type { Sample } from "./sample";
import { amount, markdown } from "./table";

const names: readonly ContestantName[] = ["ours", "mermaid", "frappe", "svar", "dhtmlx"];

type Unit = Parameters<typeof amount>[1];

const measures: readonly (readonly [string, Unit, (sample: Sample) => number | undefined])[] = [
  ["first paint", "ms", ({ first }) => first],
  ["elements", "", ({ elements }) => elements],
  ["heap added", "MB", ({ heap }) => heap],
  ["scroll step, processor", "ms", ({ scroll }) => scroll],
  ["late frames", "%", ({ late, dragLate = late }) => (dragLate === undefined ? undefined : dragLate * 100)],
  ["zoom step, processor", "ms", ({ zoom }) => zoom],
  ["one task changed", "ms", ({ update }) => update],
  ["first picture as a file", "ms", ({ firstFile }) => firstFile],
  ["picture as a file again", "ms", ({ file }) => file],
];

/** Every median of every contestant as a table. */
export function describeEverything(results: Results): string {
  const lines: (readonly string[])[] = [["rows", "measure", ...names.map((name) => titles[name])]];
  for (const { name: taken, at60Hz, strict } of rounds) {
    if (strict) {
      const counts = names.map((name) => results.median(taken, name, ({ violations }) => violations.length));
      if (counts.some((count) => count !== undefined))
        lines.push([taken, "violations", ...counts.map((count) => amount(count, ""))]);
      continue;
    }
    for (const [what, unit, read] of measures) {
      // Without a limit of frames hardly any is late, and with one the rest is measured already.
      if ((what === "late frames") !== (at60Hz === true)) continue;
      const found = names.map((name) => results.median(taken, name, read));
      if (found.some((value) => value !== undefined))
        lines.push([taken, what, ...found.map((value) => amount(value, unit))]);
    }
  }
  return markdown(lines);
}

/** What making the first model took, and where the time of one changed task goes. */
export function describeHostParts(results: Results): readonly string[] {
  const notes: string[] = [];
  for (const { name } of rounds) {
    const samples = results.samples(name, "ours");
    const prepared = describe(samples.map((sample) => sample.prepared));
    if (prepared !== "")
      notes.push(`here, ${name} rows, from a text that is new (not in the first paint): ${prepared}`);
    const parts = describe(samples.flatMap((sample) => sample.updateParts ?? []));
    if (parts !== "") notes.push(`here, ${name} rows, one task changed: ${parts}`);
  }
  return notes;
}

function describe(parts: readonly Readonly<Record<string, number>>[]): string {
  const keys = Object.keys(parts[0] ?? {});
  return keys
    .map((key) => {
      const value = median(parts.map((one) => one[key] ?? Number.NaN));
      const isCount = key === "characters" || key === "rows changed";
      return isCount ? `${key} ${Math.round(value)}` : `${key} ${round(value)} ms`;
    })
    .join(", ");
}
