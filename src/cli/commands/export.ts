import path from "node:path";
import { ganttFormats, type GanttFileOptions, type GanttFormat } from "../../core/report/gantt/formats";
import { outsideLinks } from "../../core/report/gantt/outside";
import { buildGanttModel } from "../../core/report/gantt/model";
import { renderPngPages } from "../../core/report/gantt/print";
import type { GanttModel } from "../../core/report/gantt/types";
import { buildPortfolioModel, type PortfolioModel } from "../../core/report/gantt/portfolio";
import { ganttToMermaid, portfolioToMermaid, risksToMermaid } from "../../core/report/mermaid";
import { renderBowTieSvg } from "../../core/report/risk/bowTieSvg";
import { renderRisks, type RiskFormat } from "../../core/report/risk/formats";
import { buildBowTie } from "../../core/risk/bowTie";
import { buildExposure } from "../../core/risk/exposure";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { withRiskScale } from "../../language/risk/scale";
import { enumValues, keysOf, schemaAt } from "../../language/schema";
import type { Project } from "../../core/model/types";
import type { Instant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { writeAtomically } from "../files";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { askedProjects, chooseProject, load, relativePath, type Loaded } from "../load";
import { printable } from "../output/terminal";
import { scheduleData } from "../output/schedule";
import { writePng } from "./export-png";
import { dayOption, readChartOptions, type ChartOptions } from "./chart-options";
import { riskPast, type RiskPast } from "./risk-history";

export const exportFormats = ["mermaid", "json", "svg", "png", "html", "print", "csv", "markdown"] as const;
export type ExportFormat = (typeof exportFormats)[number];

/** What is written: the plan of a project, its risks, or the plans of all projects. */
export const exportSubjects = ["plan", "risks", "portfolio"] as const;
export type ExportSubject = (typeof exportSubjects)[number];

export interface ExportOptions extends ChartOptions {
  readonly format: ExportFormat;
  readonly what: ExportSubject;
  /** Id of the risk whose bow-tie is drawn in place of the matrix. */
  readonly risk?: string;
  /** Day since which it is told what moved among the risks. */
  readonly since?: string;
  readonly output?: string;
  readonly project?: string;
  /** Files of fonts for PNG. */
  readonly font: readonly string[];
}

/** A chart, and what was chosen for its files. */
interface ChosenChart {
  readonly model: GanttModel;
  readonly options: GanttFileOptions;
}

/** The chart of a project. @throws CannotRun for a wrong option */
function chartOf({ loaded, options, host }: Subject): ChosenChart {
  const project = chooseProject(loaded, options.project);
  const schedule = loaded.store.schedule(project);
  const { today, shown, fileOptions } = readChartOptions(options, host);
  const model = shown(
    buildGanttModel(project, schedule, {
      today: today ?? schedule.statusDate ?? project.statusDate ?? 0,
      outside: outsideLinks(project, loaded.store.projects()),
    }),
  );
  return { model, options: fileOptions(model) };
}

/** The chart of all projects, folded to their phases and gates unless a level is chosen. @throws CannotRun for a wrong option */
function portfolioChart({ loaded, options, host }: Subject): ChosenChart {
  const { today, shown, fileOptions } = readChartOptions(options, host);
  const { model: whole, closed } = portfolioOf(loaded, host, today ?? 0);
  const model = shown(whole);
  return { model, options: { collapsed: closed, ...fileOptions(model) } };
}

function portfolioOf(loaded: Loaded, host: Host, today: Instant): PortfolioModel {
  const { store } = loaded;
  const parts = askedProjects(loaded).map((project) => ({
    project,
    model: buildGanttModel(project, store.schedule(project), { today }),
  }));
  return buildPortfolioModel(parts, say(host, message("Portfolio")), today);
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
  readonly loaded: Loaded;
  readonly options: ExportOptions;
  readonly host: Host;
  /** Absent unless it was asked for. */
  readonly past?: RiskPast;
}

type Renderers = Partial<Readonly<Record<ExportFormat, (subject: Subject) => string>>>;

/** The files that a chart can be. */
function chartRenderers(chart: (subject: Subject) => ChosenChart): Renderers {
  const render = (format: GanttFormat) => (subject: Subject) => {
    const { model, options } = chart(subject);
    return ganttFormats[format].render(model, options);
  };
  return { svg: render("svg"), png: render("svg"), html: render("html"), print: render("print") };
}

/** Charts by what is written, for those that can be cut into pages. */
const charts: Partial<Readonly<Record<ExportSubject, (subject: Subject) => ChosenChart>>> = {
  plan: chartOf,
  portfolio: portfolioChart,
};

const projectOf = ({ loaded, options }: Subject): Project => chooseProject(loaded, options.project);

/** How each subject is written in the formats that it has; PNG is drawn from the SVG. */
const renderers: Readonly<Record<ExportSubject, Renderers>> = {
  plan: {
    mermaid: (subject) => {
      const project = projectOf(subject);
      const { translations } = subject.host;
      return ganttToMermaid(project, subject.loaded.store.schedule(project), { translations });
    },
    json: (subject) => projectJson(projectOf(subject), subject.loaded, subject.host),
    ...chartRenderers(chartOf),
  },
  risks: {
    mermaid: (subject) =>
      risksToMermaid(buildRiskMatrix(scaledProject(subject)), { translations: subject.host.translations }),
    svg: renderRiskPicture,
    png: renderRiskPicture,
    html: (subject) => renderRegister(subject, "html"),
    csv: (subject) => renderRegister(subject, "csv"),
    markdown: (subject) => renderRegister(subject, "markdown"),
  },
  portfolio: {
    mermaid: ({ loaded, host }) =>
      portfolioToMermaid(portfolioOf(loaded, host, 0).model, { translations: host.translations }),
    ...chartRenderers(portfolioChart),
  },
};

/** The project with the risk scale of its standard, where it has none of its own. */
function scaledProject(subject: Subject): Project {
  return withRiskScale(projectOf(subject), subject.loaded.store, subject.host.language);
}

function renderRiskPicture(subject: Subject): string {
  const { options, host } = subject;
  if (options.risk === undefined) return renderRegister(subject, "svg");
  const project = scaledProject(subject);
  const risk = project.risks.find(({ id }) => id === options.risk);
  if (!risk) throw new CannotRun(message("There is no risk '{0}' in this project.", options.risk));
  return renderBowTieSvg(buildBowTie(risk, project), { language: host.language, translations: host.translations });
}

function renderRegister(subject: Subject, format: RiskFormat): string {
  const { translations, language } = subject.host;
  const project = scaledProject(subject);
  const schema = schemaAt("project", ["risks", 0]);
  const fields = new Map((schema ? keysOf(schema) : []).map((key) => [key.name, enumValues(key.schema, language)]));
  return renderRisks(buildRiskMatrix(project), format, {
    translations,
    language,
    exposure: buildExposure(project),
    ...subject.past,
    label: (field, value) => fields.get(field)?.find((one) => one.value === value)?.label ?? value,
  });
}

/** What moved among the risks since a day, where that is asked for. @throws CannotRun for what is no day */
async function withPast(subject: Subject): Promise<Subject> {
  const { what, since } = subject.options;
  const at = dayOption("--since", since);
  if (what !== "risks" || since === undefined || at === undefined) return subject;
  return { ...subject, past: await riskPast(scaledProject(subject), since, at, subject.host) };
}

function render(subject: Subject): string {
  const { what, format } = subject.options;
  const renderer = renderers[what][format];
  if (renderer) return renderer(subject);
  const formats = Object.keys(renderers[what]).join(", ");
  throw new CannotRun(message("'{0}' can't be written as {1}. Its formats: {2}.", what, format, formats));
}

/** `pmo export`: plans or risks as text or pictures for other programs. @throws CannotRun */
export async function exportProject(given: string, options: ExportOptions, host: Host): Promise<number> {
  const loaded = await load(host.cwd, [given]);
  const subject = await withPast({ loaded, options, host });
  if (options.format === "png") {
    await exportPng(subject);
    return exitCodes.clean;
  }
  const content = ended(render(subject));
  if (options.output === undefined) {
    host.out(content);
    return exitCodes.clean;
  }
  const file = path.resolve(host.cwd, options.output);
  await writeAtomically(file, content);
  host.err(`${printable(say(host, message("Written: {0}", relativePath(host.cwd, file))))}\n`);
  return exitCodes.clean;
}

async function exportPng(subject: Subject): Promise<void> {
  const { options, host } = subject;
  const chart = charts[options.what]?.(subject);
  if (!chart) {
    await writePng(render(subject), undefined, options, host);
    return;
  }
  const pages = (): readonly string[] => renderPngPages(chart.model, chart.options);
  await writePng(ganttFormats.svg.render(chart.model, chart.options), pages, options, host);
}

function ended(text: string): string {
  return text.endsWith("\n") ? text : `${text}\n`;
}
