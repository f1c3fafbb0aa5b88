import { exposureColumns, exposureNotes, exposureNumber } from "../../core/report/risk/exposureTable";
import type { ExposureModel, ExposureRow } from "../../core/risk/exposure";
import { message } from "../../core/text/message";
import { element } from "../kit/dom";
import { emptyState } from "../kit/states";
import type { RiskWords } from "./words";

/** Exposure by category: a table whose cells hold the bars, so that it reads the same with eyes and ears. Columns without a number are left out. */
export function exposure(model: ExposureModel, words: RiskWords): HTMLElement {
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
  const shown = exposureColumns(model);
  const row = (one: ExposureRow, name: string, isTotal: boolean): HTMLElement =>
    element("tr", {
      class: isTotal ? "exposure-total" : "",
      children: [
        element("th", { text: name, attributes: { scope: "row" } }),
        element("td", { class: "exposure-count", text: String(one.threats.count + one.opportunities.count) }),
        ...shown.map((column) => {
          const { side, unit } = column;
          const value = one[side][unit];
          const most = Math.max(...model.rows.map((other) => Math.abs(other[side][unit])), 0);
          return element("td", {
            children: [
              element("span", { class: "exposure-number", text: exposureNumber(one, column, model, words.language) }),
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
      ...exposureNotes(model).map((note) => element("p", { class: "beside-note", text: words.text(note) })),
    ],
  });
}
