import type { CancellationToken } from "vscode";

/** Longest time that work may keep the host busy at a stretch, in milliseconds. */
const slice = 12;

/** Divides long work into slices of a few milliseconds. */
export class Slices {
  readonly #token: CancellationToken | undefined;
  #end = performance.now() + slice;

  /** @param token gives the work up */
  constructor(token?: CancellationToken) {
    this.#token = token;
  }

  /** Whether it is time to let others work. */
  get isOver(): boolean {
    return performance.now() > this.#end;
  }

  /** Whether nobody wants the result any more. */
  get isGivenUp(): boolean {
    return this.#token?.isCancellationRequested === true;
  }

  /** Lets others work. */
  async pause(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, 0));
    this.#end = performance.now() + slice;
  }
}
