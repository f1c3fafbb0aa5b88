import { kindWord } from "../../model/references";
import type { Project } from "../../model/types";
import { message } from "../../text/message";
import { suggestWords } from "../../text/suggest";
import { valueOf, type ScalarNode, type TreeNode } from "../../text/tree";
import type { IdPattern, Vocabulary } from "./model";
import { matchesPattern } from "./patterns";
import { lackAt, recordsIn, type Unmet } from "./report";

/** Values that are not in the vocabulary of their field. */
export function strangeValues(project: Project, vocabularies: readonly Vocabulary[]): readonly Unmet[] {
  return vocabularies.flatMap((demand) => {
    if (demand.isOpen) return [];
    const { section, field, path } = demand;
    const known = new Set(demand.values.map(({ value }) => value));
    return recordsIn(project, section).flatMap((record) =>
      textsIn(record.origin.node, path)
        .filter(({ value }) => !known.has(String(value)))
        .flatMap((node) => {
          const value = String(node.value);
          const suggestions = suggestWords(value, known);
          const words = message(
            "'{0}' is no value of '{1}' in the standard. There are: {2}.",
            value,
            field.text,
            [...known].join(", "),
          );
          const [key = ""] = path;
          const data = { id: record.id, key, value, suggestions };
          return lackAt(project, record.origin, node, { demand, code: "standard.value", message: words, data });
        }),
    );
  });
}

/** Ids that do not look as the standard wants. */
export function strangeIds(project: Project, patterns: readonly IdPattern[]): readonly Unmet[] {
  if (patterns.length === 0) return [];
  const byKind = new Map(patterns.map((demand) => [demand.kind.text, demand]));
  return [...project.recordsBySection.values()].flatMap((records) =>
    records.flatMap((record) => {
      const demand = byKind.get(record.kind);
      // An occurrence of a recurring task has an id that nobody wrote.
      if (!demand || record.id.includes("@") || record.data["id"] === undefined) return [];
      if (matchesPattern(demand.pattern, record.id) !== false) return [];
      const words = message(
        "The id '{0}' of this {1} does not match '{2}'.",
        record.id,
        kindWord(record.kind),
        demand.pattern.text,
      );
      const data = { id: record.id, kind: record.kind };
      return lackAt(project, record.origin, "id", { demand, code: "standard.id-pattern", message: words, data });
    }),
  );
}

/** The texts at a path of fields, where they stand; those of all items where there is a list on the way. */
function textsIn(node: TreeNode | undefined, path: readonly string[]): readonly ScalarNode[] {
  if (node?.kind === "sequence") return node.items.flatMap((item) => textsIn(item, path));
  const [key, ...rest] = path;
  if (key !== undefined) return textsIn(valueOf(node, key), rest);
  return node?.kind === "scalar" && typeof node.value === "string" ? [node] : [];
}
