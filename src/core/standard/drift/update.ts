import type { Project } from "../../model/types";
import { deleteEntry, deleteItem, insertItem, setEntry, type TextEdit } from "../../text/edit";
import type { EditValue } from "../../text/edit-text";
import { EditTrail } from "../../text/edit-trail";
import { parseText } from "../../text/parse";
import type { ParsedFile } from "../../text/parsed-file";
import { entryOf, stringOf, valueOf, type MappingNode, type SequenceNode, type TreeNode } from "../../text/tree";
import { pathText, type DriftChange, type Path, type Step } from "./compare";
import { childOf, indexOf, nodeAt } from "./place";
import type { Drift } from "./project-drift";
import { isUpdate } from "./words";

/** Edits of one file. */
export interface UpdatedFile {
  readonly path: string;
  readonly edits: readonly TextEdit[];
  /** The text after them. */
  readonly text: string;
}

/** A template, and those of its changes that a person takes over. */
export interface ChosenDrift {
  readonly drift: Drift;
  readonly changes: readonly DriftChange[];
}

/** What an update would do. */
export interface DriftUpdate {
  readonly files: readonly UpdatedFile[];
  /** Changes that can't be made without breaking the text: in an alias, or where the project has something else. */
  readonly left: readonly DriftChange[];
}

/**
 * Takes changes of a template over into a project, as the smallest edits, and notes its version in the header of the project. What is not chosen counts as the project's own
 * from then on.
 */
export function updateFromTemplates(project: Project, chosen: readonly ChosenDrift[]): DriftUpdate {
  const files = openFiles(project);
  const left = chosen.flatMap(({ changes }) => changes.filter((change) => !applyChange(files, project, change)));
  for (const { drift } of chosen) noteVersion(files, project, drift);
  return { files: updatedFiles(files), left };
}

/** Takes one change over. The version is noted only when it was the last one: the others stay open. @returns nothing where the change can't be made */
export function takeChange(project: Project, drift: Drift, change: DriftChange): readonly UpdatedFile[] {
  const files = openFiles(project);
  if (!applyChange(files, project, change)) return [];
  if (isLastOpen(drift, change)) noteVersion(files, project, drift);
  return updatedFiles(files);
}

/** Notes in the header that a place stays as the project has it, whatever the template has there; and the version with the last open change. */
export function keepOwn(project: Project, drift: Drift, change: DriftChange): readonly UpdatedFile[] {
  const files = openFiles(project);
  const path = pathText(change.path);
  if (!noteInHeader(files, project, drift, (file, item) => addKept(file, item, path))) return [];
  if (isLastOpen(drift, change)) noteVersion(files, project, drift);
  return updatedFiles(files);
}

function isLastOpen({ changes }: Drift, change: DriftChange): boolean {
  return changes.every((one) => one === change || !isUpdate(one));
}

function addKept(file: ParsedFile, item: MappingNode, path: string): TextEdit | undefined {
  const list = valueOf(item, "kept");
  return list?.kind === "sequence"
    ? insertItem(file, list, path, list.items.length)
    : setEntry(file, item, "kept", [path]);
}

function openFiles({ files }: Project): ReadonlyMap<string, OpenFile> {
  return new Map(files.map((file) => [file.path, new OpenFile(file)]));
}

function updatedFiles(files: ReadonlyMap<string, OpenFile>): readonly UpdatedFile[] {
  return [...files].flatMap(([path, file]) => {
    const edits = file.edits();
    return edits.length === 0 ? [] : [{ path, edits, text: file.parsed.text }];
  });
}

/** A file that is being edited step by step. */
class OpenFile {
  parsed: ParsedFile;
  readonly #trail: EditTrail;

  constructor(file: ParsedFile) {
    this.parsed = file;
    this.#trail = new EditTrail(file.text);
  }

  /** Makes an edit, unless it is not possible or breaks the text. */
  apply(edit: TextEdit | undefined): boolean {
    if (!edit) return false;
    this.#trail.apply([edit]);
    this.parsed = parseText(this.parsed.path, this.#trail.text, 1);
    return true;
  }

  edits(): readonly TextEdit[] {
    return this.#trail.edits();
  }
}

function applyChange(files: ReadonlyMap<string, OpenFile>, project: Project, change: DriftChange): boolean {
  const last = change.path.at(-1);
  if (!last) return false;
  for (const file of orderedFiles(files, change.path)) {
    const holder = nodeAt(file.parsed.root, change.path.slice(0, -1));
    if (!holder) continue;
    const isThere = childOf(holder, last) !== undefined;
    // A value stands in one of the files; something new goes where its neighbours are.
    if (change.own !== undefined && !isThere) continue;
    return file.apply(editFor(file.parsed, holder, last, change));
  }
  return change.path.length > 1 ? false : addSection(files, project, last, change);
}

/** Files that hold the section first, the longest list of it before the others. */
function orderedFiles(files: ReadonlyMap<string, OpenFile>, [first]: Path): readonly OpenFile[] {
  const section = first && "key" in first ? first.key : "";
  return [...files.values()].filter(({ parsed }) => entryOf(parsed.root, section) !== undefined);
}

/** A section that the project does not have stands in its main file. */
function addSection(
  files: ReadonlyMap<string, OpenFile>,
  { header }: Project,
  last: Step,
  { now }: DriftChange,
): boolean {
  const file = header && files.get(header.origin.file);
  if (file?.parsed.root?.kind !== "mapping" || !("key" in last) || now === undefined) return false;
  return file.apply(setEntry(file.parsed, file.parsed.root, last.key, now as EditValue));
}

function editFor(file: ParsedFile, holder: TreeNode, last: Step, change: DriftChange): TextEdit | undefined {
  const { now } = change;
  if ("key" in last) {
    if (holder.kind !== "mapping") return undefined;
    return now === undefined ? deleteEntry(file, holder, last.key) : setEntry(file, holder, last.key, now as EditValue);
  }
  if (holder.kind !== "sequence") return undefined;
  const index = indexOf(holder, last.id);
  if (now === undefined) return index < 0 ? undefined : deleteItem(file, holder, index);
  return index < 0 ? insertItem(file, holder, now as EditValue, placeFor(holder, change)) : undefined;
}

/** Behind the nearest record that stands before it in the template; at the end where the project has none of them. */
function placeFor(holder: SequenceNode, { after = [] }: DriftChange): number {
  for (const id of after) {
    const index = indexOf(holder, id);
    if (index >= 0) return index + 1;
  }
  return holder.items.length;
}

/** Writes the new version into the header: what was not taken over is the project's own now. */
function noteVersion(files: ReadonlyMap<string, OpenFile>, project: Project, drift: Drift): void {
  noteInHeader(files, project, drift, (file, item) => setVersion(file, item, drift.latest.template.version));
}

/** Makes an edit at the template in the header of the project. */
function noteInHeader(
  files: ReadonlyMap<string, OpenFile>,
  { header }: Project,
  { adoption }: Drift,
  edit: (file: ParsedFile, item: MappingNode) => TextEdit | undefined,
): boolean {
  const file = header && files.get(header.origin.file);
  const list = file && valueOf(valueOf(file.parsed.root, "project"), "templates");
  const item: TreeNode | undefined = list?.kind === "sequence" ? list.items[adoption.index] : undefined;
  return file !== undefined && item?.kind === "mapping" && file.apply(edit(file.parsed, item));
}

function setVersion(file: ParsedFile, item: MappingNode, version: string): TextEdit | undefined {
  return stringOf(item, "version") === version ? undefined : setEntry(file, item, "version", version);
}
