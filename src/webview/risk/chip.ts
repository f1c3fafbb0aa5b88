import type { CellChip } from "../../core/risk/chips";
import { element } from "../kit/dom";
import type { RiskWords } from "./words";

/** A risk, or a step on its way, as a button. @param key of the cell from which it can be dragged */
export function makeChip({ risk, step }: CellChip, key: string, words: RiskWords): HTMLElement {
  const classes = [
    "chip",
    ...(step === undefined ? [] : ["chip-ghost", `chip-${step}`]),
    ...(risk.closed ? ["chip-closed"] : []),
    ...(risk.type === "opportunity" ? ["chip-opportunity"] : []),
  ];
  return element("button", {
    class: classes.join(" "),
    attributes: { ...chipAttributes({ risk, step }, key, words), tabindex: -1 },
    children: chipContent({ risk, step }, words),
  });
}

/** What a button of a risk says and can be dragged by, wherever it stands. */
export function chipAttributes({ risk, step }: CellChip, key: string, words: RiskWords) {
  return {
    type: "button",
    title: words.describe(risk).join("\n"),
    "aria-label": step === undefined ? words.spoken(risk) : `${words.stepName(step)}: ${words.spoken(risk)}`,
    "data-risk": risk.id,
    "data-step": step,
    "data-drag-from": key,
  };
}

/** What stands on a chip. */
export function chipContent({ risk, step }: Pick<CellChip, "risk" | "step">, words: RiskWords): readonly Node[] {
  return [
    element("span", { class: "chip-id", text: risk.id }),
    // A letter tells the steps of a way apart without colour.
    ...(step === undefined
      ? []
      : [element("span", { class: "chip-step", text: words.stepMark(step), attributes: { "aria-hidden": "true" } })]),
  ];
}
