import type { Project } from "../../model/types";
import type { Finding } from "../../text/finding";
import { message } from "../../text/message";
import { bilingualMessage } from "../localized";
import type { RequiredMilestone, Wanted } from "./model";
import { matchesPattern } from "./patterns";
import { lackAt, lackOfSection, type Unmet } from "./report";

/** Milestones that a plan lacks. A task with the id that is no milestone is told at the task. */
export function missingMilestones(project: Project, required: readonly RequiredMilestone[]): readonly Unmet[] {
  return required.flatMap((demand) => {
    const tasks = [...project.tasksById.values()];
    const found = tasks.filter(({ id, title }) => isWanted(demand, id, title));
    if (found.some(({ milestone }) => milestone)) return [];
    const [task] = found;
    const data = { ...wantedData(demand, "schedule"), ...(demand.title && { name: demand.title }) };
    const code = "standard.missing-milestone";
    if (task) {
      const words = message("The standard asks for '{0}' as a milestone, but it is none.", task.id);
      return lackAt(project, task.origin, undefined, { demand, code, message: words, data: { ...data, id: task.id } });
    }
    const name = demand.title ? bilingualMessage(demand.title) : wantedName(demand);
    const words = message(
      "The standard asks for the milestone '{0}'; the plan has none with {1}.",
      name,
      wantedBy(demand),
    );
    return lackOfSection(project, "schedule", { demand, code, message: words, data });
  });
}

/** Whether a record is the one that is asked for. A pattern that can't be used is told in the standard, and counts as met. */
export function isWanted({ id, name }: Wanted, ownId: string, title: string): boolean {
  return (id !== undefined && id === ownId) || (name !== undefined && matchesPattern(name, title) !== false);
}

/** How somebody who reads the finding knows what is wanted. */
export function wantedName({ id, name }: Wanted): string {
  return id ?? name?.text ?? "";
}

/** How the record is recognised. */
export function wantedBy({ id, name }: Wanted): ReturnType<typeof message> {
  if (id === undefined) return message("a name like '{0}'", name?.text ?? "");
  return name ? message("the id '{0}' or a name like '{1}'", id, name.text) : message("the id '{0}'", id);
}

/** What a finding tells a quick fix and a waiver. */
export function wantedData(wanted: Wanted, section: string): NonNullable<Finding["data"]> {
  return { wanted: wantedName(wanted), section, ...(wanted.id !== undefined && { newId: wanted.id }) };
}
