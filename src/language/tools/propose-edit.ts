import type { TextEdit } from "../../core/text/edit";
import { message, type Message } from "../../core/text/message";
import { ProjectStore } from "../../workspace/store";
import { editTarget, fileEdits } from "../editing/outcome";
import { EditedText } from "../fixes/pieces";
import type { FileEdits } from "../types";
import { answer, problemAnswer } from "./answer";
import { proposedEdits, type ProposedEdit } from "./edit-input";
import { effectOf } from "./effect";
import { ToolInput } from "./input";
import { recordEdits } from "./record-edits";
import { fileNamed, isProblem, type ToolScope } from "./scope";

/** A change of a file that nobody has made yet. */
export interface Proposal extends FileEdits {
  readonly before: string;
  readonly after: string;
}

/** What a tool tells, and what a person may apply. */
export interface ProposalOutcome {
  readonly answer: string;
  readonly proposal?: Proposal;
}

/**
 * Works out changes of records in one file, in the order given, as the smallest edits of its text. Nothing is written: the answer says what the changes do to findings and dates.
 * @param input `{ file, edits: [{ action, … }] }`
 */
export function proposeEdit(scope: ToolScope, input: unknown): ProposalOutcome {
  const refused = (problem: Message): ProposalOutcome => ({ answer: problemAnswer(scope, problem) });
  const name = new ToolInput(input).text("file");
  if (name === undefined) return refused(message("Name the file that is to be changed."));
  const path = fileNamed(scope, name);
  if (isProblem(path)) return refused(path);
  const changes = proposedEdits(input);
  if (isProblem(changes)) return refused(changes);
  const target = editTarget(scope, path, []);
  if ("problem" in target) return refused(target.problem);
  const project = scope.store.projectOf(path);
  if (!project) return refused(message("This file belongs to no project."));
  const scratch = scratchOf(scope);
  const edits = editAll(scratch, path, changes);
  if (isProblem(edits)) return refused(edits);
  const after = scratch.store.file(path)?.text ?? target.file.text;
  if (after === target.file.text) return refused(message("These changes leave the file as it is."));
  return {
    answer: answer({
      status: "proposed",
      note: "Nothing is written yet. The person sees the difference and applies it, or not.",
      file: scope.nameOf(path),
      ...effectOf(scope, scratch, project),
    }),
    proposal: { ...fileEdits(target.file, edits), before: target.file.text, after },
  };
}

/** The same workspace, to try things out. */
function scratchOf(scope: ToolScope): ToolScope {
  const store = new ProjectStore(scope.store.outsideFiles);
  for (const path of scope.store.paths) store.setFile(path, scope.store.file(path)?.text ?? "");
  return { ...scope, store };
}

/** Makes changes one after the other in a workspace for trying things out. @returns the edits of the text as it was before all of them, or why one can't be made */
function editAll(scratch: ToolScope, path: string, changes: readonly ProposedEdit[]): readonly TextEdit[] | Message {
  const { store } = scratch;
  const text = new EditedText(store.file(path)?.text ?? "");
  for (const [index, change] of changes.entries()) {
    const file = store.file(path);
    const project = store.projectOf(path);
    if (!file || !project) return message("This file belongs to no project.");
    const edits = recordEdits({ scope: scratch, project, file }, change);
    if (isProblem(edits)) return message("Change {0}: {1}", index + 1, edits);
    text.apply(edits);
    store.setFile(path, text.text);
    if (store.file(path)?.findings.some(({ severity }) => severity === "error"))
      return message(
        "Change {0}: {1}",
        index + 1,
        message("This can't be done here without breaking the text. Nothing was changed."),
      );
  }
  return text.edits;
}
