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

interface Frame {
  readonly step: number;
  /** The link that led here; undefined for the outline. */
  readonly link: NetworkLink | undefined;
  next: number;
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
    const { steps, found } = walk(network, ignored, cycles.length);
    if (found.length === 0) return { steps, ignored, cycles };
    for (const { closing, links } of found) {
      if (links?.some((link) => ignored.has(link))) continue;
      ignored.add(closing);
      if (links) cycles.push(links);
    }
  }
}

/** Depth-first search with a stack of its own, so that a chain of any length fits. */
function walk(
  network: Network,
  ignored: ReadonlySet<NetworkLink>,
  alreadyNamed: number,
): { readonly steps: Int32Array; readonly found: readonly Found[] } {
  const { tasks, children, parent } = network;
  const count = tasks.length;
  const marks = new Uint8Array(count * 2);
  const finished: number[] = [];
  const found: Found[] = [];

  /** Follower `at` of a step: children or parent first, then links. */
  const follower = (step: number, at: number): { step: number; link: NetworkLink | undefined } | undefined => {
    const task = step < count ? step : step - count;
    const below = children[task] ?? [];
    if (step < count && below.length > 0) {
      const child = below[at];
      return child === undefined ? undefined : { step: child, link: undefined };
    }
    const up = parent[task] ?? -1;
    const shift = up >= 0 ? 1 : 0;
    if (at < shift) return { step: up + count, link: undefined };
    const link = network.outgoing[task]?.[at - shift];
    return link && { step: link.to, link };
  };

  for (let root = 0; root < count; root++) {
    if (marks[root] !== unseen) continue;
    const path: Frame[] = [{ step: root, link: undefined, next: 0 }];
    marks[root] = open;
    for (let frame = path.at(-1); frame; frame = path.at(-1)) {
      const next = follower(frame.step, frame.next++);
      if (!next) {
        marks[frame.step] = done;
        finished.push(frame.step);
        path.pop();
      } else if (next.link && ignored.has(next.link)) {
        continue;
      } else if (marks[next.step] === unseen) {
        marks[next.step] = open;
        path.push({ step: next.step, link: next.link, next: 0 });
      } else if (marks[next.step] === open) {
        const closing = next.link ?? path.findLast((entry) => entry.link !== undefined)?.link;
        if (!closing) continue;
        if (alreadyNamed + found.length >= namedCycles) {
          found.push({ closing });
          continue;
        }
        const from = path.findIndex((entry) => entry.step === next.step);
        const links = path.slice(from + 1).flatMap((entry) => (entry.link ? [entry.link] : []));
        found.push({ closing, links: next.link ? [...links, next.link] : links });
      }
    }
  }
  return { steps: Int32Array.from(finished.reverse()), found };
}
