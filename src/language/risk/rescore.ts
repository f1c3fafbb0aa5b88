import type { TaskValues } from "../../core/model/changed-task";
import { impactsOf, readPosition } from "../../core/model/risks";
import type { Project, RiskPositionName } from "../../core/model/types";
import { message } from "../../core/text/message";
import { entryOf, toData, type MappingNode, type TreeNode } from "../../core/text/tree";
import type { YamlRecord, YamlValue } from "../../core/text/yaml-writer/write";
import { editTarget, outcome, refused, type EditOutcome } from "../editing/outcome";
import { keyOrder } from "../editing/records";
import { canBeWritten, valueEdits, writtenElsewhere } from "../editing/values";
import { homeOf } from "../fixes/records";
import type { LanguageScope } from "../types";

/** Another assessment of a risk, and why. */
export interface Rescoring {
  readonly id: string;
  readonly position: RiskPositionName;
  readonly probability: number;
  readonly impact: number;
  /** Where the impact is written by objective: the one that rises to the new level; the one that counts now when absent. */
  readonly objective?: string;
  readonly reason: string;
}

/**
 * Writes another assessment of a risk, and an entry in its history with the day, both assessments and the reason, as one edit. An impact by objective stays one: objectives above the
 * new level come down to it, and when none reaches it, the named one (otherwise the highest) rises to it.
 */
export function rescoreRisk(scope: LanguageScope, project: Project, rescoring: Rescoring): EditOutcome {
  const { id, position, probability, impact } = rescoring;
  const reason = rescoring.reason.trim().replace(/\s*[\r\n]+\s*/g, " ");
  const risk = project.risks.find((one) => one.id === id);
  if (!risk) return refused(message("There is no risk '{0}' any more. Look at the matrix again.", id));
  if (reason === "") return refused(message("Write why the assessment changes."));
  const target = editTarget(scope, risk.origin.file, []);
  if ("problem" in target) return refused(target.problem);
  const { file } = target;
  const { node } = risk.origin;
  const place: TreeNode | undefined = position === "inherent" ? node : entryOf(node, position)?.value;
  const before = readPosition(place);
  if (before?.probability === probability && before.impact === impact)
    return refused(message("'{0}' stands in that cell already.", risk.title));
  const after = { probability, impact: impactValue(place, rescoring) };
  const values: TaskValues = {
    ...(position === "inherent" ? after : { [position]: { ...writtenRecord(place), ...after } }),
    history: [...writtenHistory(node), historyEntry(scope, { ...rescoring, reason }, place)],
  };
  if (!canBeWritten(file, node, Object.keys(values))) return refused(writtenElsewhere(risk.title));
  const schema = homeOf("risk")?.schema;
  return outcome(target, valueEdits(file, node, values, schema ? keyOrder(schema) : []));
}

/** The impact as it is to be written: a number, or levels by objective where it was written so. */
function impactValue(place: TreeNode | undefined, { impact, objective }: Rescoring): YamlValue {
  const levels = impactsOf(place && entryOf(place, "impact")?.value);
  const names = Object.keys(levels);
  if (names.length === 0) return impact;
  const lowered = Object.fromEntries(names.map((name) => [name, Math.min(levels[name] ?? impact, impact)]));
  if (Object.values(lowered).includes(impact)) return lowered;
  const highest = names.reduce(
    (best, name) => ((levels[name] ?? 0) > (levels[best] ?? 0) ? name : best),
    names[0] ?? "",
  );
  return { ...lowered, [objective !== undefined && names.includes(objective) ? objective : highest]: impact };
}

function writtenRecord(place: TreeNode | undefined): YamlRecord {
  return place?.kind === "mapping" ? (toData(place) as YamlRecord) : {};
}

function writtenHistory(node: MappingNode): readonly YamlValue[] {
  const written = entryOf(node, "history")?.value;
  return written?.kind === "sequence" ? (toData(written) as readonly YamlValue[]) : [];
}

function historyEntry(scope: LanguageScope, rescoring: Rescoring, place: TreeNode | undefined): YamlRecord {
  const { position, probability, impact, reason } = rescoring;
  const before = readPosition(place);
  return {
    date: scope.today,
    ...(position !== "inherent" && { position }),
    ...(before && { from: { probability: before.probability, impact: before.impact } }),
    to: { probability, impact },
    reason,
  };
}
