import { isIdentifier } from "../core/text/identifier";
import { message, type Message } from "../core/text/message";
import type { Range } from "../core/text/range";
import { collision } from "./ids/collision";
import { renameAt } from "./ids/edits";
import { mentionAt } from "./ids/find";
import { Names } from "./ids/names";
import { occurrencesOf } from "./ids/occurrences";
import { linkedTargets, mentionsOf } from "./ids/search";
import type { Target } from "./ids/target";
import type { FileEdits, LanguageScope, TextEdit } from "./types";

/** The id that a person is about to rename. */
export interface RenamePlace {
  readonly range: Range;
  readonly id: string;
}

/** The changes of a rename in one file, with what a preview says about them. */
export interface RenameEdits extends FileEdits {
  readonly label: Message;
  /** Ask before it is changed: it belongs to others, who only use the same id because a standard requires it. */
  readonly confirm: boolean;
}

export type Rename = { readonly refused: Message } | { readonly edits: readonly RenameEdits[] };

/** The id at an offset, if there is one. */
export function renamePlace(scope: LanguageScope, file: string, offset: number): RenamePlace | undefined {
  const parsed = scope.store.file(file);
  const mention = parsed && mentionAt(new Names(scope.store), parsed, offset);
  return mention && { range: mention.file.lines.range(mention.span), id: mention.target.id };
}

/** Gives the id at an offset another name wherever it is written. */
export function rename(scope: LanguageScope, file: string, offset: number, newName: string): Rename {
  const parsed = scope.store.file(file);
  const names = new Names(scope.store);
  const target = parsed && mentionAt(names, parsed, offset)?.target;
  const id = newName.trim();
  if (!target) return { refused: message("Only ids can be renamed here.") };
  if (!isIdentifier(id))
    return {
      refused: message(
        "'{0}' can't be an id: it begins with a letter, a digit or '_', and goes on with these, '.' and '-'.",
        newName,
      ),
    };
  if (id === target.id) return { edits: [] };
  if (target.kind === "project" && target.project && !hasWrittenId(target))
    return {
      refused: message("This project is named after its folder. Give it an id in the section 'project' first."),
    };
  const targets = linkedTargets(names, target);
  for (const one of targets) {
    const refused = collision(names, one, id);
    if (refused) return { refused };
  }
  const byFile = new Map<string, TextEdit[]>();
  const own = new Set<string>();
  for (const one of targets)
    for (const occurrence of occurrencesOf(mentionsOf(names, one))) {
      const { path } = occurrence.file;
      const edit = renameAt(occurrence, target.id, id);
      if (!edit) continue;
      const edits = byFile.get(path);
      if (edits) edits.push(edit);
      else byFile.set(path, [edit]);
      if (one === target) own.add(path);
    }
  return {
    edits: [...byFile].map(([path, edits]) => ({
      file: path,
      edits,
      label: labelOf(names, target, path),
      confirm: target.kind !== "required" && !own.has(path),
    })),
  };
}

function hasWrittenId({ project }: Target): boolean {
  return project?.header !== undefined && project.header.id === project.id;
}

function labelOf(names: Names, target: Target, file: string): Message {
  const project = names.store.projectOf(file);
  if (!project) return message("Standards and portfolios");
  return project === target.project ? message("This project") : message("Project '{0}'", project.name);
}
