import type { Finding } from "../text/finding";
import { message } from "../text/message";
import type { ParsedFile } from "../text/parsed-file";
import { entryOf, type MappingEntry, type TreeNode } from "../text/tree";

/** One file's part of a section. */
export interface SectionPart {
  readonly file: ParsedFile;
  readonly entry: MappingEntry;
}

/** The parts of a section over all files. */
export function partsOf(files: readonly ParsedFile[], section: string): readonly SectionPart[] {
  return files.flatMap((file) => {
    const entry = entryOf(file.root, section);
    return entry ? [{ file, entry }] : [];
  });
}

/** The first value of a key of a section, over all its parts. */
export function firstValue(parts: readonly SectionPart[], key: string): TreeNode | undefined {
  for (const { entry } of parts) {
    const value = entryOf(entry.value, key)?.value;
    if (value) return value;
  }
  return undefined;
}

/**
 * Single values that stand in two files. Lists of the same section are put one after the other; the section `project` is
 * one whole; in other sections (schedule, organization, budget …) each key that is no list may stand once.
 */
export function duplicateSections(files: readonly ParsedFile[]): readonly Finding[] {
  const places = new Map<string, SectionPart[]>();
  const add = (name: string, part: SectionPart): void => {
    const list = places.get(name);
    if (list) list.push(part);
    else places.set(name, [part]);
  };
  for (const file of files) {
    if (file.root?.kind !== "mapping") continue;
    for (const entry of file.root.entries) {
      if (entry.key === "project") add(entry.key, { file, entry });
      else if (entry.value.kind === "mapping") {
        for (const inner of entry.value.entries) {
          if (inner.value.kind !== "sequence") add(`${entry.key}.${inner.key}`, { file, entry: inner });
        }
      }
    }
  }
  return [...places].flatMap(([name, parts]) => {
    // Twice in one file is a duplicate key and reported as such.
    const firsts = parts.filter((part, index) => parts.findIndex((other) => other.file === part.file) === index);
    return firsts.length < 2 || name.includes(".x-") ? [] : firsts.map((part) => duplicateSection(name, part, firsts));
  });
}

function duplicateSection(name: string, part: SectionPart, all: readonly SectionPart[]): Finding {
  return {
    code: "section.duplicate",
    severity: "error",
    file: part.file.path,
    range: part.file.lines.range(part.entry.keySpan),
    message: message(
      "'{0}' can stand only once in a project, and it stands in {1} files; the first one counts.",
      name,
      all.length,
    ),
    related: all
      .filter((other) => other !== part)
      .map((other) => ({
        file: other.file.path,
        range: other.file.lines.range(other.entry.keySpan),
        message: message("'{0}' stands here too.", name),
      })),
    data: { section: name },
  };
}
