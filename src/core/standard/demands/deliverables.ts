import type { Project, RecordBase } from "../../model/types";
import { message } from "../../text/message";
import { isWanted, wantedBy, wantedData, wantedName } from "./milestones";
import type { RequiredDeliverable } from "./model";
import { lackAt, lackOfSection, type Unmet } from "./report";

/** Deliverables that a project does not plan, or not in their phase. */
export function missingDeliverables(project: Project, required: readonly RequiredDeliverable[]): readonly Unmet[] {
  const records = project.recordsBySection.get("deliverables") ?? [];
  return required.flatMap((demand) => {
    const code = "standard.missing-deliverable";
    const data = wantedData(demand, "deliverables");
    const found = records.filter(({ id, title }) => isWanted(demand, id, title));
    const [first] = found;
    const { phase } = demand;
    if (!first) {
      const words = message(
        "The standard asks for the deliverable '{0}'; there is none with {1}.",
        wantedName(demand),
        wantedBy(demand),
      );
      return lackOfSection(project, "deliverables", { demand, code, message: words, data });
    }
    if (phase === undefined || found.some((record) => isInPhase(project, record, phase))) return [];
    const words = message(
      "The standard asks for '{0}' in the phase '{1}', but none of its tasks lies there.",
      first.title,
      phase,
    );
    return lackAt(project, first.origin, "tasks", { demand, code, message: words, data: { ...data, id: first.id } });
  });
}

/** Whether one of the tasks that make a deliverable is the phase or lies in it. */
function isInPhase(project: Project, { data }: RecordBase, phase: string): boolean {
  const tasks: unknown = data["tasks"];
  return (Array.isArray(tasks) ? (tasks as readonly unknown[]) : []).some((id) => {
    for (let at = typeof id === "string" ? project.tasksById.get(id) : undefined; at; at = at.parent)
      if (at.id === phase || at.title === phase) return true;
    return false;
  });
}
