import { largestOutsideFile, nameProblem, outsideNames } from "../core/standard/outside-files";
import { decodeBytes } from "../core/text/decode";
import type { OutsideFile, ParsedFile } from "../core/text/parsed-file";
import { folderOf, resolvePath } from "./folders";

/** A name in a standard, and the file that it means; none where it leads out of the package of the standard. */
interface OutsideName {
  readonly name: string;
  readonly path: string | undefined;
}

/** Whether a path lies in a folder or below it. */
export function isWithin(folder: string, path: string): boolean {
  return folder === "" ? !path.startsWith("/") : path.startsWith(`${folder}/`);
}

/** The package in which a file lies; undefined for one of the workspace itself. */
function packageOf(path: string): string | undefined {
  return /^.*\/node_modules\/(?:(?:@|%40)[^/]+\/)?[^/]+(?=\/)/.exec(path)?.[0];
}

/** The files that a standard names. Names that are none are left out. */
export function namesOf(standard: ParsedFile): readonly OutsideName[] {
  const home = packageOf(standard.path);
  return outsideNames(standard).flatMap(({ text: name }) => {
    if (nameProblem(name)) return [];
    const path = resolvePath(folderOf(standard.path), name);
    const isAbroad = path === undefined || (home !== undefined && !isWithin(home, path));
    return [{ name, path: isAbroad ? undefined : path }];
  });
}

/** The text of bytes that a standard names, or why they can't be used. */
export function readOutsideFile(bytes: Uint8Array): OutsideFile {
  if (bytes.length > largestOutsideFile) return { problem: "too-large" };
  const { text, problems } = decodeBytes(bytes);
  return problems.length > 0 || text.includes("\0") ? { problem: "unreadable" } : { text };
}

/** The files that the standards of a store name, and their texts as far as they are known. */
export class OutsideFiles {
  /** Names in each standard, with the files they mean. */
  readonly #names = new Map<string, readonly OutsideName[]>();
  readonly #contents: Map<string, OutsideFile>;
  #needed: ReadonlyMap<string, readonly string[]> | undefined;

  constructor(contents: ReadonlyMap<string, OutsideFile>) {
    this.#contents = new Map(contents);
  }

  get contents(): ReadonlyMap<string, OutsideFile> {
    return this.#contents;
  }

  /** Takes over the text of a file, or forgets it. @returns whether something has changed */
  set(path: string, content: OutsideFile | undefined): boolean {
    const before = this.#contents.get(path);
    if (JSON.stringify(before) === JSON.stringify(content)) return false;
    if (content) this.#contents.set(path, content);
    else this.#contents.delete(path);
    return true;
  }

  /** Takes note of what a file names; nothing where it is no standard. @returns files that it has begun or ceased to name */
  note(path: string, standard: ParsedFile | undefined): readonly string[] {
    const before = this.#names.get(path) ?? [];
    const now = standard ? namesOf(standard) : [];
    if (now.length > 0) this.#names.set(path, now);
    else this.#names.delete(path);
    const [old, fresh] = [pathsOf(before), pathsOf(now)];
    const changed = [...new Set([...old, ...fresh])].filter((one) => old.has(one) !== fresh.has(one));
    if (changed.length > 0) this.#needed = undefined;
    return changed;
  }

  /** Every file that a standard names, with those standards. */
  get needed(): ReadonlyMap<string, readonly string[]> {
    if (this.#needed) return this.#needed;
    const needed = new Map<string, string[]>();
    for (const [standard, names] of this.#names)
      for (const path of pathsOf(names)) {
        const list = needed.get(path);
        if (list) list.push(standard);
        else needed.set(path, [standard]);
      }
    return (this.#needed = needed);
  }

  /** A standard with the texts of the files it names. @param textOf the text of a project file, which counts before what was read beside it */
  attached(standard: ParsedFile, textOf: (path: string) => string | undefined): ParsedFile {
    const names = this.#names.get(standard.path);
    if (!names) return standard;
    const outside = new Map<string, OutsideFile>();
    for (const { name, path } of names) {
      const text = path === undefined ? undefined : textOf(path);
      const read: OutsideFile | undefined = path === undefined ? { problem: "outside" } : this.#contents.get(path);
      const found = text === undefined ? read : { text };
      if (found) outside.set(name, found);
    }
    return { ...standard, outside };
  }
}

function pathsOf(names: readonly OutsideName[]): ReadonlySet<string> {
  return new Set(names.flatMap(({ path }) => path ?? []));
}
