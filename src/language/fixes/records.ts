import { kindWord } from "../../core/model/references";
import type { Project, RecordBase } from "../../core/model/types";
import { itemSchema, resolveSchema, rootSchema, type Schema } from "../../core/schema/registry";
import type { TextEdit } from "../../core/text/edit";
import { message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import { isIdentifier } from "../../core/text/identifier";
import { entryOf, type TreeNode } from "../../core/text/tree";
import type { FileEdits } from "../types";
import { insertAtPath, insertRecord, type Entries } from "./insert";
import { fileEdits, fixOfFiles, listData, spanOf, textData } from "./make";
import { requiredEntries } from "./placeholder";
import { spotAt } from "./spot";
import type { Fix, FixMaker, FixPlace } from "./types";

/** Where the records of a kind stand: the keys that lead to their list, and their schema. */
export interface RecordHome {
  readonly path: readonly string[];
  readonly schema: Schema;
}

let homes: ReadonlyMap<string, RecordHome> | undefined;

/** The list in which records of a kind stand in a project. Undefined for kinds without one. */
export function homeOf(kind: string): RecordHome | undefined {
  if (!homes) {
    const found = new Map<string, RecordHome>();
    collectHomes(rootSchema("project"), [], found);
    homes = found;
  }
  return homes.get(kind);
}

function collectHomes(schema: Schema, path: readonly string[], into: Map<string, RecordHome>): void {
  if (path.length > 2) return;
  for (const [key, property] of Object.entries(schema.properties ?? {})) {
    const child = resolveSchema(property);
    const item = itemSchema(child);
    const kind = item?.["x-kind"];
    if (item && kind !== undefined && !into.has(kind)) into.set(kind, { path: [...path, key], schema: item });
    if (child.properties) collectHomes(child, [...path, key], into);
  }
}

/** Adds a record to the list of its kind in a project: where records of this kind stand, where its section stands, or in the main file. */
export function addRecord(project: Project, home: RecordHome, record: Entries): FileEdits | undefined {
  const [section = ""] = home.path;
  const file =
    project.files.find(({ root }) => listAt(root, home.path)) ??
    project.files.find(({ root }) => entryOf(root, section)) ??
    project.files[0];
  return file && fileEdits(file, [insertAtPath(file, home.path, record)]);
}

function listAt(root: TreeNode | undefined, path: readonly string[]): boolean {
  let node = root;
  for (const key of path) node = entryOf(node, key)?.value;
  return node?.kind === "sequence" && node.items.length > 0;
}

/** Creates the record that a reference names. */
export const createRecord: FixMaker = (place) => {
  const { scope, file } = place;
  const id = textData(place, "id");
  const owner = textData(place, "project");
  const project =
    owner === undefined
      ? scope.store.projectOf(file.path)
      : scope.store.projects().find((candidate) => candidate.id === owner && candidate.header);
  if (id === undefined || !isIdentifier(id) || !project) return [];
  return listData(place, "kinds")
    .slice(0, 3)
    .flatMap((kind): readonly Fix[] => {
      const home = homeOf(kind);
      if (!home) return [];
      const named = ["name", "title"].filter((key) => home.schema.required?.includes(key));
      const given: Entries = [["id", id], ...named.map((key) => [key, id] as const)];
      const record = requiredEntries(home.schema, { scope, project }, given);
      const before = kind === "task" && owner === undefined ? beforeTask(place, record) : undefined;
      const edits = before ? fileEdits(file, [before]) : addRecord(project, home, record);
      return edits ? [fixOfFiles(message("Create the {0} '{1}'", kindWord(kind), id), [edits])] : [];
    });
};

/** A task that another one waits for is put before it. */
function beforeTask(place: FixPlace, record: Entries): TextEdit | undefined {
  const spot = spotAt(place.file, spanOf(place));
  const path = spot ? [...spot.around, spot] : [];
  const at = path.findLastIndex(({ schema, index }) => schema?.["x-kind"] === "task" && index !== undefined);
  const list = path[at - 1]?.node;
  return list?.kind === "sequence" ? insertRecord(place.file, list, record, path[at]?.index) : undefined;
}

/** The record that a finding of a rule is about, with the text in which it stands. */
export function recordOfFinding(
  { scope, finding, file }: FixPlace,
  key = "id",
): { readonly project: Project; readonly record: RecordBase; readonly file: ParsedFile } | undefined {
  const project = scope.store.projectOf(file.path);
  const id = finding.data?.[key];
  const record = typeof id === "string" ? project?.recordsById.get(id) : undefined;
  const own = record && project?.files.find(({ path }) => path === record.origin.file);
  return project && record && own ? { project, record, file: own } : undefined;
}
