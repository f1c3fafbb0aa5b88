import type { Project } from "../../model/types";
import { scored, shareOf, type Conformance, type ConformanceRow } from "../../standard/conformance";

/** How one project keeps the rules of its standards. */
export interface ProjectConformance {
  readonly project: Project;
  readonly conformance: Conformance;
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

const severityOrder = ["error", "warning", "info", "hint"] as const;

/** Puts projects and rules into a table; scores are those of what is shown. Projects without a row are left out. */
export function conformanceTable(
  all: readonly ProjectConformance[],
  { standard, phase, severity }: ConformanceFilter = {},
): ConformanceTable {
  const least = severity === undefined ? severityOrder.length : severityOrder.indexOf(severity);
  const projects = all.flatMap(({ project, conformance }): readonly ProjectConformance[] => {
    if (phase !== undefined && project.header?.data["phase"] !== phase) return [];
    const rows = conformance.rows.filter(
      (row) => (standard === undefined || row.standard === standard) && severityOrder.indexOf(row.severity) <= least,
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

/** Share of the records that keep a rule, over all projects that it applies to; undefined where it applies to none. */
export function shareOverProjects({ projects, rowOf }: ConformanceTable, code: string): number | undefined {
  const shares = projects.flatMap((project) => {
    const row = rowOf(project, code);
    return (row && shareOf(row)) ?? [];
  });
  return shares.length === 0 ? undefined : shares.reduce((a, b) => a + b, 0) / shares.length;
}
