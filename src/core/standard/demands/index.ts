import type { Project } from "../../model/types";
import { missingDeliverables } from "./deliverables";
import { missingGates } from "./gates";
import { missingMilestones } from "./milestones";
import type { Demands } from "./model";
import { neglectedRegisters } from "./registers";
import type { Unmet } from "./report";
import { missingSections } from "./sections";
import { strangeIds, strangeValues } from "./values";

/** Codes of the findings about demands. */
export const demandCodes = [
  "standard.missing-section",
  "standard.missing-field",
  "standard.missing-register",
  "standard.register-outdated",
  "standard.missing-milestone",
  "standard.missing-gate",
  "standard.missing-criterion",
  "standard.missing-deliverable",
  "standard.value",
  "standard.id-pattern",
  "standard.overlay",
] as const;

/** What a project lacks of what its standards ask for without an expression. */
export function unmetDemands(project: Project, demands: Demands): readonly Unmet[] {
  return [
    ...missingSections(project, demands.sections),
    ...neglectedRegisters(project, demands.registers),
    ...missingMilestones(project, demands.milestones),
    ...missingGates(project, demands.gates),
    ...missingDeliverables(project, demands.deliverables),
    ...strangeValues(project, demands.vocabularies),
    ...strangeIds(project, demands.idPatterns),
  ];
}
