import { writtenValue } from "../../core/model/changed-task";
import { message } from "../../core/text/message";
import { isLeaf } from "./bar";
import { changeOf, refusal, subjectOf, unchanged, type PlanContext, type Planned } from "./plan-change";

/**
 * Sets the progress of a task. Work that was finished and is not any more loses its actual finish.
 * @param percentComplete 0..100
 */
export function setProgress(context: PlanContext, id: string, percentComplete: number): Planned {
  const subject = subjectOf(context, id);
  if ("problem" in subject) return subject;
  const { task } = subject;
  if (!isLeaf(subject))
    return refusal(
      message("'{0}' is a summary task: its progress comes from the tasks below it. Change those.", task.title),
    );
  const percent = Math.min(100, Math.max(0, Math.round(percentComplete * 100) / 100));
  const written = writtenValue(task, "percentComplete");
  if (written === percent || (written === undefined && percent === 0 && task.actualFinish === undefined))
    return unchanged();
  const words = message("{0} % complete.", percent);
  if (percent === 100 || task.actualFinish === undefined) return changeOf(task, { percentComplete: percent }, words);
  return changeOf(
    task,
    { percentComplete: percent, actualFinish: undefined },
    message("{0} The actual finish goes away.", words),
  );
}
