import { kindOfFile } from "../../core/model/facts";
import { itemSchema, propertySchema, rootSchema, type Schema } from "../../core/schema/registry";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import type { MappingEntry, MappingNode, SequenceNode, TreeNode } from "../../core/text/tree";

/** A value on the way from the root to a place. */
export interface Step {
  readonly node: TreeNode;
  /** Undefined where nothing is foreseen. */
  readonly schema: Schema | undefined;
  /** The entry whose value it is. */
  readonly entry?: MappingEntry;
  /** Its place in a list. */
  readonly index?: number;
}

/** What stands at an offset, with all that is around it. */
export interface Spot extends Step {
  /** From the root to the value around this one. */
  readonly around: readonly Step[];
}

/** What stands at a place: the value, or the value behind the key there. */
export function spotAt(file: ParsedFile, place: Span): Spot | undefined {
  if (!file.root) return undefined;
  const around: Step[] = [];
  let at: Step = { node: file.root, schema: rootSchema(kindOfFile(file)) };
  for (;;) {
    const { node } = at;
    const next = node.start === place.start && node.end === place.end ? undefined : stepInto(at, place.start);
    if (!next) return { ...at, around };
    around.push(at);
    at = next.step;
    if (next.isKey) return { ...at, around };
  }
}

function stepInto({ node, schema }: Step, offset: number): { step: Step; isKey: boolean } | undefined {
  if (node.kind === "scalar") return undefined;
  if (node.kind === "sequence") {
    const index = node.items.findIndex((item) => covers(item, offset));
    const item = node.items[index];
    return item && { step: { node: item, schema: schema && itemSchema(schema), index }, isKey: false };
  }
  const byKey = node.entries.find(({ keySpan }) => covers(keySpan, offset));
  const entry = byKey ?? node.entries.find(({ value }) => covers(value, offset));
  if (!entry) return undefined;
  const step = { node: entry.value, schema: schema && propertySchema(schema, entry.key), entry };
  return { step, isKey: byKey !== undefined };
}

function covers(span: Span, offset: number): boolean {
  return span.start <= offset && offset < Math.max(span.end, span.start + 1);
}

/** A mapping with the schema of its keys. */
export interface Owner {
  readonly node: MappingNode;
  readonly schema: Schema | undefined;
}

/** The mapping in which an entry stands, or the nearest one around an item. */
export function ownerOf(spot: Spot): Owner | undefined {
  return spot.around.flatMap(({ node, schema }) => (node.kind === "mapping" ? [{ node, schema }] : [])).at(-1);
}

/** The list of which a place is an item, or in whose item it stands, up to the nearest record. */
export function listOf(
  spot: Spot,
):
  | { readonly list: Step & { readonly node: SequenceNode }; readonly index: number; readonly owner: Owner | undefined }
  | undefined {
  const path = [...spot.around, spot];
  for (let at = path.length - 1; at > 0; at--) {
    const step = path[at];
    const above = path[at - 1];
    if (!step || !above || step.schema?.["x-kind"] !== undefined) return undefined;
    const { node } = above;
    if (step.index === undefined || node.kind !== "sequence") continue;
    const holder = path[at - 2];
    const owner = holder?.node.kind === "mapping" ? { node: holder.node, schema: holder.schema } : undefined;
    return { list: { ...above, node }, index: step.index, owner };
  }
  return undefined;
}

/** The nearest record around a place, itself included. */
export function recordOf(spot: Spot): Owner | undefined {
  return [...spot.around, spot]
    .flatMap(({ node, schema }) =>
      node.kind === "mapping" && schema?.["x-kind"] !== undefined ? [{ node, schema }] : [],
    )
    .at(-1);
}
