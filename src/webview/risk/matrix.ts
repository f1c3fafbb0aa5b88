import { chipsByCell, type CellChip } from "../../core/risk/chips";
import { halfKey, halvesOf, type RiskType } from "../../core/risk/halves";
import type { Movement } from "../../core/risk/movement";
import { riskPositionNames } from "../../core/risk/positions";
import type { RiskPositions } from "../../core/risk/steps";
import type { MatrixRisk, RiskMatrixModel } from "../../core/risk/types";
import { message } from "../../core/text/message";
import { element, setAttribute, svgElement } from "../kit/dom";
import { goesOn, type RevealAction } from "../kit/reveal";
import { chipCapacity } from "./capacity";
import { openCellList } from "./cell-list";
import { listenToChipDrags, type ChipDrag } from "./drag-chip";
import { moveInGrid } from "./gridKeys";
import { makeHalf } from "./half";
import type { RescoreStart } from "./rescore";
import { chipSelector, drawWays } from "./ways";
import type { RiskWords } from "./words";

export interface MatrixActions {
  readonly reveal: RevealAction;
  readonly select: (id: string) => void;
  readonly hover: (id: string | undefined) => void;
  /** Another assessment of a risk is wanted. */
  readonly rescore: (start: RescoreStart) => void;
}

export interface MatrixPicture {
  readonly model: RiskMatrixModel;
  /** The risks that pass the filters. */
  readonly risks: readonly MatrixRisk[];
  readonly positions: RiskPositions;
  readonly words: RiskWords;
  /** What moved, when that is shown in place of the assessments. */
  readonly movement: Movement | undefined;
  /** The halves that show. */
  readonly types: readonly RiskType[];
}

/** The matrix: threats and opportunities mirrored, with chips, and arrows from place to place over them. */
export class RiskMatrix {
  readonly node: HTMLElement;
  readonly #actions: MatrixActions;
  readonly #halves = element("div", { class: "halves" });
  readonly #overlay = svgElement("svg", { class: "arrows", attributes: { "aria-hidden": "true", focusable: "false" } });
  readonly #holder: HTMLElement;
  readonly #axisY = element("div", { class: "axis axis-y" });
  readonly #axisX = element("div", { class: "axis axis-x" });
  #picture: MatrixPicture | undefined;
  #chips: ReadonlyMap<string, readonly CellChip[]> = new Map();
  #capacity = 1;
  /** The cell of each half that the Tab key reaches. */
  readonly #tabStops = new Map<RiskType, string>();
  #selected: string | undefined;
  #hovered: string | undefined;
  #closeList: (() => void) | undefined;

  constructor(actions: MatrixActions) {
    this.#actions = actions;
    this.#holder = element("div", { class: "grid-holder", children: [this.#halves, this.#overlay] });
    this.node = element("div", { class: "matrix", children: [this.#axisY, this.#holder, this.#axisX] });
    new ResizeObserver(() => this.#resized()).observe(this.#holder);
    this.#halves.addEventListener("keydown", (event) => this.#keydown(event));
    this.#halves.addEventListener("focusin", (event) => this.#focused(event));
    this.#halves.addEventListener("click", (event) => this.#clicked(event));
    this.#halves.addEventListener("pointerover", (event) => actions.hover(riskAt(event)));
    this.#halves.addEventListener("pointerleave", () => actions.hover(undefined));
    listenToChipDrags(
      this.#halves,
      (drag) => this.#dropped(drag),
      () => this.#closeList?.(),
    );
  }

  show(picture: MatrixPicture): void {
    this.#picture = picture;
    this.#chips = chipsByCell(picture);
    this.#closeList?.();
    const { words } = picture;
    this.#axisY.textContent = words.text(message("Probability"));
    this.#axisX.textContent = words.text(message("Impact"));
    this.#draw();
    // How much room cells have is known once they stand on the page.
    this.#resized();
  }

  /** Marks what is chosen and what the pointer is on, here or in the list. */
  highlight(selected: string | undefined, hovered: string | undefined): void {
    this.#selected = selected;
    this.#hovered = hovered;
    this.#mark();
  }

  #draw(): void {
    const picture = this.#picture;
    if (!picture) return;
    const focused = this.#focusPlace();
    const halves = halvesOf(picture.model, picture.types);
    const isPair = halves.length > 1;
    this.node.classList.toggle("matrix-pair", isPair);
    this.#halves.replaceChildren(
      ...halves.map((half) => {
        const keys = half.rows.flatMap((row) =>
          half.columns.map((column) => halfKey(half.type, { probability: row.value, impact: column.value })),
        );
        const kept = this.#tabStops.get(half.type);
        const tabStop = keys.find((key) => key === kept) ?? keys[0];
        if (tabStop !== undefined) this.#tabStops.set(half.type, tabStop);
        const { model, words } = picture;
        return makeHalf({ half, isPair, model, chips: this.#chips, capacity: this.#capacity, tabStop, words });
      }),
    );
    this.#restoreFocus(focused);
    this.#mark();
  }

  /** Shows as many chips in each cell as there is room for. */
  #resized(): void {
    const cell = this.#find(".cell");
    if (cell && cell.clientWidth > 0) {
      const longest = Math.max(3, ...(this.#picture?.risks ?? []).map(({ id }) => id.length));
      const chip = Math.min(longest, 8) * 7.4 + (this.#picture?.positions === "all" ? 18 : 12);
      const capacity = chipCapacity({ width: cell.clientWidth, height: cell.clientHeight }, chip);
      if (capacity !== this.#capacity) {
        this.#capacity = capacity;
        this.#draw();
        return;
      }
    }
    this.#drawArrows();
  }

  #mark(): void {
    for (const chip of this.#halves.querySelectorAll<HTMLElement>("[data-risk]")) {
      const id = chip.dataset["risk"];
      chip.classList.toggle("chip-selected", id === this.#selected);
      chip.classList.toggle("chip-hovered", id === this.#hovered);
      if (!chip.classList.contains("chip-ghost")) setAttribute(chip, "aria-pressed", String(id === this.#selected));
    }
    this.#drawArrows();
  }

  #drawArrows(): void {
    if (!this.#picture) return;
    const lookedAt = new Set([this.#selected, this.#hovered].filter((id) => id !== undefined));
    drawWays(this.#overlay, this.#picture, lookedAt, this.#halves, this.#holder.getBoundingClientRect());
  }

  #find(selector: string): HTMLElement | null {
    return this.#halves.querySelector<HTMLElement>(selector);
  }

  #clicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : undefined;
    const list = target?.closest<HTMLElement>("[data-list]");
    if (list) {
      this.#openList(list);
      return;
    }
    const risk = riskAt(event);
    if (risk !== undefined) {
      this.#actions.select(risk);
      this.#actions.reveal(risk, goesOn(event));
      return;
    }
    target?.closest<HTMLElement>("[data-key]")?.focus();
  }

  #openList(button: HTMLElement): void {
    const key = button.dataset["list"];
    const cell = button.closest<HTMLElement>("[data-key]");
    const words = this.#picture?.words;
    if (key === undefined || !cell || !words) return;
    button.focus({ preventScroll: true });
    this.#closeList = openCellList(
      { key, label: cell.getAttribute("aria-label") ?? "", chips: this.#chips.get(key) ?? [], words },
      cell.getBoundingClientRect(),
      {
        choose: (id, focus) => {
          this.#actions.select(id);
          this.#actions.reveal(id, focus);
        },
        rescore: (id, step) => this.#rescore(id, step),
        hover: this.#actions.hover,
        closed: () => {
          this.#closeList = undefined;
          this.#actions.hover(undefined);
        },
      },
    );
  }

  #focused(event: FocusEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    const cell = target?.closest<HTMLElement>("[data-key]");
    const key = cell?.dataset["key"];
    const half = cell?.closest<HTMLElement>(".grid")?.dataset["half"];
    if (!cell || key === undefined || (half !== "threat" && half !== "opportunity")) return;
    if (this.#tabStops.get(half) !== key) {
      cell.closest(".grid")?.querySelector('[data-key][tabindex="0"]')?.setAttribute("tabindex", "-1");
      cell.setAttribute("tabindex", "0");
      this.#tabStops.set(half, key);
    }
    this.#actions.hover(target?.dataset["risk"]);
  }

  #keydown(event: KeyboardEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    if (!this.#picture || !target || event.altKey || event.metaKey) return;
    if (event.key === "e" && !event.ctrlKey && target.dataset["risk"] !== undefined) {
      event.preventDefault();
      this.#rescore(target.dataset["risk"], target.dataset["step"]);
      return;
    }
    if (moveInGrid(event, target, this.#halves)) event.preventDefault();
  }

  #dropped({ id, step, key }: ChipDrag): void {
    const model = this.#picture?.model;
    const type = model?.risks.find((risk) => risk.id === id)?.type;
    const cell = type && model.cells.find((one) => halfKey(type, one) === key);
    if (cell) this.#rescore(id, step, cell);
  }

  #rescore(id: string, step: string | undefined, cell?: RescoreStart["cell"]): void {
    const picture = this.#picture;
    const risk = picture?.risks.find((one) => one.id === id);
    // Where a risk has been is no assessment that could be made anew.
    if (!picture || !risk || step === "past") return;
    const shown = picture.movement ? "current" : picture.positions === "all" ? "inherent" : picture.positions;
    const position = riskPositionNames.find((name) => name === step) ?? shown;
    this.#actions.rescore({ risk, position, ...(cell && { cell }) });
  }

  #focusPlace(): string | undefined {
    const active = document.activeElement;
    if (!(active instanceof HTMLElement) || !this.#halves.contains(active)) return undefined;
    const { risk, step } = active.dataset;
    if (risk !== undefined) return chipSelector(risk, step);
    return `[data-key="${CSS.escape(active.closest<HTMLElement>("[data-key]")?.dataset["key"] ?? "")}"]`;
  }

  /** The focus must not fall out of the grid when it is built again. */
  #restoreFocus(selector: string | undefined): void {
    if (selector === undefined) return;
    const target = this.#find(selector) ?? this.#find('[data-key][tabindex="0"]');
    target?.focus({ preventScroll: true });
  }
}

function riskAt(event: Event): string | undefined {
  return event.target instanceof Element
    ? event.target.closest<HTMLElement>("[data-risk]")?.dataset["risk"]
    : undefined;
}
