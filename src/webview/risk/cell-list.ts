import { listedChips, type CellChip } from "../../core/risk/chips";
import { presentPlace } from "../../core/risk/positions";
import type { Placement } from "../../core/risk/types";
import { message } from "../../core/text/message";
import { element } from "../kit/dom";
import { float } from "../kit/floating";
import { rovingTabindex } from "../kit/keyboard";
import { goesOn } from "../kit/reveal";
import { levelBadge } from "./badge";
import { chipAttributes, chipContent } from "./chip";
import type { RiskWords } from "./words";

export interface CellListActions {
  /** Chosen; with `focus` the person goes on in the text. */
  readonly choose: (id: string, focus: boolean) => void;
  readonly rescore: (id: string, step: string | undefined) => void;
  readonly hover: (id: string | undefined) => void;
  readonly closed: () => void;
}

/** What a list of a cell shows. */
export interface CellListPicture {
  readonly key: string;
  /** The cell in words. */
  readonly label: string;
  readonly chips: readonly CellChip[];
  readonly words: RiskWords;
}

/**
 * Shows the risks of a crowded cell as a list beside it: arrow keys, Home and End move, Enter goes on in the text, E assesses anew, Escape closes and gives the focus back. Its
 * entries can be dragged as chips can.
 * @returns a function that closes it
 */
export function openCellList(
  { key, label, chips, words }: CellListPicture,
  beside: DOMRect,
  actions: CellListActions,
): () => void {
  const entries = listedChips(chips).map((chip) => entry(chip, key, words));
  const list = element("div", {
    class: "cell-list",
    attributes: { role: "dialog", "aria-label": label },
    children: [
      element("div", { class: "cell-list-title", text: label, attributes: { "aria-hidden": "true" } }),
      element("ul", {
        class: "cell-list-entries",
        children: entries.map((button) => element("li", { children: [button] })),
      }),
    ],
  });
  rovingTabindex(list, () => entries, "vertical");
  const riskOf = (event: Event): HTMLElement | undefined =>
    event.target instanceof Element ? (event.target.closest<HTMLElement>("[data-risk]") ?? undefined) : undefined;
  list.addEventListener("click", (event) => {
    const id = riskOf(event)?.dataset["risk"];
    // A press of Enter is a click without a count.
    if (id !== undefined) actions.choose(id, event.detail === 0 || goesOn(event));
  });
  list.addEventListener("pointerover", (event) => actions.hover(riskOf(event)?.dataset["risk"]));
  list.addEventListener("focusin", (event) => actions.hover(riskOf(event)?.dataset["risk"]));
  list.addEventListener("pointerleave", () => actions.hover(undefined));
  list.addEventListener("keydown", (event) => {
    if (event.key === "Escape" || event.key === "Tab") {
      event.preventDefault();
      close(true);
    } else if (event.key === "e" && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const { risk, step } = riskOf(event)?.dataset ?? {};
      if (risk === undefined) return;
      event.preventDefault();
      close(true);
      actions.rescore(risk, step);
    }
  });
  const close = float(list, { x: beside.right + 4, y: beside.top, closed: actions.closed });
  entries[0]?.focus();
  return () => close(false);
}

function entry(chip: CellChip, key: string, words: RiskWords): HTMLButtonElement {
  const { risk, step } = chip;
  const place = presentPlace<Placement>(risk);
  const facts = [
    ...(step === undefined ? [] : [words.stepName(step)]),
    risk.owner?.name ?? words.text(message("No owner")),
    words.value("status", risk.status),
  ].filter((fact) => fact !== "");
  return element("button", {
    class: `cell-list-entry${risk.closed ? " list-closed" : ""}`,
    attributes: chipAttributes(chip, key, words),
    children: [
      element("span", { class: "cell-list-id", children: chipContent(chip, words) }),
      element("span", {
        class: "cell-list-text",
        children: [
          element("span", { class: "cell-list-name", text: risk.title }),
          element("span", { class: "cell-list-facts", text: facts.join(" · ") }),
        ],
      }),
      ...(place
        ? [levelBadge(place, risk.type, words), element("span", { class: "top-score", text: String(place.score) })]
        : []),
    ],
  });
}
