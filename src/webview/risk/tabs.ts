import type { RiskTab } from "../../protocol/risk";
import { message, type Message } from "../../core/text/message";
import { element, setAttribute } from "../kit/dom";
import type { RiskWords } from "./words";

export const riskTabs: readonly (readonly [RiskTab, Message])[] = [
  ["register", message("Register")],
  ["topTen", message("Top ten")],
  ["exposure", message("Exposure")],
  ["bowTie", message("Bow-tie")],
  ["burndown", message("Burndown")],
];

/** A row of tabs (WAI-ARIA tabs, chosen as the focus moves) and the panels under it. */
export class Tabs {
  readonly node: HTMLElement;
  readonly panels: ReadonlyMap<RiskTab, HTMLElement>;
  readonly #list = element("div", { class: "tabs", attributes: { role: "tablist" } });
  readonly #tabs: ReadonlyMap<RiskTab, HTMLButtonElement>;

  constructor(choose: (tab: RiskTab) => void, tool: HTMLElement) {
    this.#tabs = new Map(
      riskTabs.map(([tab]) => [
        tab,
        element("button", {
          class: "tab",
          attributes: { type: "button", role: "tab", id: `tab-${tab}`, "aria-controls": `panel-${tab}` },
          on: { click: () => choose(tab) },
        }),
      ]),
    );
    this.panels = new Map(
      riskTabs.map(([tab]) => [
        tab,
        element("div", {
          class: `panel panel-${tab}`,
          attributes: { role: "tabpanel", id: `panel-${tab}`, "aria-labelledby": `tab-${tab}` },
        }),
      ]),
    );
    this.#list.append(...this.#tabs.values());
    this.#list.addEventListener("keydown", (event) => {
      const order = riskTabs.map(([tab]) => tab);
      const at = order.findIndex((tab) => this.#tabs.get(tab) === document.activeElement);
      const targets: Readonly<Record<string, number>> = {
        ArrowRight: at + 1,
        ArrowLeft: at - 1 + order.length,
        Home: 0,
        End: order.length - 1,
      };
      const target = targets[event.key];
      const next = target === undefined ? undefined : order[target % order.length];
      if (next === undefined) return;
      event.preventDefault();
      choose(next);
      this.#tabs.get(next)?.focus();
    });
    this.node = element("div", {
      class: "beside",
      children: [element("div", { class: "tab-row", children: [this.#list, tool] }), ...this.panels.values()],
    });
  }

  show(chosen: RiskTab, words: RiskWords): void {
    setAttribute(this.#list, "aria-label", words.text(message("Beside the matrix")));
    for (const [tab, label] of riskTabs) {
      const button = this.#tabs.get(tab);
      const panel = this.panels.get(tab);
      if (!button || !panel) continue;
      button.textContent = words.text(label);
      setAttribute(button, "aria-selected", String(tab === chosen));
      button.tabIndex = tab === chosen ? 0 : -1;
      panel.hidden = tab !== chosen;
    }
  }
}
