import { readRiskScale } from "../../core/model/risks";
import type { Project } from "../../core/model/types";
import { riskScaleOf } from "../../core/standard/scales";
import { valueOf } from "../../core/text/tree";
import type { ProjectStore } from "../../workspace/store";
import { resolvedStandard } from "../completion/standards";
import type { Language } from "../types";

/**
 * The project with the risk scale that counts for it, its names in a language: its own, or that of the nearest standard it follows that has one. The recommended standard has the
 * built-in scale.
 */
export function withRiskScale(project: Project, store: ProjectStore, language: Language): Project {
  const followed = resolvedStandard(project, store);
  const riskScale =
    readRiskScale(valueOf(project.header?.origin.node, "riskScale"), language) ??
    (followed && riskScaleOf(followed, language));
  return riskScale ? { ...project, riskScale } : project;
}
