import { valueOf, type TreeNode } from "../text/tree";
import { choiceAt, localizedAt, mappingsAt, numberAt, textAt, textsAt } from "./fields";
import { baseOf, withData, type RecordSeed } from "./record";
import type { RiskPosition, RiskRecord, RiskScale, ScaleBand, ScaleLevel } from "./types";

/** Reads a risk. The impact of its position is the highest over all dimensions. */
export function readRisk(seed: RecordSeed): RiskRecord {
  const { node } = seed.place;
  return withData<RiskRecord>({
    ...baseOf(seed),
    kind: "risk",
    type: choiceAt(node, "type", ["threat", "opportunity"] as const) ?? "threat",
    inherent: readPosition(node),
    current: readPosition(valueOf(node, "current")),
    residual: readPosition(valueOf(node, "residual")),
    target: readPosition(valueOf(node, "target")),
    impactByDimension: impactsOf(valueOf(node, "impact")),
    status: textAt(node, "status"),
    category: textAt(node, "category"),
    response: textAt(node, "response"),
    proximity: textAt(node, "proximity"),
    owner: textAt(node, "owner"),
    tasks: textsAt(node, "tasks"),
  });
}

/** The assessment that a mapping holds, when it is complete. */
export function readPosition(node: TreeNode | undefined): RiskPosition | undefined {
  const probability = numberAt(node, "probability", 1);
  const impacts = Object.values(impactsOf(valueOf(node, "impact")));
  const impact = numberAt(node, "impact", 1) ?? (impacts.length > 0 ? Math.max(...impacts) : undefined);
  return probability === undefined || impact === undefined ? undefined : { probability, impact };
}

/** Levels by objective, where an impact is written so. */
export function impactsOf(node: TreeNode | undefined): Readonly<Record<string, number>> {
  if (node?.kind !== "mapping") return {};
  return Object.fromEntries(
    node.entries.flatMap(({ key, value }) =>
      value.kind === "scalar" && typeof value.value === "number" && value.value >= 1
        ? [[key, value.value] as const]
        : [],
    ),
  );
}

/** Reads a risk scale (`project.riskScale`), as far as it is written. @param language of names that are written in both */
export function readRiskScale(node: TreeNode | undefined, language: "en" | "ja" = "en"): RiskScale | undefined {
  if (node?.kind !== "mapping") return undefined;
  const bands = mappingsAt(node, "bands").flatMap((band, index) => readBand(band, index, language) ?? []);
  const listed = bands.some(({ cells }) => cells !== undefined);
  const appetite = numberAt(node, "appetite", 0);
  const score = choiceAt(node, "score", ["product", "sum"] as const);
  return {
    probability: readLevels(node, "probability", language),
    impact: readLevels(node, "impact", language),
    // Bands by listed cells stand in the order of the text, which is from low to high.
    bands: listed ? bands : [...bands].sort((a, b) => (a.from ?? 0) - (b.from ?? 0)),
    ...(appetite !== undefined && { appetite }),
    ...(score !== undefined && { score }),
  };
}

function readLevels(node: TreeNode, key: string, language: "en" | "ja"): readonly ScaleLevel[] {
  return mappingsAt(node, key).flatMap((level) => {
    const value = numberAt(level, "value", 1);
    if (value === undefined) return [];
    const description = localizedAt(level, "description", language);
    const [score, min, max] = [numberAt(level, "score", 0), numberAt(level, "min"), numberAt(level, "max")];
    return [
      {
        value,
        name: localizedAt(level, "name", language) ?? String(value),
        ...(description !== undefined && { description }),
        ...(score !== undefined && { score }),
        ...(min !== undefined && { min }),
        ...(max !== undefined && { max }),
      },
    ];
  });
}

/** A band with neither `from` nor cells is the lowest one when it is written first; elsewhere it can't be placed. */
function readBand(node: TreeNode, index: number, language: "en" | "ja"): ScaleBand | undefined {
  const id = textAt(node, "id");
  const cells = textsAt(node, "cells").flatMap((cell) => readCell(cell) ?? []);
  const from = numberAt(node, "from") ?? (index === 0 && cells.length === 0 ? 0 : undefined);
  if (id === undefined || (from === undefined && cells.length === 0)) return undefined;
  return {
    id,
    name: localizedAt(node, "name", language) ?? id,
    ...(from !== undefined && { from }),
    ...(cells.length > 0 && { cells }),
    color: textAt(node, "color") ?? "",
  };
}

/** `5,4`: probability and impact of a cell. */
function readCell(text: string): RiskPosition | undefined {
  const match = /^\s*(\d+)\s*[,、,]\s*(\d+)\s*$/u.exec(text);
  return match ? { probability: Number(match[1]), impact: Number(match[2]) } : undefined;
}
