import { appetiteEdges, type AppetiteEdges } from "../../core/risk/appetite";
import type { CellChip } from "../../core/risk/chips";
import { halfNames } from "../../core/report/risk/words";
import { halfKey, type MatrixHalf } from "../../core/risk/halves";
import { cellKey, cellsByKey } from "../../core/risk/scale";
import type { MatrixCell, MatrixLevel, RiskMatrixModel } from "../../core/risk/types";
import { message } from "../../core/text/message";
import { element } from "../kit/dom";
import { bandAttributes } from "./badge";
import { makeChip } from "./chip";
import type { RiskWords } from "./words";

/** What one half of the matrix is drawn from. */
export interface HalfPicture {
  readonly half: MatrixHalf;
  /** Whether the other half stands beside it. */
  readonly isPair: boolean;
  readonly model: RiskMatrixModel;
  /** By `halfKey`. */
  readonly chips: ReadonlyMap<string, readonly CellChip[]>;
  /** Chips for which a cell has room. */
  readonly capacity: number;
  /** Key of the cell that the Tab key reaches. */
  readonly tabStop: string | undefined;
  readonly words: RiskWords;
}

/** The matrix of threats or of opportunities: a grid (WAI-ARIA) of cells with chips, names of levels on its outer side and below. */
export function makeHalf(picture: HalfPicture): HTMLElement {
  const { half, isPair, model, words } = picture;
  const cells = cellsByKey(model);
  const name =
    half.type === "threat"
      ? message("Threats, probability by impact")
      : message("Opportunities, probability by impact");
  const rowHead = (level: MatrixLevel): HTMLElement => levelHead(level, "rowheader", "level level-y", words);
  const rows = half.rows.map((level, row) => {
    const made = half.columns.map((impact, column) => {
      const cell = cells.get(cellKey({ probability: level.value, impact: impact.value }));
      if (!cell) return element("div", { attributes: { role: "gridcell" } });
      return makeCell(cell, appetiteEdges(half, cells, row, column), picture);
    });
    return gridRow(half.type === "threat" ? [rowHead(level), ...made] : [...made, rowHead(level)]);
  });
  const corner = element("div", { class: "corner", attributes: { role: "presentation" } });
  const heads = half.columns.map((level) => levelHead(level, "columnheader", "level level-x", words));
  const grid = element("div", {
    class: "grid",
    attributes: { role: "grid", "aria-label": words.text(name), "data-half": half.type },
    styles: { "--columns": String(half.columns.length), "--rows": String(half.rows.length) },
    children: [...rows, gridRow(half.type === "threat" ? [corner, ...heads] : [...heads, corner])],
  });
  return element("div", {
    class: "half",
    attributes: { "data-half": half.type },
    children: [
      ...(isPair
        ? [
            element("div", {
              class: "half-title",
              text: words.text(halfNames[half.type]),
              attributes: { "aria-hidden": "true" },
            }),
          ]
        : []),
      grid,
    ],
  });
}

function gridRow(children: readonly Node[]): HTMLElement {
  return element("div", { class: "grid-row", attributes: { role: "row" }, children });
}

function levelHead(level: MatrixLevel, role: string, className: string, words: RiskWords): HTMLElement {
  return element("div", {
    class: className,
    attributes: { role, title: level.description },
    children: [words.words(level.name), element("small", { text: String(level.value) })],
  });
}

function makeCell(
  cell: MatrixCell,
  edges: AppetiteEdges,
  { half, chips, capacity, tabStop, words }: HalfPicture,
): HTMLElement {
  const key = halfKey(half.type, cell);
  const inside = chips.get(key) ?? [];
  const count = inside.filter(({ step }) => step === undefined).length;
  // The number that opens the list takes the place of a chip.
  const shown = inside.length <= capacity ? inside : inside.slice(0, Math.max(capacity - 1, 0));
  const hidden = inside.length - shown.length;
  return element("div", {
    class: `cell${edges.top ? " edge-top" : ""}${edges.right ? " edge-right" : ""}${count > 0 ? " occupied" : ""}`,
    attributes: {
      role: "gridcell",
      tabindex: key === tabStop ? 0 : -1,
      "aria-label": words.cell(cell, count, half.type),
      "data-key": key,
      ...bandAttributes(cell.band, half.type, words),
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
        children: [
          ...shown.map((chip) => makeChip(chip, key, words)),
          ...(hidden > 0 ? [listButton(key, hidden, inside.length, words)] : []),
        ],
      }),
    ],
  });
}

/** The number of chips for which a cell has no room; it opens the list of all of them. */
function listButton(key: string, hidden: number, all: number, words: RiskWords): HTMLElement {
  const label = words.text(message("List all {0} of this cell", all));
  return element("button", {
    class: "chip chip-more",
    text: `+${hidden}`,
    attributes: {
      type: "button",
      tabindex: -1,
      title: label,
      "aria-label": label,
      "aria-haspopup": "dialog",
      "data-list": key,
    },
  });
}
