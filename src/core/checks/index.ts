import type { Project } from "../model/types";
import { standardFiles } from "../standard/generated/templates";
import { missingParts, requiredSections, type RequiredSection } from "../standard/requirements";
import type { Finding } from "../text/finding";
import { parseText } from "../text/parse";
import { runRules } from "./rule";
import { builtInRules } from "./rules";
import { applyWaivers } from "./waivers";

export type { CheckRule } from "./rule";
export { builtInRules } from "./rules";

let recommended: readonly RequiredSection[] | undefined;

/** What `pmo:recommended` asks every project to have; read from its file, which is built in. */
export function recommendedSections(): readonly RequiredSection[] {
  recommended ??= standardFiles
    .filter(({ path }) => path === "recommended.pmo.yaml")
    .flatMap(({ path, text }) => requiredSections(parseText(path, text, 1)));
  return recommended;
}

/**
 * Runs the built-in rules over a project, unless it follows a standard of its own; its required parts only when it names the built-in one. What waivers of the
 * project permit is left out.
 */
export function checkProject(project: Project): readonly Finding[] {
  const { standard } = project;
  if (!project.header || (standard !== undefined && standard !== "pmo:recommended")) return [];
  const missing = standard === undefined ? [] : missingParts(project, recommendedSections());
  return applyWaivers(project, [...missing, ...runRules(builtInRules, project)]);
}
