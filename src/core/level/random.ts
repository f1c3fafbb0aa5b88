/** Numbers from 0 up to 1 that look like chance and are the same for the same seed (xorshift32, Marsaglia 2003). */
export class Random {
  #state: number;

  /** @param seed any whole number */
  constructor(seed: number) {
    // Neighbouring seeds begin far from each other, and 0 would stay 0.
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
    for (let round = 0; round < 8; round++) this.next();
  }

  next(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return (state >>> 0) / 0x1_0000_0000;
  }

  /** A whole number from 0 up to `below`, which is not included. */
  below(below: number): number {
    return Math.floor(this.next() * below);
  }
}
