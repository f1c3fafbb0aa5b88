import { appetiteEdges, type AppetiteEdges } from "../../risk/appetite";
import { chipsByCell, waysOf, type CellChip, type ShownPlaces } from "../../risk/chips";
import { halfKey, halvesOf, type MatrixHalf, type RiskType } from "../../risk/halves";
import { cellKey, cellsByKey } from "../../risk/scale";
import type { MatrixCell, MatrixLevel, RiskMatrixModel } from "../../risk/types";
import { textWidth, truncateToWidth } from "../gantt/textWidth";
import { arrowPath, type Box } from "./arrowPath";

/** Size of the parts of a matrix in a file, in pixels. */
export const matrixMeasures = {
  cellWidth: 124,
  leastHeight: 84,
  rowHead: 116,
  /** Between the halves. */
  gap: 28,
  cellHead: 26,
  chipHeight: 18,
  chipGap: 4,
  chipFont: 11,
} as const;

/** Lines of chips in a cell before the rest is a number. A file can't open anything, so this is generous. */
const mostLines = 12;

/** The name of a risk where it stands, or the number of those for which there was no place. */
export interface PictureChip extends Box {
  readonly text: string;
  readonly chip?: CellChip;
}

export interface PictureCell extends Box {
  readonly cell: MatrixCell;
  readonly edges: AppetiteEdges;
  /** Risks that stand in it, without steps on the way of others. */
  readonly count: number;
  readonly chips: readonly PictureChip[];
}

export interface PictureHalf {
  readonly type: RiskType;
  /** Where its first cell begins, in pixels from the left of all. */
  readonly x: number;
  /** Names of the levels stand on the outer side of the halves. */
  readonly headAtRight: boolean;
  readonly columns: readonly MatrixLevel[];
  readonly cells: readonly PictureCell[];
}

/** Where everything of a matrix stands in a file. */
export interface MatrixPicture {
  readonly width: number;
  readonly height: number;
  /** The rows from the top, which go through both halves. */
  readonly rows: readonly { readonly level: MatrixLevel; readonly y: number; readonly height: number }[];
  readonly halves: readonly PictureHalf[];
  readonly arrows: readonly { readonly line: string; readonly head: string }[];
}

/**
 * Lays out a matrix with its chips and arrows. Rows are as high as their fullest cell needs.
 * @param mark a letter behind the id of a chip that shows a step on the way of a risk
 */
export function layoutMatrix(
  matrix: RiskMatrixModel,
  shown: ShownPlaces,
  types: readonly RiskType[],
  mark: (chip: CellChip) => string,
): MatrixPicture {
  const { cellWidth, leastHeight, rowHead, gap } = matrixMeasures;
  const halves = halvesOf(matrix, types);
  const cells = cellsByKey(matrix);
  const byCell = new Map(
    [...chipsByCell(shown)].map(([key, chips]) => [key, { chips, placed: placeChips(chips, mark) }]),
  );
  const keyOf = (half: MatrixHalf, row: MatrixLevel, column: MatrixLevel): string =>
    halfKey(half.type, { probability: row.value, impact: column.value });
  let bottom = 0;
  const rows = matrix.probability.toReversed().map((level) => {
    const needs = halves.flatMap((half) =>
      half.columns.map((column) => byCell.get(keyOf(half, level, column))?.placed.height ?? 0),
    );
    const row = { level, y: bottom, height: Math.max(leastHeight, ...needs) };
    bottom += row.height;
    return row;
  });
  let left = 0;
  const placed = halves.map((half): PictureHalf => {
    const headAtRight = half.type === "opportunity";
    const x = left + (headAtRight ? 0 : rowHead);
    left += rowHead + half.columns.length * cellWidth + gap;
    const own = rows.flatMap(({ level, y, height }, row) =>
      half.columns.flatMap((column, index): readonly PictureCell[] => {
        const cell = cells.get(cellKey({ probability: level.value, impact: column.value }));
        if (!cell) return [];
        const found = byCell.get(keyOf(half, level, column));
        const [cellX, cellY] = [x + index * cellWidth, y];
        return [
          {
            x: cellX,
            y: cellY,
            width: cellWidth,
            height,
            cell,
            edges: appetiteEdges(half, cells, row, index),
            count: found?.chips.filter(({ step }) => step === undefined).length ?? 0,
            chips: (found?.placed.chips ?? []).map((chip) => ({ ...chip, x: cellX + chip.x, y: cellY + chip.y })),
          },
        ];
      }),
    );
    return { type: half.type, x, headAtRight, columns: half.columns, cells: own };
  });
  return { width: left - gap, height: bottom, rows, halves: placed, arrows: arrowsOf(placed, shown) };
}

/** Chips in lines from the left, in the frame of their cell. */
function placeChips(
  chips: readonly CellChip[],
  mark: (chip: CellChip) => string,
): { readonly chips: readonly PictureChip[]; readonly height: number } {
  const { cellWidth, cellHead, chipHeight, chipGap, chipFont } = matrixMeasures;
  const room = cellWidth - 12;
  const placed: PictureChip[] = [];
  let [x, line] = [0, 0];
  for (const chip of chips) {
    const letter = chip.step === undefined ? "" : ` ${mark(chip)}`;
    const id = truncateToWidth(chip.risk.id, room - 12 - textWidth(letter, chipFont), chipFont);
    const text = `${id}${letter}`;
    const width = Math.ceil(textWidth(text, chipFont)) + 12;
    if (x > 0 && x + width > room) [x, line] = [0, line + 1];
    if (line >= mostLines) break;
    placed.push({ text, chip, x: 6 + x, y: cellHead + line * (chipHeight + chipGap), width, height: chipHeight });
    x += width + chipGap;
  }
  const rest = chips.length - placed.length;
  if (rest > 0) {
    const text = `+${rest}`;
    const width = Math.ceil(textWidth(text, chipFont)) + 12;
    placed.push({ text, x: 6, y: cellHead + line * (chipHeight + chipGap), width, height: chipHeight });
  }
  const lines = rest > 0 ? line + 1 : chips.length === 0 ? 0 : Math.min(line, mostLines - 1) + 1;
  return { chips: placed, height: cellHead + lines * (chipHeight + chipGap) + 4 };
}

function arrowsOf(halves: readonly PictureHalf[], shown: ShownPlaces): MatrixPicture["arrows"] {
  const boxes = new Map<string, Box>();
  for (const { chips } of halves.flatMap(({ cells }) => cells))
    for (const { chip, ...box } of chips) if (chip) boxes.set(`${chip.step ?? ""} ${chip.risk.id}`, box);
  return [...waysOf(shown)].flatMap(([id, way]) =>
    way.slice(1).flatMap((step, at) => {
      const from = boxes.get(`${way[at]?.chip ?? ""} ${id}`);
      const to = boxes.get(`${step.chip ?? ""} ${id}`);
      return (from && to && arrowPath(from, to)) ?? [];
    }),
  );
}
