import type { Project, TaskRecord } from "../../model/types";
import type { Schedule, ScheduledTask } from "../../schedule/types";
import { dayOf, formatInstant, parseInstant, type Instant } from "../../text/instant";
import { message, renderMessage, type Message, type Translations } from "../../text/message";
import { comment, escapeName, escapeRowName, oneLine, shorten } from "./escape";
import { maxMermaidCharacters } from "./limits";
import { rollUp, type RolledUpRow } from "./rollup";

export interface GanttMermaidOptions {
  /** 100 by default; more rows are hard to read, and Markdown viewers refuse long texts. */
  readonly maxRows?: number;
  /** The project's name by default. */
  readonly title?: string;
  readonly translations?: Translations;
}

const lastInstant = parseInstant("9999-12-31T23:59") ?? 0;
const firstInstant = parseInstant("0001-01-01T00:00") ?? 0;

/**
 * A plan as a Mermaid Gantt chart, for Markdown files and pull requests. Every bar has its computed start and finish (Mermaid's own scheduling is never
 * used), ids are plain, names can't act as syntax. Long plans are rolled up (see `rollUp`). Valid in Mermaid 11 and 12.
 */
export function ganttToMermaid(project: Project, schedule: Schedule, options: GanttMermaidOptions = {}): string {
  const maxRows = Math.max(Math.floor(options.maxRows ?? 100), 1);
  // Escaping can make names five times as long, so that a plan of odd names may need shorter ones, and then fewer rows.
  for (const [nameLength, rows] of [
    [80, maxRows],
    [40, maxRows],
    [20, maxRows],
    [20, Math.min(maxRows, 200)],
  ] as const) {
    const text = ganttText(project, schedule, rows, nameLength, options);
    if (text.length <= maxMermaidCharacters) return text;
  }
  return ganttText(project, schedule, Math.min(maxRows, 100), 10, options);
}

function ganttText(
  project: Project,
  schedule: Schedule,
  maxRows: number,
  nameLength: number,
  options: GanttMermaidOptions,
): string {
  const translations = options.translations ?? {};
  const plan = rollUp(project, schedule, maxRows);
  const say = (words: Message): string => renderMessage(words, translations);
  const lines = [
    "gantt",
    `  title ${escapeName(options.title ?? project.name, nameLength)}`,
    "  dateFormat YYYY-MM-DD HH:mm",
    ...axisLines(
      plan.rows.map(({ scheduled }) => scheduled.start),
      plan.rows.map(({ scheduled }) => scheduled.finish),
    ),
    "  todayMarker off",
  ];
  if (plan.rows.length === 0) {
    // Mermaid draws a broken picture for a chart without bars.
    const at = formatDateTime(project.start ?? schedule.start);
    lines.push(`  ${escapeRowName(say(message("No tasks")))} :milestone, t1, ${at}, ${at}`);
    return `${lines.join("\n")}\n`;
  }
  const sections = sectionNamer(project, nameLength);
  let section: string | undefined;
  plan.rows.forEach((row, index) => {
    const next = sections(row.scheduled.task);
    if (next !== section && next !== undefined) lines.push(`  section ${escapeName(next, nameLength)}`);
    section = next;
    lines.push(rowLine(row, index, nameLength));
  });
  if (plan.collapsed > 0)
    lines.push(comment(say(message("Summary tasks shown without their children: {0}", plan.collapsed))));
  if (plan.omitted > 0) lines.push(comment(say(message("More rows, not shown: {0}", plan.omitted))));
  if (plan.undated > 0) lines.push(comment(say(message("Tasks without dates, not shown: {0}", plan.undated))));
  return `${lines.join("\n")}\n`;
}

function rowLine({ scheduled }: RolledUpRow, index: number, nameLength: number): string {
  const { critical, kind, start, finish, task } = scheduled;
  const complete = scheduled.percentComplete >= 100;
  const bar = { name: task.title, critical, complete, started: isStarted(scheduled), milestone: kind === "milestone" };
  return barLine({ ...bar, start, finish }, index, nameLength);
}

/** What a row of Mermaid's chart says. */
export interface MermaidBar {
  readonly name: string;
  readonly critical: boolean;
  readonly complete: boolean;
  readonly started: boolean;
  readonly milestone: boolean;
  readonly start: Instant;
  readonly finish: Instant;
}

/** A row with its computed dates. @param index from 0, unique in the chart */
export function barLine(bar: MermaidBar, index: number, nameLength: number): string {
  const tags = [
    ...(bar.critical ? ["crit"] : []),
    ...(bar.complete ? ["done"] : bar.started ? ["active"] : []),
    ...(bar.milestone ? ["milestone"] : []),
    `t${index + 1}`,
    formatDateTime(bar.start),
    formatDateTime(Math.max(bar.finish, bar.start)),
  ];
  return `  ${escapeRowName(bar.name, nameLength)} :${tags.join(", ")}`;
}

function isStarted(scheduled: ScheduledTask): boolean {
  return scheduled.percentComplete > 0 || scheduled.task.actualStart !== undefined;
}

function formatDateTime(instant: Instant): string {
  return formatInstant(Math.min(Math.max(Math.round(instant), firstInstant), lastInstant)).replace("T", " ");
}

/**
 * Names the section of each row, in order, after the summary tasks above it; rows at the top level beside summary tasks stand under the project's name.
 * A plan without summary tasks has no sections. Mermaid draws sections of the same name as one, wherever their rows are, so that every run gets a name of its own.
 */
function sectionNamer(project: Project, nameLength: number): (task: TaskRecord) => string | undefined {
  const used = new Set<string>();
  const hasSummaries = project.tasks.some((task) => task.children.length > 0);
  let parent: TaskRecord | undefined;
  let name: string | undefined;
  return (task) => {
    if (!hasSummaries) return undefined;
    if (name === undefined || task.parent !== parent) {
      parent = task.parent;
      name = uniqueName(parent ? pathOf(parent, nameLength) : project.name, nameLength, used);
    }
    return name;
  };
}

/** A name that is not used yet: Mermaid draws sections of the same name as one. */
export function uniqueName(name: string, nameLength: number, used: Set<string>): string {
  let candidate = shorten(oneLine(name), nameLength);
  for (let number = 2; used.has(candidate); number++) {
    const suffix = ` (${number})`;
    candidate = shorten(oneLine(name), nameLength - suffix.length) + suffix;
  }
  used.add(candidate);
  return candidate;
}

function pathOf(task: TaskRecord, nameLength: number): string {
  const names: string[] = [];
  for (let at: TaskRecord | undefined = task; at; at = at.parent) names.unshift(oneLine(at.title));
  const path = names.join(" › ");
  return path.length <= nameLength || names.length === 1 ? path : `… › ${oneLine(task.title)}`;
}

/** Ticks that stay readable over the whole span; without them Mermaid writes full dates that overlap. */
export function axisLines(starts: readonly Instant[], finishes: readonly Instant[]): readonly string[] {
  const days = starts.length === 0 ? 0 : dayOf(Math.max(...finishes)) - dayOf(Math.min(...starts));
  if (days <= 14) return ["  axisFormat %m-%d", "  tickInterval 1day"];
  if (days <= 100) return ["  axisFormat %m-%d", "  tickInterval 1week"];
  if (days <= 500) return ["  axisFormat %Y-%m", "  tickInterval 1month"];
  if (days <= 1500) return ["  axisFormat %Y-%m", "  tickInterval 3month"];
  return ["  axisFormat %Y"];
}
