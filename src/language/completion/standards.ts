import type { ParsedFile, Project } from "../../core/model/types";
import { standardFiles } from "../../core/standard/generated/templates";
import { parseText } from "../../core/text/parse";
import { stringOf, valueOf, type TreeNode } from "../../core/text/tree";
import { folderOf, resolvePath } from "../../workspace/folders";
import type { ProjectStore } from "../../workspace/store";
import type { Language } from "../types";

/** The name of the built-in standard. */
export const recommendedName = "pmo:recommended";

/** Where its text stands among the built-in ones. */
export const recommendedPath = "recommended.pmo.yaml";

let recommended: ParsedFile | undefined;

function builtIn(): ParsedFile | undefined {
  const source = standardFiles.find(({ path }) => path === recommendedPath);
  recommended ??= source && parseText(source.path, source.text, 1);
  return recommended;
}

/** The standards that a project follows: the one it names, and those that this one extends. */
export function standardsOf(project: Project | undefined, store: ProjectStore): readonly ParsedFile[] {
  const found = new Set<ParsedFile>();
  const enter = (name: string, from: string): void => {
    const file = name === recommendedName ? builtIn() : fileNamed(name, from, store);
    if (!file || found.has(file)) return;
    found.add(file);
    for (const base of itemsOf(valueOf(standardOf(file), "extends")))
      if (base.kind === "scalar" && typeof base.value === "string") enter(base.value, file.path);
  };
  if (project?.standard !== undefined && project.header) enter(project.standard, project.header.origin.file);
  return [...found];
}

function fileNamed(name: string, from: string, store: ProjectStore): ParsedFile | undefined {
  const path = resolvePath(folderOf(from), name);
  // Addresses of files have other letters encoded.
  return path === undefined ? undefined : (store.file(path) ?? store.file(encodeName(from, name) ?? ""));
}

function encodeName(from: string, name: string): string | undefined {
  return resolvePath(folderOf(from), name.split("/").map(encodeURIComponent).join("/"));
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
