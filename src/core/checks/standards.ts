import { builtInStandardNames } from "../standard/built-in";
import { demandFindings, expressionFindings, overlayFindings, overrideFindings } from "../standard/check-standard";
import type { RuleCompiler } from "../standard/compile-rule";
import type { Standard } from "../standard/model";
import { outsideFindings } from "../standard/outside-files";
import { resolveStandard, standardFinding, type StandardLookup } from "../standard/resolve";
import { scaleProblems } from "../standard/scale-problems";
import { structureFindings } from "../standard/structure";
import { templateProblems } from "../standard/standard-templates";
import type { Finding } from "../text/finding";
import { waivableCodes } from "./rules";

/** What is wrong in a standard itself, whatever projects follow it: standards that it builds on, ids of rules, expressions, severities. */
export function standardFindings(
  standard: Standard,
  lookup: StandardLookup,
  compiler: RuleCompiler,
): readonly Finding[] {
  return [
    ...structureFindings(standard, lookup, builtInStandardNames),
    ...expressionFindings(standard, compiler),
    ...demandFindings(standard),
    ...overlayFindings(standard),
    ...scaleProblems(standard.scales).map((problem) =>
      standardFinding(standard, problem, "standard.scale", "warning", problem.message),
    ),
    ...outsideFindings(standard),
    ...templateProblems(standard).map((problem) =>
      standardFinding(standard, problem, "standard.template", "error", problem.message),
    ),
    ...overrideFindings(standard, resolveStandard(standard, lookup), waivableCodes),
  ];
}
