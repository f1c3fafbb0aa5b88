import { formatDate } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import type { BurndownPoint, HistoryState } from "../../protocol/risk";
import { element, svgElement } from "../kit/dom";
import { emptyState } from "../kit/states";
import type { RiskWords } from "./words";

export type BurndownMeasure = "open" | "score" | "money" | "days";

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

const measures: readonly (readonly [BurndownMeasure, Message])[] = [
  ["open", message("Open risks")],
  ["score", message("Sum of scores")],
  ["money", message("Expected loss")],
  ["days", message("Expected delay (days)")],
];

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
            children: measures.map(([value, label]) =>
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
                children: [message("Date"), ...measures.map(([, label]) => label)].map((label) =>
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
                  ...measures.map(([value]) => element("td", { text: format(point[value], words) })),
                ],
              }),
            ),
          }),
        ],
      }),
    ],
  });
}

const size = { width: 560, height: 220, left: 64, right: 16, top: 12, bottom: 26 };

function lineChart(points: readonly BurndownPoint[], measure: BurndownMeasure, words: RiskWords): SVGSVGElement {
  const first = points[0];
  const last = points.at(-1);
  const most = niceCeiling(Math.max(...points.map((point) => point[measure]), 0));
  const from = first?.at ?? 0;
  const span = Math.max((last?.at ?? 0) - from, 1);
  const inner = { width: size.width - size.left - size.right, height: size.height - size.top - size.bottom };
  const x = (point: BurndownPoint): number => round(size.left + ((point.at - from) / span) * inner.width);
  const y = (value: number): number => round(size.top + (1 - value / most) * inner.height);
  // The register stays as it is between two commits: steps, not slopes.
  const path = points.map((point, index) =>
    index === 0 ? `M${x(point)} ${y(point[measure])}` : `H${x(point)}V${y(point[measure])}`,
  );
  const label = measures.find(([value]) => value === measure)?.[1] ?? message("Open risks");
  const summary =
    first && last
      ? message(
          "{0}: {1} on {2}, {3} now",
          label,
          format(first[measure], words),
          formatDate(first.at),
          format(last[measure], words),
        )
      : label;
  return svgElement("svg", {
    class: "burndown-chart",
    attributes: { viewBox: `0 0 ${size.width} ${size.height}`, role: "img", "aria-label": words.text(summary) },
    children: [
      ...[0, 0.5, 1].flatMap((share) => [
        svgElement("path", {
          class: "burndown-grid",
          attributes: { d: `M${size.left} ${y(most * share)}H${size.width - size.right}` },
        }),
        svgElement("text", {
          class: "burndown-label burndown-end",
          text: format(most * share, words),
          attributes: { x: size.left - 8, y: y(most * share) + 4 },
        }),
      ]),
      svgElement("path", { class: "burndown-line", attributes: { d: path.join("") } }),
      ...points.map((point) =>
        svgElement("circle", {
          class: "burndown-point",
          attributes: { cx: x(point), cy: y(point[measure]), r: 3.5 },
          children: [svgElement("title", { text: `${formatDate(point.at)}  ${format(point[measure], words)}` })],
        }),
      ),
      svgElement("text", {
        class: "burndown-label",
        text: formatDate(from),
        attributes: { x: size.left, y: size.height - 6 },
      }),
      svgElement("text", {
        class: "burndown-label burndown-end",
        text: words.text(message("Now")),
        attributes: { x: size.width - size.right, y: size.height - 6 },
      }),
    ],
  });
}

/** The next of 2, 4, 6, 8, 10, 20, 40 …, so that half of it is a round number too. */
function niceCeiling(value: number): number {
  if (value <= 2) return 2;
  const power = 10 ** Math.floor(Math.log10(value));
  return power * ([1, 2, 4, 6, 8, 10].find((step) => value <= step * power) ?? 10);
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function format(value: number, words: RiskWords): string {
  return new Intl.NumberFormat(words.language, { maximumFractionDigits: 1 }).format(value);
}
