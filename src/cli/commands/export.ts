import path from "node:path";
import { ganttFormatNames, ganttFormats, type GanttFormat } from "../../core/report/gantt/formats";
import { buildGanttModel } from "../../core/report/gantt/model";
import { closedBelow } from "../../core/report/gantt/outline";
import { ganttToMermaid, risksToMermaid } from "../../core/report/mermaid";
import { renderBowTieSvg } from "../../core/report/risk/bowTieSvg";
import { renderRiskMatrixSvg } from "../../core/report/risk/matrixSvg";
import { registerTable, tableToCsv, tableToMarkdown, type RegisterTable } from "../../core/report/risk/register";
import { buildBowTie } from "../../core/risk/bowTie";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { enumValues, keysOf, schemaAt } from "../../language/schema";
import type { Project } from "../../core/model/types";
import { isDateOnly, minutesPerDay, parseInstant, type Instant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { writeAtomically } from "../files";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { chooseProject, load, relativePath, type Loaded } from "../load";
import { printable } from "../output/terminal";
import { scheduleData } from "../output/schedule";

export const exportFormats = ["mermaid", "json", ...ganttFormatNames, "csv", "markdown"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What of a project is written: its plan, or its risks. */
export const exportSubjects = ["plan", "risks"] as const;
export type ExportSubject = (typeof exportSubjects)[number];

export interface ExportOptions {
  readonly format: ExportFormat;
  readonly what: ExportSubject;
  /** Id of the risk whose bow-tie is drawn in place of the matrix. */
  readonly risk?: string;
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
function renderChart({ project, loaded, options, host }: Subject, format: GanttFormat): string {
  const schedule = loaded.store.schedule(project);
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

interface Subject {
  readonly project: Project;
  readonly loaded: Loaded;
  readonly options: ExportOptions;
  readonly host: Host;
}

type Renderers = Partial<Readonly<Record<ExportFormat, (subject: Subject) => string>>>;

/** How each subject is written in the formats that it has. */
const renderers: Readonly<Record<ExportSubject, Renderers>> = {
  plan: {
    mermaid: ({ project, loaded, host }) =>
      ganttToMermaid(project, loaded.store.schedule(project), { translations: host.translations }),
    json: ({ project, loaded, host }) => projectJson(project, loaded, host),
    svg: (subject) => renderChart(subject, "svg"),
    html: (subject) => renderChart(subject, "html"),
    print: (subject) => renderChart(subject, "print"),
  },
  risks: {
    mermaid: ({ project, host }) => risksToMermaid(buildRiskMatrix(project), { translations: host.translations }),
    svg: ({ project, options, host }) => {
      const wording = { language: host.language, translations: host.translations };
      if (options.risk === undefined) return renderRiskMatrixSvg(buildRiskMatrix(project), wording);
      const risk = project.risks.find(({ id }) => id === options.risk);
      if (!risk) throw new CannotRun(message("There is no risk '{0}' in this project.", options.risk));
      return renderBowTieSvg(buildBowTie(risk, project), wording);
    },
    csv: ({ project, host }) => tableToCsv(register(project, host)),
    markdown: ({ project, host }) => tableToMarkdown(register(project, host)),
  },
};

function register(project: Project, { translations, language }: Host): RegisterTable {
  const matrix = buildRiskMatrix(project);
  const schema = schemaAt("project", ["risks", 0]);
  const fields = new Map((schema ? keysOf(schema) : []).map((key) => [key.name, enumValues(key.schema, language)]));
  return registerTable(matrix, matrix.risks, {
    translations,
    label: (field, value) => fields.get(field)?.find((one) => one.value === value)?.label ?? value,
  });
}

function render(subject: Subject): string {
  const { what, format } = subject.options;
  const renderer = renderers[what][format];
  if (renderer) return renderer(subject);
  const formats = Object.keys(renderers[what]).join(", ");
  throw new CannotRun(message("'{0}' can't be written as {1}. Its formats: {2}.", what, format, formats));
}

/** `pmo export`: the plan or the risks of one project as text for other programs. @throws CannotRun */
export async function exportProject(given: string, options: ExportOptions, host: Host): Promise<number> {
  const loaded = await load(host.cwd, [given]);
  const text = render({ project: chooseProject(loaded, options.project), loaded, options, host });
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
