import type { ParsedFile, Project } from "../core/model/types";
import { builtInStandard } from "../core/standard/built-in";
import { standardOfFile, type Standard } from "../core/standard/model";
import { resolveStandard, type ResolvedStandard, type StandardLookup } from "../core/standard/resolve";
import { foldersAbove, folderOf, resolvePath } from "./folders";
import type { ProjectStore } from "./store";

/** Finds standards by their references: built-in ones by name, others by a path relative to the file that names them, those of packages in `node_modules` of its folder or one above. */
export function standardLookup(fileAt: (path: string) => ParsedFile | undefined): StandardLookup {
  return (reference, from) => {
    if (reference.startsWith("pmo:")) return builtInStandard(reference);
    const folder = folderOf(from);
    if (reference.startsWith("npm:"))
      return packagePaths(reference, from)
        .map(fileAt)
        .find((file) => file !== undefined);
    const at = (name: string): ParsedFile | undefined => {
      const path = resolvePath(folder, name);
      return path === undefined ? undefined : fileAt(path);
    };
    // Addresses of files may have other letters encoded.
    return at(reference) ?? at(reference.split("/").map(encodeURIComponent).join("/"));
  };
}

/** Finds standards among the files of a store. */
export function lookupIn(store: Pick<ProjectStore, "file">): StandardLookup {
  return standardLookup((path) => store.file(path));
}

/** Every standard of a store, in the order of its files. */
export function standardsIn(store: Pick<ProjectStore, "paths" | "file">): readonly Standard[] {
  return store.paths.flatMap((path) => {
    const file = store.file(path);
    return (file && standardOfFile(file)) ?? [];
  });
}

/** The file in which a package has its standard. */
const packageFile = "standard.pmo.yaml";

/** Where the standard of a package may be, the nearest place first. None for a name that is no package's: it must not lead elsewhere. */
export function packagePaths(reference: string, from: string): readonly string[] {
  const name = reference.slice("npm:".length);
  if (!/^(?:@[a-z0-9][\w.-]*\/)?[a-z0-9][\w.-]*$/.test(name)) return [];
  return foldersAbove(folderOf(from)).flatMap(
    (folder) => resolvePath(folder, `node_modules/${name}/${packageFile}`) ?? [],
  );
}

/** Every place in a workspace where a standard is named, by a project or by another standard. */
export function standardReferences(
  store: Pick<ProjectStore, "projects" | "paths" | "file">,
): readonly { readonly name: string; readonly from: string }[] {
  const ofProjects = store
    .projects()
    .flatMap(({ standard, header }) =>
      standard === undefined || !header ? [] : [{ name: standard, from: header.origin.file }],
    );
  const ofStandards = store.paths.flatMap((from) => {
    const file = store.file(from);
    const standard = file && standardOfFile(file);
    return (standard?.extends ?? []).map(({ text }) => ({ name: text, from }));
  });
  return [...ofProjects, ...ofStandards];
}

/** The standard that a project follows together with those it builds on; undefined where it follows none that can be read. */
export function followedStandard(project: Project, lookup: StandardLookup): ResolvedStandard | undefined {
  const { standard, header } = project;
  const file = standard === undefined || !header ? undefined : lookup(standard, header.origin.file);
  const root = file && standardOfFile(file);
  return root && resolveStandard(root, lookup);
}
