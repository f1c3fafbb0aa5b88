import { deleteEntry } from "../../core/text/edit";
import { eolOf } from "../../core/text/edit-text";
import { kindOfFile } from "../../core/model/facts";
import { isIdentifier } from "../../core/text/identifier";
import { message } from "../../core/text/message";
import { entryOf } from "../../core/text/tree";
import { folderOf } from "../../workspace/folders";
import { fixOf, textData } from "./make";
import { replaceBy } from "./suggestions";
import type { FixMaker } from "./types";

/** The section `project` at the top of a file whose folder has none. */
export const projectHeader: FixMaker = ({ file, scope }) => {
  const folder = decode(folderOf(file.path).split("/").at(-1) ?? "");
  const id = folder.replace(/[^\p{L}\p{M}\p{N}._-]+/gu, "-").replace(/^[^\p{L}\p{N}_]+|-+$/gu, "");
  const name = isIdentifier(id) ? id : "project";
  const eol = eolOf(file.text);
  const lines = [
    "project:",
    `  id: ${name}`,
    `  name: ${JSON.stringify(folder === "" ? name : folder)}`,
    `  start: ${scope.today}`,
  ];
  const start = entryOf(file.root, "project") ? undefined : topOf(file.text);
  if (start === undefined) return [];
  const newText = lines.map((line) => line + eol).join("");
  return fixOf(file, message("Add a section 'project:' here"), [{ span: { start, end: start }, newText }], {
    preferred: true,
  });
};

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Behind the comments and the separator at the top of a file. */
function topOf(text: string): number {
  return /^(?:(?:#[^\r\n]*|---[ \t]*|%[^\r\n]*|[ \t]*)(?:\r\n|\n|\r))*/.exec(text)?.[0].length ?? 0;
}

/** A value that stands in two files: what does not count goes. */
export const repeatedSection: FixMaker = ({ scope, file, finding }) => {
  const name: unknown = finding.data?.["section"];
  const project = scope.store.projectOf(file.path);
  const [section = "", key] = typeof name === "string" ? name.split(/\.(.*)/s) : [];
  if (!project || key === undefined) return [];
  const holder = entryOf(file.root, section)?.value;
  const first = project.files.find(({ root }) => entryOf(entryOf(root, section)?.value, key));
  if (holder?.kind !== "mapping" || first === file) return [];
  return fixOf(file, message("Remove it here: the other one counts"), [deleteEntry(file, holder, key)], {
    preferred: true,
  });
};

/** The built-in standard, and those of the workspace. */
export const knownStandards: FixMaker = (place) => {
  const { store } = place.scope;
  const own = folderOf(place.file.path).split("/");
  const files = store.paths.filter((path) => {
    const file = store.file(path);
    return file && kindOfFile(file) === "standard";
  });
  const name = (textData(place, "standard") ?? "").split("/").at(-1);
  const near = files.filter((path) => path.endsWith(`/${name ?? ""}`));
  const paths = [...new Set([...near, ...files])].slice(0, 2).map((path) => relativePath(own, path.split("/")));
  return replaceBy(place, [...paths, "pmo:recommended"]);
};

function relativePath(from: readonly string[], to: readonly string[]): string {
  let same = 0;
  while (same < from.length && same < to.length - 1 && from[same] === to[same]) same++;
  return [...from.slice(same).map(() => ".."), ...to.slice(same)].join("/");
}
