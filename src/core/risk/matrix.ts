import type { ParsedFile, Project, RiskPosition, RiskRecord } from "../model/types";
import { message, type Message } from "../text/message";
import type { Range } from "../text/range";
import { bandOf, resolveScale, type ResolvedScale } from "./scale";
import type { MatrixCell, MatrixLevel, MatrixRisk, Placement, RiskMatrixModel } from "./types";

/** Statuses after which a risk needs no more attention. */
export const closedStatuses: ReadonlySet<string> = new Set(["closed", "rejected"]);

const noRange: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The risk matrix of a project: its axes, coloured cells, and every risk with its place or the reason why it has none. */
export function buildRiskMatrix(project: Project): RiskMatrixModel {
  const scale = resolveScale(project.riskScale);
  const files = new Map(project.files.map((file) => [file.path, file]));
  return {
    projectId: project.id,
    projectName: project.name,
    scaleSource: scale.source,
    probability: scale.probability,
    impact: scale.impact,
    bands: scale.bands,
    ...(scale.appetite === undefined ? {} : { appetite: scale.appetite }),
    cells: cellsOf(scale),
    risks: project.risks.map((risk) => matrixRisk(risk, project, scale, files)),
  };
}

function cellsOf(scale: ResolvedScale): readonly MatrixCell[] {
  return scale.probability.toReversed().flatMap((row) =>
    scale.impact.map((column) => {
      const score = row.value * column.value;
      return {
        probability: row.value,
        impact: column.value,
        score,
        band: bandOf(scale.bands, score)?.id ?? "",
        aboveAppetite: isAbove(score, scale),
      };
    }),
  );
}

function isAbove(score: number, scale: ResolvedScale): boolean {
  return scale.appetite !== undefined && score > scale.appetite;
}

function matrixRisk(
  risk: RiskRecord,
  project: Project,
  scale: ResolvedScale,
  files: ReadonlyMap<string, ParsedFile>,
): MatrixRisk {
  const inherentProblem = risk.inherent ? outsideScale(risk.inherent, scale) : incomplete(risk);
  const residualProblem = risk.residual ? outsideScale(risk.residual, scale) : undefined;
  const inherent = risk.inherent && !inherentProblem ? place(risk.inherent, scale) : undefined;
  const residual = risk.residual && !residualProblem ? place(risk.residual, scale) : undefined;
  const present = residual ?? inherent;
  return {
    id: risk.id,
    title: risk.title,
    type: risk.type,
    ...(risk.owner === undefined ? {} : { owner: { id: risk.owner, name: titleOf(project, risk.owner) } }),
    ...(risk.status === undefined ? {} : { status: risk.status }),
    closed: risk.status !== undefined && closedStatuses.has(risk.status),
    ...(risk.category === undefined ? {} : { category: risk.category }),
    ...(risk.response === undefined ? {} : { response: risk.response }),
    ...(inherent ? { inherent } : {}),
    ...(residual ? { residual } : {}),
    ...(inherentProblem ? { unassessed: inherentProblem } : {}),
    ...(residualProblem ? { residualProblem } : {}),
    aboveAppetite: present !== undefined && isAbove(present.score, scale),
    file: risk.origin.file,
    range: files.get(risk.origin.file)?.lines.range(risk.origin.node) ?? noRange,
  };
}

function titleOf(project: Project, id: string): string {
  return project.recordsById.get(id)?.title ?? id;
}

function place(position: RiskPosition, scale: ResolvedScale): Placement {
  const score = position.probability * position.impact;
  return { ...position, score, band: bandOf(scale.bands, score)?.id ?? "" };
}

function incomplete(risk: RiskRecord): Message {
  const hasProbability = isWritten(risk.data["probability"]);
  const hasImpact = isWritten(risk.data["impact"]) || Object.keys(risk.impactByDimension).length > 0;
  if (hasProbability && hasImpact) return message("Its probability and impact can't be read.");
  if (hasProbability) return message("It has no impact yet.");
  if (hasImpact) return message("It has no probability yet.");
  return message("It has no probability and no impact yet.");
}

function isWritten(value: unknown): boolean {
  return value !== undefined && value !== null;
}

function outsideScale(position: RiskPosition, scale: ResolvedScale): Message | undefined {
  if (!isLevel(scale.probability, position.probability)) {
    return message("Probability {0} is not on the scale ({1}).", position.probability, valuesOf(scale.probability));
  }
  if (!isLevel(scale.impact, position.impact)) {
    return message("Impact {0} is not on the scale ({1}).", position.impact, valuesOf(scale.impact));
  }
  return undefined;
}

function isLevel(levels: readonly MatrixLevel[], value: number): boolean {
  return levels.some((level) => level.value === value);
}

function valuesOf(levels: readonly MatrixLevel[]): string {
  return levels.map((level) => level.value).join(", ");
}
