import type { Project } from "../model/types";
import type { StandardsCheck } from "../standard/check-standard";
import { missingParts } from "../standard/requirements";
import { withSeverities } from "../standard/severities";
import type { Finding } from "../text/finding";
import { runRules } from "./rule";
import { builtInRules, waivableCodes } from "./rules";
import { applyWaivers } from "./waivers";

export type { CheckRule } from "./rule";
export { builtInRules } from "./rules";

/**
 * Runs the built-in rules over a project, and what the standards that it follows ask for: required parts, their rules, other severities. What waivers of the project
 * permit is left out.
 * @param standards what the standards of the project say about it; undefined where it follows none
 */
export function checkProject(project: Project, standards?: StandardsCheck): readonly Finding[] {
  if (!project.header) return [];
  const builtIn = runRules(builtInRules, project, { riskScale: project.riskScale ?? standards?.riskScale });
  if (!standards) return applyWaivers(project, builtIn, waivableCodes);
  const found = [...missingParts(project, standards.requiredSections), ...builtIn];
  const codes = new Set([...waivableCodes, ...standards.codes]);
  return applyWaivers(
    project,
    [...withSeverities(found, standards.policy, waivableCodes), ...standards.findings],
    codes,
  );
}
