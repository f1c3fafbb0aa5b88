import { overAllocated, type LoadLane, type LoadLanes } from "../../core/report/gantt/layout";
import { message } from "../../core/text/message";
import { element, setAttribute } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import { openMenu } from "../kit/menu";
import { labelButton, toolbar, toolbarButton } from "../kit/toolbar";
import { choiceMenu, choiceName, noLanes, type LoadChoice } from "./load-choice";

export interface LoadHeadActions {
  readonly choose: (choice: LoadChoice) => void;
  /** Goes to the next or the previous over-allocation. */
  readonly step: (direction: 1 | -1) => void;
  readonly hide: () => void;
}

/** The line over the load: whose it is, how many people have too much to do, and the ways from one over-allocation to the next. */
export class LoadHead {
  readonly node: HTMLElement;
  readonly #localizer: Localizer;
  readonly #actions: LoadHeadActions;
  readonly #choose: HTMLButtonElement;
  readonly #previous: HTMLButtonElement;
  readonly #next: HTMLButtonElement;
  readonly #close: HTMLButtonElement;
  readonly #summary = element("span", { class: "load-summary" });
  readonly #update: () => void;
  #lanes: LoadLanes = noLanes;
  #choice: LoadChoice = "";

  constructor(localizer: Localizer, actions: LoadHeadActions) {
    this.#localizer = localizer;
    this.#actions = actions;
    this.#choose = toolbarButton({ label: "", showLabel: true, onClick: () => this.#openChoice() });
    setAttribute(this.#choose, "aria-haspopup", "menu");
    this.#previous = toolbarButton({ label: "", icon: "up", onClick: () => actions.step(-1) });
    this.#next = toolbarButton({ label: "", icon: "down", onClick: () => actions.step(1) });
    this.#close = toolbarButton({ label: "", icon: "close", onClick: actions.hide });
    const made = toolbar("", [[this.#choose], [this.#previous, this.#next, this.#close]]);
    made.bar.append(this.#summary);
    this.node = made.bar;
    this.#update = made.update;
  }

  localize(): void {
    const localizer = this.#localizer;
    setAttribute(this.node, "aria-label", localizer.text(message("Load of people")));
    const previous = localizer.text(message("Previous over-allocation"));
    labelButton(this.#previous, { label: previous, icon: "up", shortcut: "Shift+O" });
    labelButton(this.#next, { label: localizer.text(message("Next over-allocation")), icon: "down", shortcut: "O" });
    labelButton(this.#close, { label: localizer.text(message("Hide the load")), icon: "close", shortcut: "H" });
  }

  /** @param lanes everybody @param shown those who show */
  show(lanes: LoadLanes, shown: readonly LoadLane[], choice: LoadChoice): void {
    this.#lanes = lanes;
    this.#choice = choice;
    const label = choiceName(this.#localizer, lanes, choice);
    labelButton(this.#choose, { label: `${label} ▾`, showLabel: true });
    setAttribute(this.#choose, "aria-label", this.#localizer.text(message("Whose load: {0}", label)));
    const { people } = lanes;
    const full = overAllocated(people).length;
    const facts =
      full === 0
        ? message("Nobody is over-allocated")
        : message("Over-allocated: {0} of {1} people", full, people.length);
    this.#summary.textContent = people.length === 0 ? "" : this.#localizer.text(facts);
    const hasNone = shown.every(({ over }) => over.length === 0);
    setAttribute(this.#previous, "disabled", hasNone);
    setAttribute(this.#next, "disabled", hasNone);
    this.#update();
  }

  #openChoice(): void {
    const { left, bottom } = this.#choose.getBoundingClientRect();
    const groups = choiceMenu(this.#localizer, this.#lanes, this.#choice, this.#actions.choose);
    openMenu({ label: this.#localizer.text(message("Whose load")), groups, x: left, y: bottom });
  }
}
