import { headSpan } from "../../model/origin";
import type { Project } from "../../model/types";
import type { ParsedFile } from "../../text/parsed-file";
import type { Span } from "../../text/range";
import { entryOf, stringOf, valueOf, type SequenceNode, type TreeNode } from "../../text/tree";
import type { Path, Step } from "./compare";

/** Place of a record in a list by its id, -1 for none. */
export function indexOf(list: SequenceNode, id: string): number {
  return list.items.findIndex((item) => stringOf(item, "id") === id);
}

/** What a step leads to. */
export function childOf(node: TreeNode, step: Step): TreeNode | undefined {
  if ("key" in step) return valueOf(node, step.key);
  return node.kind === "sequence" ? node.items[indexOf(node, step.id)] : undefined;
}

/** What a path leads to in a file. */
export function nodeAt(root: TreeNode | undefined, path: Path): TreeNode | undefined {
  let node = root;
  for (const step of path) node = node && childOf(node, step);
  return node;
}

/** A place in a file that stands for a value. */
export interface ValuePlace {
  readonly file: ParsedFile;
  readonly span: Span;
}

/** The key or the id at a path, or of the nearest thing around it that the project has; undefined where it has none of them. */
export function placeOfPath({ files }: Project, path: Path): ValuePlace | undefined {
  for (let length = path.length; length > 0; length--)
    for (const file of files) {
      const span = spanAt(file, path.slice(0, length));
      if (span) return { file, span };
    }
  return undefined;
}

function spanAt(file: ParsedFile, path: Path): Span | undefined {
  const last = path.at(-1);
  const holder = nodeAt(file.root, path.slice(0, -1));
  if (!last || !holder) return undefined;
  if ("key" in last) return entryOf(holder, last.key)?.keySpan;
  const record = childOf(holder, last);
  return record?.kind === "mapping" ? headSpan({ file: file.path, node: record }) : undefined;
}
