import { cellKey } from "../../risk/scale";
import type { RiskMatrixModel, Words } from "../../risk/types";
import { message, renderMessage } from "../../text/message";
import { truncateToWidth } from "../gantt/textWidth";
import type { RiskSvgOptions } from "./bowTieSvg";
import { openIdsByCell } from "./placed";
import { riskSvgColors, svgPicture, svgText } from "./svgFrame";
import { wrapText } from "./wrap";

const margin = 20;
const top = 62;
const rowHead = 120;
const cell = { width: 132, height: 86 };
const idFont = 11;
const mostLines = 4;

/**
 * The risk matrix as a picture that stands by itself, the same bytes for the same register: in each cell its level in words and its score, and the ids of the open risks
 * whose present place (`presentPlace`) it is. Cells above the appetite have a thick border.
 */
export function renderRiskMatrixSvg(matrix: RiskMatrixModel, options: RiskSvgOptions = {}): string {
  const say = (words: Words): string =>
    typeof words === "string" ? words : renderMessage(words, options.translations);
  const bands = new Map(matrix.bands.map((band) => [band.id, band]));
  const idsByCell = openIdsByCell(matrix);
  const rows = matrix.probability.toReversed();
  const body = rows.flatMap((level, row) => {
    const y = row * cell.height;
    const name = wrapText(say(level.name), rowHead - 16, 12, 3);
    return [
      ...name.map((line, index) =>
        svgText(rowHead - 8, y + cell.height / 2 + 4 + (index - (name.length - 1) / 2) * 15, line, "e"),
      ),
      ...matrix.impact.map((impact, column) => {
        const x = rowHead + column * cell.width;
        const found = matrix.cells.find((one) => one.probability === level.value && one.impact === impact.value);
        const band = bands.get(found?.band ?? "");
        const ids = idsByCell.get(cellKey({ probability: level.value, impact: impact.value })) ?? [];
        const lines = wrapText(ids.join(", "), cell.width - 16, idFont, mostLines);
        const border = found?.aboveAppetite
          ? `stroke="${riskSvgColors.text}" stroke-width="2"`
          : `stroke="${riskSvgColors.line}"`;
        return [
          `<rect x="${x + 2}" y="${y + 2}" width="${cell.width - 4}" height="${cell.height - 4}" rx="3" fill="${riskSvgColors[band?.color ?? "green"]}" ${border}/>`,
          svgText(
            x + 8,
            y + 17,
            truncateToWidth(`${band ? say(band.name) : ""} ${found?.score ?? ""}`.trim(), 96, 12),
            "b",
          ),
          ...(ids.length > 0 ? [svgText(x + cell.width - 8, y + 17, `(${ids.length})`, "e")] : []),
          ...lines.map((line, index) => svgText(x + 8, y + 35 + index * 14, line)),
        ].join("");
      }),
    ];
  });
  const bottom = rows.length * cell.height;
  const width = 2 * margin + rowHead + matrix.impact.length * cell.width;
  const legend = `${say(message("Probability"))} ↑   ${say(message("Impact"))} →${
    matrix.appetite === undefined
      ? ""
      : `   ${say(message("Thick border: above the risk appetite ({0})", matrix.appetite))}`
  }`;
  return svgPicture(width, top + bottom + 60, matrix.projectName, options.language ?? "en", [
    svgText(margin, 32, truncateToWidth(matrix.projectName, width - 2 * margin, 18), "h"),
    svgText(margin, 51, say(message("Risk matrix")), "m"),
    `<g transform="translate(${margin} ${top})">`,
    ...body,
    ...matrix.impact.map(({ name }, column) =>
      svgText(rowHead + (column + 0.5) * cell.width, bottom + 18, truncateToWidth(say(name), cell.width - 8, 12), "c"),
    ),
    svgText(0, bottom + 42, legend, "m"),
    "</g>",
  ]);
}
