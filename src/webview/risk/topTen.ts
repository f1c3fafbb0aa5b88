import { topRisks, type RankedRisk } from "../../core/risk/topRisks";
import type { MatrixRisk } from "../../core/risk/types";
import { message } from "../../core/text/message";
import { element } from "../kit/dom";
import { emptyState } from "../kit/states";
import { levelBadge } from "./badge";
import type { RiskWords } from "./words";

/** The gravest risks in their order. A click shows the text of a risk, as in the matrix. */
export function topTen(
  risks: readonly MatrixRisk[],
  words: RiskWords,
  choose: (id: string, event: Event) => void,
): HTMLElement {
  const ranked = topRisks(risks);
  if (ranked.length === 0) {
    return emptyState({
      title: words.text(message("No open risk has a score yet")),
      hint: words.text(message("Write the probability and the impact of risks; the gravest ten then stand here.")),
    });
  }
  return element("ol", {
    class: "top",
    attributes: { "aria-label": words.text(message("Top ten risks")) },
    children: ranked.map((one) => entry(one, words, choose)),
  });
}

function entry({ rank, risk, place }: RankedRisk, words: RiskWords, choose: (id: string, event: Event) => void) {
  const facts = [
    risk.owner?.name ?? words.text(message("No owner")),
    words.value("status", risk.status),
    words.value("response", risk.response),
  ].filter((fact) => fact !== "");
  return element("li", {
    class: "top-entry",
    children: [
      element("button", {
        class: "top-button",
        attributes: { type: "button", "data-risk": risk.id },
        on: { click: (event) => choose(risk.id, event) },
        children: [
          element("span", { class: "top-rank", text: String(rank) }),
          element("span", {
            class: "top-text",
            children: [
              element("span", { class: "top-title", text: `${risk.type === "opportunity" ? "▲ " : ""}${risk.title}` }),
              element("span", { class: "top-facts", text: [risk.id, ...facts].join(" · ") }),
            ],
          }),
          levelBadge(place, risk.type, words),
          element("span", {
            class: "top-score",
            text: String(place.score),
            attributes: { title: words.text(message("score {0}", place.score)) },
          }),
        ],
      }),
    ],
  });
}
