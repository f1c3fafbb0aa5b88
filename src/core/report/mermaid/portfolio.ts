import type { GanttModel } from "../gantt/types";
import { rowAt, type GanttRow } from "../gantt/rows";
import { message, renderMessage, type Message, type Translations } from "../../text/message";
import { comment, escapeName, escapeRowName } from "./escape";
import { axisLines, barLine, uniqueName } from "./gantt";
import { maxMermaidCharacters } from "./limits";

/** More rows are hard to read. */
const maxRows = 100;

/**
 * The chart of a portfolio as a Mermaid Gantt chart: a section for each project with its phases and gates. Where those are too many, a bar for each project.
 * @param portfolio model of the chart of all projects
 */
export function portfolioToMermaid(
  portfolio: GanttModel,
  options: { readonly translations?: Translations } = {},
): string {
  const rows = portfolio.rows.id.flatMap((_, row) => rowAt(portfolio, row) ?? []);
  const dated = rows.filter(({ level, start }) => level <= 2 && start !== undefined);
  const phases = dated.filter(({ level }) => level === 2);
  const shown = phases.length > 0 && phases.length <= maxRows ? phases : dated.filter(({ level }) => level === 1);
  const say = (words: Message): string => renderMessage(words, options.translations);
  const left = shown.length - maxRows;
  const end = left > 0 ? `${comment(say(message("More rows, not shown: {0}", left)))}\n` : "";
  const draw = (length: number): string => portfolioText(portfolio, shown.slice(0, maxRows), length, say) + end;
  return [80, 40, 20].map(draw).find((text) => text.length <= maxMermaidCharacters) ?? draw(10);
}

function portfolioText(
  { projectName, rows }: GanttModel,
  shown: readonly GanttRow[],
  length: number,
  say: (words: Message) => string,
): string {
  const starts = shown.map(({ start }) => start ?? 0);
  const finishes = shown.map(({ finish }) => finish ?? 0);
  const lines = [
    "gantt",
    `  title ${escapeName(projectName, length)}`,
    "  dateFormat YYYY-MM-DD HH:mm",
    ...axisLines(starts, finishes),
    "  todayMarker off",
  ];
  const used = new Set<string>();
  let project = -1;
  shown.forEach((row, index) => {
    if (row.level === 2 && row.parent !== project) {
      project = row.parent;
      lines.push(`  section ${escapeName(uniqueName(rows.name[project] ?? "", length, used), length)}`);
    }
    const { critical, complete, started, start = 0, finish = 0 } = row;
    lines.push(
      barLine(
        { name: row.name, critical, complete, started, milestone: row.kind === "milestone", start, finish },
        index,
        length,
      ),
    );
  });
  if (shown.length === 0)
    lines.push(`  ${escapeRowName(say(message("No tasks")))} :milestone, t1, 2000-01-01 00:00, 2000-01-01 00:00`);
  return `${lines.join("\n")}\n`;
}
