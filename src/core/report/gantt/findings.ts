import type { Project, TaskRecord } from "../../model/types";
import { readOutline } from "../../schedule/outline";
import { severities, type Finding } from "../../text/finding";
import type { Message } from "../../text/message";

/** What is wrong with the tasks of a chart: an element for each row with findings, rows ascending. All arrays have the same length. */
export interface GanttFindings {
  readonly rows: readonly number[];
  /** Ids of the rows, by which they are found again when rows came or went meanwhile. */
  readonly ids: readonly string[];
  /** Index into `severities` of the worst finding of the row. */
  readonly severity: readonly number[];
  readonly count: readonly number[];
  /** The first of the worst findings. */
  readonly first: readonly Message[];
}

/**
 * Counts findings by task: each belongs to the innermost task in whose text it stands. Findings in other parts of the files are left out.
 * @param findings those of all files of the project
 */
export function ganttFindings(project: Project, findings: readonly Finding[]): GanttFindings {
  const { tasks } = findings.length > 0 ? readOutline(project) : { tasks: [] };
  const byRow = new Map<number, RowFindings>();
  const places = new Map<string, (finding: Finding) => number>();
  for (const finding of findings) {
    const rowOf = places.get(finding.file) ?? rowFinder(project, tasks, finding.file);
    places.set(finding.file, rowOf);
    const row = rowOf(finding);
    if (row >= 0) byRow.set(row, together(byRow.get(row), finding));
  }
  const rows = [...byRow.keys()].sort((a, b) => a - b);
  const found = rows.flatMap((row) => byRow.get(row) ?? []);
  return {
    rows,
    ids: rows.map((row) => tasks[row]?.id ?? ""),
    severity: found.map(({ severity }) => severity),
    count: found.map(({ count }) => count),
    first: found.map(({ first }) => first),
  };
}

interface RowFindings {
  readonly severity: number;
  readonly count: number;
  readonly first: Message;
}

function together(known: RowFindings | undefined, { severity, message: first }: Finding): RowFindings {
  const level = severities.indexOf(severity);
  if (!known) return { severity: level, count: 1, first };
  const count = known.count + 1;
  return level < known.severity ? { severity: level, count, first } : { ...known, count };
}

/** Finds the row of the innermost task of a file in whose text a finding begins; -1 where there is none. */
function rowFinder(project: Project, tasks: readonly TaskRecord[], path: string): (finding: Finding) => number {
  const file = project.files.find((one) => one.path === path);
  if (!file) return () => -1;
  const find = taskFinder(tasks, path);
  return ({ range }) => find(file.lines.offset(range.start));
}

/** Finds the row of the innermost task of a file around an offset; -1 where there is none. */
function taskFinder(tasks: readonly TaskRecord[], file: string): (offset: number) => number {
  const spans = tasks
    .map(({ origin }, row) => ({ row, file: origin.file, start: origin.node.start, end: origin.node.end }))
    .filter((span) => span.file === file)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  /** Index of the task around each, -1 for none. */
  const around: number[] = [];
  const open: number[] = [];
  spans.forEach(({ start }, at) => {
    while (open.length > 0 && (spans[open.at(-1) ?? 0]?.end ?? 0) <= start) open.pop();
    around.push(open.at(-1) ?? -1);
    open.push(at);
  });
  return (offset) => {
    let low = 0;
    let high = spans.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((spans[middle]?.start ?? 0) <= offset) low = middle + 1;
      else high = middle;
    }
    let at = low - 1;
    while (at >= 0 && (spans[at]?.end ?? 0) < offset) at = around[at] ?? -1;
    return spans[at]?.row ?? -1;
  };
}

/** The findings of a project in a chart in which its rows stand further down and have other names. */
export function movedFindings(findings: GanttFindings, down: number, idOf: (id: string) => string): GanttFindings {
  return { ...findings, rows: findings.rows.map((row) => row + down), ids: findings.ids.map(idOf) };
}

/** All findings of several lists, one behind the other. */
export function joinedFindings(lists: readonly GanttFindings[]): GanttFindings {
  return {
    rows: lists.flatMap(({ rows }) => rows),
    ids: lists.flatMap(({ ids }) => ids),
    severity: lists.flatMap(({ severity }) => severity),
    count: lists.flatMap(({ count }) => count),
    first: lists.flatMap(({ first }) => first),
  };
}
