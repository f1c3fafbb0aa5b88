import type { Project } from "../../core/model/types";
import { ganttFindings, joinedFindings, movedFindings, type GanttFindings } from "../../core/report/gantt/findings";
import type { Finding } from "../../core/text/finding";
import type { Services } from "../services";

/** A project in a chart, and how its rows are named there. */
export interface FindingsPart {
  readonly project: Project;
  /** Row of its first task. */
  readonly firstTask: number;
  readonly idOf: (task: string) => string;
}

/**
 * What the page of a chart knows of the findings of its tasks. They are taken from what the reporter has made for Problems, so that nothing waits for them and nothing is
 * made twice.
 */
export class ChartFindings {
  readonly #services: Services;
  /** Of what the page's findings were made, and they as text. */
  #made: { readonly from: readonly unknown[]; readonly text: string } | undefined;

  constructor(services: Services) {
    this.#services = services;
  }

  /** The page has been loaded, or has another picture: it knows nothing. */
  forget(): void {
    this.#made = undefined;
  }

  /**
   * @param ids what is another object when rows came or went
   * @returns undefined where the page knows it already, or nothing is known yet
   */
  news(parts: readonly FindingsPart[], ids: readonly string[]): GanttFindings | undefined {
    const { store, findings } = this.#services;
    if (!findings.isSettled) return undefined;
    const lists = parts.map(({ project }) => project.files.map(({ path }) => store.findings(path)));
    const from = [ids, ...lists.flat()];
    const before = this.#made;
    if (before?.from.length === from.length && before.from.every((one, at) => one === from[at])) return undefined;
    const found = joinedFindings(parts.map((part, at) => findingsOf(part, lists[at]?.flat() ?? [])));
    const text = JSON.stringify(found);
    this.#made = { from, text };
    return text === before?.text ? undefined : found;
  }
}

function findingsOf({ project, firstTask, idOf }: FindingsPart, findings: readonly Finding[]): GanttFindings {
  return movedFindings(ganttFindings(project, findings), firstTask, idOf);
}
