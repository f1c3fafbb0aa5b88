import path from "node:path";
import { buildGanttModel } from "../../core/report/gantt/model";
import { renderGanttSvg } from "../../core/report/gantt/svg";
import { ganttToMermaid } from "../../core/report/mermaid";
import type { Project } from "../../core/model/types";
import { parseInstant } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { writeAtomically } from "../files";
import { exitCodes, say, type Host } from "../host";
import { chooseProject, load, relativePath, type Loaded } from "../load";
import { printable } from "../output/terminal";
import { scheduleData } from "../output/schedule";

export interface ExportOptions {
  readonly format: "mermaid" | "svg" | "json";
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

function render(project: Project, loaded: Loaded, options: ExportOptions, host: Host): string {
  const schedule = loaded.store.schedule(project);
  switch (options.format) {
    case "mermaid":
      return ganttToMermaid(project, schedule, { translations: host.translations });
    case "svg": {
      const model = buildGanttModel(project, schedule, { today: parseInstant(host.today) ?? 0 });
      return renderGanttSvg(model, { language: host.language, translations: host.translations });
    }
    case "json":
      return projectJson(project, loaded, host);
  }
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
