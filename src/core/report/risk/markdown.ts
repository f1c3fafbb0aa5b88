import { presentPlace } from "../../risk/positions";
import type { RiskMatrixModel, Words } from "../../risk/types";
import { message, renderMessage, type Translations } from "../../text/message";
import { markdownCell } from "./register";

/**
 * The risk matrix as a Markdown table: probabilities downwards, impacts to the right, in each cell its level and the ids of the risks whose present position
 * (`presentPlace`) it is. Closed risks are left out.
 */
export function riskMatrixToMarkdown(matrix: RiskMatrixModel, translations: Translations = {}): string {
  const say = (words: Words): string => (typeof words === "string" ? words : renderMessage(words, translations));
  const bands = new Map(matrix.bands.map((band) => [band.id, say(band.name)]));
  const idsByCell = new Map<string, string[]>();
  for (const risk of matrix.risks) {
    const at = presentPlace(risk);
    if (!at || risk.closed) continue;
    const key = `${at.probability} ${at.impact}`;
    idsByCell.set(key, [...(idsByCell.get(key) ?? []), risk.id]);
  }
  const corner = `${say(message("Probability"))} × ${say(message("Impact"))}`;
  const rows = matrix.probability.toReversed().map((level) => [
    `**${markdownCell(say(level.name))}**`,
    ...matrix.impact.map((impact) => {
      const cell = matrix.cells.find((one) => one.probability === level.value && one.impact === impact.value);
      const ids = idsByCell.get(`${level.value} ${impact.value}`) ?? [];
      const band = markdownCell(`${bands.get(cell?.band ?? "") ?? ""} ${cell?.score ?? ""}`.trim());
      return [band, ...ids.map(markdownCell)].join("<br>");
    }),
  ]);
  return [
    row([markdownCell(corner), ...matrix.impact.map((impact) => markdownCell(say(impact.name)))]),
    row(["---", ...matrix.impact.map(() => "---")]),
    ...rows.map(row),
    "",
  ].join("\n");
}

function row(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}
