import { repeatedKeys, type TreeMemory } from "./assemble";
import type { Fragment } from "./fragment";
import { PlacedMapping, PlacedSequence } from "./placed";

/**
 * Puts a block that was read again into the place that it had, when everything else stays where it is.
 * @returns false when the tree must be put together as a whole; nothing is changed then
 */
export function exchangeFragment(old: Fragment, fresh: Fragment, memory: TreeMemory, revision: number): boolean {
  const { container } = old;
  if (!container || !hasSameOutline(old, fresh)) return false;
  if (old.spine.some(({ node }) => memory.parts.has(node))) return false;
  if (
    container instanceof PlacedSequence
      ? !exchangeItem(old, fresh, container)
      : !exchangeEntries(old, fresh, container, memory)
  )
    return false;
  let around: PlacedSequence | PlacedMapping = container;
  for (const { node } of fresh.spine) {
    node.around = around;
    around = node;
  }
  if (old.list && fresh.open && around instanceof PlacedMapping) {
    fresh.list = old.list;
    fresh.open.entry.value = old.list;
    old.list.around = around;
  }
  if (container.mark === old.mark) container.mark = fresh.mark;
  fresh.container = container;
  for (let node: Fragment["container"] = container; node; node = node.around)
    if (node instanceof PlacedMapping) node.revision = revision;
  return true;
}

/** Whether two readings of a block take the same place, and have the same places for the blocks behind it. */
function hasSameOutline(old: Fragment, fresh: Fragment): boolean {
  if (old.kind !== fresh.kind || old.column !== fresh.column || old.spine.length !== fresh.spine.length) return false;
  if (old.items.length !== fresh.items.length || old.items.length > 1) return false;
  if (old.list && fresh.open?.column !== old.open?.column) return false;
  return old.spine.every((part, index) => part.column === fresh.spine[index]?.column);
}

function exchangeItem(old: Fragment, fresh: Fragment, list: PlacedSequence): boolean {
  const [before] = old.items;
  const [item] = fresh.items;
  const index = before ? list.items.indexOf(before) : -1;
  if (index < 0 || !item) return false;
  const items = list.items.slice();
  items[index] = item;
  list.items = items;
  return true;
}

function exchangeEntries(old: Fragment, fresh: Fragment, mapping: PlacedMapping, memory: TreeMemory): boolean {
  const parts = memory.parts.get(mapping);
  if (!parts) return false;
  const fragments = parts.fragments.map((fragment) => (fragment === old ? fresh : fragment));
  const blocks = [parts.own, ...fragments.map(({ entries }) => entries)];
  if (repeatedKeys(blocks).length > 0) return false;
  mapping.entries = blocks.flat();
  memory.parts.set(mapping, { ...parts, fragments });
  return true;
}
