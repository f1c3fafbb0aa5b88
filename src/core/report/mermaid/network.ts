import type { LinkType, Project, TaskRecord } from "../../model/types";
import type { Schedule, ScheduledTask } from "../../schedule/types";
import { formatDuration, type Lag } from "../../text/duration";
import { formatDate } from "../../text/instant";
import { message, renderMessage, type Message, type Translations } from "../../text/message";
import { comment } from "./escape";
import { FlowchartWriter, type MermaidDiagram } from "./flowchart";
import { maxMermaidCharacters, maxMermaidEdges } from "./limits";
import { representatives, rollUp } from "./rollup";

export interface NetworkOptions {
  /** 120 by default. */
  readonly maxNodes?: number;
  readonly translations?: Translations;
}

interface Link {
  readonly from: string;
  readonly to: string;
  readonly type: LinkType;
  readonly lag?: Lag;
  readonly critical: boolean;
  /** It stands for a link of a summary task whose children are shown. */
  readonly ofSummary: boolean;
}

/** The dependency network of a plan as Mermaid text. See `networkDiagram`. */
export function networkToMermaid(project: Project, schedule: Schedule, options: NetworkOptions = {}): string {
  return networkDiagram(project, schedule, options).text;
}

/**
 * The dependency network of a plan: tasks, their links with type and lag, the critical path in thick lines. Tasks without any link are left out (a comment
 * says how many). Long plans are rolled up as `rollUp` does, links between rolled-up tasks joined.
 */
export function networkDiagram(project: Project, schedule: Schedule, options: NetworkOptions = {}): MermaidDiagram {
  for (let nodes = Math.max(Math.floor(options.maxNodes ?? 120), 2), nameLength = 60; ; nameLength = 24) {
    const diagram = drawNetwork(project, schedule, nodes, nameLength, options.translations ?? {});
    if (diagram.text.length <= maxMermaidCharacters || nodes <= 2) return diagram;
    if (nameLength === 24) nodes = Math.floor(nodes / 2);
  }
}

function drawNetwork(
  project: Project,
  schedule: Schedule,
  maxNodes: number,
  nameLength: number,
  translations: Translations,
): MermaidDiagram {
  const say = (words: Message): string => renderMessage(words, translations);
  const plan = rollUp(project, schedule, maxNodes);
  const shown = representatives(plan.rows);
  const links = linksOf(project, schedule, shown);
  const kept = links.length <= maxMermaidEdges ? links : criticalFirst(links).slice(0, maxMermaidEdges);
  const linked = new Set(kept.flatMap((link) => [link.from, link.to]));
  const writer = new FlowchartWriter(nameLength);
  let alone = 0;
  for (const { scheduled, collapsed } of plan.rows) {
    if (!linked.has(scheduled.task.id)) {
      alone++;
      continue;
    }
    writer.node(
      scheduled.task.id,
      [scheduled.task.title, datesOf(scheduled)],
      scheduled.kind === "milestone" ? "hexagon" : collapsed ? "stadium" : "box",
      { record: scheduled.task.id, className: scheduled.critical ? "critical" : undefined },
    );
  }
  for (const link of kept) {
    writer.edge(link.from, link.to, link.ofSummary ? "dotted" : link.critical ? "thick" : "solid", labelOf(link));
  }
  if (linked.size === 0) writer.node("none", [say(message("No dependencies yet"))], "rounded");
  if (alone > 0) writer.comment(comment(say(message("Tasks without links, not shown: {0}", alone))));
  if (plan.collapsed > 0)
    writer.comment(comment(say(message("Summary tasks shown without their children: {0}", plan.collapsed))));
  if (plan.omitted > 0) writer.comment(comment(say(message("More rows, not shown: {0}", plan.omitted))));
  if (kept.length < links.length)
    writer.comment(comment(say(message("More links, not shown: {0}", links.length - kept.length))));
  return writer.finish("LR", say(message("Dependency network of {0}", project.name)), ["critical stroke-width:3px"]);
}

/** Milestones have one date; a finish in the same year is written without it, so that both dates fit on one line. */
function datesOf(scheduled: ScheduledTask): string {
  const start = formatDate(scheduled.start);
  // A task that ends at midnight ends on the day before.
  const finish = formatDate(Math.max(scheduled.finish - 1, scheduled.start));
  if (start === finish || scheduled.kind === "milestone") return start;
  return `${start} – ${start.slice(0, 5) === finish.slice(0, 5) ? finish.slice(5) : finish}`;
}

function labelOf(link: Link): string | undefined {
  const lag = link.lag === undefined ? "" : lagText(link.lag);
  if (link.type === "FS" && lag === "") return undefined;
  return lag === "" ? link.type : `${link.type} ${lag}`;
}

function lagText(lag: Lag): string {
  const amount = "percent" in lag ? lag.percent : lag.amount;
  if (amount === 0) return "";
  const text = "percent" in lag ? `${lag.percent}%` : formatDuration(lag);
  return amount > 0 ? `+${text}` : text.replace(/^-/, "−");
}

/**
 * Links between shown rows, each pair once; a link inside one row and one that leaves the project are not drawn. A summary task whose children are shown
 * has no row of its own: the one of its rows that finishes last (as a predecessor) or starts first (as a successor) stands for it.
 */
function linksOf(project: Project, schedule: Schedule, shown: ReadonlyMap<string, string>): readonly Link[] {
  const links = new Map<string, Link>();
  for (const task of project.tasksById.values()) {
    for (const link of task.predecessors) {
      const predecessor = project.tasksById.get(link.task);
      if (!predecessor || (link.project !== undefined && link.project !== project.id)) continue;
      const from = rowFor(predecessor, shown, schedule, (a, b) => b.finish - a.finish);
      const to = rowFor(task, shown, schedule, (a, b) => a.start - b.start);
      if (from === undefined || to === undefined || from === to) continue;
      const exact = from === predecessor.id && to === task.id;
      const type = exact ? link.type : "FS";
      const key = `${from}\n${to}\n${type}`;
      if (links.has(key)) continue;
      links.set(key, {
        from,
        to,
        type,
        critical: schedule.byId.get(from)?.critical === true && schedule.byId.get(to)?.critical === true,
        ofSummary: !shown.has(predecessor.id) || !shown.has(task.id),
        ...(link.lag === undefined || !exact ? {} : { lag: link.lag }),
      });
    }
  }
  return [...links.values()];
}

/** The row that shows a task, or the first by `order` of the rows below it. */
function rowFor(
  task: TaskRecord,
  shown: ReadonlyMap<string, string>,
  schedule: Schedule,
  order: (a: ScheduledTask, b: ScheduledTask) => number,
): string | undefined {
  const row = shown.get(task.id);
  if (row !== undefined) return row;
  const below = task.children
    .map((child) => rowFor(child, shown, schedule, order))
    .flatMap((id) => (id === undefined ? [] : [schedule.byId.get(id)]))
    .filter((scheduled) => scheduled !== undefined);
  return below.sort(order)[0]?.task.id;
}

function criticalFirst(links: readonly Link[]): readonly Link[] {
  return [...links.filter((link) => link.critical), ...links.filter((link) => !link.critical)];
}
