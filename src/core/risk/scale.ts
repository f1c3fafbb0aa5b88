import type { RiskPosition, RiskScale } from "../model/types";
import { message, type Message } from "../text/message";
import type { BandColor, MatrixBand, MatrixCell, MatrixLevel, RiskMatrixModel } from "./types";

/** A scale that is ready to use: every axis has levels, every cell falls into a band. */
export interface ResolvedScale {
  readonly source: "project" | "built-in";
  readonly probability: readonly MatrixLevel[];
  readonly impact: readonly MatrixLevel[];
  readonly bands: readonly MatrixBand[];
  readonly appetite?: number;
  readonly score: "product" | "sum";
  /** Bands of cells that a band lists, by `cellKey`. */
  readonly listed: ReadonlyMap<string, string>;
}

/** Name of a cell in maps. */
export function cellKey({ probability, impact }: RiskPosition): string {
  return `${probability}:${impact}`;
}

/** The cells of a matrix by their names. */
export function cellsByKey({ cells }: Pick<RiskMatrixModel, "cells">): ReadonlyMap<string, MatrixCell> {
  return new Map(cells.map((cell) => [cellKey(cell), cell]));
}

/** The built-in levels of probability have the ranges of the recommended standard. */
const probabilityLevels: readonly MatrixLevel[] = [
  { value: 1, name: message("Rare"), max: 0.1 },
  { value: 2, name: message("Unlikely"), min: 0.1, max: 0.3 },
  { value: 3, name: message("Possible"), min: 0.3, max: 0.5 },
  { value: 4, name: message("Likely"), min: 0.5, max: 0.7 },
  { value: 5, name: message("Almost certain"), min: 0.7 },
];

const impactLevels: readonly MatrixLevel[] = [
  { value: 1, name: message("Negligible") },
  { value: 2, name: message("Minor") },
  { value: 3, name: message("Moderate") },
  { value: 4, name: message("Major") },
  { value: 5, name: message("Severe") },
];

const bandNames: Readonly<Record<BandColor, Message>> = {
  green: message("Low"),
  yellow: message("Medium"),
  orange: message("Elevated"),
  red: message("High"),
};

function isBandColor(color: string): color is BandColor {
  return Object.hasOwn(bandNames, color);
}

/**
 * Bands for an n × m matrix that has none of its own. On 5 × 5 they are green up to 5 and red from 15, which keeps Cox's axioms for risk matrices
 * (Risk Analysis 28(2), 2008): the left column and the bottom row are green, and no red cell touches them or stands in the row or column next to them.
 * Other sizes follow the same lines: green up to the longer axis, red from 60 % of the highest score.
 */
export function defaultBands(probabilityLevelCount: number, impactLevelCount: number): readonly MatrixBand[] {
  const longer = Math.max(probabilityLevelCount, impactLevelCount, 1);
  const highest = Math.max(probabilityLevelCount * impactLevelCount, 1);
  const red = Math.max(Math.ceil(highest * 0.6 - 1e-9), 2 * longer + 1);
  const bands: readonly { readonly id: string; readonly from: number; readonly color: BandColor }[] = [
    { id: "low", from: 1, color: "green" },
    { id: "medium", from: longer + 1, color: "yellow" },
    { id: "high", from: red, color: "red" },
  ];
  return bands
    .filter((band) => band.from <= highest)
    .map((band, rank) => ({ ...band, name: bandNames[band.color], rank }));
}

/** The scale of a project, completed from the built-in 5 × 5 scale where it says nothing. */
export function resolveScale(scale: RiskScale | undefined): ResolvedScale {
  const probability = levelsOf(scale?.probability) ?? probabilityLevels;
  const impact = levelsOf(scale?.impact) ?? impactLevels;
  const axes = { probability, impact, score: scale?.score ?? "product" };
  const bands = bandsOf(scale, axes);
  const highest = Math.max(
    ...probability.map((row) => Math.max(...impact.map((column) => scoreOfLevels(row, column, axes.score)))),
  );
  return {
    source: scale ? "project" : "built-in",
    ...axes,
    ...bands,
    ...(scale?.appetite !== undefined && scale.appetite < highest ? { appetite: scale.appetite } : {}),
  };
}

type Axes = Pick<ResolvedScale, "probability" | "impact" | "score">;

function bandsOf(scale: RiskScale | undefined, axes: Axes): Pick<ResolvedScale, "bands" | "listed"> {
  const own = (scale?.bands ?? []).filter(({ from, cells }) =>
    from === undefined ? cells !== undefined : Number.isFinite(from),
  );
  if (own.length === 0) return builtInBands(axes);
  const byCells = own.some(({ cells }) => cells !== undefined);
  const sorted = byCells ? own : [...own].sort((a, b) => (a.from ?? 0) - (b.from ?? 0));
  const listed = new Map<string, string>();
  for (const { id, cells } of sorted) for (const cell of cells ?? []) listed.set(cellKey(cell), id);
  const bands = sorted.map(({ id, name, from, color }, rank) => ({
    id,
    name,
    ...(from === undefined ? {} : { from }),
    color: isBandColor(color) ? color : colorOfRank(rank, sorted.length),
    rank,
  }));
  return { bands, listed };
}

/** Built-in bands are made for products of 1, 2, 3 …; on other scores they are laid over the cells by the places of their levels. */
function builtInBands(axes: Axes): Pick<ResolvedScale, "bands" | "listed"> {
  const { probability, impact, score } = axes;
  const bands = defaultBands(probability.length, impact.length);
  const isCounted = (level: MatrixLevel, index: number): boolean => (level.score ?? level.value) === index + 1;
  if (score === "product" && probability.every(isCounted) && impact.every(isCounted))
    return { bands, listed: new Map() };
  const listed = new Map(
    probability.flatMap((row, y) =>
      impact.map((column, x) => {
        const band = bandOf(bands, (y + 1) * (x + 1));
        return [cellKey({ probability: row.value, impact: column.value }), band?.id ?? ""] as const;
      }),
    ),
  );
  return { bands: bands.map(({ id, name, color, rank }) => ({ id, name, color, rank })), listed };
}

/** Score of a cell of the scale: product or sum of its levels, by their own scores where they have some. Not rounded. */
export function scoreAt(scale: Axes, { probability, impact }: RiskPosition): number {
  const row = scale.probability.find(({ value }) => value === probability) ?? { value: probability };
  const column = scale.impact.find(({ value }) => value === impact) ?? { value: impact };
  return scoreOfLevels(row, column, scale.score);
}

function scoreOfLevels(
  row: Pick<MatrixLevel, "value" | "score">,
  column: Pick<MatrixLevel, "value" | "score">,
  kind: "product" | "sum",
): number {
  const [a, b] = [row.score ?? row.value, column.score ?? column.value];
  // Decimal scores such as 0.1 × 0.2 must not show the noise of binary fractions.
  return Number((kind === "sum" ? a + b : a * b).toPrecision(10));
}

/** The band of a cell: the one that lists it, or the one of its score. */
export function bandAt(scale: ResolvedScale, position: RiskPosition): MatrixBand | undefined {
  const listed = scale.listed.get(cellKey(position));
  return listed === undefined
    ? bandOf(scale.bands, scoreAt(scale, position))
    : scale.bands.find(({ id }) => id === listed);
}

/** The band of a score; scores below the first band belong to it. */
export function bandOf(bands: readonly MatrixBand[], score: number): MatrixBand | undefined {
  let found: MatrixBand | undefined;
  for (const band of bands)
    if (band.from !== undefined && band.from <= score && (found?.from ?? -Infinity) <= band.from) found = band;
  return found ?? bands[0];
}

function levelsOf(levels: RiskScale["probability"] | undefined): readonly MatrixLevel[] | undefined {
  const seen = new Set<number>();
  const usable = (levels ?? []).filter((level) => {
    if (!Number.isFinite(level.value) || seen.has(level.value)) return false;
    seen.add(level.value);
    return true;
  });
  if (usable.length === 0) return undefined;
  return [...usable]
    .sort((a, b) => a.value - b.value)
    .map((level) => ({
      value: level.value,
      name: level.name,
      ...(level.description === undefined ? {} : { description: level.description }),
      ...(level.score === undefined ? {} : { score: level.score }),
      ...(level.min === undefined ? {} : { min: level.min }),
      ...(level.max === undefined ? {} : { max: level.max }),
    }));
}

/** A colour for a band whose own isn't known: green at the bottom, red at the top. */
function colorOfRank(rank: number, count: number): BandColor {
  if (rank === 0) return "green";
  if (rank === count - 1) return "red";
  return count > 3 && rank >= count / 2 ? "orange" : "yellow";
}
