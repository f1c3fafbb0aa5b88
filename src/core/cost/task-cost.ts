import type { CalendarSet } from "../calendar/compile";
import type { PersonRecord, Project } from "../model/types";
import { assignmentWork } from "../schedule/assignment-work";
import { durationBasis } from "../schedule/duration";
import type { ScheduledTask } from "../schedule/types";
import { hourlyRate, parseRate, type Rate } from "./rate";

/** What the people of a task cost. */
export interface TaskCost {
  readonly amount: number;
  /** Three letters; undefined where neither a rate nor the project says it. */
  readonly currency?: string;
  /** Working minutes that are in the amount. */
  readonly minutes: number;
  /** Ids of assigned people without a rate: their work is not in the amount. */
  readonly withoutRate: readonly string[];
}

/**
 * Labour cost of a task without children (cost = work × rate, summed over the people assigned). Undefined where nobody assigned has a rate, and where rates
 * are in several currencies, which can't be added.
 */
export function taskCost(project: Project, calendars: CalendarSet, scheduled: ScheduledTask): TaskCost | undefined {
  const { task } = scheduled;
  if (task.children.length > 0) return undefined;
  const basis = durationBasis(project, calendars, task);
  const currencies = new Set<string | undefined>();
  const withoutRate: string[] = [];
  let amount = 0;
  let minutes = 0;
  for (const assignment of task.assignments) {
    const person = project.recordsById.get(assignment.resource);
    if (person?.kind !== "person" || (person as PersonRecord).resourceType !== "work") continue;
    const rate = rateOf(person.data["rate"]);
    if (!rate) {
      withoutRate.push(assignment.resource);
      continue;
    }
    const calendar = calendars.ofResource(assignment.resource);
    const work = assignmentWork(scheduled, assignment, basis, calendar);
    currencies.add(rate.currency);
    minutes += work;
    amount += (work / 60) * hourlyRate(rate, calendar.basis);
  }
  const own = currencyOf(project);
  const found = new Set([...currencies].map((currency) => currency ?? own));
  if (currencies.size === 0 || found.size > 1) return undefined;
  const [currency] = found;
  return { amount, ...(currency !== undefined && { currency }), minutes, withoutRate };
}

function rateOf(value: unknown): Rate | undefined {
  return typeof value === "string" ? parseRate(value) : undefined;
}

function currencyOf(project: Project): string | undefined {
  const written = project.header?.data["currency"];
  return typeof written === "string" ? written : undefined;
}
