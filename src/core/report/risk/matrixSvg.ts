import type { RiskMatrixModel } from "../../risk/types";
import { message } from "../../text/message";
import { truncateToWidth } from "../gantt/textWidth";
import { bandFill } from "./bandColors";
import type { RiskSvgOptions } from "./bowTieSvg";
import {
  layoutMatrix,
  matrixMeasures,
  type MatrixPicture,
  type PictureCell,
  type PictureChip,
  type PictureHalf,
} from "./matrixLayout";
import { movementSentence } from "./movementWords";
import { shownRegister, type RiskShownView, type ShownRegister } from "./shownView";
import { riskSvgColors, svgPicture, svgText } from "./svgFrame";
import { halfNames, positionNames, registerWords, stepLetter, type RegisterWords } from "./words";
import { wrapText } from "./wrap";

const margin = 20;
const top = 62;

export interface MatrixSvgOptions extends RiskSvgOptions {
  /** The whole register when it is left out. */
  readonly view?: RiskShownView;
}

/**
 * The risk matrix as a picture that stands by itself, the same bytes for the same register and view: threats and opportunities mirrored, in each cell its level in words, its
 * score and the ids of the risks that stand there, arrows between assessments or since a day, and the line of the appetite.
 */
export function renderRiskMatrixSvg(matrix: RiskMatrixModel, options: MatrixSvgOptions = {}): string {
  const words = registerWords(matrix, options.translations);
  const { say } = words;
  const shown = shownRegister(matrix, options.view ?? {});
  const places = { ...shown, movement: shown.movement?.movement };
  const picture = layoutMatrix(matrix, places, shown.types, ({ step }) =>
    step === undefined ? "" : stepLetter(step, say),
  );
  const isPair = picture.halves.length > 1;
  const begin = top + (isPair ? 22 : 0);
  const width = 2 * margin + picture.width;
  const notes = notesOf(matrix, shown, picture, words).flatMap((note) => wrapText(note, picture.width, 12, 3));
  return svgPicture(
    width,
    begin + picture.height + 52 + notes.length * 17,
    matrix.projectName,
    options.language ?? "en",
    [
      svgText(margin, 32, truncateToWidth(matrix.projectName, width - 2 * margin, 18), "h"),
      svgText(margin, 51, say(message("Risk matrix")), "m"),
      `<g transform="translate(${margin} ${begin})">`,
      ...picture.halves.flatMap((half) => drawHalf(half, matrix, picture, words, isPair)),
      ...picture.arrows.map(
        ({ line, head }) =>
          `<path d="${line}" fill="none" stroke="${riskSvgColors.muted}" stroke-width="1.3"/><path d="${head}" fill="${riskSvgColors.muted}"/>`,
      ),
      ...picture.halves.flatMap(({ cells }) => cells.flatMap(({ chips }) => chips.map(drawChip))),
      ...notes.map((line, index) => svgText(0, picture.height + 44 + index * 17, line, "m")),
      "</g>",
    ],
  );
}

function drawHalf(
  half: PictureHalf,
  matrix: RiskMatrixModel,
  picture: MatrixPicture,
  { say, bandName }: RegisterWords,
  isPair: boolean,
): readonly string[] {
  const { cellWidth, rowHead } = matrixMeasures;
  const right = half.x + half.columns.length * cellWidth;
  const bands = new Map(matrix.bands.map((band) => [band.id, band]));
  return [
    ...(isPair ? [svgText((half.x + right) / 2, -9, say(halfNames[half.type]), "b c")] : []),
    ...picture.rows.flatMap(({ level, y, height }) => {
      const lines = wrapText(say(level.name), rowHead - 16, 12, 3);
      return lines.map((line, index) =>
        svgText(
          half.headAtRight ? right + 8 : half.x - 8,
          y + height / 2 + 4 + (index - (lines.length - 1) / 2) * 15,
          line,
          half.headAtRight ? "" : "e",
        ),
      );
    }),
    ...half.cells.map((cell) => {
      const band = bands.get(cell.cell.band);
      const fill = bandFill(band, half.type, matrix.bands.length);
      const head = truncateToWidth(`${bandName(cell.cell.band)} ${cell.cell.score}`.trim(), cellWidth - 40, 12);
      return [
        `<rect x="${cell.x + 2}" y="${cell.y + 2}" width="${cell.width - 4}" height="${cell.height - 4}" rx="3" fill="${fill}" stroke="${riskSvgColors.line}"/>`,
        svgText(cell.x + 8, cell.y + 17, head, "b"),
        ...(cell.count > 0 ? [svgText(cell.x + cell.width - 8, cell.y + 17, String(cell.count), "b e")] : []),
      ].join("");
    }),
    ...(half.cells.some(({ edges }) => edges.top || edges.right)
      ? [
          `<path d="${half.cells.map(staircase).join("")}" fill="none" stroke="${riskSvgColors.text}" stroke-width="3" stroke-linecap="square"/>`,
        ]
      : []),
    ...half.columns.map(({ name }, column) =>
      svgText(
        half.x + (column + 0.5) * cellWidth,
        picture.height + 18,
        truncateToWidth(say(name), cellWidth - 8, 12),
        "c",
      ),
    ),
  ];
}

/** The part of the line of the appetite that runs along a cell. */
function staircase({ x, y, width, height, edges }: PictureCell): string {
  return `${edges.top ? `M${x} ${y}h${width}` : ""}${edges.right ? `M${x + width} ${y}v${height}` : ""}`;
}

function drawChip({ x, y, width, height, text, chip }: PictureChip): string {
  const { back, line, muted } = riskSvgColors;
  if (!chip) return svgText(x + width / 2, y + 13, text, "b c");
  const isStep = chip.step !== undefined;
  return [
    `<rect x="${x}" y="${y}" width="${width}" height="${height}" rx="9" fill="${back}" stroke="${isStep ? muted : line}"${isStep ? ' fill-opacity="0.6" stroke-dasharray="3 2"' : ""}/>`,
    svgText(x + width / 2, y + 13, text, `i c${isStep ? " m" : ""}${chip.risk.closed ? " x" : ""}`),
  ].join("");
}

/** What stands below: the axes, which assessment shows, the line of the appetite, what moved. */
function notesOf(
  matrix: RiskMatrixModel,
  { positions, movement }: ShownRegister,
  { halves }: MatrixPicture,
  { say }: RegisterWords,
): readonly string[] {
  const { appetite } = matrix;
  const hasThreats = halves.some(({ type }) => type === "threat");
  const hasOpportunities = halves.some(({ type }) => type === "opportunity");
  const axes = [
    `${say(message("Probability"))} ↑`,
    `${say(message("Impact"))} ${[...(hasThreats ? ["→"] : []), ...(hasOpportunities ? ["←"] : [])].join(" ")}`,
    ...(movement
      ? []
      : [
          positions === "all"
            ? say(message("Inherent positions, dashed and with their first letter: current, residual, target"))
            : say(message("Positions: {0}", positionNames[positions])),
        ]),
    ...(appetite !== undefined && hasThreats
      ? [say(message("Thick line: above it the risk appetite ({0}) is exceeded", appetite))]
      : []),
  ];
  return [axes.join(" · "), ...(movement ? [movementSentence(movement, say)] : [])];
}
