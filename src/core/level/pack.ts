import type { LevellingProblem } from "./problem";

/**
 * Units of several resources in one number each, so that one subtraction takes from all of them, and one look tells whether all suffice: each resource has as many bits as
 * its capacity needs, and one above them that is set as long as nothing was borrowed from it.
 */
export interface PackedDemands {
  /** Numbers for each slot, and for each activity. */
  readonly words: number;
  /** What is there where nobody works, with the bits above set. */
  readonly whole: Int32Array;
  /** The bits above, by number. */
  readonly guards: Int32Array;
  /** `needs[activity * words + word]` */
  readonly needs: Int32Array;
}

/** Bits of a number that are used: the sign is left out. */
const wordBits = 31;

/** Packs the demands of activities. Capacities are below 2^30. */
export function packDemands({ count, capacities, demands }: LevellingProblem): PackedDemands {
  const places: { readonly word: number; readonly shift: number; readonly bits: number }[] = [];
  let [word, shift] = [0, 0];
  for (const capacity of capacities) {
    const bits = 32 - Math.clz32(capacity);
    if (shift + bits + 1 > wordBits) [word, shift] = [word + 1, 0];
    places.push({ word, shift, bits });
    shift += bits + 1;
  }
  const words = word + 1;
  const [whole, guards] = [new Int32Array(words), new Int32Array(words)];
  const needs = new Int32Array(count * words);
  places.forEach(({ word: at, shift: by, bits }, resource) => {
    guards[at] = (guards[at] ?? 0) | (1 << (by + bits));
    whole[at] = (whole[at] ?? 0) | (1 << (by + bits)) | ((capacities[resource] ?? 0) << by);
    for (let activity = 0; activity < count; activity++) {
      const place = activity * words + at;
      needs[place] = (needs[place] ?? 0) | ((demands[activity * capacities.length + resource] ?? 0) << by);
    }
  });
  return { words, whole, guards, needs };
}
