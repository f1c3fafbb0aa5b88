import path from "node:path";
import { buildGanttModel } from "../../core/report/gantt/model";
import { renderGanttSvg } from "../../core/report/gantt/svg";
import { ganttToMermaid, risksToMermaid } from "../../core/report/mermaid";
import { renderBowTieSvg } from "../../core/report/risk/bowTieSvg";
import { renderRiskMatrixSvg } from "../../core/report/risk/matrixSvg";
import { registerTable, tableToCsv, tableToMarkdown, type RegisterTable } from "../../core/report/risk/register";
import { buildBowTie } from "../../core/risk/bowTie";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { enumValues, keysOf, schemaAt } from "../../language/schema";
import type { Project } from "../../core/model/types";
import { parseInstant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { writeAtomically } from "../files";
import { CannotRun, exitCodes, say, type Host } from "../host";
import { chooseProject, load, relativePath, type Loaded } from "../load";
import { printable } from "../output/terminal";
import { scheduleData } from "../output/schedule";

export const exportFormats = ["mermaid", "svg", "json", "csv", "markdown"] as const;
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
    svg: ({ project, loaded, host }) => {
      const schedule = loaded.store.schedule(project);
      const model = buildGanttModel(project, schedule, { today: parseInstant(host.today) ?? 0 });
      return renderGanttSvg(model, { language: host.language, translations: host.translations });
    },
    json: ({ project, loaded, host }) => projectJson(project, loaded, host),
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
