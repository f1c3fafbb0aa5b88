import { cellKey } from "../../risk/scale";
import type { RiskMatrixModel, Words } from "../../risk/types";
import { message, renderMessage, type Translations } from "../../text/message";
import { openIdsByCell } from "./placed";
import { markdownCell, markdownRow } from "./register";

/**
 * The risk matrix as a Markdown table: probabilities downwards, impacts to the right, in each cell its level and the ids of the risks whose present position
 * (`presentPlace`) it is. Closed risks are left out.
 */
export function riskMatrixToMarkdown(matrix: RiskMatrixModel, translations: Translations = {}): string {
  const say = (words: Words): string => (typeof words === "string" ? words : renderMessage(words, translations));
  const bands = new Map(matrix.bands.map((band) => [band.id, say(band.name)]));
  const idsByCell = openIdsByCell(matrix);
  const corner = `${say(message("Probability"))} × ${say(message("Impact"))}`;
  const rows = matrix.probability.toReversed().map((level) => [
    `**${markdownCell(say(level.name))}**`,
    ...matrix.impact.map((impact) => {
      const cell = matrix.cells.find((one) => one.probability === level.value && one.impact === impact.value);
      const ids = idsByCell.get(cellKey({ probability: level.value, impact: impact.value })) ?? [];
      const band = markdownCell(`${bands.get(cell?.band ?? "") ?? ""} ${cell?.score ?? ""}`.trim());
      return [band, ...ids.map(markdownCell)].join("<br>");
    }),
  ]);
  return [
    markdownRow([markdownCell(corner), ...matrix.impact.map((impact) => markdownCell(say(impact.name)))]),
    markdownRow(["---", ...matrix.impact.map(() => "---")]),
    ...rows.map(markdownRow),
    "",
  ].join("\n");
}
