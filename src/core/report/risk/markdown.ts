import { chipsByCell } from "../../risk/chips";
import { halfKey, halvesOf, type MatrixHalf } from "../../risk/halves";
import { cellKey, cellsByKey } from "../../risk/scale";
import type { RiskMatrixModel } from "../../risk/types";
import { message, type Translations } from "../../text/message";
import { markdownCell, markdownRow } from "./register";
import { shownRegister, type ShownRegister } from "./shownView";
import { halfNames, registerWords } from "./words";

/**
 * The risk matrix as a Markdown table: probabilities downwards, impacts to the right, in each cell its level and the ids of the risks that stand in it. Opportunities have a table of
 * their own, in which impacts fall to the right.
 * @param shown the open risks at their present places when it is left out
 */
export function riskMatrixToMarkdown(
  matrix: RiskMatrixModel,
  translations: Translations = {},
  shown: ShownRegister = shownRegister(matrix, {}),
): string {
  const halves = halvesOf(matrix, shown.types);
  const { say } = registerWords(matrix, translations);
  const isPair = halves.length > 1 || halves[0]?.type === "opportunity";
  return halves
    .map((half) => {
      const title = isPair ? `**${markdownCell(say(halfNames[half.type]))}**\n\n` : "";
      return `${title}${table(matrix, half, translations, shown)}`;
    })
    .join("\n");
}

function table(matrix: RiskMatrixModel, half: MatrixHalf, translations: Translations, shown: ShownRegister): string {
  const { say, bandName } = registerWords(matrix, translations);
  const chips = chipsByCell({ risks: shown.risks, positions: shown.positions });
  const cells = cellsByKey(matrix);
  const corner = `${say(message("Probability"))} × ${say(message("Impact"))}`;
  const rows = half.rows.map((level) => [
    `**${markdownCell(say(level.name))}**`,
    ...half.columns.map((impact) => {
      const place = { probability: level.value, impact: impact.value };
      const cell = cells.get(cellKey(place));
      const inside = chips.get(halfKey(half.type, place)) ?? [];
      const ids = inside.flatMap(({ risk, step }) => (step === undefined ? [risk.id] : []));
      const band = markdownCell(cell ? `${bandName(cell.band)} ${cell.score}` : "");
      return [band, ...ids.map(markdownCell)].join("<br>");
    }),
  ]);
  return [
    markdownRow([markdownCell(corner), ...half.columns.map((impact) => markdownCell(say(impact.name)))]),
    markdownRow(["---", ...half.columns.map(() => "---")]),
    ...rows.map(markdownRow),
    "",
  ].join("\n");
}
