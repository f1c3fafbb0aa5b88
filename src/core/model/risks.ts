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
    residual: readPosition(valueOf(node, "residual")),
    impactByDimension: impactsOf(valueOf(node, "impact")),
    status: textAt(node, "status"),
    category: textAt(node, "category"),
    response: textAt(node, "response"),
    owner: textAt(node, "owner"),
    tasks: textsAt(node, "tasks"),
  });
}

function readPosition(node: TreeNode | undefined): RiskPosition | undefined {
  const probability = numberAt(node, "probability", 1);
  const impacts = Object.values(impactsOf(valueOf(node, "impact")));
  const impact = numberAt(node, "impact", 1) ?? (impacts.length > 0 ? Math.max(...impacts) : undefined);
  return probability === undefined || impact === undefined ? undefined : { probability, impact };
}

function impactsOf(node: TreeNode | undefined): Readonly<Record<string, number>> {
  if (node?.kind !== "mapping") return {};
  return Object.fromEntries(
    node.entries.flatMap(({ key, value }) =>
      value.kind === "scalar" && typeof value.value === "number" && value.value >= 1
        ? [[key, value.value] as const]
        : [],
    ),
  );
}

/** Reads a risk scale (`project.riskScale`), as far as it is written. */
export function readRiskScale(node: TreeNode | undefined): RiskScale | undefined {
  if (node?.kind !== "mapping") return undefined;
  const bands = mappingsAt(node, "bands")
    .flatMap((band, index) => readBand(band, index) ?? [])
    .sort((a, b) => a.from - b.from);
  const appetite = numberAt(node, "appetite", 0);
  return {
    probability: readLevels(node, "probability"),
    impact: readLevels(node, "impact"),
    bands,
    ...(appetite !== undefined && { appetite }),
  };
}

function readLevels(node: TreeNode, key: string): readonly ScaleLevel[] {
  return mappingsAt(node, key).flatMap((level) => {
    const value = numberAt(level, "value", 1);
    if (value === undefined) return [];
    const description = localizedAt(level, "description");
    const min = numberAt(level, "min");
    const max = numberAt(level, "max");
    return [
      {
        value,
        name: localizedAt(level, "name") ?? String(value),
        ...(description !== undefined && { description }),
        ...(min !== undefined && { min }),
        ...(max !== undefined && { max }),
      },
    ];
  });
}

/** A band without `from` is the lowest one when it is written first; elsewhere it can't be placed. */
function readBand(node: TreeNode, index: number): ScaleBand | undefined {
  const id = textAt(node, "id");
  const from = numberAt(node, "from") ?? (index === 0 ? 0 : undefined);
  if (id === undefined || from === undefined) return undefined;
  return { id, name: localizedAt(node, "name") ?? id, from, color: textAt(node, "color") ?? "" };
}
