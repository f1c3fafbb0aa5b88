import type { ExposureModel, ExposureRow } from "../../core/risk/exposure";
import { message, type Message } from "../../core/text/message";
import { element } from "../kit/dom";
import { emptyState } from "../kit/states";
import type { RiskWords } from "./words";

type Side = "threats" | "opportunities";
type Unit = "money" | "days";

const columns: readonly { readonly side: Side; readonly unit: Unit; readonly label: Message }[] = [
  { side: "threats", unit: "money", label: message("Expected loss") },
  { side: "threats", unit: "days", label: message("Expected delay (days)") },
  { side: "opportunities", unit: "money", label: message("Expected gain") },
  { side: "opportunities", unit: "days", label: message("Expected time won (days)") },
];

/** Exposure by category: a table whose cells hold the bars, so that it reads the same with eyes and ears. Columns without a number are left out. */
export function exposure(model: ExposureModel, words: RiskWords): HTMLElement {
  const notes = notesOf(model, words);
  if (model.rows.length === 0) {
    return element("div", {
      children: [
        emptyState({
          title: words.text(message("No open risk has numbers yet")),
          hint: words.text(
            message("Write probabilityPercent, and impactCost or impactDuration; exposure is their product."),
          ),
          example: "probabilityPercent: 40\nimpactCost: 3000000\nimpactDuration: 10d",
        }),
      ],
    });
  }
  const shown = columns.filter(({ side, unit }) => model.total[side][unit] !== 0);
  const row = (one: ExposureRow, name: string, isTotal: boolean): HTMLElement =>
    element("tr", {
      class: isTotal ? "exposure-total" : "",
      children: [
        element("th", { text: name, attributes: { scope: "row" } }),
        element("td", { class: "exposure-count", text: String(one.threats.count + one.opportunities.count) }),
        ...shown.map(({ side, unit }) => {
          const value = one[side][unit];
          const most = Math.max(...model.rows.map((other) => Math.abs(other[side][unit])), 0);
          return element("td", {
            children: [
              element("span", { class: "exposure-number", text: numberText(value, unit, model, words) }),
              ...(isTotal || value === 0 || most === 0
                ? []
                : [
                    element("span", {
                      class: `exposure-bar exposure-${side}`,
                      attributes: { "aria-hidden": "true" },
                      styles: { width: `${Math.round((Math.abs(value) / most) * 1000) / 10}%` },
                    }),
                  ]),
            ],
          });
        }),
      ],
    });
  return element("div", {
    class: "exposure",
    children: [
      element("table", {
        class: "exposure-table",
        attributes: { "aria-label": words.text(message("Exposure by category")) },
        children: [
          element("thead", {
            children: [
              element("tr", {
                children: [message("Category"), message("Number of risks"), ...shown.map(({ label }) => label)].map(
                  (label) => element("th", { text: words.text(label), attributes: { scope: "col" } }),
                ),
              }),
            ],
          }),
          element("tbody", {
            children: [
              ...model.rows.map((one) =>
                row(
                  one,
                  one.category === undefined
                    ? words.text(message("Without a category"))
                    : words.value("category", one.category),
                  false,
                ),
              ),
              row(model.total, words.text(message("Total")), true),
            ],
          }),
        ],
      }),
      ...notes.map((text) => element("p", { class: "beside-note", text })),
    ],
  });
}

function notesOf(model: ExposureModel, words: RiskWords): readonly string[] {
  const list = (ids: readonly string[]): string =>
    ids.length > 12 ? `${ids.slice(0, 12).join(", ")}, … (${ids.length})` : ids.join(", ");
  return [
    words.text(
      message("Expected value = probability × impact of each open risk. Threats and opportunities are not offset."),
    ),
    ...(model.unquantified.length > 0
      ? [words.text(message("Without numbers, so not counted: {0}", list(model.unquantified)))]
      : []),
    ...(model.otherCurrency.length > 0
      ? [words.text(message("Amounts in another currency are not counted: {0}", list(model.otherCurrency)))]
      : []),
  ];
}

function numberText(value: number, unit: Unit, { currency }: ExposureModel, words: RiskWords): string {
  if (value === 0) return "–";
  const number = new Intl.NumberFormat(words.language, { maximumFractionDigits: unit === "days" ? 1 : 0 }).format(
    value,
  );
  return unit === "money" && currency !== undefined ? `${number} ${currency}` : number;
}
