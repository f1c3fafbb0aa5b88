import type { ParsedFile, Project } from "../../core/model/types";
import type { ResolvedStandard } from "../../core/standard/resolve";
import { stringOf, valueOf, type TreeNode } from "../../core/text/tree";
import { followedStandard, lookupIn } from "../../workspace/standards";
import type { ProjectStore } from "../../workspace/store";
import type { Language } from "../types";

/** The name of the built-in standard. */
export const recommendedName = "pmo:recommended";

/** Where its text stands among the built-in ones. */
export const recommendedPath = "recommended.pmo.yaml";

/** The standards that a project follows, the nearest first: the one it names, and those that this one extends. */
export function standardsOf(project: Project | undefined, store: ProjectStore): readonly ParsedFile[] {
  const followed = project && resolvedStandard(project, store);
  return (followed?.standards ?? []).map(({ file }) => file);
}

/** The standard that a project follows, together with those that this one extends. */
export function resolvedStandard(project: Project, store: ProjectStore): ResolvedStandard | undefined {
  return followedStandard(project, lookupIn(store));
}

/** The mapping under `standard:`. */
export function standardOf(file: ParsedFile): TreeNode | undefined {
  return valueOf(file.root, "standard");
}

/** The items of a list; none of anything else. */
export function itemsOf(node: TreeNode | undefined): readonly TreeNode[] {
  return node?.kind === "sequence" ? node.items : [];
}

/** A text that may be written in both languages. */
export function localizedText(node: TreeNode | undefined, key: string, language: Language): string | undefined {
  return stringOf(node, key) ?? stringOf(valueOf(node, key), language) ?? stringOf(valueOf(node, key), "en");
}
