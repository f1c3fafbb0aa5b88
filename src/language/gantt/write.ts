import type { TextEdit } from "../../core/text/edit";
import { allOrNothing, editTarget, outcome, refused, type EditOutcome, type EditTarget } from "../editing/outcome";
import { keyOrder } from "../editing/records";
import { canBeWritten, valueEdits, writtenElsewhere } from "../editing/values";
import { homeOf } from "../fixes/records";
import { groupedBy } from "./items";
import { refusal, type PlanContext, type Refusal, type TaskChange } from "./plan-change";

/** The edits that write changes of tasks down, or why that can't be done. */
export function writeChanges(context: PlanContext, changes: readonly TaskChange[]): EditOutcome {
  const texts = changeTexts(context, changes);
  if ("problem" in texts) return refused(texts.problem);
  return allOrNothing(texts.map(({ target, edits }) => outcome(target, edits)));
}

/** Changes of the tasks of one file. */
interface ChangedText {
  readonly target: EditTarget;
  readonly edits: readonly TextEdit[];
}

/** The edits of each file that changes of tasks stand in, or why they can't be made. */
export function changeTexts({ scope }: PlanContext, changes: readonly TaskChange[]): readonly ChangedText[] | Refusal {
  const byFile = groupedBy(changes, ({ task }) => task.origin.file);
  const texts: ChangedText[] = [];
  for (const [path, own] of byFile) {
    const target = editTarget(scope, path, []);
    if ("problem" in target) return target;
    const { file } = target;
    const shared = own.find(({ task, values }) => !canBeWritten(file, task.origin.node, Object.keys(values)));
    if (shared) return refusal(writtenElsewhere(shared.task.title));
    const edits = own.flatMap((change) => valueEdits(file, change.task.origin.node, change.values, taskKeys()));
    texts.push({ target, edits });
  }
  return texts;
}

/** The keys of a task in the order of its schema. */
export function taskKeys(): readonly string[] {
  const home = homeOf("task");
  return home ? keyOrder(home.schema) : [];
}
