import { assemble, newTreeMemory, type TreeMemory } from "./assemble";
import type { TextChange } from "./change";
import { readFragment, type Fragment } from "./fragment";
import type { TextProblem } from "./problem";
import { CannotSplit, splitBlocks } from "./split";
import type { MappingNode } from "./tree";

/** The blocks of a file. They belong to its latest version alone: an edit moves them. */
export interface Layout {
  readonly fragments: readonly Fragment[];
  readonly memory: TreeMemory;
}

/** A file that was read block by block. */
export interface LaidOutTree {
  readonly layout: Layout;
  readonly root: MappingNode;
  readonly problems: readonly TextProblem[];
}

/** Reads a file block by block. @returns undefined when it must be read as a whole */
export function layOut(text: string, revision: number): LaidOutTree | undefined {
  return unlessWhole(() => {
    refuseCharacters(text);
    const { blocks } = splitBlocks(text, 0);
    const fragments = blocks.map((block) => {
      const { start, end } = block;
      return readFragment(block, { text, start, end }, start, revision);
    });
    return finish(fragments, newTreeMemory(revision), text, revision);
  });
}

/**
 * Reads again what an edit has touched. What stands behind it moves: the layout and the tree of the version before are not to be used any more.
 * @returns undefined when the file must be read as a whole
 */
export function layOutAgain(
  { fragments, memory }: Layout,
  text: string,
  { start, oldEnd, newEnd }: TextChange,
  revision: number,
): LaidOutTree | undefined {
  const delta = newEnd - oldEnd;
  const first = firstTouched(fragments, text, start);
  let next = first;
  return unlessWhole(() => {
    const from = fragments[first]?.mark.offset ?? 0;
    const { blocks, end } = splitBlocks(text, from, (offset) => {
      if (offset <= newEnd) return false;
      while (next < fragments.length && (fragments[next]?.mark.offset ?? 0) + delta < offset) next++;
      return (fragments[next]?.mark.offset ?? Infinity) + delta === offset;
    });
    const last = end >= text.length ? fragments.length : next;
    const region = text.slice(from, end);
    refuseCharacters(region);
    const read = blocks.map((block) => {
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
    return finish([...fragments.slice(0, first), ...read, ...fragments.slice(last)], memory, text, revision);
  });
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
  const { root, problems } = assemble(fragments, memory, revision);
  return { layout: { fragments, memory }, root, problems };
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

/** The block to begin with: when the first line of a block changes, it may no longer begin one, so that the block before is read too. */
function firstTouched(fragments: readonly Fragment[], text: string, start: number): number {
  const index = blockAt(fragments, start - 1);
  const firstLine = text.indexOf("\n", fragments[index]?.mark.offset ?? 0);
  return firstLine >= 0 && firstLine < start - 1 ? index : Math.max(0, index - 1);
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
