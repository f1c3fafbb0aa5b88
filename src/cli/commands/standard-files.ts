import path from "node:path";
import type { Page } from "../../core/report/standard/pages";
import { standardOfFile, type Standard } from "../../core/standard/model";
import { parseText } from "../../core/text/parse";
import type { OutsideFile } from "../../core/text/parsed-file";
import { folderOf } from "../../workspace/folders";
import { isWithin, namesOf } from "../../workspace/outside-files";
import { toPosix } from "../files";

/** A standard of another time with the files that it named. @param read the text of one of them as it was */
export async function withFiles(
  file: string,
  text: string,
  read: (file: string) => Promise<string | undefined> | undefined,
): Promise<Standard | undefined> {
  const parsed = parseText(toPosix(file), text, 1);
  const outside = new Map<string, OutsideFile>();
  for (const { name, path: place } of namesOf(parsed)) {
    const content = place === undefined ? undefined : await read(place);
    if (content !== undefined) outside.set(name, { text: content });
  }
  return standardOfFile({ ...parsed, outside });
}

/** What the package has itself, whatever the standard names. */
const ownNames = /^(?:package\.json|README\.md|CHANGELOG[^/]*|docs\/.*|node_modules\/.*|[^/]*\.pmo\.ya?ml)$/i;

/** Copies of the files that the standards name, by where they stand now. Those beside the standard keep their places; others come into a folder of their own. @param standards those of the package, the main one first */
export function copiedFiles(standards: readonly Standard[]): ReadonlyMap<string, Page> {
  const home = folderOf(standards[0]?.file.path ?? "");
  const copies = new Map<string, Page>();
  const taken = new Set<string>();
  for (const { file } of standards)
    for (const { name, path: place } of namesOf(file)) {
      const found = file.outside?.get(name);
      if (place === undefined || !found || !("text" in found) || copies.has(place)) continue;
      const beside = isWithin(home, place) ? place.slice(home.length + 1) : undefined;
      const base = path.posix.basename(place);
      let target = beside === undefined || ownNames.test(beside) ? `files/${base}` : beside;
      for (let count = 2; taken.has(target); count++) target = `files/${count}-${base}`;
      taken.add(target);
      copies.set(place, { path: target, text: found.text });
    }
  return copies;
}
