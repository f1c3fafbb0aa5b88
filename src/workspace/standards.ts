import type { ParsedFile, Project } from "../core/model/types";
import { builtInStandard } from "../core/standard/built-in";
import { standardOfFile } from "../core/standard/model";
import { resolveStandard, type ResolvedStandard, type StandardLookup } from "../core/standard/resolve";
import { folderOf, resolvePath } from "./folders";

/** Finds standards by their references: built-in ones by name, others by a path relative to the file that names them. Packages are not read. */
export function standardLookup(fileAt: (path: string) => ParsedFile | undefined): StandardLookup {
  return (reference, from) => {
    if (reference.startsWith("pmo:")) return builtInStandard(reference);
    if (reference.startsWith("npm:")) return undefined;
    const folder = folderOf(from);
    const at = (name: string): ParsedFile | undefined => {
      const path = resolvePath(folder, name);
      return path === undefined ? undefined : fileAt(path);
    };
    // Addresses of files may have other letters encoded.
    return at(reference) ?? at(reference.split("/").map(encodeURIComponent).join("/"));
  };
}

/** The standard that a project follows together with those it builds on; undefined where it follows none that can be read. */
export function followedStandard(project: Project, lookup: StandardLookup): ResolvedStandard | undefined {
  const { standard, header } = project;
  const file = standard === undefined || !header ? undefined : lookup(standard, header.origin.file);
  const root = file && standardOfFile(file);
  return root && resolveStandard(root, lookup);
}
