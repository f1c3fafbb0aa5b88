/** White space inside a line whose width doesn't matter to YAML. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  readonly wanted: "" | " ";
  /** What follows may stand in a column that a person lined up with the lines around. */
  readonly alignable: boolean;
  /** Stands behind this dash of the line, counted from 0. */
  readonly dash?: number;
}

const none: readonly Gap[] = [];

/** Collects the gaps of a line while it is read: those that are not as they should be, or all of them. */
export class GapCollector {
  readonly #text: string;
  readonly #all: boolean;
  #found: Gap[] | undefined;

  constructor(text: string, all: boolean) {
    this.#text = text;
    this.#all = all;
  }

  add(start: number, end: number, wanted: "" | " ", alignable: boolean, dash?: number): void {
    const asWanted = end - start === wanted.length && (wanted === "" || this.#text.charCodeAt(start) === 32);
    if (asWanted && !this.#all) return;
    this.#found ??= [];
    this.#found.push({ start, end, wanted, alignable, ...(dash === undefined ? {} : { dash }) });
  }

  /** What was collected since the last call. */
  take(): readonly Gap[] {
    const found = this.#found ?? none;
    this.#found = undefined;
    return found;
  }
}
