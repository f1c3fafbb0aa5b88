import type { Project } from "../model/types";
import type { Finding } from "../text/finding";
import { registerRules } from "./registers";
import { riskRules } from "./risks";
import { runRules, type CheckRule } from "./rule";
import { taskRules } from "./tasks";

export type { CheckRule } from "./rule";

/** Every built-in rule. */
export const builtInRules: readonly CheckRule[] = [...riskRules, ...taskRules, ...registerRules];

/** Runs the built-in rules over a project, unless it follows a standard of its own. */
export function checkProject(project: Project): readonly Finding[] {
  const follows = project.standard === undefined || project.standard === "pmo:recommended";
  return follows && project.header ? runRules(builtInRules, project) : [];
}
