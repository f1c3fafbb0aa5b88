import { kindOfFile } from "../core/model/facts";
import { itemSchema, propertySchema, rootSchema, type Schema } from "../core/schema/registry";
import type { ParsedFile } from "../core/text/parsed-file";
import type { MappingEntry, ScalarNode, TreeNode } from "../core/text/tree";
import { lastStartingBefore } from "./node-at";

/** One value on the way from the root of a file down to a place. */
export interface ChainLink {
  readonly node: TreeNode;
  /** Undefined below keys that the format does not know, such as those that begin with `x-`. */
  readonly schema: Schema | undefined;
  /** The entry whose value this is; undefined for items and the root. */
  readonly entry: MappingEntry | undefined;
}

/**
 * The values around an offset, from the root to the innermost one: also where no schema applies, and in the white space and comments that follow a value. What an
 * alias or a merge key brings along stands elsewhere and is left out.
 */
export function nodeChain(file: ParsedFile, offset: number): readonly ChainLink[] {
  const chain: ChainLink[] = [];
  let link: ChainLink | undefined = file.root && {
    node: file.root,
    schema: rootSchema(kindOfFile(file)),
    entry: undefined,
  };
  while (link) {
    chain.push(link);
    link = childAt(link, file.text, offset);
  }
  return chain;
}

function childAt({ node, schema }: ChainLink, text: string, offset: number): ChainLink | undefined {
  if (node.kind === "scalar" || text[node.start] === "*") return undefined;
  if (node.kind === "sequence") {
    const item = node.items[lastStartingBefore(node.items, ({ start }) => start, offset)];
    return item && { node: item, schema: schema && itemSchema(schema), entry: undefined };
  }
  const entry = node.entries.findLast(({ keySpan }) => keySpan.start <= offset && text[keySpan.start] !== "*");
  return entry && { node: entry.value, schema: schema && propertySchema(schema, entry.key), entry };
}

/** The scalar at an offset, the place right behind it included. */
export function scalarAt(file: ParsedFile, offset: number): (ChainLink & { readonly node: ScalarNode }) | undefined {
  const link = nodeChain(file, offset).at(-1);
  if (link?.node.kind !== "scalar" || offset < link.node.start || offset > link.node.end) return undefined;
  return { ...link, node: link.node };
}
