import { isWord, PatternError, PatternReader, type Part, type Place, type Test } from "./pattern-reader";

/** Largest machine. */
const mostSteps = 2000;

/** What a machine does: reads a character, goes on in several ways, looks at a place. */
type Step =
  | { readonly kind: "character"; readonly test: Test; readonly next: number }
  | { readonly kind: "split"; readonly next: readonly number[] }
  | { readonly kind: "place"; readonly place: Place; readonly next: number }
  | { readonly kind: "match" };

/**
 * A regular expression that takes time in proportion to the text, whatever the pattern is: all ways through the pattern are followed at once (Thompson, "Regular
 * Expression Search Algorithm", CACM 11(6), 1968), so that none is gone back to. The syntax is what RE2 and JavaScript share; back references and lookaround have no such machine.
 */
export class LinearPattern {
  readonly #steps: readonly Step[];

  /** @throws PatternError for a syntax that is wrong or not admitted, and for machines that would be too large */
  constructor(source: string) {
    this.#steps = new Assembler().assemble(new PatternReader(source).read());
  }

  /** Number of steps: a test costs at most this many for each character. */
  get size(): number {
    return this.#steps.length;
  }

  /** Whether the pattern is found anywhere in a text. */
  test(text: string): boolean {
    const codes = Array.from(text, (character) => character.codePointAt(0) ?? 0);
    let states = new Set<number>();
    for (let at = 0; at <= codes.length; at++) {
      if (this.#enter(0, codes, at, states)) return true;
      const next = new Set<number>();
      const code = codes[at];
      if (code === undefined) break;
      for (const state of states) {
        const step = this.#steps[state];
        if (step?.kind === "character" && step.test(code) && this.#enter(step.next, codes, at + 1, next)) return true;
      }
      states = next;
    }
    return false;
  }

  /** Follows all steps that read nothing. @returns whether the end of the pattern is reached */
  #enter(state: number, codes: readonly number[], at: number, states: Set<number>): boolean {
    const open = [state];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      const step = this.#steps[index];
      if (states.has(index) || !step) continue;
      states.add(index);
      if (step.kind === "match") return true;
      if (step.kind === "split") open.push(...step.next);
      else if (step.kind === "place" && isAt(step.place, codes, at)) open.push(step.next);
    }
    return false;
  }
}

function isAt(place: Place, codes: readonly number[], at: number): boolean {
  if (place === "start") return at === 0;
  if (place === "end") return at === codes.length;
  const isBoundary = isWord(codes[at - 1] ?? -1) !== isWord(codes[at] ?? -1);
  return isBoundary === (place === "boundary");
}

/** Turns parts into steps, from the end to the start. */
class Assembler {
  readonly #steps: Step[] = [];

  assemble(part: Part): readonly Step[] {
    const first = this.#add(part, this.#push({ kind: "match" }));
    // The machine begins at 0.
    const turned = new Map<number, number>([
      [first, 0],
      [0, first],
    ]);
    const place = (index: number): number => turned.get(index) ?? index;
    return this.#steps.map((_, index) => this.#moved(this.#steps[place(index)], place));
  }

  #moved(step: Step | undefined, place: (index: number) => number): Step {
    if (!step || step.kind === "match") return { kind: "match" };
    if (step.kind === "split") return { ...step, next: step.next.map(place) };
    return { ...step, next: place(step.next) };
  }

  #push(step: Step): number {
    if (this.#steps.length >= mostSteps) throw new PatternError(0);
    return this.#steps.push(step) - 1;
  }

  #add(part: Part, next: number): number {
    switch (part.kind) {
      case "character":
      case "place":
        return this.#push({ ...part, next });
      case "sequence":
        return part.parts.reduceRight((behind, one) => this.#add(one, behind), next);
      case "choice":
        return this.#push({ kind: "split", next: part.parts.map((one) => this.#add(one, next)) });
      case "repeat":
        return this.#repeat(part.part, part.least, part.most, next);
    }
  }

  #repeat(part: Part, least: number, most: number, next: number): number {
    let at = next;
    if (most === Infinity) {
      const loop = this.#push({ kind: "split", next: [] });
      this.#steps[loop] = { kind: "split", next: [this.#add(part, loop), next] };
      at = loop;
    } else {
      for (let count = least; count < most; count++)
        at = this.#push({ kind: "split", next: [this.#add(part, at), next] });
    }
    for (let count = 0; count < least; count++) at = this.#add(part, at);
    return at;
  }
}
