import { partsOf, type SectionPart } from "../../model/sections";
import type { ParsedFile, Project } from "../../model/types";
import type { Located } from "../../schema/locate";
import { revisionOf } from "../../text/placed";
import { setData, toData, type MappingEntry, type TreeNode } from "../../text/tree";

/** A value of a section: where it stands, and the pointer to go on with from there. */
export interface SectionPlace {
  readonly file: ParsedFile;
  readonly root: Located;
  readonly pointer: string;
}

/** A section over all files of its project: lists are one after the other, of other keys the first counts. */
export interface WholeSection {
  /** Made when it is asked for. */
  readonly data: unknown;
  /** What is the same, item by item, for two versions of the section as long as nothing in it has changed. */
  readonly stamp: readonly unknown[];
  /** Where a JSON pointer into the data leads. */
  readonly placeOf: (pointer: string) => SectionPlace | undefined;
}

/** A section as one whole; undefined where it is missing or empty. */
export function wholeSection(project: Project, section: string): WholeSection | undefined {
  const parts = partsOf(project.files, section).filter(
    ({ entry: { value } }) => value.kind !== "scalar" || value.value !== null,
  );
  const [first] = parts;
  if (!first) return undefined;
  const { data, placeOf } = readSection(parts, first);
  const stamp = parts.flatMap(({ file, entry }) => [file.path, ...stampOf(entry.value)]);
  let made: { readonly data: unknown } | undefined;
  return {
    stamp,
    placeOf,
    get data() {
      return (made ??= { data: data() }).data;
    },
  };
}

/** A section in one version of its project. */
interface ReadSection {
  readonly data: () => unknown;
  readonly placeOf: WholeSection["placeOf"];
}

function readSection(parts: readonly SectionPart[], first: SectionPart): ReadSection {
  const whole = (pointer: string): SectionPlace => ({
    file: first.file,
    root: located(first.entry.value, first.entry),
    pointer,
  });
  if (parts.every(({ entry }) => entry.value.kind === "sequence")) return listSection(itemsIn(parts), whole);
  if (parts.length === 1 || !parts.every(({ entry }) => entry.value.kind === "mapping"))
    return { data: () => toData(first.entry.value), placeOf: whole };
  return mappingSection(parts, whole);
}

/** Nodes stay the same objects while nothing in their block changes; a mapping has a revision that changes with anything in it. */
function stampOf(node: TreeNode): readonly unknown[] {
  switch (node.kind) {
    case "mapping":
      return [node, revisionOf(node)];
    case "sequence":
      return [node.items.length, ...node.items.flatMap(stampOf)];
    case "scalar":
      return [node.value];
  }
}

/** An item of a list over several files. */
interface Item {
  readonly file: ParsedFile;
  readonly node: TreeNode;
  readonly entry: MappingEntry;
}

function itemsIn(parts: readonly SectionPart[]): readonly Item[] {
  return parts.flatMap(({ file, entry }) =>
    entry.value.kind === "sequence" ? entry.value.items.map((node) => ({ file, node, entry })) : [],
  );
}

function located(node: TreeNode, entry: MappingEntry): Located {
  return { node, schema: undefined, entry };
}

function listSection(items: readonly Item[], whole: (pointer: string) => SectionPlace): ReadSection {
  return {
    data: () => items.map(({ node }) => toData(node)),
    placeOf: (pointer) => (pointer === "" ? whole("") : placeInList(items, pointer)),
  };
}

/** @param pointer `/3/owner` */
function placeInList(items: readonly Item[], pointer: string): SectionPlace | undefined {
  const match = /^\/(\d+)(.*)$/s.exec(pointer);
  const item = match ? items[Number(match[1])] : undefined;
  return item && { file: item.file, root: located(item.node, item.entry), pointer: match?.[2] ?? "" };
}

function mappingSection(parts: readonly SectionPart[], whole: (pointer: string) => SectionPlace): ReadSection {
  const byKey = new Map<string, SectionPart[]>();
  for (const { file, entry } of parts)
    for (const inner of entry.value.kind === "mapping" ? entry.value.entries : []) {
      const list = byKey.get(inner.key);
      if (list) list.push({ file, entry: inner });
      else byKey.set(inner.key, [{ file, entry: inner }]);
    }
  const lists = new Map<string, readonly Item[]>();
  for (const [key, inner] of byKey)
    if (inner.every(({ entry }) => entry.value.kind === "sequence")) lists.set(key, itemsIn(inner));
  return {
    data() {
      const data: Record<string, unknown> = {};
      for (const [key, [one]] of byKey) {
        const items = lists.get(key);
        if (one) setData(data, key, items ? items.map(({ node }) => toData(node)) : toData(one.entry.value));
      }
      return data;
    },
    placeOf(pointer) {
      const match = /^\/([^/]*)(.*)$/s.exec(pointer);
      const key = match?.[1]?.replaceAll("~1", "/").replaceAll("~0", "~");
      const [one] = key === undefined ? [] : (byKey.get(key) ?? []);
      if (key === undefined || !one) return whole(pointer === "" ? "" : pointer);
      const rest = match?.[2] ?? "";
      const items = lists.get(key);
      if (items && rest !== "") return placeInList(items, rest);
      return { file: one.file, root: located(one.entry.value, one.entry), pointer: rest };
    },
  };
}
