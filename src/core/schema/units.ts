import { revisionOf } from "../text/placed";
import type { MappingEntry, MappingNode, TreeNode } from "../text/tree";
import { trailTo, type Trail } from "./holds";
import { recordValidator } from "./record-validators";
import { rootSchema, type FileKind, type Schema } from "./registry";
import { walkFrom, type RecordPlace, type Visit } from "./walk";

/**
 * A part of a file that is looked at alone: the file without the records of its lists, or one such record without the records of the lists in it.
 * The same object as long as nothing in it has changed, whatever moves around it, so that results about it can be kept.
 */
export interface Unit {
  readonly node: TreeNode;
  readonly schema: Schema;
  /** Kind of the record; undefined for the file. */
  readonly kind: string | undefined;
  readonly section: string;
  /** The key of its list; empty for the file. */
  readonly key: string;
  /** The entry of its list. */
  readonly entry: MappingEntry | undefined;
  /** The record around it. */
  readonly parent: RecordPlace | undefined;
  /** Records of its own (itself, when it is one) and the units in it, in the order of the text. */
  readonly parts: readonly (OwnRecord | Unit)[];
  /** Whether records of lists are units of their own. */
  readonly separates: boolean;
  readonly revision: number;
}

/** A record that belongs to a unit. */
export interface OwnRecord {
  readonly place: RecordPlace;
  readonly section: string;
}

/** Whether a part of a unit is a unit itself. */
export function isUnit(part: OwnRecord | Unit): part is Unit {
  return "parts" in part;
}

/** Units by their node, which lives as long as the file is not read as a whole again. */
const units = new WeakMap<TreeNode, Unit>();

/** The units of a file: that of the whole, with the others in it. Those in which nothing has changed are the same as in the version before. */
export function fileUnit(root: TreeNode, kind: FileKind): Unit {
  return unitOf({
    node: root,
    schema: rootSchema(kind),
    kind: undefined,
    section: "",
    key: "",
    entry: undefined,
    parent: undefined,
    separates: kind === "project",
  });
}

/** Makes the units of a file ahead of `fileUnit`, and yields behind each record of its sections. */
export function* unitsInSteps(root: TreeNode, kind: FileKind): Generator<void, void> {
  if (kind !== "project") return;
  const apart: Visit[] = [];
  const whole = { node: root, schema: rootSchema(kind), entry: undefined, record: undefined, section: "", key: "" };
  walkFrom(whole, 0, {
    visit: () => undefined,
    trail: toRecords,
    isApart: isSeparate,
    onApart: (item) => {
      apart.push(item);
    },
  });
  for (const item of apart) {
    apartUnit(item);
    yield;
  }
}

/** The unit of a record in a list. */
function apartUnit({ node, schema, section, key, entry, record }: Visit): Unit {
  return unitOf({ node, schema, kind: schema["x-kind"], section, key, entry, parent: record, separates: true });
}

/**
 * Visits the values of a unit, without those of the units in it, in the order of the text.
 * @param trail where to go; everywhere by default
 */
export function walkUnit(unit: Unit, visit: (visit: Visit) => void, trail?: Trail): void {
  walkFrom(start(unit), unit.kind === undefined ? 0 : 1, {
    visit,
    ...(trail && { trail }),
    ...(unit.separates && { isApart: isSeparate }),
  });
}

const toRecords = trailTo((schema) => schema["x-kind"] !== undefined);

type Seed = Omit<Unit, "parts" | "revision">;

function start({ node, schema, section, key, parent }: Seed): Visit {
  return { node, schema, entry: undefined, record: parent, section, key };
}

function unitOf(seed: Seed): Unit {
  const { node } = seed;
  const revision = revisionOf(node);
  const before = units.get(node);
  if (before && isCurrent(before, seed.schema, seed.section, revision)) return before;
  const parts: (OwnRecord | Unit)[] = [];
  // Most of what is in it is as before and in the same order, so that it need not be looked up.
  const old = before?.parts ?? [];
  let next = 0;
  walkFrom(start(seed), seed.kind === undefined ? 0 : 1, {
    visit: (visit) => {
      if (visit.record && visit.record.node === visit.node) parts.push({ place: visit.record, section: visit.section });
    },
    trail: toRecords,
    ...(seed.separates && { isApart: isSeparate }),
    onApart: (visit) => {
      const { node: item, schema, section } = visit;
      let part = old[next];
      while (part && !isUnit(part)) part = old[++next];
      // One that was taken out.
      const behind = old[next + 1];
      if (part?.node !== item && behind && isUnit(behind) && behind.node === item) part = old[++next];
      if (part && isUnit(part) && part.node === item) {
        next++;
        if (isCurrent(part, schema, section, revisionOf(item))) {
          parts.push(part);
          return;
        }
      }
      parts.push(apartUnit(visit));
    },
  });
  const unit: Unit = { ...seed, parts, revision };
  units.set(node, unit);
  return unit;
}

function isCurrent(unit: Unit, schema: Schema, section: string, revision: number): boolean {
  return unit.revision === revision && unit.schema === schema && unit.section === section;
}

/** Whether an item of a list is a unit of its own. */
export function isSeparate(item: TreeNode, schema: Schema): item is MappingNode {
  const kind = schema["x-kind"];
  return kind !== undefined && item.kind === "mapping" && recordValidator(kind) !== undefined;
}
