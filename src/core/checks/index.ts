import type { Project } from "../model/types";
import type { StandardsCheck } from "../standard/check-standard";
import { conformanceOf, type Conformance } from "../standard/conformance";
import { unmetCounts } from "../standard/demands/counts";
import { unmetDemands } from "../standard/demands/index";
import { withSeverities } from "../standard/severities";
import type { Finding } from "../text/finding";
import { runRules } from "./rule";
import { builtInRules, waivableCodes } from "./rules";
import { applyWaivers } from "./waivers";

export type { CheckRule } from "./rule";
export { builtInRules } from "./rules";

/** What the checks say about a project. */
export interface ProjectCheck {
  readonly findings: readonly Finding[];
  /** How it keeps its standards; undefined where it follows none. */
  readonly conformance: Conformance | undefined;
}

/**
 * Runs the built-in rules over a project, and what the standards that it follows ask for: demands, their rules, other severities. What waivers of the project permit is
 * left out.
 * @param standards what the standards of the project say about it; undefined where it follows none
 */
export function checkProject(project: Project, standards?: StandardsCheck): ProjectCheck {
  if (!project.header) return { findings: [], conformance: undefined };
  const builtIn = runRules(builtInRules, project, { riskScale: project.riskScale ?? standards?.riskScale });
  if (!standards) return { findings: applyWaivers(project, builtIn, waivableCodes).findings, conformance: undefined };
  const unmet = [...unmetDemands(project, standards.demands), ...standards.ofOverlays];
  const found = withSeverities([...unmet.map(({ finding }) => finding), ...builtIn], standards.policy, waivableCodes);
  const codes = new Set([...waivableCodes, ...standards.codes]);
  const { findings, waived } = applyWaivers(project, [...found, ...standards.findings], codes, standards.waiverPolicy);
  return { findings, conformance: conformanceOf(standards, unmetCounts(unmet), waived) };
}
