import { readRiskScale } from "../../core/model/risks";
import type { Project } from "../../core/model/types";
import { valueOf } from "../../core/text/tree";
import type { ProjectStore } from "../../workspace/store";
import { recommendedPath, standardOf, standardsOf } from "../completion/standards";
import type { Language } from "../types";

/**
 * The project with the risk scale that counts for it, its names in a language: its own, or that of the nearest standard it follows that has one. The recommended standard has the
 * built-in scale, which stays what it is.
 */
export function withRiskScale(project: Project, store: ProjectStore, language: Language): Project {
  const standards = standardsOf(project, store).filter(({ path }) => path !== recommendedPath);
  const nodes = [
    valueOf(project.header?.origin.node, "riskScale"),
    ...standards.map((file) => valueOf(valueOf(standardOf(file), "scales"), "risk")),
  ];
  const riskScale = readRiskScale(
    nodes.find((node) => node?.kind === "mapping"),
    language,
  );
  return riskScale ? { ...project, riskScale } : project;
}
