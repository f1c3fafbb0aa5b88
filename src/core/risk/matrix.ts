import { impactsOf } from "../model/risks";
import {
  riskPositionNames,
  type ParsedFile,
  type Project,
  type RiskPosition,
  type RiskPositionName,
  type RiskRecord,
} from "../model/types";
import { message, type Message } from "../text/message";
import type { Range } from "../text/range";
import { valueOf } from "../text/tree";
import { scaleWarnings } from "./cox";
import { presentPlace } from "./positions";
import { bandAt, resolveScale, scoreAt, type ResolvedScale } from "./scale";
import { isClosed } from "./statuses";
import type { ImpactByObjective, MatrixCell, MatrixLevel, MatrixRisk, Placement, RiskMatrixModel } from "./types";

const noRange: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** The risk matrix of a project: its axes, coloured cells, and every risk with its places or the reason why it has none. */
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
    score: scale.score,
    warnings: scaleWarnings(scale),
    cells: cellsOf(scale),
    risks: project.risks.map((risk) => matrixRisk(risk, project, scale, files)),
  };
}

function cellsOf(scale: ResolvedScale): readonly MatrixCell[] {
  return scale.probability.toReversed().flatMap((row) =>
    scale.impact.map((column) => {
      const placed = place({ probability: row.value, impact: column.value }, scale);
      return { ...placed, aboveAppetite: isAbove(placed.score, scale) };
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
  const places: Partial<Record<RiskPositionName, Placement>> = {};
  const problems: Partial<Record<RiskPositionName, Message>> = {};
  const impacts: Partial<Record<RiskPositionName, ImpactByObjective>> = {};
  for (const name of riskPositionNames) {
    const position = risk[name];
    const problem = position ? outsideScale(position, scale) : name === "inherent" ? incomplete(risk) : undefined;
    if (problem) problems[name] = problem;
    else if (position) places[name] = place(position, scale);
    const byObjective =
      name === "inherent" ? risk.impactByDimension : impactsOf(valueOf(valueOf(risk.origin.node, name), "impact"));
    if (Object.keys(byObjective).length > 0) impacts[name] = byObjective;
  }
  const present = presentPlace(places);
  const { inherent: unassessed, ...later } = problems;
  return {
    id: risk.id,
    title: risk.title,
    type: risk.type,
    ...(risk.owner === undefined ? {} : { owner: { id: risk.owner, name: titleOf(project, risk.owner) } }),
    ...(risk.status === undefined ? {} : { status: risk.status }),
    closed: isClosed(risk.status),
    ...(risk.category === undefined ? {} : { category: risk.category }),
    ...(risk.response === undefined ? {} : { response: risk.response }),
    ...(risk.proximity === undefined ? {} : { proximity: risk.proximity }),
    ...places,
    ...(Object.keys(impacts).length > 0 ? { impacts } : {}),
    ...(unassessed ? { unassessed } : {}),
    ...(Object.keys(later).length > 0 ? { problems: later } : {}),
    aboveAppetite: risk.type === "threat" && present !== undefined && isAbove(present.score, scale),
    file: risk.origin.file,
    range: files.get(risk.origin.file)?.lines.range(risk.origin.node) ?? noRange,
  };
}

function titleOf(project: Project, id: string): string {
  return project.recordsById.get(id)?.title ?? id;
}

function place(position: RiskPosition, scale: ResolvedScale): Placement {
  const { probability, impact } = position;
  return { probability, impact, score: scoreAt(scale, position), band: bandAt(scale, position)?.id ?? "" };
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
