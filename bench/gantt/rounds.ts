import type { ContestantName } from "./peers";
import type { Round, Sample } from "./sample";
import { median } from "../editor/statistics";

const all: readonly ContestantName[] = ["ours", "mermaid", "frappe", "svar", "dhtmlx"];
/** The peers that draw only what shows. */
const virtual: readonly ContestantName[] = ["ours", "svar", "dhtmlx"];

/**
 * All rounds. Mermaid and frappe-gantt draw everything at once: at 10,000 rows they take about ten seconds to the first picture, which one sample shows; at 50,000 they
 * never came to an end. None of the peers computes a schedule while a bar is dragged.
 */
export const rounds: readonly Round[] = [
  { name: "1,000", rows: 1_000, contestants: all, measures: ["heap", "update", "file", "scroll", "zoom"] },
  { name: "10,000", rows: 10_000, contestants: virtual, measures: ["heap", "update", "scroll", "zoom"] },
  { name: "50,000", rows: 50_000, contestants: virtual, measures: ["heap"] },
  { name: "10,000 at 60 Hz", rows: 10_000, contestants: virtual, measures: ["scroll"], at60Hz: true },
  { name: "50,000 at 60 Hz", rows: 50_000, contestants: virtual, measures: ["scroll"], at60Hz: true },
  { name: "10,000, a bar dragged", rows: 10_000, contestants: ["ours"], measures: ["drag"], at60Hz: true },
  { name: "100 under a strict policy", rows: 100, contestants: all, measures: [], strict: true, once: true },
  { name: "10,000, all at once", rows: 10_000, contestants: ["mermaid", "frappe"], measures: ["update"], once: true },
];

/** Samples by round and contestant. */
export class Results {
  readonly #samples = new Map<string, Sample[]>();

  add(round: string, name: ContestantName, sample: Sample): void {
    const key = `${round}|${name}`;
    const list = this.#samples.get(key);
    if (list) list.push(sample);
    else this.#samples.set(key, [sample]);
  }

  samples(round: string, name: ContestantName): readonly Sample[] {
    return this.#samples.get(`${round}|${name}`) ?? [];
  }

  /** The median over the samples; undefined without any. */
  median(round: string, name: ContestantName, read: (sample: Sample) => number | undefined): number | undefined {
    const values = this.samples(round, name)
      .map(read)
      .filter((value) => value !== undefined);
    return values.length === 0 ? undefined : median(values);
  }
}
