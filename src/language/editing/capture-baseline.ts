import type { Project } from "../../core/model/types";
import { itemSchema, propertySchema, rootSchema } from "../../core/schema/registry";
import { insertAt, insertItem, type TextEdit } from "../../core/text/edit";
import { itemBlock, itemSeparator, lineOf, textOfLine } from "../../core/text/edit-items";
import { eolOf } from "../../core/text/edit-text";
import { message } from "../../core/text/message";
import { parseText } from "../../core/text/parse";
import type { ParsedFile } from "../../core/text/parsed-file";
import { entryOf, toData, type MappingEntry } from "../../core/text/tree";
import type { YamlRecord } from "../../core/text/yaml-writer/write";
import { freeId, nextId } from "../fixes/next-id";
import type { LanguageScope } from "../types";
import { baselineLines } from "./baseline-text";
import { editTarget, noProject, outcome, refused, type EditOutcome } from "./outcome";

const section = "baselines";

/** What a baseline is called, and whether it may get a file of its own. */
export interface BaselineRequest {
  readonly name: string;
  /** False for a project that has no folder yet: then the baseline stands in the project's own file. */
  readonly ownFile: boolean;
}

/**
 * Writes the computed dates of all tasks down as a new baseline: behind the baselines that the project has, otherwise into `baselines.pmo.yaml` beside the project's
 * main file.
 */
export function captureBaseline(scope: LanguageScope, path: string, request: BaselineRequest): EditOutcome {
  const project = scope.store.projectOf(path);
  if (!project) return noProject();
  const schedule = scope.store.schedule(project);
  if (schedule.tasks.length === 0)
    return refused(message("The project has no tasks yet, so there is nothing to capture."));
  const head = { id: newId(scope, project), name: request.name, captured: scope.today };
  const lines = baselineLines(head, project, schedule);
  const place = placeOf(scope, project, request.ownFile);
  if ("newFile" in place) {
    const text = [`${section}:`, ...listed(lines, 2), ""].join(place.eol);
    return { edits: [], newFile: { file: place.newFile, text } };
  }
  const target = editTarget(scope, place.file.path, []);
  if ("problem" in target) return refused(target.problem);
  const edits = insertion(target.file, lines);
  return edits ? outcome(target, edits) : refused(message("The section '{0}' is not a list.", section));
}

function newId(scope: LanguageScope, project: Project): string {
  const last = project.recordsBySection.get(section)?.findLast(({ kind, id }) => kind === "baseline" && /\d$/.test(id));
  if (last) return freeId(last.id, project);
  const schema = propertySchema(rootSchema("project"), section);
  return nextId((schema && itemSchema(schema)) ?? {}, "baseline", { scope, project });
}

type BaselinePlace = { readonly file: ParsedFile } | { readonly newFile: string; readonly eol: string };

/** The last file with baselines, or the one that is to have them. */
function placeOf({ store }: LanguageScope, project: Project, ownFile: boolean): BaselinePlace {
  const known = project.files.findLast(({ root }) => entryOf(root, section));
  if (known) return { file: known };
  const main = project.files.find(({ root }) => entryOf(root, "project")) ?? project.files[0];
  const newFile = `${project.folder}/${section}.pmo.yaml`;
  const empty = store.file(newFile);
  if (main && !ownFile) return { file: main };
  return empty ? { file: empty } : { newFile, eol: main ? eolOf(main.text) : "\n" };
}

/** Lines as the item of a list whose dash stands in a column. */
function listed(lines: readonly string[], column: number): readonly string[] {
  const indent = " ".repeat(column);
  return lines.map((line, index) => `${indent}${index === 0 ? "- " : "  "}${line}`);
}

function insertion(file: ParsedFile, lines: readonly string[]): readonly TextEdit[] | undefined {
  const eol = eolOf(file.text);
  const entry = entryOf(file.root, section);
  if (!entry) {
    const lead = file.text === "" || /[\r\n]$/.test(file.text) ? "" : eol;
    return [insertAt(file.text.length, lead + [`${section}:`, ...listed(lines, 2), ""].join(eol))];
  }
  const { value } = entry;
  if (value.kind !== "sequence")
    return value.kind === "scalar" && value.value === null ? belowKey(file, entry, lines) : undefined;
  if (value.items.length === 0) return belowKey(file, entry, lines);
  const last = value.items.length - 1;
  const block = itemBlock(file, value, last);
  if (!block) {
    const edit = insertItem(file, value, dataOf(lines));
    return edit && [edit];
  }
  return [insertAt(block.end, itemSeparator(file, value, last) + listed(lines, block.column).join(eol))];
}

/** The first item of a list whose key has nothing behind it, or empty brackets. */
function belowKey(file: ParsedFile, { keySpan, value }: MappingEntry, lines: readonly string[]): readonly TextEdit[] {
  const line = lineOf(file, keySpan.start);
  const end = file.lines.lineStart(line) + textOfLine(file, line).length;
  const colon = file.text.indexOf(":", keySpan.end) + 1;
  const below = insertAt(end, eolOf(file.text) + listed(lines, 2).join(eolOf(file.text)));
  return value.end > colon ? [{ span: { start: colon, end: value.end }, newText: "" }, below] : [below];
}

function dataOf(lines: readonly string[]): YamlRecord {
  const { root } = parseText("", lines.join("\n"), 0);
  return (root ? toData(root) : {}) as YamlRecord;
}
