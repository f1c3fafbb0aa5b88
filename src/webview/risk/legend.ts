import { halfNames } from "../../core/report/risk/words";
import type { RiskType } from "../../core/risk/halves";
import { isMoved, placeIn, type RiskPositions } from "../../core/risk/steps";
import type { MatrixRisk, RiskMatrixModel } from "../../core/risk/types";
import { message } from "../../core/text/message";
import { element } from "../kit/dom";
import { bandAttributes } from "./badge";
import type { RiskWords } from "./words";

/** What the colours, patterns and lines of the matrix mean, with the number of risks of each band. @param types the halves that show */
export function legend(
  model: RiskMatrixModel,
  risks: readonly MatrixRisk[],
  positions: RiskPositions,
  types: readonly RiskType[],
  words: RiskWords,
): HTMLElement {
  const above = risks.filter((risk) => {
    const score = risk.type === "threat" ? placeIn(risk, positions)?.score : undefined;
    return model.appetite !== undefined && score !== undefined && score > model.appetite;
  }).length;
  return element("ul", {
    class: "legend",
    attributes: { "aria-label": words.text(message("Legend")) },
    children: [
      ...types.flatMap((type) => bandsOf(model, risks, positions, type, types.length > 1, words)),
      ...(model.appetite === undefined || !types.includes("threat")
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

/** A swatch for each band of a half, the highest first. */
function bandsOf(
  model: RiskMatrixModel,
  risks: readonly MatrixRisk[],
  positions: RiskPositions,
  type: RiskType,
  isPair: boolean,
  words: RiskWords,
): readonly HTMLElement[] {
  const counts = new Map<string, number>();
  for (const risk of risks) {
    const band = risk.type === type ? placeIn(risk, positions)?.band : undefined;
    if (band !== undefined) counts.set(band, (counts.get(band) ?? 0) + 1);
  }
  const title = words.text(halfNames[type]);
  return [
    ...(isPair || type === "opportunity" ? [element("li", { class: "legend-title", text: title })] : []),
    ...model.bands.toReversed().map((band) =>
      element("li", {
        children: [
          element("span", {
            class: "legend-swatch",
            text: words.bandMark(band.id),
            attributes: { ...bandAttributes(band.id, type, words), "aria-hidden": "true" },
          }),
          element("span", { text: words.words(band.name) }),
          element("strong", { text: String(counts.get(band.id) ?? 0) }),
        ],
      }),
    ),
  ];
}
