import { laterPlace, type RegisterColumn, type RegisterContext } from "../../core/report/risk/registerColumns";
import { placeIn } from "../../core/risk/steps";
import type { MatrixRisk } from "../../core/risk/types";
import { message } from "../../core/text/message";
import { element } from "../kit/dom";
import { levelBadge, levelMark } from "./badge";
import type { RiskWords } from "./words";

/** Smallest widths of the columns, in pixels; what the panel leaves goes to the title. */
const widths: Readonly<Partial<Record<RegisterColumn["key"], number>>> = {
  id: 66,
  title: 164,
  category: 104,
  owner: 100,
  score: 80,
  level: 120,
  status: 92,
  response: 92,
};
const otherWidth = 96;

export function columnWidth({ key }: RegisterColumn): number {
  return widths[key] ?? otherWidth;
}

/** What a cell of the register holds: mostly a text, signs where colour or an arrow says more. */
export function cellContent(
  column: RegisterColumn,
  risk: MatrixRisk,
  context: RegisterContext,
  words: RiskWords,
): readonly (Node | string)[] {
  switch (column.key) {
    case "title":
      return titleOf(risk, words);
    case "score":
      return scoreOf(risk, context, words);
    case "level":
      return levelsOf(risk, context, words);
    default: {
      const text = column.text(risk, context);
      return [text === "" ? "–" : text];
    }
  }
}

/** The title with the sign of an opportunity; of a risk without a place the reason below. */
function titleOf(risk: MatrixRisk, words: RiskWords): readonly Node[] {
  const mark = element("span", {
    class: "list-type",
    text: "▲",
    attributes: { role: "img", "aria-label": words.text(message("Opportunity")) },
  });
  return [
    element("div", {
      class: "title-text",
      children: [...(risk.type === "opportunity" ? [mark] : []), risk.title],
    }),
    ...(risk.unassessed ? [element("div", { class: "title-reason", text: words.words(risk.unassessed) })] : []),
  ];
}

function arrow(words: RiskWords): HTMLElement {
  return element("span", {
    class: "score-arrow",
    text: "→",
    attributes: { role: "img", "aria-label": words.text(message("then")) },
  });
}

/** The score; where the response changes it, an arrow and the score after it. */
function scoreOf(risk: MatrixRisk, { positions }: RegisterContext, words: RiskWords): readonly (Node | string)[] {
  const place = placeIn(risk, positions);
  const after = positions === "all" ? laterPlace(risk) : undefined;
  if (!place) return ["–"];
  if (!after || after.score === place.score) return [String(place.score)];
  return [String(place.score), arrow(words), element("span", { class: "score-residual", text: String(after.score) })];
}

/** The level; where the response changes it, an arrow and the mark of the level after it. */
function levelsOf(risk: MatrixRisk, { positions }: RegisterContext, words: RiskWords): readonly (Node | string)[] {
  const place = placeIn(risk, positions);
  const after = positions === "all" ? laterPlace(risk) : undefined;
  if (!place) return ["–"];
  const badge = levelBadge(place, risk.type, words);
  if (!after || after.band === place.band) return [badge];
  return [badge, arrow(words), levelMark(after, risk.type, words)];
}
