import type { PredecessorLink, Project, TaskRecord } from "../../model/types";
import { formatDuration, type Lag } from "../../text/duration";
import { Table } from "./table";
import { linkTypes, type GanttLinks } from "./types";

/** The links between rows of one project; those that go nowhere, or from a task to itself, are left out. */
export function ganttLinks(project: Project, tasks: readonly TaskRecord[]): GanttLinks {
  const rowOf = new Map<string, number>();
  tasks.forEach(({ id }, row) => {
    if (!rowOf.has(id)) rowOf.set(id, row);
  });
  const lags = new Table();
  lags.index("");
  const links = { from: [] as number[], to: [] as number[], type: [] as number[], lag: [] as number[] };
  tasks.forEach((task, to) => {
    for (const link of task.predecessors) {
      const from = link.project === undefined || link.project === project.id ? rowOf.get(link.task) : undefined;
      if (from === undefined || from === to) continue;
      links.from.push(from);
      links.to.push(to);
      links.type.push(linkTypes.indexOf(link.type));
      links.lag.push(lags.index(lagText(link.lag)));
    }
  });
  return { ...links, lagTexts: lags.texts };
}

/** Whether two lists of predecessors are drawn as the same links. */
export function sameLinks(a: readonly PredecessorLink[], b: readonly PredecessorLink[]): boolean {
  if (a === b) return true;
  return (
    a.length === b.length &&
    a.every((link, at) => {
      const other = b[at];
      return (
        other !== undefined &&
        link.task === other.task &&
        link.project === other.project &&
        link.type === other.type &&
        lagText(link.lag) === lagText(other.lag)
      );
    })
  );
}

/** `+2d`; empty for no lag. */
export function lagText(lag: Lag | undefined): string {
  if (lag === undefined) return "";
  const amount = "percent" in lag ? lag.percent : lag.amount;
  if (amount === 0) return "";
  const text = "percent" in lag ? `${lag.percent}%` : formatDuration(lag);
  return amount > 0 ? `+${text}` : text;
}

/**
 * The links as they end at other rows; those of rows that are gone, and those within one row, are left out.
 * @param positions of each row the one at which its links end now, -1 for none
 */
export function linksOfRows(links: GanttLinks, positions: Int32Array): GanttLinks {
  const left = { from: [] as number[], to: [] as number[], type: [] as number[], lag: [] as number[] };
  links.from.forEach((start, link) => {
    const from = positions[start] ?? -1;
    const to = positions[links.to[link] ?? -1] ?? -1;
    if (from < 0 || to < 0 || from === to) return;
    left.from.push(from);
    left.to.push(to);
    left.type.push(links.type[link] ?? 0);
    left.lag.push(links.lag[link] ?? 0);
  });
  return { ...left, lagTexts: links.lagTexts };
}
