import { revisionOf } from "../text/placed";
import { toData, valueOf, type MappingNode } from "../text/tree";
import type { RecordPlace } from "../schema/walk";
import { localizedAt, textAt } from "./fields";
import type { Origin, RecordBase } from "./types";

/** Where a record stands and what surrounds it, before it is typed. */
export interface RecordSeed {
  readonly file: string;
  readonly section: string;
  readonly place: RecordPlace;
  /** What to call it while it has no id; can't collide with an id, which never contains `@`. */
  readonly substitute: string;
}

interface KnownData {
  readonly revision: number;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A mapping as plain data; the same object as long as nothing in it changes. */
export function dataOf(node: MappingNode): Readonly<Record<string, unknown>> {
  const revision = revisionOf(node);
  const known = dataOfNodes.get(node);
  if (known?.revision === revision) return known.data;
  const data = toData(node) as Readonly<Record<string, unknown>>;
  dataOfNodes.set(node, { revision, data });
  return data;
}

const dataOfNodes = new WeakMap<MappingNode, KnownData>();

/**
 * One getter for all records. With one of its own for each, the engine would keep each record as a dictionary, and reading any field of it would take fifty
 * times as long.
 */
const dataProperty: PropertyDescriptor & ThisType<Omit<RecordBase, "data">> = {
  enumerable: true,
  get() {
    return dataOf(this.origin.node);
  },
};

/** Adds `data` to a record, made only when somebody wants it. */
export function withData<T extends RecordBase>(record: Omit<T, "data">): T {
  return Object.defineProperty(record, "data", dataProperty) as T;
}

/** The value of one key of `data`, without making the rest of it. */
export function dataAt({ origin }: RecordBase, key: string): unknown {
  const value = valueOf(origin.node, key);
  return value && toData(value);
}

/** The fields that every record has, `data` excepted. */
export function baseOf(seed: RecordSeed): Omit<RecordBase, "data"> {
  const { node, kind } = seed.place;
  const id = textAt(node, "id") ?? seed.substitute;
  const origin: Origin = { file: seed.file, node };
  const title = localizedAt(node, "name") ?? localizedAt(node, "title") ?? id;
  return { id, kind, section: seed.section, title, origin };
}
