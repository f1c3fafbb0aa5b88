import type { RiskPosition } from "../model/types";
import { message, type Message } from "../text/message";
import { bandAt, cellKey, type ResolvedScale } from "./scale";
import { levelBounds, type Bounds } from "./bounds";
import type { ScaleWarning, Words } from "./types";

/** A cell with its colour and the smallest and largest risk (probability × consequence) that fits into it. */
interface Cell extends RiskPosition {
  /** Place of the cell, counted from the lowest level of each axis. */
  readonly row: number;
  readonly column: number;
  readonly rank: number;
  readonly least: number;
  readonly most: number;
}

/** Differences below this are the noise of binary fractions. */
const tolerance = 1e-9;

/**
 * What a risk scale does that misleads those who rank risks by it: L. A. Cox, "What's Wrong with Risk Matrices?", Risk Analysis 28(2), 2008, pages 497–512.
 * A cell is taken as the rectangle of probabilities and consequences of its levels (`levelBounds`), a risk as their product; *red* is the gravest band,
 * *green* the mildest.
 * - Monotonicity: a higher level never has a milder band. Without it nothing else makes sense.
 * - Weak consistency (axiom 1): every risk of a red cell is at least as large as every risk of a green one.
 * - Betweenness (axiom 2): a small rise of both levels never leads from green to red at once: no red cell touches a green one beside, above, or right above it.
 * - Consistent colouring (axiom 3): a cell whose risks are at least as large as those of a red cell is red; at most as large as those of a green cell, green.
 * - Edges (theorem, three bands or more): the first two rows and columns hold no red cell, and the first ones only green cells.
 * Scales with one band, and cells that no band lists, are told apart. @returns warnings, gravest first
 */
export function scaleWarnings(scale: ResolvedScale): readonly ScaleWarning[] {
  const unlisted = unlistedCells(scale);
  if (scale.bands.length < 2) return unlisted;
  const cells = cellsOf(scale);
  const red = cells.filter(({ rank }) => rank === scale.bands.length - 1);
  const green = cells.filter(({ rank }) => rank === 0);
  const names: BandNames = { red: nameOf(scale.bands.at(-1)?.name), green: nameOf(scale.bands[0]?.name) };
  const broken = monotonicity(cells);
  if (broken) return [broken, ...unlisted];
  const found = [
    weakConsistency(red, green, names),
    betweenness(red, green, names),
    colouring(cells, red, green, names),
    ...(scale.bands.length > 2 ? [edges(cells, red, names)] : []),
  ];
  return [...found.flatMap((warning) => warning ?? []), ...unlisted];
}

interface BandNames {
  readonly red: string | Message;
  readonly green: string | Message;
}

function nameOf(name: Words | undefined): string | Message {
  return name ?? "";
}

function cellsOf(scale: ResolvedScale): readonly Cell[] {
  const [rows, columns] = [levelBounds(scale.probability), levelBounds(scale.impact)];
  return scale.probability.flatMap((probability, row) =>
    scale.impact.map((impact, column) => {
      const position = { probability: probability.value, impact: impact.value };
      const [p, c] = [rows[row], columns[column]] as readonly [Bounds, Bounds];
      return {
        ...position,
        row,
        column,
        rank: bandAt(scale, position)?.rank ?? 0,
        least: p.from * c.from,
        most: p.to * c.to,
      };
    }),
  );
}

function monotonicity(cells: readonly Cell[]): ScaleWarning | undefined {
  const wrong = cells.filter((cell) =>
    cells.some(
      (lower) =>
        lower.rank > cell.rank &&
        ((lower.row === cell.row - 1 && lower.column === cell.column) ||
          (lower.row === cell.row && lower.column === cell.column - 1)),
    ),
  );
  return warn("monotonicity", "error", wrong, (named) =>
    message("A higher level has a milder band than a lower one: {0}.", named),
  );
}

function weakConsistency(red: readonly Cell[], green: readonly Cell[], names: BandNames): ScaleWarning | undefined {
  const most = Math.max(...green.map((cell) => cell.most));
  const wrong = red.filter((cell) => cell.least < most - tolerance);
  const least = Math.min(...wrong.map((cell) => cell.least));
  const against = green.filter((cell) => cell.most > least + tolerance);
  return warn("weak-consistency", "warning", wrong, (named) =>
    message(
      "“{0}” can hold smaller risks than “{1}”: {2} against {3} (weak consistency).",
      names.red,
      names.green,
      named,
      nameCells(against),
    ),
  );
}

function betweenness(red: readonly Cell[], green: readonly Cell[], names: BandNames): ScaleWarning | undefined {
  const touches = (high: Cell, low: Cell): boolean => {
    const [up, right] = [high.row - low.row, high.column - low.column];
    return (up === 1 && right === 1) || Math.abs(up) + Math.abs(right) === 1;
  };
  const wrong = red.filter((high) => green.some((low) => touches(high, low)));
  const against = green.filter((low) => wrong.some((high) => touches(high, low)));
  return warn("betweenness", "warning", wrong, (named) =>
    message(
      "“{0}” stands right beside “{1}”, with no band between them: {2} beside {3} (betweenness).",
      names.red,
      names.green,
      named,
      nameCells(against),
    ),
  );
}

function colouring(
  cells: readonly Cell[],
  red: readonly Cell[],
  green: readonly Cell[],
  names: BandNames,
): ScaleWarning | undefined {
  const atLeast = (a: Cell, b: Cell): boolean => a.least >= b.least - tolerance && a.most >= b.most - tolerance;
  const tooMild = cells.filter((cell) => !red.includes(cell) && red.some((other) => atLeast(cell, other)));
  const tooGrave = cells.filter((cell) => !green.includes(cell) && green.some((other) => atLeast(other, cell)));
  const parts = [
    ...(tooMild.length > 0 ? [message("{0} should be “{1}”", nameCells(tooMild), names.red)] : []),
    ...(tooGrave.length > 0 ? [message("{0} should be “{1}”", nameCells(tooGrave), names.green)] : []),
  ];
  const [first, second] = parts;
  return warn("consistent-colouring", "warning", [...tooMild, ...tooGrave], () => {
    const what = first && second ? message("{0}; {1}", first, second) : (first ?? "");
    return message("Risks of the same size have different bands: {0} (consistent colouring).", what);
  });
}

function edges(cells: readonly Cell[], red: readonly Cell[], names: BandNames): ScaleWarning | undefined {
  const outer = ({ row, column }: Cell): boolean => row === 0 || column === 0;
  const second = ({ row, column }: Cell): boolean => row <= 1 || column <= 1;
  const wrong = cells.filter((cell) => (outer(cell) && cell.rank > 0) || (red.includes(cell) && second(cell)));
  return warn("edges", "info", wrong, (named) =>
    message(
      "Cells of the lowest levels can hold risks near zero, so that they should be “{0}”, and those next to them not “{1}”: {2}.",
      names.green,
      names.red,
      named,
    ),
  );
}

/** Cells that no band lists, in a scale whose bands are lists of cells. */
function unlistedCells(scale: ResolvedScale): readonly ScaleWarning[] {
  if (scale.listed.size === 0 || scale.bands.some(({ from }) => from !== undefined)) return [];
  const cells = scale.probability.flatMap((row) =>
    scale.impact.map((column) => ({ probability: row.value, impact: column.value })),
  );
  const missing = cells.filter((cell) => !scale.listed.has(cellKey(cell)));
  const warning = warn("unlisted", "warning", missing, (named) =>
    message("No band lists these cells, so that they count as the lowest one: {0}.", named),
  );
  return warning ? [warning] : [];
}

function warn(
  check: ScaleWarning["check"],
  severity: ScaleWarning["severity"],
  cells: readonly RiskPosition[],
  words: (named: string | Message) => Message,
): ScaleWarning | undefined {
  if (cells.length === 0) return undefined;
  const positions = cells.map(({ probability, impact }) => ({ probability, impact }));
  return { check, severity, message: words(nameCells(cells)), cells: positions };
}

/** Cells that a sentence names; more are counted. */
const cellsNamed = 4;

/** `4 × 2, 5 × 1`: probability × impact. */
function nameCells(cells: readonly RiskPosition[]): string | Message {
  const named = cells
    .slice(0, cellsNamed)
    .map(({ probability, impact }) => `${probability} × ${impact}`)
    .join(", ");
  return cells.length > cellsNamed ? message("{0} and {1} more", named, cells.length - cellsNamed) : named;
}
