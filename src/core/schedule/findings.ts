import { fieldPlace, Places } from "../calendar/place";
import type { Finding } from "../text/finding";
import { formatInstant } from "../text/instant";
import { message } from "../text/message";
import type { NetworkLink } from "./network";
import type { Plan } from "./plan";
import type { ScheduledTask } from "./types";

/** What is wrong with a schedule. A plan that keeps its dates has no findings. */
export function scheduleFindings(
  plan: Plan,
  cycles: readonly (readonly NetworkLink[])[],
  tasks: readonly ScheduledTask[],
): readonly Finding[] {
  const places = new Places(plan.project);
  return [...cycles.flatMap((cycle) => cycleFindings(plan, places, cycle)), ...deadlineFindings(places, tasks)];
}

/** A finding at each link of a cycle, which names the whole cycle and points to its other links. */
function cycleFindings(plan: Plan, places: Places, cycle: readonly NetworkLink[]): readonly Finding[] {
  const { tasks } = plan.network;
  const ids = cycle.map((link) => tasks[link.from]?.id ?? "");
  const text =
    ids.length === 1 && cycle[0]?.from === cycle[0]?.to
      ? message("Task '{0}' is its own predecessor", ids[0] ?? "")
      : message("Predecessors form a cycle: {0}", [...ids, ids[0] ?? ""].join(" → "));
  const placeOf = (link: NetworkLink) => ({ file: tasks[link.to]?.origin.file ?? "", span: link.record.span });
  return cycle.map((link) =>
    places.finding("schedule.cycle", "error", placeOf(link), text, {
      related: cycle
        .filter((other) => other !== link)
        .map((other) =>
          places.related(
            placeOf(other),
            message("'{0}' waits for '{1}'", tasks[other.to]?.id ?? "", tasks[other.from]?.id ?? ""),
          ),
        ),
      data: { cycle: ids },
    }),
  );
}

function deadlineFindings(places: Places, tasks: readonly ScheduledTask[]): readonly Finding[] {
  return tasks
    .filter((scheduled) => scheduled.deadlineMissed && scheduled.task.active)
    .map(({ task, finish }) =>
      places.finding(
        "schedule.deadline-missed",
        "warning",
        fieldPlace(task.origin, "deadline"),
        message("'{0}' finishes {1}, after its deadline", task.title, formatInstant(finish)),
        { data: { task: task.id } },
      ),
    );
}
