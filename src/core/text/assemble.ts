import { duplicateKey } from "./compose";
import type { Fragment } from "./fragment";
import { message } from "./message";
import { maximumNesting } from "./nesting";
import { PlacedMapping, PlacedSequence, PlacedSpan } from "./placed";
import type { TextProblem } from "./problem";
import { isSameList } from "./same-list";
import { CannotSplit } from "./split";
import type { MappingEntry, TreeNode } from "./tree";

/** How much further to the right than its dash the keys of an item stand. */
const dashWidth = 2;

/** What a tree is made of besides its fragments; kept from version to version so that untouched nodes stay the same objects. */
export interface TreeMemory {
  readonly root: PlacedMapping;
  /** Mappings whose keys stand in several blocks, with these blocks and what is wrong with their keys. */
  readonly parts: WeakMap<PlacedMapping, MappingParts>;
}

/** The blocks that add keys to a mapping. */
export interface MappingParts {
  readonly fragments: readonly Fragment[];
  readonly own: readonly MappingEntry[];
  readonly problems: readonly TextProblem[];
}

/** A mapping or list to which blocks may be added. */
interface Frame {
  readonly column: number;
  readonly node: PlacedMapping | PlacedSequence;
  /** The block whose open entry belongs to this mapping. */
  open: Fragment | undefined;
  /** Blocks that add entries to this mapping. */
  tails: Fragment[] | undefined;
  /** Items of this list. */
  items: TreeNode[] | undefined;
  /** The first block of this list. */
  first: Fragment | undefined;
  /** The column of the last item that stood elsewhere than the first. */
  odd: number | undefined;
  changed: boolean;
}

/** A tree and what was found on the way. */
export interface Assembled {
  readonly root: PlacedMapping;
  /** What is wrong with the way in which the blocks stand together; what is wrong in a block is with the block. */
  readonly problems: readonly TextProblem[];
  /** Whether they stand together as they should; where they don't, a block in which something is wrong may say it. */
  readonly isSound: boolean;
}

/** A memory for a file that is read for the first time. */
export function newTreeMemory(revision: number): TreeMemory {
  return { root: new PlacedMapping({ offset: 0 }, 0, undefined, [], revision), parts: new WeakMap() };
}

/**
 * Puts the blocks of a file together to one tree, by their columns. Nodes in which nothing has changed stay the same objects; what has changed, and all around
 * it, gets the present revision.
 */
export function assemble(fragments: readonly Fragment[], memory: TreeMemory, revision: number): Assembled {
  return new Assembler(memory, revision).run(fragments);
}

class Assembler {
  readonly #memory: TreeMemory;
  readonly #revision: number;
  readonly #stack: Frame[];
  readonly #problems: TextProblem[] = [];
  #isSound = true;

  constructor(memory: TreeMemory, revision: number) {
    this.#memory = memory;
    this.#revision = revision;
    this.#stack = [frameOf(0, memory.root, undefined)];
  }

  run(fragments: readonly Fragment[]): Assembled {
    const written = fragments.filter(({ kind }) => kind !== "blank");
    for (const [index, fragment] of written.entries()) {
      if (fragment.open) fragment.open.entry.value = fragment.open.empty;
      if (fragment.kind === "item") this.#item(fragment, written[index + 1]);
      else this.#entries(fragment, this.#mappingAround(written, index));
    }
    while (this.#stack.length > 1) this.#pop();
    const [root] = this.#stack;
    if (root) this.#finish(root);
    return {
      root: this.#memory.root,
      problems: this.#problems,
      isSound: this.#isSound && this.#problems.length === 0,
    };
  }

  get #top(): Frame {
    const top = this.#stack[this.#stack.length - 1];
    if (!top) throw new RangeError("The frame of the file is never taken off");
    return top;
  }

  #item(fragment: Fragment, next: Fragment | undefined): void {
    const around = this.#listAround(fragment, next);
    const list = around ?? this.#listFor(fragment);
    fragment.container = list?.node;
    if (!list) {
      this.#noteUnplaced(fragment);
      this.#complain(fragment, message("A list item can't stand between keys. Indent it below its key."));
      return;
    }
    list.items?.push(...fragment.items);
    if (fragment.revision === this.#revision) list.changed = true;
    // The keys of a lost item stand where they should, and only its dash does not.
    this.#pushSpine(fragment, around && fragment.inner);
  }

  /**
   * The list of an item that has lost its indentation: the one to which the lines below its dash belong, or else what comes next, or the innermost one. All lists would
   * end with it otherwise, and what comes behind it would be in none.
   */
  #listAround(fragment: Fragment, next: Fragment | undefined): Frame | undefined {
    const { column, inner } = fragment;
    const below = inner === undefined ? undefined : inner - dashWidth;
    const behind = next?.kind === "item" ? next.column : undefined;
    const top = this.#top;
    const key = top.open?.open?.column ?? Infinity;
    const wanted = below ?? behind ?? column;
    // The next item is one of the same list, unless it is one of a list within this one.
    const isSure = below === behind && !fragment.open;
    if (top.open && wanted >= key && wanted > column && (column < key || isSure))
      return this.#strayItem(fragment, this.#openList(top, top.open, fragment, wanted));
    const lists = this.#stack.filter(({ node }) => node instanceof PlacedSequence);
    if (key <= column || lists.some((list) => list.column <= column)) return undefined;
    const list =
      lists.find((frame) => frame.column === below) ??
      lists.findLast((frame) => frame.column === behind) ??
      lists.at(-1);
    if (!list) return undefined;
    while (this.#top !== list) this.#pop();
    return this.#strayItem(fragment, list);
  }

  #strayItem(fragment: Fragment, list: Frame): Frame {
    this.#complainAbout(fragment, list);
    return list;
  }

  /** The list to which an item belongs by its column. */
  #listFor(fragment: Fragment): Frame | undefined {
    const { column } = fragment;
    for (;;) {
      const top = this.#top;
      if (top.node instanceof PlacedSequence) {
        if (top.column === column) return top;
        if (top.column < column) {
          this.#complainAbout(fragment, top);
          return top;
        }
        // Between the columns of two lists: the inner one is meant, as it is begun already.
        const outer = this.#stack[this.#stack.length - 2];
        if (outer && outer.column < column && outer.node instanceof PlacedMapping && !outer.open) {
          this.#complainAbout(fragment, top);
          return top;
        }
      } else if (top.open?.open && top.open.open.column <= column) {
        return this.#openList(top, top.open, fragment);
      }
      if (this.#stack.length === 1) return undefined;
      if (top.node instanceof PlacedMapping && top.column <= column && !this.#isListBelow(column)) return undefined;
      this.#pop();
    }
  }

  /** Whether a list of this column is open further out. */
  #isListBelow(column: number): boolean {
    return this.#stack.some((frame) => frame.node instanceof PlacedSequence && frame.column === column);
  }

  #openList(owner: Frame, head: Fragment, first: Fragment, column = first.column): Frame {
    const { open } = head;
    head.list ??= new PlacedSequence(first.mark, first.column, undefined, []);
    const { list } = head;
    if (open) open.entry.value = list;
    owner.open = undefined;
    if (owner.node instanceof PlacedMapping) list.around = owner.node;
    const frame = frameOf(column, list, undefined);
    frame.first = first;
    frame.items = [];
    this.#stack.push(frame);
    return frame;
  }

  #entries(fragment: Fragment, around: Frame | undefined): void {
    const owner = around ?? this.#mappingFor(fragment);
    fragment.container = owner?.node;
    if (!owner) {
      this.#noteUnplaced(fragment);
      this.#complainColumn(fragment);
      return;
    }
    owner.tails ??= [];
    owner.tails.push(fragment);
    if (fragment.revision === this.#revision) owner.changed = true;
    closeOpen(owner);
    owner.open = fragment.spine.length === 0 && fragment.open ? fragment : undefined;
    this.#pushSpine(fragment);
  }

  /**
   * The mapping of a key that has lost its indentation: its list stands further to the right, and what comes behind that goes on with a list that began before the key.
   */
  #mappingAround(fragments: readonly Fragment[], index: number): Frame | undefined {
    const fragment = fragments[index];
    const first = fragments[index + 1];
    if (!fragment?.open || first?.kind !== "item" || this.#top.column <= fragment.column) return undefined;
    let at = index + 2;
    while ((fragments[at]?.column ?? -1) >= first.column) at++;
    const behind = fragments[at];
    const list = this.#stack.find(({ node, column }) => node instanceof PlacedSequence && column === behind?.column);
    if (behind?.kind !== "item" || !list || list.column <= fragment.column) return undefined;
    const owner = this.#stack.findLast(({ node, column }) => node instanceof PlacedMapping && column < first.column);
    if (!owner || owner.column <= fragment.column) return undefined;
    while (this.#top !== owner) this.#pop();
    this.#complainColumn(fragment);
    return owner;
  }

  #mappingFor(fragment: Fragment): Frame | undefined {
    const { column } = fragment;
    // A frame that was taken off may turn out to be the one that is meant.
    let at = this.#stack.length - 1;
    while (at > 0 && (this.#stack[at]?.column ?? 0) > column) at--;
    while (at > 0 && this.#stack[at]?.node instanceof PlacedSequence && this.#stack[at]?.column === column) at--;
    let found = at;
    if (this.#stack[at]?.column !== column || !(this.#stack[at]?.node instanceof PlacedMapping)) {
      const inner = this.#stack.findIndex((frame, index) => index > at && frame.node instanceof PlacedMapping);
      found = inner >= 0 ? inner : this.#stack[at]?.node instanceof PlacedMapping ? at : -1;
      if (found >= 0) this.#complainColumn(fragment);
    }
    if (found < 0) return undefined;
    while (this.#stack.length - 1 > found) this.#pop();
    return this.#top;
  }

  #pushSpine(fragment: Fragment, firstColumn?: number): void {
    const { spine } = fragment;
    for (let index = 0; index < spine.length; index++) {
      const part = spine[index];
      if (!part) continue;
      const isLast = index === spine.length - 1;
      const column = index === 0 ? (firstColumn ?? part.column) : part.column;
      const frame = frameOf(column, part.node, isLast && fragment.open ? fragment : undefined);
      if (fragment.revision === this.#revision) frame.changed = true;
      part.node.around = this.#top.node;
      this.#stack.push(frame);
    }
    // What comes after walks through the tree by recursion.
    if (this.#stack.length > 2 * maximumNesting) throw new CannotSplit();
  }

  #pop(): void {
    const frame = this.#stack.pop();
    if (!frame) return;
    this.#finish(frame);
    if (frame.changed) this.#top.changed = true;
  }

  #finish(frame: Frame): void {
    const { node } = frame;
    if (node instanceof PlacedSequence) {
      const items = frame.items ?? [];
      if (frame.first) {
        node.mark = frame.first.mark;
        node.from = frame.first.column;
      }
      if (!isSameList(node.items, items)) {
        node.items = items;
        frame.changed = true;
      }
      return;
    }
    closeOpen(frame);
    this.#finishMapping(frame, node);
    if (frame.changed) node.revision = this.#revision;
  }

  /** Entries of other blocks are put behind those of the first. */
  #finishMapping(frame: Frame, node: PlacedMapping): void {
    const before = this.#memory.parts.get(node);
    const fragments = frame.tails ?? [];
    if (!before && fragments.length === 0) return;
    if (before && isSameList(before.fragments, fragments)) {
      this.#problems.push(...before.problems);
      return;
    }
    const own = before?.own ?? node.entries;
    const entries = [...own, ...fragments.flatMap((fragment) => fragment.entries)];
    const problems = repeatedKeys([own, ...fragments.map((fragment) => fragment.entries)]);
    const first = fragments[0];
    if (own.length === 0 && first) {
      node.mark = first.mark;
      node.from = first.column;
    }
    node.entries = entries;
    frame.changed = true;
    this.#memory.parts.set(node, { fragments, own, problems });
    this.#problems.push(...problems);
  }

  /** A block that belongs nowhere: when it is another one, what comes behind it in the mapping around it may stand in other lines. */
  #noteUnplaced(fragment: Fragment): void {
    if (fragment.revision === this.#revision) this.#top.changed = true;
  }

  /** An item out of the column of its list. Where something is wrong in it or in the first one, or others stand in this column too, that is said already. */
  #complainAbout(fragment: Fragment, list: Frame): void {
    const isKnown =
      [list.first, fragment].some((one) => one && one.problems.length > 0) || list.odd === fragment.column;
    list.odd = fragment.column;
    this.#isSound = false;
    if (!isKnown) this.#complainColumn(fragment);
  }

  #complainColumn(fragment: Fragment): void {
    this.#complain(fragment, message("This line does not line up with the lines that it belongs to."));
  }

  #complain(fragment: Fragment, words: TextProblem["message"]): void {
    const [entry] = fragment.entries;
    const length = entry ? entry.keySpan.end - entry.keySpan.start : 1;
    const span = new PlacedSpan(fragment.mark, fragment.column, fragment.column + length);
    this.#problems.push({ code: "yaml.syntax", severity: "error", span, message: words });
  }
}

function frameOf(column: number, node: Frame["node"], open: Fragment | undefined): Frame {
  return { column, node, open, tails: undefined, items: undefined, first: undefined, odd: undefined, changed: false };
}

/** An empty key stays empty: the list that stood below it in the last version is gone. */
function closeOpen(frame: Frame): void {
  if (!frame.open?.list) return;
  frame.open.list = undefined;
  frame.changed = true;
}

/** Keys that stand in two blocks of one mapping. Those that stand twice in one block are reported with the block. */
export function repeatedKeys(blocks: readonly (readonly MappingEntry[])[]): readonly TextProblem[] {
  const first = new Map<string, MappingEntry>();
  const problems: TextProblem[] = [];
  for (const entries of blocks) {
    for (const entry of entries) {
      const before = first.get(entry.key);
      if (before) problems.push(duplicateKey(entry, before));
    }
    for (const entry of entries) if (!first.has(entry.key)) first.set(entry.key, entry);
  }
  return problems;
}
