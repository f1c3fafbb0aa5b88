import type { Network, NetworkLink } from "./network";

/**
 * The steps of a forward pass are numbers: `task` computes a task, or hands the bounds of a summary task to its children; `task + tasks.length`
 * rolls a summary task up once its children are known.
 */
export interface Order {
  readonly steps: Int32Array;
  /** Links that close a cycle and therefore don't count. */
  readonly ignored: ReadonlySet<NetworkLink>;
  /** Each cycle as the links that form it, in the direction of time. */
  readonly cycles: readonly (readonly NetworkLink[])[];
}

/** Marks of the search: not seen, on the path, done. */
const unseen = 0;
const open = 1;
const done = 2;

/** Cycles beyond this number are broken, but not named. */
const namedCycles = 100;

/** A way back to where the search came from, by the link that is left out for it. */
interface Found {
  readonly closing: NetworkLink;
  readonly links?: readonly NetworkLink[];
}

/** Orders the steps so that each one stands behind all it needs. Takes O(tasks + links) when nothing is cyclic. */
export function orderNetwork(network: Network): Order {
  const ignored = new Set<NetworkLink>();
  const cycles: (readonly NetworkLink[])[] = [];
  for (;;) {
    const { steps, found } = new Search(network, ignored, cycles.length).run();
    if (found.length === 0) return { steps, ignored, cycles };
    for (const { closing, links } of found) {
      if (links?.some((link) => ignored.has(link))) continue;
      ignored.add(closing);
      if (links) cycles.push(links);
    }
  }
}

/** Depth-first search with a stack of its own, so that a chain of any length fits. */
class Search {
  readonly #network: Network;
  readonly #ignored: ReadonlySet<NetworkLink>;
  readonly #alreadyNamed: number;
  readonly #count: number;
  readonly #marks: Uint8Array;
  readonly #found: Found[] = [];
  /** The path: its steps, the number of the follower that comes next, and the link that led to each step; undefined for the outline. */
  readonly #steps: Int32Array;
  readonly #next: Int32Array;
  readonly #links: (NetworkLink | undefined)[] = [];
  #depth = 0;

  constructor(network: Network, ignored: ReadonlySet<NetworkLink>, alreadyNamed: number) {
    this.#network = network;
    this.#ignored = ignored;
    this.#alreadyNamed = alreadyNamed;
    this.#count = network.tasks.length;
    this.#marks = new Uint8Array(this.#count * 2);
    this.#steps = new Int32Array(this.#count * 2);
    this.#next = new Int32Array(this.#count * 2);
  }

  run(): { readonly steps: Int32Array; readonly found: readonly Found[] } {
    const finished: number[] = [];
    for (let root = 0; root < this.#count; root++) {
      if (this.#marks[root] !== unseen) continue;
      this.#push(root, undefined);
      while (this.#depth > 0) {
        const top = this.#depth - 1;
        if (this.#visit(top)) continue;
        const step = this.#steps[top] ?? 0;
        this.#marks[step] = done;
        finished.push(step);
        this.#depth = top;
      }
    }
    return { steps: Int32Array.from(finished.reverse()), found: this.#found };
  }

  #push(step: number, link: NetworkLink | undefined): void {
    this.#marks[step] = open;
    this.#steps[this.#depth] = step;
    this.#next[this.#depth] = 0;
    this.#links[this.#depth] = link;
    this.#depth++;
  }

  /** Goes to the next follower of a step: children or parent first, then links. @returns false when there is none */
  #visit(top: number): boolean {
    const { children, parent, outgoing } = this.#network;
    const step = this.#steps[top] ?? 0;
    const at = this.#next[top] ?? 0;
    this.#next[top] = at + 1;
    const task = step < this.#count ? step : step - this.#count;
    const below = children[task] ?? [];
    if (step < this.#count && below.length > 0) {
      const child = below[at];
      if (child === undefined) return false;
      this.#reach(child, undefined);
      return true;
    }
    const up = parent[task] ?? -1;
    const shift = up >= 0 ? 1 : 0;
    if (at < shift) {
      this.#reach(up + this.#count, undefined);
      return true;
    }
    const number = (outgoing.first[task] ?? 0) + at - shift;
    const link = number < (outgoing.first[task + 1] ?? 0) ? outgoing.links[number] : undefined;
    if (!link) return false;
    if (this.#ignored.size === 0 || !this.#ignored.has(link)) this.#reach(link.to, link);
    return true;
  }

  #reach(step: number, link: NetworkLink | undefined): void {
    if (this.#marks[step] === unseen) this.#push(step, link);
    else if (this.#marks[step] === open) this.#close(step, link);
  }

  /** Notes the cycle of the path from a step to its end. */
  #close(step: number, link: NetworkLink | undefined): void {
    const path = this.#links.slice(0, this.#depth);
    const closing = link ?? path.findLast((entry) => entry !== undefined);
    if (!closing) return;
    if (this.#alreadyNamed + this.#found.length >= namedCycles) {
      this.#found.push({ closing });
      return;
    }
    const from = this.#steps.subarray(0, this.#depth).indexOf(step);
    const links = path.slice(from + 1).flatMap((entry) => entry ?? []);
    this.#found.push({ closing, links: link ? [...links, link] : links });
  }
}
