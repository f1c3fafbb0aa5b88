import { assemble, newTreeMemory, type TreeMemory } from "./assemble";
import type { TextChange } from "./change";
import { exchangeFragment } from "./exchange";
import { readFragment, type Fragment } from "./fragment";
import type { TextProblem } from "./problem";
import { completed } from "./steps";
import { CannotSplit, splitBlocks, type BlockLines } from "./split";
import type { MappingNode } from "./tree";

/** The blocks of a file. They belong to its latest version alone: an edit moves them. */
export interface Layout {
  readonly fragments: readonly Fragment[];
  readonly memory: TreeMemory;
  /** Blocks in which something is wrong. */
  readonly damaged: readonly Fragment[];
  /** Whether nothing is wrong with the way in which the blocks stand together. */
  readonly isSound: boolean;
}

/** A file that was read block by block. */
export interface LaidOutTree {
  readonly layout: Layout;
  readonly root: MappingNode;
  readonly problems: readonly TextProblem[];
}

/** Characters that are cut into blocks between two pauses. */
const charactersInAStep = 100_000;

/** Reads a file block by block, and yields behind each. @returns undefined when it must be read as a whole */
export function* layOutInSteps(text: string, revision: number): Generator<void, LaidOutTree | undefined> {
  const blocks: BlockLines[] = [];
  let again: BlockLines | undefined;
  for (let from = 0; from === 0 || from < text.length;) {
    const part = unlessWhole(() => {
      if (from === 0) refuseCharacters(text);
      return splitBlocks(text, from, (offset) => offset >= from + charactersInAStep, again, blocks.at(-1));
    });
    if (!part) return undefined;
    const isLast = part.end >= text.length;
    // What the next part begins with may turn out to belong to the last block of this one.
    again = isLast || part.blocks.length < 2 ? undefined : part.blocks.at(-1);
    for (const block of part.blocks) if (block !== again) blocks.push(block);
    if (isLast) break;
    from = again?.start ?? part.end;
    yield;
  }
  const fragments: Fragment[] = [];
  for (const block of blocks) {
    const { start, end } = block;
    fragments.push(readFragment(block, { text, start, end }, start, revision));
    yield;
  }
  return unlessWhole(() => finish(fragments, newTreeMemory(revision), text, revision));
}

/** Reads a file block by block. @returns undefined when it must be read as a whole */
export function layOut(text: string, revision: number): LaidOutTree | undefined {
  return completed(layOutInSteps(text, revision));
}

/**
 * Reads again what an edit has touched. What stands behind it moves: the layout and the tree of the version before are not to be used any more.
 * @returns undefined when the file must be read as a whole
 */
export function layOutAgain(
  layout: Layout,
  text: string,
  { start, oldEnd, newEnd }: TextChange,
  revision: number,
): LaidOutTree | undefined {
  const { fragments, memory } = layout;
  const delta = newEnd - oldEnd;
  const first = firstTouched(fragments, text, start);
  let next = first;
  return unlessWhole(() => {
    const from = fragments[first]?.mark.offset ?? 0;
    const isKnown: Parameters<typeof splitBlocks>[2] = (offset, isOuter, block) => {
      if (offset <= newEnd) return false;
      while (next < fragments.length && (fragments[next]?.mark.offset ?? 0) + delta < offset) next++;
      const fragment = fragments[next];
      const before = fragments[next - 1];
      if (!fragment || fragment.mark.offset + delta !== offset || fragment.isOuter !== isOuter) return false;
      return before?.kind === block?.kind && before?.column === block?.column;
    };
    const { blocks, end } = splitBlocks(text, from, isKnown, fragments[first], fragments[first - 1]);
    const last = end >= text.length ? fragments.length : next;
    const region = text.slice(from, end);
    refuseCharacters(region);
    const read = blocks.map((block, index) => {
      const known = fragments[first + index];
      if (known && block.end < start && isBlock(known, block)) return known;
      // A copy of its own: a slice would keep the whole text of this version alive.
      const copy = copyOf(region.slice(block.start - from, block.end - from));
      return readFragment(block, { text: copy, start: 0, end: copy.length }, block.start, revision);
    });
    if (delta !== 0) {
      for (let index = last; index < fragments.length; index++) {
        const fragment = fragments[index];
        if (fragment) fragment.mark.offset += delta;
      }
    }
    const old = fragments.slice(first, last);
    const all = [...fragments.slice(0, first), ...read, ...fragments.slice(last)];
    return exchange(layout, old, read, all, revision) ?? finish(all, memory, text, revision);
  });
}

function isBlock({ mark, length, kind, column }: Fragment, block: BlockLines): boolean {
  return (
    mark.offset === block.start && length === block.end - block.start && kind === block.kind && column === block.column
  );
}

/** The usual keystroke: one block is another one now, and all others stay where they are. */
function exchange(
  layout: Layout,
  old: readonly Fragment[],
  read: readonly Fragment[],
  fragments: readonly Fragment[],
  revision: number,
): LaidOutTree | undefined {
  if (!layout.isSound || old.length !== read.length) return undefined;
  const changed = old.flatMap((fragment, index) => (fragment === read[index] ? [] : [index]));
  const [at] = changed;
  const before = at === undefined ? undefined : old[at];
  const after = at === undefined ? undefined : read[at];
  if (changed.length !== 1 || !before || !after || after.farReaching) return undefined;
  // Where the lines below a dash stand may decide to which list its item belongs.
  if (before.inner !== after.inner || before.isOuter !== after.isOuter) return undefined;
  // How a file begins decides whether it can be read block by block at all.
  if (after === fragments.find(({ kind }) => kind !== "blank")) return undefined;
  const { memory } = layout;
  if (!exchangeFragment(before, after, memory, revision)) return undefined;
  const kept = layout.damaged.filter((fragment) => fragment !== before);
  const damaged = after.problems.length > 0 ? [...kept, after] : kept;
  const problems = damaged.flatMap((fragment) => fragment.problems);
  return { layout: { fragments, memory, damaged, isSound: true }, root: memory.root, problems };
}

function finish(
  fragments: readonly Fragment[],
  memory: TreeMemory,
  text: string,
  revision: number,
): LaidOutTree | undefined {
  const first = fragments.find(({ kind }) => kind !== "blank");
  if (first?.kind !== "entries" || first.column !== 0 || first.entries.length === 0) return undefined;
  if (/[[{]/.test(text[first.mark.offset] ?? "") || fragments.some(({ farReaching }) => farReaching)) return undefined;
  const { root, problems, isSound } = assemble(fragments, memory, revision);
  const damaged = fragments.filter((fragment) => fragment.problems.length > 0);
  return {
    layout: { fragments, memory, damaged, isSound },
    root,
    problems: [...damaged.flatMap((fragment) => fragment.problems), ...problems],
  };
}

function unlessWhole<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    if (error instanceof CannotSplit) return undefined;
    throw error;
  }
}

/** Characters that could not be read, and line ends without a line feed. */
function refuseCharacters(text: string): void {
  if (text.includes("\uFFFD") || (text.includes("\r") && /\r(?!\n)/.test(text))) throw new CannotSplit();
}

/**
 * The block to begin with. A block may turn out to belong to the one before, so that this is read too; when the first line of a block changes, it may no longer begin
 * one, and the same holds for the block before it.
 */
function firstTouched(fragments: readonly Fragment[], text: string, start: number): number {
  const index = blockAt(fragments, start - 1);
  const firstLine = text.indexOf("\n", fragments[index]?.mark.offset ?? 0);
  return Math.max(0, firstLine >= 0 && firstLine < start - 1 ? index - 1 : index - 2);
}

/** The block in which an offset stands. */
function blockAt(fragments: readonly Fragment[], offset: number): number {
  let low = 0;
  let high = fragments.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((fragments[middle]?.mark.offset ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return low;
}

function copyOf(text: string): string {
  return text.split("").join("");
}
