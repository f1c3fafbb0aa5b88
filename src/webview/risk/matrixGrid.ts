import type { MovedRisk, Movement } from "../../core/risk/movement";
import { riskPositionNames } from "../../core/risk/positions";
import { cellKey } from "../../core/risk/scale";
import type { MatrixCell, MatrixRisk, RiskMatrixModel } from "../../core/risk/types";
import { message } from "../../core/text/message";
import type { RiskPositions } from "../../protocol/risk";
import { element, setAttribute, setStyles, svgElement } from "../kit/dom";
import { goesOn, type RevealAction } from "../kit/reveal";
import { drawArrows, type Arrow } from "./arrows";
import { appetiteEdges, chipsByCell, chipsShown, type CellChip } from "./cells";
import { listenToChipDrags, type ChipDrag } from "./drag-chip";
import { stepsOf, type Step } from "./filter";
import { moveInGrid } from "./gridKeys";
import type { RescoreStart } from "./rescore";
import type { RiskWords } from "./words";

export interface GridActions {
  readonly reveal: RevealAction;
  readonly select: (id: string) => void;
  readonly hover: (id: string | undefined) => void;
  /** Another assessment of a risk is wanted. */
  readonly rescore: (start: RescoreStart) => void;
}

export interface GridPicture {
  readonly model: RiskMatrixModel;
  /** The risks that pass the filters. */
  readonly risks: readonly MatrixRisk[];
  readonly positions: RiskPositions;
  readonly words: RiskWords;
  /** What moved, when that is shown in place of the assessments. */
  readonly movement: Movement | undefined;
}

/** Up to this many moves are drawn at once; of more, only those of the risks that the person looks at. */
const arrowsShown = 12;

/** The matrix: a grid of cells with chips, level names on both axes, and arrows from inherent to residual positions over it. */
export class MatrixGrid {
  readonly node: HTMLElement;
  readonly #actions: GridActions;
  readonly #grid = element("div", { class: "grid", attributes: { role: "grid" } });
  readonly #overlay = svgElement("svg", { class: "arrows", attributes: { "aria-hidden": "true", focusable: "false" } });
  readonly #holder: HTMLElement;
  readonly #axisY = element("div", { class: "axis axis-y" });
  readonly #axisX = element("div", { class: "axis axis-x" });
  readonly #expanded = new Set<string>();
  #picture: GridPicture | undefined;
  #cell: string | undefined;
  #selected: string | undefined;
  #hovered: string | undefined;

  constructor(actions: GridActions) {
    this.#actions = actions;
    this.#holder = element("div", { class: "grid-holder", children: [this.#grid, this.#overlay] });
    this.node = element("div", { class: "matrix", children: [this.#axisY, this.#holder, this.#axisX] });
    new ResizeObserver(() => this.#drawArrows()).observe(this.#holder);
    this.#grid.addEventListener("keydown", (event) => this.#keydown(event));
    this.#grid.addEventListener("focusin", (event) => this.#focused(event));
    this.#grid.addEventListener("click", (event) => this.#clicked(event));
    this.#grid.addEventListener("pointerover", (event) => this.#pointed(event));
    this.#grid.addEventListener("pointerleave", () => actions.hover(undefined));
    listenToChipDrags(this.#grid, (drag) => this.#dropped(drag));
  }

  show(picture: GridPicture): void {
    this.#picture = picture;
    const { model, words } = picture;
    const focused = this.#focusPlace();
    this.#axisY.textContent = words.text(message("Probability"));
    this.#axisX.textContent = words.text(message("Impact"));
    setAttribute(this.#grid, "aria-label", words.text(message("Risk matrix, probability by impact")));
    setStyles(this.#grid, { "--columns": String(model.impact.length), "--rows": String(model.probability.length) });
    const chips = chipsByCell(picture.risks, picture.positions, picture.movement);
    const cells = new Map(model.cells.map((cell) => [cellKey(cell), cell]));
    if (this.#cell === undefined || !cells.has(this.#cell)) this.#cell = model.cells[0] && cellKey(model.cells[0]);
    this.#grid.replaceChildren(
      ...model.probability.toReversed().map((level, row) =>
        element("div", {
          class: "grid-row",
          attributes: { role: "row" },
          children: [
            element("div", {
              class: "level level-y",
              attributes: { role: "rowheader", title: level.description },
              children: [words.words(level.name), element("small", { text: String(level.value) })],
            }),
            ...model.impact.map((impact, column) => {
              const cell = cells.get(cellKey({ probability: level.value, impact: impact.value }));
              if (!cell) return element("div", { attributes: { role: "gridcell" } });
              const above = model.probability[model.probability.length - row]?.value;
              const edges = appetiteEdges(cell, cells, above, model.impact[column + 1]?.value);
              return this.#makeCell(cell, chips.get(cellKey(cell)) ?? [], edges, picture);
            }),
          ],
        }),
      ),
      element("div", {
        class: "grid-row",
        attributes: { role: "row" },
        children: [
          element("div", { class: "corner", attributes: { role: "presentation" } }),
          ...model.impact.map((level) =>
            element("div", {
              class: "level level-x",
              attributes: { role: "columnheader", title: level.description },
              children: [words.words(level.name), element("small", { text: String(level.value) })],
            }),
          ),
        ],
      }),
    );
    this.#restoreFocus(focused);
    this.#mark();
  }

  /** Marks what is chosen and what the pointer is on, here or in the list. */
  highlight(selected: string | undefined, hovered: string | undefined): void {
    this.#selected = selected;
    this.#hovered = hovered;
    this.#mark();
  }

  #makeCell(
    cell: MatrixCell,
    chips: readonly CellChip[],
    edges: { readonly top: boolean; readonly right: boolean },
    { words }: GridPicture,
  ): HTMLElement {
    const key = cellKey(cell);
    const count = chips.filter(({ step }) => step === undefined).length;
    const band = words.band(cell.band);
    const expanded = this.#expanded.has(key);
    const shown = expanded || chips.length <= chipsShown ? chips : chips.slice(0, chipsShown);
    const hidden = chips.length - shown.length;
    const more =
      hidden > 0
        ? this.#moreButton(key, `+${hidden}`, words.text(message("Show {0} more", hidden)), false)
        : expanded && chips.length > chipsShown
          ? this.#moreButton(key, "−", words.text(message("Show fewer")), true)
          : undefined;
    return element("div", {
      class: `cell${edges.top ? " edge-top" : ""}${edges.right ? " edge-right" : ""}${count > 0 ? " occupied" : ""}`,
      attributes: {
        role: "gridcell",
        tabindex: key === this.#cell ? 0 : -1,
        "aria-label": words.cell(cell, count),
        "data-key": key,
        "data-color": band?.color,
        "data-rank": band ? band.rank % 4 : 0,
      },
      children: [
        element("div", {
          class: "cell-head",
          attributes: { "aria-hidden": "true" },
          children: [
            element("span", { class: "cell-score", text: `${words.bandMark(cell.band)} ${cell.score}` }),
            ...(count > 0 ? [element("span", { class: "cell-count", text: String(count) })] : []),
          ],
        }),
        element("div", {
          class: "chips",
          children: [...shown.map((chip) => makeChip(chip, words)), ...(more ? [more] : [])],
        }),
      ],
    });
  }

  #moreButton(key: string, text: string, label: string, expanded: boolean): HTMLButtonElement {
    return element("button", {
      class: "chip chip-more",
      text,
      attributes: {
        type: "button",
        tabindex: -1,
        title: label,
        "aria-label": label,
        "aria-expanded": String(expanded),
        "data-more": key,
      },
    });
  }

  #toggle(key: string): void {
    if (this.#expanded.has(key)) this.#expanded.delete(key);
    else this.#expanded.add(key);
    if (!this.#picture) return;
    this.show(this.#picture);
    this.#find(`[data-key="${CSS.escape(key)}"]`)?.focus({ preventScroll: true });
  }

  #mark(): void {
    for (const chip of this.#grid.querySelectorAll<HTMLElement>("[data-risk]")) {
      const id = chip.dataset["risk"];
      chip.classList.toggle("chip-selected", id === this.#selected);
      chip.classList.toggle("chip-hovered", id === this.#hovered);
      if (!chip.classList.contains("chip-ghost")) setAttribute(chip, "aria-pressed", String(id === this.#selected));
    }
    this.#drawArrows();
  }

  #drawArrows(): void {
    const picture = this.#picture;
    if (!picture || (picture.positions !== "all" && !picture.movement)) {
      this.#overlay.replaceChildren();
      return;
    }
    const ways = new Map(
      picture.movement
        ? picture.movement.moved.map((moved) => [moved.id, movementSteps(moved)] as const)
        : picture.risks.map((risk) => [risk.id, stepsOf(risk)] as const),
    );
    const moved = picture.risks.filter(({ id }) => (ways.get(id)?.length ?? 0) > 1);
    const isActive = (risk: MatrixRisk): boolean => risk.id === this.#selected || risk.id === this.#hovered;
    const wanted = moved.length <= arrowsShown ? moved : moved.filter(isActive);
    const arrows = wanted.flatMap((risk): readonly Arrow[] => {
      const steps = ways.get(risk.id) ?? [];
      return steps.slice(1).flatMap((step, at) => {
        const before = steps[at];
        const from = before && this.#anchor(risk.id, before.chip, cellKey(before.place));
        const to = this.#anchor(risk.id, step.chip, cellKey(step.place));
        if (!from || !to) return [];
        return [{ from: from.getBoundingClientRect(), to: to.getBoundingClientRect(), active: isActive(risk) }];
      });
    });
    drawArrows(this.#overlay, arrows, this.#holder.getBoundingClientRect());
  }

  /** The chip of a risk, or the number that hides it. */
  #anchor(id: string, step: string | undefined, key: string): HTMLElement | undefined {
    const kind = step === undefined ? ":not(.chip-ghost)" : `[data-step="${step}"]`;
    return (
      this.#find(`${kind}[data-risk="${CSS.escape(id)}"]`) ??
      this.#find(`[data-more="${CSS.escape(key)}"]`) ??
      undefined
    );
  }

  #find(selector: string): HTMLElement | null {
    return this.#grid.querySelector<HTMLElement>(selector);
  }

  #clicked(event: MouseEvent): void {
    const target = event.target instanceof Element ? event.target : undefined;
    const more = target?.closest<HTMLElement>("[data-more]")?.dataset["more"];
    if (more !== undefined) {
      this.#toggle(more);
      return;
    }
    const risk = target?.closest<HTMLElement>("[data-risk]")?.dataset["risk"];
    if (risk !== undefined) {
      this.#actions.select(risk);
      this.#actions.reveal(risk, goesOn(event));
      return;
    }
    target?.closest<HTMLElement>("[data-key]")?.focus();
  }

  #pointed(event: Event): void {
    const target = event.target instanceof Element ? event.target : undefined;
    this.#actions.hover(target?.closest<HTMLElement>("[data-risk]")?.dataset["risk"]);
  }

  #focused(event: FocusEvent): void {
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    const cell = target?.closest<HTMLElement>("[data-key]");
    const key = cell?.dataset["key"];
    if (!cell || key === undefined) return;
    if (this.#cell !== key) {
      this.#find('[data-key][tabindex="0"]')?.setAttribute("tabindex", "-1");
      cell.setAttribute("tabindex", "0");
      this.#cell = key;
    }
    this.#actions.hover(target?.dataset["risk"]);
  }

  #keydown(event: KeyboardEvent): void {
    const picture = this.#picture;
    const target = event.target instanceof HTMLElement ? event.target : undefined;
    if (!picture || !target || event.altKey || event.metaKey) return;
    if (event.key === "e" && !event.ctrlKey && target.dataset["risk"] !== undefined) {
      event.preventDefault();
      this.#rescore(target.dataset["risk"], target.dataset["step"]);
      return;
    }
    const handled = moveInGrid(event, target, this.#grid, picture.model.impact.length);
    if (handled) event.preventDefault();
  }

  #dropped({ id, step, key }: ChipDrag): void {
    const cell = this.#picture?.model.cells.find((one) => cellKey(one) === key);
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
    if (!(active instanceof HTMLElement) || !this.#grid.contains(active)) return undefined;
    if (active.dataset["risk"] !== undefined) {
      const { step } = active.dataset;
      const kind = step === undefined ? ":not(.chip-ghost)" : `[data-step="${step}"]`;
      return `${kind}[data-risk="${CSS.escape(active.dataset["risk"])}"]`;
    }
    return `[data-key="${CSS.escape(active.closest<HTMLElement>("[data-key]")?.dataset["key"] ?? "")}"]`;
  }

  /** The focus must not fall out of the grid when it is built again. */
  #restoreFocus(selector: string | undefined): void {
    if (selector === undefined) return;
    const target = this.#find(selector) ?? this.#find('[data-key][tabindex="0"]');
    target?.focus({ preventScroll: true });
  }
}

/** The way of a risk that moved: from the chip of its old place to its own. */
function movementSteps({ from, to }: MovedRisk): readonly Pick<Step, "chip" | "place">[] {
  return [
    { chip: "past", place: from },
    { chip: undefined, place: to },
  ];
}

function makeChip({ risk, step }: CellChip, words: RiskWords): HTMLElement {
  const classes = [
    "chip",
    ...(step === undefined ? [] : ["chip-ghost", `chip-${step}`]),
    ...(risk.closed ? ["chip-closed"] : []),
    ...(risk.type === "opportunity" ? ["chip-opportunity"] : []),
  ];
  const lines = words.describe(risk);
  return element("button", {
    class: classes.join(" "),
    attributes: {
      type: "button",
      tabindex: -1,
      title: lines.join("\n"),
      "aria-label": step === undefined ? words.spoken(risk) : `${words.stepName(step)}: ${words.spoken(risk)}`,
      "data-risk": risk.id,
      "data-step": step,
    },
    children: [
      ...(risk.type === "opportunity"
        ? [element("span", { class: "chip-mark", text: "▲", attributes: { "aria-hidden": "true" } })]
        : []),
      element("span", { class: "chip-id", text: risk.id }),
      // A letter tells the steps of a way apart without colour.
      ...(step === undefined
        ? []
        : [
            element("span", {
              class: "chip-step",
              text: words.stepMark(step),
              attributes: { "aria-hidden": "true" },
            }),
          ]),
    ],
  });
}
