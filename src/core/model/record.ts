import { toData, type MappingNode } from "../text/tree";
import type { RecordPlace } from "../schema/walk";
import { textAt } from "./fields";
import { localizedAt } from "./fields";
import type { Origin, RecordBase } from "./types";

/** Where a record stands and what surrounds it, before it is typed. */
export interface RecordSeed {
  readonly file: string;
  readonly section: string;
  readonly place: RecordPlace;
  /** What to call it while it has no id; can't collide with an id, which never contains `@`. */
  readonly substitute: string;
}

/** Adds `data` to a record, made only when somebody wants it. */
export function withData<T extends RecordBase>(record: Omit<T, "data">, node: MappingNode): T {
  let data: Readonly<Record<string, unknown>> | undefined;
  Object.defineProperty(record, "data", {
    enumerable: true,
    get: () => (data ??= toData(node) as Readonly<Record<string, unknown>>),
  });
  return record as T;
}

/** The fields that every record has, `data` excepted. */
export function baseOf(seed: RecordSeed): Omit<RecordBase, "data"> {
  const { node, kind } = seed.place;
  const id = textAt(node, "id") ?? seed.substitute;
  const origin: Origin = { file: seed.file, node };
  const title = localizedAt(node, "name") ?? localizedAt(node, "title") ?? id;
  return { id, kind, section: seed.section, title, origin };
}
