import { presentPlace } from "../../risk/positions";
import type { MatrixLevel, MatrixRisk, Placement, RiskMatrixModel } from "../../risk/types";
import { message, renderMessage, type Message, type Translations } from "../../text/message";
import { comment, escapeName } from "./escape";

export interface QuadrantOptions {
  /** 10 by default: quadrant charts don't keep labels apart. */
  readonly maxRisks?: number;
  /** Which position to show; `present` is the one of today (`presentPlace`). */
  readonly positions?: "present" | "inherent";
  /** The project's name by default. */
  readonly title?: string;
  readonly translations?: Translations;
}

/**
 * The gravest risks as a Mermaid quadrant chart: impact to the right, probability upwards, points in the middle of their cells of the scale, those of one cell
 * side by side. Closed risks and risks without a position are left out; a comment says how many more there are. Valid in Mermaid 11 and 12.
 */
export function risksToMermaid(matrix: RiskMatrixModel, options: QuadrantOptions = {}): string {
  const translations = options.translations ?? {};
  const say = (words: Message): string => renderMessage(words, translations);
  const maxRisks = Math.min(Math.max(Math.floor(options.maxRisks ?? 10), 1), 100);
  const candidates = matrix.risks
    .filter((risk) => !risk.closed)
    .map((risk) => ({ risk, at: positionOf(risk, options.positions ?? "present") }));
  const placed = candidates
    .flatMap(({ risk, at }) => (at ? [{ risk, at }] : []))
    .sort((a, b) => b.at.score - a.at.score || compareText(a.risk.id, b.risk.id));
  const shown = placed.slice(0, maxRisks);
  const lines = [
    "quadrantChart",
    `  title ${escapeName(options.title ?? matrix.projectName)}`,
    `  x-axis "${escapeName(say(message("Low impact")))}" --> "${escapeName(say(message("High impact")))}"`,
    `  y-axis "${escapeName(say(message("Low probability")))}" --> "${escapeName(say(message("High probability")))}"`,
    `  quadrant-1 "${escapeName(say(message("Act now")))}"`,
    `  quadrant-2 "${escapeName(say(message("Make less likely")))}"`,
    `  quadrant-3 "${escapeName(say(message("Accept and watch")))}"`,
    `  quadrant-4 "${escapeName(say(message("Prepare for it")))}"`,
    ...points(shown, matrix),
    ...(placed.length > shown.length
      ? [comment(say(message("More risks, not shown: {0}", placed.length - shown.length)))]
      : []),
    ...(candidates.length > placed.length
      ? [comment(say(message("Risks without a position, not shown: {0}", candidates.length - placed.length)))]
      : []),
  ];
  return `${lines.join("\n")}\n`;
}

interface PlacedRisk {
  readonly risk: MatrixRisk;
  readonly at: Placement;
}

function positionOf(risk: MatrixRisk, positions: "present" | "inherent"): Placement | undefined {
  return positions === "inherent" ? risk.inherent : presentPlace(risk);
}

function points(shown: readonly PlacedRisk[], matrix: RiskMatrixModel): readonly string[] {
  const cells = new Map<string, PlacedRisk[]>();
  for (const placed of shown) {
    const key = `${placed.at.probability} ${placed.at.impact}`;
    cells.set(key, [...(cells.get(key) ?? []), placed]);
  }
  return [...cells.values()].flatMap((cell) =>
    cell.map(({ risk, at }, index) => {
      // Labels stand under their points, so that points of one cell go below each other.
      const offset = (index + 1) / (cell.length + 1);
      const x = (indexOf(matrix.impact, at.impact) + 0.5) / matrix.impact.length;
      const y = (indexOf(matrix.probability, at.probability) + 1 - offset) / matrix.probability.length;
      return `  "${escapeName(`${risk.id} ${risk.title}`, 28)}": [${coordinate(x)}, ${coordinate(y)}]`;
    }),
  );
}

function indexOf(levels: readonly MatrixLevel[], value: number): number {
  return levels.findIndex((level) => level.value === value);
}

/** The lexer of quadrant charts knows `0.25` only; neither a sign nor an exponent. */
function coordinate(value: number): string {
  return Math.min(Math.max(value, 0.02), 0.98).toFixed(3);
}

/** By code units, the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
