import { impactOn, type ProjectImpact } from "../core/standard/impact";
import { parseText } from "../core/text/parse";
import { namesOf } from "./outside-files";
import { ProjectStore } from "./store";

/**
 * What the present standards of a workspace change in its projects against another version of them: the same plans are checked with both. The other version is kept, so
 * that a change costs what it touches.
 */
export class StandardImpacts {
  readonly #store: ProjectStore;
  readonly #older = new ProjectStore();

  constructor(store: ProjectStore) {
    this.#store = store;
  }

  /**
   * Takes over what has changed.
   * @param before the texts of standards as they were, and of the files that they named, by their files; undefined for one that was not there
   */
  follow(before: ReadonlyMap<string, string | undefined>): void {
    const present = new Set(this.#store.paths);
    for (const path of this.#older.paths) if (!present.has(path)) this.#older.removeFile(path);
    for (const path of present) {
      const text = before.has(path) ? before.get(path) : this.#store.file(path)?.text;
      if (text === undefined) this.#older.removeFile(path);
      else this.#older.setFile(path, text);
    }
    for (const path of this.#older.neededFiles.keys()) {
      if (this.#older.file(path)) continue;
      const text = before.get(path);
      const other = text === undefined ? { problem: "missing" as const } : { text };
      this.#older.setOutsideFile(path, before.has(path) ? other : this.#store.outsideFiles.get(path));
    }
  }

  /** Does what `impacts` needs in small steps, so that a caller can let others work in between. */
  *prepareInSteps(): Generator<void, void> {
    for (const store of [this.#store, this.#older])
      for (const path of store.paths) {
        yield* store.prepareInSteps(path);
        yield;
      }
  }

  /** The findings that come and go. Projects for which nothing changes are left out. */
  impacts(): readonly ProjectImpact[] {
    return this.#store.projects().flatMap((project) => {
      const paths = project.files.map(({ path }) => path);
      const findings = (from: ProjectStore): ReturnType<ProjectStore["findings"]> =>
        paths.flatMap((path) => from.findings(path));
      const changes = impactOn(findings(this.#older), findings(this.#store));
      return changes.length === 0 ? [] : [{ project, changes }];
    });
  }
}

/** What the present standards change at one go. @param before as in `StandardImpacts.follow` */
export function standardImpact(
  store: ProjectStore,
  before: ReadonlyMap<string, string | undefined>,
): readonly ProjectImpact[] {
  const impacts = new StandardImpacts(store);
  impacts.follow(before);
  return impacts.impacts();
}

/**
 * Texts of standards and of the files that they named, as they were.
 * @param standards their files
 * @param read the text of a file as it was; undefined for one that was not there
 */
export async function textsBefore(
  standards: readonly string[],
  read: (path: string) => Promise<string | undefined>,
): Promise<ReadonlyMap<string, string | undefined>> {
  const before = new Map<string, string | undefined>();
  const open = [...standards];
  for (let path = open.shift(); path !== undefined; path = open.shift()) {
    if (before.has(path)) continue;
    const text = await read(path);
    before.set(path, text);
    if (text !== undefined) open.push(...namesOf(parseText(path, text, 1)).flatMap((one) => one.path ?? []));
  }
  return before;
}
