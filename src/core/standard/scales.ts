import { choiceAt, itemsAt, localizedAt, numberAt } from "../model/fields";
import { readRiskScale } from "../model/risks";
import type { RiskScale } from "../model/types";
import { stringOf, valueOf, type TreeNode } from "../text/tree";
import { builtInStandard } from "./built-in";
import type { ResolvedStandard } from "./resolve";

/** Quantities that traffic lights are made from, as the format names them. */
export const ragMeasures = [
  "schedule-performance-index",
  "schedule-performance-index-time",
  "cost-performance-index",
  "finish-variance",
  "milestone-slip",
  "cost-variance-percent",
  "overdue-issues",
  "high-risks",
] as const;
export type RagMeasure = (typeof ragMeasures)[number];

export type Rag = "green" | "amber" | "red";

/** Limits of a traffic light; up to them it is green or amber, for an index from them on. */
export interface RagThreshold {
  readonly measure: RagMeasure;
  readonly green?: number;
  readonly amber?: number;
}

/** A scale such as priority: levels from low to high with their numbers. */
export interface LevelScale {
  readonly id: string;
  readonly levels: readonly { readonly value: number; readonly names: readonly string[] }[];
}

/** The scales that the standards of a project fix. */
export interface StandardScales {
  /** Counts where the project has none of its own. */
  readonly risk?: RiskScale;
  readonly rag: readonly RagThreshold[];
  readonly levels: readonly LevelScale[];
}

export const noScales: StandardScales = { rag: [], levels: [] };

/** The scales of standards; for each measure and each scale the nearest standard that has it counts. */
export function scalesOf(resolved: ResolvedStandard): StandardScales {
  const risk = riskScaleOf(resolved);
  const nodes = resolved.standards.flatMap(({ scales }) => scales ?? []);
  return {
    ...(risk && { risk }),
    rag: firstOf(nodes.flatMap(readRag), ({ measure }) => measure),
    levels: firstOf(nodes.flatMap(readLevels), ({ id }) => id),
  };
}

/** The risk scale of the nearest standard that has one. The recommended one has the built-in scale, which stays what it is. */
export function riskScaleOf({ standards }: ResolvedStandard, language: "en" | "ja" = "en"): RiskScale | undefined {
  const recommended = builtInStandard("pmo:recommended");
  const own = standards
    .filter(({ file }) => file !== recommended)
    .map(({ scales }) => valueOf(scales, "risk"))
    .find((scale) => scale?.kind === "mapping");
  return readRiskScale(own, language);
}

/** The traffic lights of the key `scales` of a standard. */
function readRag(scales: TreeNode): readonly RagThreshold[] {
  return itemsAt(scales, "rag").flatMap((item) => {
    const measure = choiceAt(item, "measure", ragMeasures);
    const [green, amber] = [numberAt(item, "green"), numberAt(item, "amber")];
    return measure ? [{ measure, ...(green !== undefined && { green }), ...(amber !== undefined && { amber }) }] : [];
  });
}

function readLevels(scales: TreeNode): readonly LevelScale[] {
  return itemsAt(scales, "levels").flatMap((item) => {
    const id = stringOf(item, "id");
    const levels = itemsAt(item, "levels").flatMap((level) => {
      const value = numberAt(level, "value");
      const names = [localizedAt(level, "name", "en"), localizedAt(level, "name", "ja")];
      return value === undefined ? [] : [{ value, names: names.filter((name) => name !== undefined) }];
    });
    return id === undefined ? [] : [{ id, levels }];
  });
}

function firstOf<One>(all: readonly One[], key: (one: One) => string): readonly One[] {
  const seen = new Set<string>();
  return all.filter((one) => !seen.has(key(one)) && seen.add(key(one)));
}

/** Whether more of a measure is better: the indexes of earned value. */
export function isIndex(measure: RagMeasure): boolean {
  return measure.includes("performance-index");
}

/** The colour of a value. A limit that is left out admits nothing: without an amber one everything that is not green is red. */
export function ragOf({ measure, green, amber }: RagThreshold, value: number): Rag {
  const within = (limit: number | undefined): boolean =>
    limit !== undefined && (isIndex(measure) ? value >= limit : value <= limit);
  return within(green) ? "green" : within(amber) ? "amber" : "red";
}
