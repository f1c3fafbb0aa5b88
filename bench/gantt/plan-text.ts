import { dateOfDay, type Plan, type PlanLink } from "./plan";

/** A plan as a project file: every task with its duration and links; where nothing else sets its start, with a date. */
export function planFileText(plan: Plan): string {
  const incoming = new Map<number, PlanLink[]>();
  for (const link of plan.links) incoming.set(link.to, [...(incoming.get(link.to) ?? []), link]);
  const lines = [
    "project:",
    "  id: bench",
    "  name: Benchmark",
    `  start: ${dateText(0)}`,
    `  statusDate: ${dateText(120)}`,
    "calendars:",
    "  - id: week",
    "    workingDays: [mon, tue, wed, thu, fri]",
    "    workingHours: [09:00-12:00, 13:00-18:00]",
    "organization:",
    "  people:",
    ...Array.from({ length: 20 }, (_, person) => `    - { id: p${person}, name: Person ${person} }`),
    "schedule:",
    "  calendar: week",
    "  tasks:",
  ];
  plan.tasks.forEach((task, place) => {
    const indent = " ".repeat(task.level * 4);
    const { start, finish } = plan.days[place] ?? { start: 0, finish: 0 };
    lines.push(`${indent}- id: ${task.id}`, `${indent}  name: "${task.name}"`);
    if (task.kind === "summary") {
      lines.push(`${indent}  tasks:`);
      return;
    }
    lines.push(task.kind === "milestone" ? `${indent}  milestone: true` : `${indent}  duration: ${finish - start}d`);
    const links = incoming.get(place) ?? [];
    if (links.length > 0)
      lines.push(`${indent}  predecessors: [${links.map((link) => linkText(plan, link)).join(", ")}]`);
    lines.push(`${indent}  constraint: { type: start-no-earlier-than, date: ${dateText(start)} }`);
    lines.push(`${indent}  assignments: [p${place % 20} 50%]`);
    if (task.progress > 0 && start < 120) lines.push(`${indent}  percentComplete: ${task.progress}`);
  });
  return `${lines.join("\n")}\n`;
}

function dateText(day: number): string {
  return new Date(dateOfDay(day)).toISOString().slice(0, 10);
}

function linkText(plan: Plan, { from, type, lag }: PlanLink): string {
  const id = plan.tasks[from]?.id ?? "";
  if (lag > 0) return `${id} ${type}+${lag}d`;
  return type === "FS" ? id : `${id} ${type}`;
}
