import {
  burndownMeasures,
  burndownNumber,
  burndownSize,
  layOutBurndown,
  type BurndownMeasure,
  type BurndownPoint,
} from "../../core/report/risk/burndownLayout";
import { formatDate } from "../../core/text/instant";
import { message } from "../../core/text/message";
import type { HistoryState } from "../../protocol/risk";
import { element, svgElement } from "../kit/dom";
import { emptyState } from "../kit/states";
import type { RiskWords } from "./words";

export interface BurndownPicture {
  readonly history: HistoryState | undefined;
  readonly now: BurndownPoint;
  readonly measure: BurndownMeasure;
  readonly words: RiskWords;
  /** Day at which the history begins; the first commit when it is left out. */
  readonly from: string | undefined;
}

export interface BurndownActions {
  readonly read: () => void;
  readonly cancel: () => void;
  readonly measure: (measure: BurndownMeasure) => void;
  /** Begin at another day, or at the first commit. */
  readonly begin: (from: string | undefined) => void;
}

/** How the register changed over the commits: a line with a point for each, and the same numbers as a table. */
export function burndown(picture: BurndownPicture, actions: BurndownActions): HTMLElement {
  const { history, words } = picture;
  if (!history) {
    return emptyState({
      title: words.text(message("The burndown is read from git")),
      hint: words.text(message("It shows how many risks were open after each commit, and how grave they were.")),
      actions: [{ label: words.text(message("Read the git history")), onClick: actions.read }],
    });
  }
  if (history.state === "reading") {
    return element("div", {
      class: "burndown-reading",
      attributes: { role: "status" },
      children: [
        element("p", { text: words.text(message("Reading commit {0} of {1}…", history.done + 1, history.total)) }),
        element("progress", {
          attributes: {
            max: history.total,
            value: history.done,
            "aria-label": words.text(message("Read the git history")),
          },
        }),
        element("button", {
          class: "button button-secondary",
          text: words.text(message("Cancel")),
          attributes: { type: "button" },
          on: { click: actions.cancel },
        }),
      ],
    });
  }
  if (history.state === "none") {
    return emptyState({
      title: words.text(history.reason),
      ...(history.hint ? { hint: words.text(history.hint) } : {}),
      actions: [{ label: words.text(message("Read the git history")), onClick: actions.read }],
    });
  }
  return chartWithTable(picture, [...history.points, picture.now], history.skipped, actions);
}

/** The day at which the history begins. */
function beginField(from: string | undefined, words: RiskWords, { begin }: BurndownActions): HTMLElement {
  const field = element("input", { class: "field filter-since", attributes: { type: "date", value: from } });
  field.addEventListener("change", () => begin(field.value === "" ? undefined : field.value));
  return element("label", {
    class: "filter-since-label",
    children: [words.text(message("Begins on")), field],
  });
}

function chartWithTable(
  { measure, words, from }: BurndownPicture,
  points: readonly BurndownPoint[],
  skipped: number,
  actions: BurndownActions,
): HTMLElement {
  return element("div", {
    class: "burndown",
    children: [
      element("div", {
        class: "burndown-tools",
        children: [
          element("div", {
            class: "segments",
            attributes: { role: "group", "aria-label": words.text(message("Measure")) },
            children: burndownMeasures.map(([value, label]) =>
              element("button", {
                class: "segment",
                text: words.text(label),
                attributes: { type: "button", "aria-pressed": String(value === measure), "data-measure": value },
                on: { click: () => actions.measure(value) },
              }),
            ),
          }),
          beginField(from, words, actions),
          element("button", {
            class: "button button-secondary",
            text: words.text(message("Read again")),
            attributes: { type: "button" },
            on: { click: actions.read },
          }),
        ],
      }),
      lineChart(points, measure, words),
      ...(skipped > 0
        ? [
            element("p", {
              class: "beside-note",
              text: words.text(message("Commits that could not be read: {0}", skipped)),
            }),
          ]
        : []),
      element("table", {
        class: "burndown-table",
        attributes: { "aria-label": words.text(message("Risk burndown")) },
        children: [
          element("thead", {
            children: [
              element("tr", {
                children: [message("Date"), ...burndownMeasures.map(([, label]) => label)].map((label) =>
                  element("th", { text: words.text(label), attributes: { scope: "col" } }),
                ),
              }),
            ],
          }),
          element("tbody", {
            children: points.toReversed().map((point, index) =>
              element("tr", {
                children: [
                  element("th", {
                    text: index === 0 ? words.text(message("Now")) : formatDate(point.at),
                    attributes: { scope: "row" },
                  }),
                  ...burndownMeasures.map(([value]) =>
                    element("td", { text: burndownNumber(point[value], words.language) }),
                  ),
                ],
              }),
            ),
          }),
        ],
      }),
    ],
  });
}

function lineChart(points: readonly BurndownPoint[], measure: BurndownMeasure, words: RiskWords): SVGSVGElement {
  const { width, height, left, right } = burndownSize;
  const layout = layOutBurndown(points, measure, words.language);
  return svgElement("svg", {
    class: "burndown-chart",
    attributes: { viewBox: `0 0 ${width} ${height}`, role: "img", "aria-label": words.text(layout.summary) },
    children: [
      ...layout.grid.flatMap(({ y, text }) => [
        svgElement("path", { class: "burndown-grid", attributes: { d: `M${left} ${y}H${width - right}` } }),
        svgElement("text", { class: "burndown-label burndown-end", text, attributes: { x: left - 8, y: y + 4 } }),
      ]),
      svgElement("path", { class: "burndown-line", attributes: { d: layout.line } }),
      ...layout.points.map(({ x, y, text }) =>
        svgElement("circle", {
          class: "burndown-point",
          attributes: { cx: x, cy: y, r: 3.5 },
          children: [svgElement("title", { text })],
        }),
      ),
      svgElement("text", {
        class: "burndown-label",
        text: formatDate(points[0]?.at ?? 0),
        attributes: { x: left, y: height - 6 },
      }),
      svgElement("text", {
        class: "burndown-label burndown-end",
        text: words.text(message("Now")),
        attributes: { x: width - right, y: height - 6 },
      }),
    ],
  });
}
