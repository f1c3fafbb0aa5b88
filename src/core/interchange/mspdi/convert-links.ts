import { formatPredecessor } from "../../text/predecessor";
import { parseDuration, type Lag } from "../../text/duration";
import { message } from "../../text/message";
import type { ConversionContext } from "./context";
import { percentFormat, writeDuration } from "./durations";
import { isProjectSummary } from "./outline";
import type { MspdiLink, MspdiTask } from "./plan";

const linkTypes = ["FF", "FS", "SF", "SS"] as const;

function lagOf(link: MspdiLink, { plan, basis }: ConversionContext): Lag | undefined {
  if (link.lag === 0) return undefined;
  if (percentFormat(link.lagFormat) !== undefined) return { percent: link.lag };
  const minutes = Math.abs(link.lag) / 10;
  const duration = parseDuration(writeDuration(minutes, link.lagFormat, plan.header.durationFormat, basis));
  return duration === undefined || duration.amount === 0
    ? undefined
    : { ...duration, amount: link.lag < 0 ? -duration.amount : duration.amount };
}

/** The predecessors of a task as texts: `t3 SS+2d`. Links that lead out of the file are noted and left out. */
export function convertLinks(task: MspdiTask, context: ConversionContext): readonly string[] {
  const source = `mspdi:${task.uid}`;
  return task.links.flatMap((link) => {
    const predecessor = link.predecessor === undefined ? undefined : context.tasksByUid.get(link.predecessor);
    const id = link.predecessor === undefined ? undefined : context.taskIds.get(link.predecessor);
    const type = linkTypes[link.type];
    if (predecessor === undefined || id === undefined || isProjectSummary(predecessor)) {
      if (link.crossProject !== undefined) {
        context.note(
          "cross-project-link",
          message(
            "Task {0} '{1}': its predecessor in another project ({2}) is not carried over.",
            task.uid,
            task.name ?? "",
            link.crossProject,
          ),
          source,
        );
      } else {
        context.note(
          "unknown-predecessor",
          message(
            "Task {0} '{1}': its predecessor {2} is not in the file; the link is left out.",
            task.uid,
            task.name ?? "",
            link.predecessor ?? "?",
          ),
          source,
        );
      }
      return [];
    }
    if (type === undefined) {
      context.note(
        "unknown-link-type",
        message(
          "Task {0} '{1}': the link to {2} has the unknown type {3} and is left out.",
          task.uid,
          task.name ?? "",
          predecessor.uid,
          link.type,
        ),
        source,
      );
      return [];
    }
    if (percentFormat(link.lagFormat) === "elapsed" && link.lag !== 0) {
      context.note(
        "elapsed-percent-lag",
        message(
          "Task {0} '{1}': the lag of {2}% elapsed time after {3} became {2}% of working time.",
          task.uid,
          task.name ?? "",
          link.lag,
          predecessor.uid,
        ),
        source,
      );
    }
    return [formatPredecessor({ id, type, lag: lagOf(link, context) })];
  });
}
