import type { Project } from "../../model/types";
import { isAtLeast } from "../../text/finding";
import type { Message } from "../../text/message";
import { scored, shareOf, type Conformance, type ConformanceRow } from "../../standard/conformance";

/** As much of a project as the table says of it. Plain JSON, so that a view can have it. */
export interface ConformanceProject {
  readonly id: string;
  readonly name: string;
  /** No other project has the same. */
  readonly folder: string;
  readonly phase?: string;
}

/** How one project keeps the rules of its standards. */
export interface ProjectConformance {
  readonly project: ConformanceProject;
  readonly conformance: Conformance;
}

/** A row of the table. */
export function projectConformance(project: Project, conformance: Conformance): ProjectConformance {
  const { id, name, folder, header } = project;
  const phase = header?.data["phase"];
  return { project: { id, name, folder, ...(typeof phase === "string" && { phase }) }, conformance };
}

/** Projects by rules. */
export interface ConformanceTable {
  readonly projects: readonly ProjectConformance[];
  /** Every rule that at least one of the projects has, those of standards first, each once. */
  readonly codes: readonly string[];
  /** The row of a rule in a project; undefined where the project does not have it. */
  readonly rowOf: (project: ProjectConformance, code: string) => ConformanceRow | undefined;
}

/** What the table shows. */
export interface ConformanceFilter {
  /** Id of a standard whose rules are shown alone. */
  readonly standard?: string;
  /** Phase of the projects. */
  readonly phase?: string;
  /** Least severity of the rules. */
  readonly severity?: ConformanceRow["severity"];
}

/** Puts projects and rules into a table; scores are those of what is shown. Projects without a row are left out. */
export function conformanceTable(
  all: readonly ProjectConformance[],
  { standard, phase, severity }: ConformanceFilter = {},
): ConformanceTable {
  const projects = all.flatMap(({ project, conformance }): readonly ProjectConformance[] => {
    if (phase !== undefined && project.phase !== phase) return [];
    const rows = conformance.rows.filter(
      (row) =>
        (standard === undefined || row.standard === standard) &&
        (severity === undefined || isAtLeast(row.severity, severity)),
    );
    return rows.length === 0 ? [] : [{ project, conformance: { rows, ...scored(rows) } }];
  });
  const rules = projects.flatMap(({ conformance }) => conformance.rows);
  const codes = [...rules.filter((row) => row.standard !== undefined), ...rules].map(({ code }) => code);
  const byProject = new Map(
    projects.map((one) => [one, new Map(one.conformance.rows.map((row) => [row.code, row]))] as const),
  );
  return { projects, codes: [...new Set(codes)], rowOf: (project, code) => byProject.get(project)?.get(code) };
}

/** Why a rule does not apply to some of the projects. */
export interface TableReason {
  readonly code: string;
  readonly reason: Message;
  readonly projects: readonly ConformanceProject[];
}

/** The reasons that rules give why they do not apply, each once, in the order of the rules. */
export function reasonsIn({ projects, codes, rowOf }: ConformanceTable): readonly TableReason[] {
  return codes.flatMap((code) => {
    const byWords = new Map<string, { readonly reason: Message; readonly projects: ConformanceProject[] }>();
    for (const one of projects) {
      const reason = rowOf(one, code)?.reason;
      if (!reason) continue;
      const known = byWords.get(reason.template);
      if (known) known.projects.push(one.project);
      else byWords.set(reason.template, { reason, projects: [one.project] });
    }
    return [...byWords.values()].map((found) => ({ code, ...found }));
  });
}

/** Share of the records that keep a rule, over all projects that it applies to; undefined where it applies to none. */
export function shareOverProjects({ projects, rowOf }: ConformanceTable, code: string): number | undefined {
  const shares = projects.flatMap((project) => {
    const row = rowOf(project, code);
    return (row && shareOf(row)) ?? [];
  });
  return shares.length === 0 ? undefined : shares.reduce((a, b) => a + b, 0) / shares.length;
}
