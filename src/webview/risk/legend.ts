import type { MatrixRisk, RiskMatrixModel } from "../../core/risk/types";
import { message } from "../../core/text/message";
import type { RiskPositions } from "../../protocol/risk";
import { element } from "../kit/dom";
import { isMoved, placeIn } from "./filter";
import type { RiskWords } from "./words";

/** What the colours, patterns and lines of the matrix mean, with the number of risks of each band. */
export function legend(
  model: RiskMatrixModel,
  risks: readonly MatrixRisk[],
  positions: RiskPositions,
  words: RiskWords,
): HTMLElement {
  const counts = new Map<string, number>();
  for (const risk of risks) {
    const band = placeIn(risk, positions)?.band;
    if (band !== undefined) counts.set(band, (counts.get(band) ?? 0) + 1);
  }
  const above = risks.filter((risk) => {
    const score = placeIn(risk, positions)?.score;
    return model.appetite !== undefined && score !== undefined && score > model.appetite;
  }).length;
  return element("ul", {
    class: "legend",
    attributes: { "aria-label": words.text(message("Legend")) },
    children: [
      ...model.bands.toReversed().map((band) =>
        element("li", {
          children: [
            element("span", {
              class: "legend-swatch",
              text: words.bandMark(band.id),
              attributes: { "data-color": band.color, "data-rank": band.rank % 4, "aria-hidden": "true" },
            }),
            element("span", { text: words.words(band.name) }),
            element("strong", { text: String(counts.get(band.id) ?? 0) }),
          ],
        }),
      ),
      ...(model.appetite === undefined
        ? []
        : [
            element("li", {
              children: [
                element("span", { class: "legend-appetite", attributes: { "aria-hidden": "true" } }),
                element("span", { text: words.text(message("Above the risk appetite ({0})", model.appetite)) }),
                element("strong", { text: String(above) }),
              ],
            }),
          ]),
      ...(risks.some((risk) => risk.type === "opportunity")
        ? [
            element("li", {
              children: [
                element("span", { class: "legend-type", text: "▲", attributes: { "aria-hidden": "true" } }),
                element("span", { text: words.text(message("Opportunity")) }),
              ],
            }),
          ]
        : []),
      ...(positions === "all" && risks.some(isMoved)
        ? [
            element("li", {
              children: [
                element("span", { class: "legend-move", text: "→", attributes: { "aria-hidden": "true" } }),
                element("span", { text: words.text(message("Later assessments: current, residual, target")) }),
              ],
            }),
          ]
        : []),
    ],
  });
}
