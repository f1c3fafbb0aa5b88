import type { BurndownMeasure, BurndownPoint } from "../../core/report/risk/burndownLayout";
import type { RiskShownView } from "../../core/report/risk/shownView";
import { message } from "../../core/text/message";
import type { HistoryMessage, HistoryState, RiskExport, RiskModelMessage, RiskTab } from "../../protocol/risk";
import { element, setAttribute } from "../kit/dom";
import { labelButton, toolbarButton } from "../kit/toolbar";
import type { Localizer } from "../kit/localizer";
import { openMenu } from "../kit/menu";
import { goesOn, type RevealAction } from "../kit/reveal";
import { bowTie } from "./bowTie";
import { burndown } from "./burndown";
import { exportItems } from "./export-menu";
import { exposure } from "./exposure";
import { Tabs } from "./tabs";
import { topTen } from "./topTen";
import { registerTsv } from "./registerTsv";
import { RiskWords } from "./words";

/** Padding of the panel on both sides, in pixels. */
const bowTieMargin = 32;

export interface BesideActions {
  readonly reveal: RevealAction;
  readonly select: (id: string) => void;
  readonly say: (text: string) => void;
  readonly chooseTab: (tab: RiskTab) => void;
  readonly readHistory: (since: string | undefined) => void;
  /** The day at which the burndown begins, as it is kept. */
  readonly burndownFrom: () => string | undefined;
  readonly chooseBurndownFrom: (from: string | undefined) => void;
  readonly cancelHistory: () => void;
  readonly exportRisks: (what: RiskExport, id: string | undefined) => void;
  /** What shows, for files and the clipboard. */
  readonly shownView: () => RiskShownView;
  /** The menu of columns of the register, of which one was meant (-1: none), at a place of the window. */
  readonly columnMenu: (column: number, x: number, y: number) => void;
}

/** What stands beside the matrix: tabs for the register, the top ten, exposure, the bow-tie of the selected risk and the burndown. */
export class Beside {
  readonly node: HTMLElement;
  readonly #localizer: Localizer;
  readonly #actions: BesideActions;
  readonly #tabs: Tabs;
  readonly #export = toolbarButton({ label: "", icon: "export", onClick: () => this.#openExport() });
  readonly #columns = toolbarButton({ label: "", icon: "columns", onClick: () => this.#openColumns() });
  #source: RiskModelMessage | undefined;
  #tab: RiskTab = "register";
  #selected: string | undefined;
  #history: HistoryMessage | undefined;
  #measure: BurndownMeasure = "open";
  #width = 0;
  /** What the panel was drawn from: it is drawn again only when something of it changed, so that the focus stays. */
  #drawn: readonly unknown[] = [];

  constructor(localizer: Localizer, actions: BesideActions) {
    this.#localizer = localizer;
    this.#actions = actions;
    const tools = element("div", { class: "tab-tools", children: [this.#columns, this.#export] });
    this.#tabs = new Tabs(actions.chooseTab, tools);
    for (const button of [this.#columns, this.#export]) setAttribute(button, "aria-haspopup", "menu");
    this.node = this.#tabs.node;
    new ResizeObserver(() => {
      this.#width = this.node.clientWidth;
      this.#draw();
    }).observe(this.node);
    this.panel("register").addEventListener("copy", (event) => {
      const source = this.#source;
      if (!source || !event.clipboardData || document.getSelection()?.isCollapsed === false) return;
      const view = actions.shownView();
      event.clipboardData.setData("text/plain", registerTsv(source.model, view, new RiskWords(localizer, source)));
      event.preventDefault();
      actions.say(localizer.text(message("Copied {0} risks", view.ids?.length ?? 0)));
    });
  }

  panel(tab: RiskTab): HTMLElement {
    const panel = this.#tabs.panels.get(tab);
    if (!panel) throw new Error(`No panel ${tab}`);
    return panel;
  }

  show(source: RiskModelMessage, tab: RiskTab, selected: string | undefined): void {
    if (this.#history && this.#history.projectId !== source.model.projectId) this.#history = undefined;
    this.#source = source;
    this.#tab = tab;
    this.#selected = selected;
    this.#draw();
  }

  showHistory(history: HistoryMessage): void {
    if (history.projectId !== this.#source?.model.projectId) return;
    this.#history = history;
    this.#draw();
  }

  #draw(): void {
    const source = this.#source;
    if (!source) return;
    const words = new RiskWords(this.#localizer, source);
    this.#tabs.show(this.#tab, words);
    labelButton(this.#export, { label: words.text(message("Export…")), icon: "export" });
    labelButton(this.#columns, { label: words.text(message("Columns")), icon: "columns" });
    this.#columns.hidden = this.#tab !== "register";
    const drawn = [
      source,
      this.#tab,
      this.#selected,
      this.#history,
      this.#measure,
      this.#tab === "bowTie" && this.#width,
    ];
    if (drawn.every((value, index) => value === this.#drawn[index])) return;
    this.#drawn = drawn;
    const content = this.#content(source, words);
    if (content) this.panel(this.#tab).replaceChildren(content);
  }

  #content(source: RiskModelMessage, words: RiskWords): HTMLElement | undefined {
    const { beside, model } = source;
    const choose = (id: string, event: Event): void => {
      this.#actions.select(id);
      this.#actions.reveal(id, event instanceof MouseEvent ? goesOn(event) : true);
    };
    switch (this.#tab) {
      case "register":
        return undefined;
      case "topTen":
        return topTen(model.risks, words, choose);
      case "exposure":
        return beside && exposure(beside.exposure, words);
      case "bowTie":
        return bowTie(
          beside?.bowTies.find(({ id }) => id === this.#selected),
          words,
          choose,
          this.#width - bowTieMargin,
        );
      case "burndown":
        return beside && this.#burndown(this.#history, beside.now, words);
    }
  }

  #burndown(history: HistoryState | undefined, now: BurndownPoint, words: RiskWords) {
    return burndown(
      { history, now, measure: this.#measure, words, from: this.#actions.burndownFrom() },
      {
        read: () => this.#actions.readHistory(this.#actions.burndownFrom()),
        begin: (from) => {
          this.#actions.chooseBurndownFrom(from);
          this.#actions.readHistory(from);
        },
        cancel: () => {
          this.#history = undefined;
          this.#actions.cancelHistory();
          this.#draw();
        },
        measure: (measure) => {
          this.#measure = measure;
          this.#draw();
          this.panel("burndown").querySelector<HTMLElement>(`[data-measure="${measure}"]`)?.focus();
        },
      },
    );
  }

  #openExport(): void {
    const source = this.#source;
    if (!source) return;
    const selected = source.model.risks.find(({ id }) => id === this.#selected)?.id;
    const box = this.#export.getBoundingClientRect();
    const groups = exportItems(this.#localizer, selected, this.#actions.exportRisks);
    openMenu({ label: this.#localizer.text(message("Export…")), x: box.left, y: box.bottom, groups });
  }

  #openColumns(): void {
    const box = this.#columns.getBoundingClientRect();
    this.#actions.columnMenu(-1, box.left, box.bottom);
  }
}
