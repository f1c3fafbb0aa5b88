import type { Project, TaskRecord } from "../../core/model/types";
import type { TextEdit } from "../../core/text/edit";
import { changeEntries } from "../../core/text/edit-entries";
import { commentsIn } from "../../core/text/comments";
import { eolOf } from "../../core/text/edit-text";
import { message, type Message } from "../../core/text/message";
import type { ParsedFile } from "../../core/text/parsed-file";
import type { Span } from "../../core/text/range";
import { stringOf, type MappingNode } from "../../core/text/tree";
import type { LanguageScope } from "../types";
import { contentColumn } from "./item-text";
import { mergedFields } from "./merge-fields";
import { editTarget, noProject, outcome, projectOf, refused, type EditOutcome } from "./outcome";
import { keyOrder, recordLists, recordRuns, selectedRecords, type RecordRun } from "./records";
import { repoint } from "./repoint";
import { otherFiles } from "./split";

/** A task with its text. */
export interface MergedPart {
  readonly task: TaskRecord;
  readonly node: MappingNode;
}

/**
 * Makes one task of selected neighbours. The first one stays, with all names, predecessors and assignments; durations add up where the tasks follow each other. Every reference in all
 * files goes to it, except in baselines, which are history. Comments of the others stand below it.
 */
export function mergeTasks(scope: LanguageScope, path: string, selection: readonly Span[]): EditOutcome {
  const target = editTarget(scope, path, selection);
  if ("problem" in target) return refused(target.problem);
  const { file } = target;
  const project = projectOf(target);
  if (!project) return noProject();
  const selected = recordRuns(selectedRecords(file, recordLists(file), target.selection));
  const [run] = selected.filter(({ list }) => list.kind === "task");
  if (!run || selected.length > 1 || run.items.length < 2)
    return refused(message("Select tasks that stand directly below each other in the same list."));
  const parts = partsOf(project, run);
  if ("template" in parts) return refused(parts);
  const [first, ...others] = parts;
  if (!first) return refused(mixed());
  const fields = mergedFields(scope, project, parts);
  if (!fields) return refused(mixed());
  const gone = goneText(file, run);
  if (!gone)
    return refused(
      message("Comments inside brackets can't be moved. Write each entry of this list on lines of its own."),
    );
  const ids = new Set(others.map(({ task }) => task.id));
  const inRun = (span: Span): boolean => run.first.span.start <= span.start && span.end <= run.last.span.end;
  const counts = (site: Project["references"][number]): boolean =>
    site.record?.section !== "baselines" && !(site.file === path && inRun(site.span));
  const references = repoint(scope, { project, from: ids, to: first.task.id, counts });
  const edits = [
    ...changeEntries(file, first.node, fields, keyOrder(run.list.schema)),
    gone,
    ...(references.get(path) ?? []),
  ];
  return outcome(target, edits, { others: otherFiles(scope, references, path) });
}

function partsOf(project: Project, run: RecordRun): readonly MergedPart[] | Message {
  const parts: MergedPart[] = [];
  for (const { node } of run.items) {
    const task = project.tasksById.get(stringOf(node, "id") ?? "");
    if (!task || node.kind !== "mapping") return message("A task without an id can't be merged.");
    if (task.children.length > 0)
      return message("'{0}' has subtasks. Only tasks without subtasks can be merged.", task.title);
    if (task.milestone) return message("'{0}' is a milestone and can't be merged.", task.title);
    parts.push({ task, node });
  }
  return parts;
}

/** Takes all but the first task of a run away; their comments stay, below the first one. Undefined where comments stand in brackets. */
function goneText(file: ParsedFile, run: RecordRun): TextEdit | undefined {
  const span = { start: run.first.span.end, end: run.last.span.end };
  const comments = commentsIn(file, span).map(({ start, end }) => file.text.slice(start, end));
  if (!run.first.block) return comments.length > 0 ? undefined : { span, newText: "" };
  const lead = eolOf(file.text) + " ".repeat(contentColumn(file, run.first));
  return { span, newText: comments.map((comment) => lead + comment).join("") };
}

function mixed(): Message {
  return message("Working and elapsed durations can't be added up.");
}
