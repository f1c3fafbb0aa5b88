import { kindOfFile } from "../../core/model/facts";
import { textAt } from "../../core/model/fields";
import type { ParsedFile, Project } from "../../core/model/types";
import type { FileKind } from "../../core/schema/registry";
import { valueOf, type ScalarNode, type TreeNode } from "../../core/text/tree";
import { folderOf, resolvePath } from "../../workspace/folders";
import type { ProjectStore } from "../../workspace/store";

/** The projects and standards of a workspace by their ids, as they are at the moment of a request. */
export class Names {
  readonly store: ProjectStore;
  readonly projects: readonly Project[];
  /** The first project with an id counts, as everywhere. */
  readonly projectsById: ReadonlyMap<string, Project>;
  readonly standards: readonly ParsedFile[];
  readonly portfolios: readonly ParsedFile[];

  constructor(store: ProjectStore) {
    this.store = store;
    this.projects = store.projects();
    const byId = new Map<string, Project>();
    for (const project of this.projects) if (project.header && !byId.has(project.id)) byId.set(project.id, project);
    this.projectsById = byId;
    const others = store.paths.filter((path) => store.projectOf(path) === undefined);
    const ofKind = (kind: FileKind): readonly ParsedFile[] =>
      others.flatMap((path) => store.file(path) ?? []).filter((file) => kindOfFile(file) === kind);
    this.standards = ofKind("standard");
    this.portfolios = ofKind("portfolio");
  }

  /** The project that a reference names: the own one, or another one of the workspace. */
  projectNamed(id: string, own: Project): Project | undefined {
    return id === own.id ? own : this.projectsById.get(id);
  }

  /** The standard that a project follows and those it builds on, nearest first. */
  standardsOf(project: Project): readonly ParsedFile[] {
    const { standard, header } = project;
    return standard === undefined || !header ? [] : this.#chain([[header.origin.file, standard]]);
  }

  /** A standard and those it builds on. */
  withBase(standard: ParsedFile): readonly ParsedFile[] {
    return [standard, ...this.#chain(basesOf(standard))].filter((file, index, all) => all.indexOf(file) === index);
  }

  /** The projects that follow a standard, directly or through another one. */
  followersOf(standard: string): readonly Project[] {
    return this.projects.filter((project) => this.standardsOf(project).some(({ path }) => path === standard));
  }

  #chain(start: readonly (readonly [string, string])[]): readonly ParsedFile[] {
    const found: ParsedFile[] = [];
    const open = [...start];
    for (let next = open.shift(); next; next = open.shift()) {
      const path = resolvePath(folderOf(next[0]), next[1]);
      const file = this.standards.find((one) => one.path === path);
      if (!file || found.includes(file)) continue;
      found.push(file);
      open.push(...basesOf(file));
    }
    return found;
  }
}

function basesOf(standard: ParsedFile): readonly (readonly [string, string])[] {
  return scalarsAt(standard.root, ["standard", "extends"]).map(({ value }) => [standard.path, String(value)] as const);
}

/** The id of a standard or portfolio. */
export function idOfFile(file: ParsedFile): string | undefined {
  return textAt(valueOf(file.root, kindOfFile(file)), "id");
}

/** The values under a path of keys, through all lists on the way. */
export function scalarsAt(node: TreeNode | undefined, keys: readonly string[]): readonly ScalarNode[] {
  if (!node) return [];
  if (node.kind === "sequence") return node.items.flatMap((item) => scalarsAt(item, keys));
  const [key, ...rest] = keys;
  if (key === undefined) return node.kind === "scalar" && node.value !== null ? [node] : [];
  return scalarsAt(valueOf(node, key), rest);
}
