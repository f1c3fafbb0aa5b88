import { scaleWarnings } from "../risk/cox";
import { resolveScale } from "../risk/scale";
import type { ScaleWarning } from "../risk/types";
import type { Project } from "../model/types";
import type { Span } from "../text/range";
import { entryOf, valueOf, type TreeNode } from "../text/tree";
import type { CheckResult, CheckRule } from "./rule";

type Check = ScaleWarning["check"];

/** What a project's own scale does, as findings at its bands. The built-in scale is not the project's fault. */
function* warningsOf(project: Project, checks: ReadonlySet<Check>): Iterable<CheckResult> {
  const { header, riskScale } = project;
  if (!header || !riskScale) return;
  for (const warning of scaleWarnings(resolveScale(riskScale))) {
    if (!checks.has(warning.check)) continue;
    const span = placeOf(header.origin.node, warning.check);
    yield { record: header, key: "riskScale", message: warning.message, ...(span && { span }) };
  }
}

/** The key of the bands; of a scale without bands its own key. */
function placeOf(header: TreeNode, check: Check): Span | undefined {
  const scale = valueOf(header, "riskScale");
  const axis = check === "monotonicity" ? undefined : (entryOf(scale, "probability") ?? entryOf(scale, "impact"));
  return (entryOf(scale, "bands") ?? axis ?? entryOf(header, "riskScale"))?.keySpan;
}

export const riskScaleRules: readonly CheckRule[] = [
  {
    code: "risk.scale-order",
    severity: "warning",
    documentation: {
      en: "In a risk scale a higher probability or impact never leads to a milder band, and every cell belongs to a band. Without that no ranking by the matrix makes sense.",
      ja: "リスク尺度では、発生確率や影響度が上がったときにレベルが下がってはならず、すべてのセルがどれかのレベルに属していなければなりません。そうでなければ、マトリクスによる順位付けは成り立ちません。",
    },
    check: (project) => warningsOf(project, new Set<Check>(["monotonicity", "unlisted"])),
  },
  {
    code: "risk.scale-misleads",
    severity: "info",
    documentation: {
      en: "The bands of a risk scale keep the axioms of L. A. Cox (What's Wrong with Risk Matrices?, Risk Analysis 28(2), 2008): every risk of the gravest band is larger than every risk of the mildest one, the two never touch, and risks of the same size have the same band.",
      ja: "リスク尺度のレベル分けは、L. A. Cox（What's Wrong with Risk Matrices?, Risk Analysis 28(2), 2008）の公理を満たすべきです。最も重いレベルのリスクは最も軽いレベルのどのリスクよりも大きく、両者のセルは隣り合わず、同じ大きさのリスクは同じレベルになります。",
    },
    check: (project) =>
      warningsOf(project, new Set<Check>(["weak-consistency", "betweenness", "consistent-colouring", "edges"])),
  },
];
