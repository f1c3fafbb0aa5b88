import type { RiskScale } from "../model/types";
import { message, type Message } from "../text/message";
import type { BandColor, MatrixBand, MatrixLevel } from "./types";

/** A scale that is ready to use: every axis has levels, every score falls into a band. */
export interface ResolvedScale {
  readonly source: "project" | "built-in";
  readonly probability: readonly MatrixLevel[];
  readonly impact: readonly MatrixLevel[];
  readonly bands: readonly MatrixBand[];
  readonly appetite?: number;
}

const probabilityLevels: readonly MatrixLevel[] = [
  { value: 1, name: message("Rare") },
  { value: 2, name: message("Unlikely") },
  { value: 3, name: message("Possible") },
  { value: 4, name: message("Likely") },
  { value: 5, name: message("Almost certain") },
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
  const bands: { readonly id: string; readonly from: number; readonly color: BandColor }[] = [
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
  const highest =
    Math.max(...probability.map((level) => level.value)) * Math.max(...impact.map((level) => level.value));
  const ownBands = [...(scale?.bands ?? [])]
    .filter((band) => Number.isFinite(band.from))
    .sort((a, b) => a.from - b.from);
  return {
    source: scale ? "project" : "built-in",
    probability,
    impact,
    bands:
      ownBands.length > 0
        ? ownBands.map((band, rank) => ({
            id: band.id,
            name: band.name,
            from: band.from,
            color: isBandColor(band.color) ? band.color : colorOfRank(rank, ownBands.length),
            rank,
          }))
        : defaultBands(probability.length, impact.length),
    ...(scale?.appetite !== undefined && scale.appetite < highest ? { appetite: scale.appetite } : {}),
  };
}

/** The band of a score; scores below the first band belong to it. */
export function bandOf(bands: readonly MatrixBand[], score: number): MatrixBand | undefined {
  return bands.findLast((band) => band.from <= score) ?? bands[0];
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
    }));
}

/** A colour for a band whose own isn't known: green at the bottom, red at the top. */
function colorOfRank(rank: number, count: number): BandColor {
  if (rank === 0) return "green";
  if (rank === count - 1) return "red";
  return count > 3 && rank >= count / 2 ? "orange" : "yellow";
}
