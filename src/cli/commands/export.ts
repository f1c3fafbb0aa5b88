import path from "node:path";
import { ganttFormats, isGanttFormat, type GanttFormat } from "../../core/report/gantt/formats";
import { buildGanttModel } from "../../core/report/gantt/model";
import { closedBelow } from "../../core/report/gantt/outline";
import { ganttToMermaid } from "../../core/report/mermaid";
import type { Project } from "../../core/model/types";
import { isDateOnly, minutesPerDay, parseInstant, type Instant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { writeAtomically } from "../files";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { chooseProject, load, relativePath, type Loaded } from "../load";
import { printable } from "../output/terminal";
import { scheduleData } from "../output/schedule";

export interface ExportOptions {
  readonly format: "mermaid" | "json" | GanttFormat;
  readonly output?: string;
  readonly project?: string;
  /** First and last day of the time that is drawn, `2026-04-01`. */
  readonly from?: string;
  readonly to?: string;
  /** Day that is marked as today. */
  readonly today?: string;
  /** Pixels a day. */
  readonly zoom?: string;
  /** Outline level below which rows are closed. */
  readonly level?: string;
  readonly theme?: "light" | "dark";
  readonly paper?: "A4" | "A3" | "letter";
  readonly orientation?: "landscape" | "portrait";
}

function dayOption(name: string, value: string | undefined): Instant | undefined {
  if (value === undefined) return undefined;
  const instant = isDateOnly(value) ? parseInstant(value) : undefined;
  if (instant !== undefined) return instant;
  throw new CannotRun(
    message("'{1}' is not a value of the option '{0}'. {2}", name, value, message("Write a day: 2026-04-01.")),
  );
}

function numberOption(name: string, value: string | undefined, least: number): number | undefined {
  if (value === undefined) return undefined;
  const number = /^\d+(?:\.\d+)?$/.test(value) ? Number(value) : NaN;
  if (Number.isFinite(number) && number >= least) return number;
  const hint = message("Write a number of at least {0}.", least);
  throw new CannotRun(message("'{1}' is not a value of the option '{0}'. {2}", name, value, hint));
}

/** The chart as a file. Without `--today` nothing in it depends on the day on which it is made. @throws CannotRun for a wrong option */
function renderChart(
  project: Project,
  { store }: Loaded,
  format: GanttFormat,
  options: ExportOptions,
  host: Host,
): string {
  const schedule = store.schedule(project);
  const today = dayOption("--today", options.today);
  const from = dayOption("--from", options.from);
  const lastDay = dayOption("--to", options.to);
  if (from !== undefined && lastDay !== undefined && lastDay < from) {
    throw new CannotRun(message("The date of --to is before the date of --from."));
  }
  const pixelsPerDay = numberOption("--zoom", options.zoom, 0.005);
  const level = numberOption("--level", options.level, 1);
  const model = buildGanttModel(project, schedule, { today: today ?? schedule.statusDate ?? project.statusDate ?? 0 });
  return ganttFormats[format].render(model, {
    language: host.language,
    translations: host.translations,
    showToday: today !== undefined,
    ...(from !== undefined && { from }),
    ...(lastDay !== undefined && { to: lastDay + minutesPerDay }),
    ...(pixelsPerDay !== undefined && { pixelsPerDay }),
    ...(level !== undefined && { collapsed: closedBelow(model, level) }),
    ...(options.theme && { theme: options.theme }),
    ...(options.paper && { paper: options.paper }),
    ...(options.orientation && { orientation: options.orientation }),
  });
}

/** The project as plain data: every section as it is written, and the computed schedule. */
function projectJson(project: Project, { store }: Loaded, host: Host): string {
  const sections = [...project.recordsBySection].map(
    ([section, records]) => [section, records.map((record) => record.data)] as const,
  );
  const data = {
    format: "pmo",
    version: 1,
    project: project.header?.data ?? { id: project.id, name: project.name },
    sections: Object.fromEntries(sections.filter(([section]) => section !== "project")),
    schedule: scheduleData(project, store.schedule(project), host),
  };
  return `${JSON.stringify(data, null, 2)}\n`;
}

function render(project: Project, loaded: Loaded, options: ExportOptions, host: Host): string {
  const { format } = options;
  if (isGanttFormat(format)) return renderChart(project, loaded, format, options, host);
  if (format === "json") return projectJson(project, loaded, host);
  return ganttToMermaid(project, loaded.store.schedule(project), { translations: host.translations });
}

/** `pmo export`: the plan of one project as text for other programs. @throws CannotRun */
export async function exportProject(given: string, options: ExportOptions, host: Host): Promise<number> {
  const loaded = await load(host.cwd, [given]);
  const text = render(chooseProject(loaded, options.project), loaded, options, host);
  const ended = text.endsWith("\n") ? text : `${text}\n`;
  if (options.output === undefined) {
    host.out(ended);
    return exitCodes.clean;
  }
  const file = path.resolve(host.cwd, options.output);
  await writeAtomically(file, ended);
  host.err(`${printable(say(host, message("Written: {0}", relativePath(host.cwd, file))))}\n`);
  return exitCodes.clean;
}
