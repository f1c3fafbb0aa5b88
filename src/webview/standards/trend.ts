import { layOutTrend, type ConformancePoint } from "../../core/report/conformance/trend";
import { message } from "../../core/text/message";
import type { TrendState } from "../../protocol/standards";
import { element, svgElement } from "../kit/dom";
import type { Localizer } from "../kit/localizer";

export interface TrendActions {
  readonly readTrend: () => void;
  readonly cancelTrend: () => void;
}

/** How a project kept the present rules over its commits, as a line with a point for each. */
export function trend(
  history: TrendState | undefined,
  localizer: Localizer,
  { readTrend, cancelTrend }: TrendActions,
): HTMLElement {
  const text = localizer.text.bind(localizer);
  const button = (label: string, click: () => void): HTMLElement =>
    element("button", { class: "button button-secondary", text: label, attributes: { type: "button" }, on: { click } });
  const read = button(
    text(history?.state === "ready" ? message("Read again") : message("Read the git history")),
    readTrend,
  );
  if (!history)
    return element("div", {
      class: "trend-ask",
      children: [
        element("p", {
          text: text(message("How the project kept the rules of today after each commit is read from git.")),
        }),
        read,
      ],
    });
  switch (history.state) {
    case "reading":
      return element("div", {
        class: "trend-ask",
        attributes: { role: "status" },
        children: [
          element("p", { text: text(message("Reading commit {0} of {1}…", history.done + 1, history.total)) }),
          element("progress", {
            attributes: {
              max: history.total,
              value: history.done,
              "aria-label": text(message("Read the git history")),
            },
          }),
          button(text(message("Cancel")), cancelTrend),
        ],
      });
    case "none":
      return element("div", {
        class: "trend-ask",
        children: [
          ...[history.reason, ...(history.hint ? [history.hint] : [])].map((words) =>
            element("p", { text: text(words) }),
          ),
          read,
        ],
      });
    case "ready":
      if (history.points.length === 0)
        return element("div", {
          class: "trend-ask",
          children: [element("p", { text: text(message("At no commit did the project follow a standard.")) }), read],
        });
      return element("div", {
        class: "trend",
        children: [
          line(history.points, localizer),
          ...(history.skipped > 0
            ? [element("p", { text: text(message("Commits that could not be read: {0}", history.skipped)) })]
            : []),
          read,
        ],
      });
  }
}

function line(points: readonly ConformancePoint[], localizer: Localizer): HTMLElement {
  const { places, summary } = layOutTrend(points);
  const percent = (value: number): string => `${value.toFixed(2)}%`;
  return element("figure", {
    class: "trend-figure",
    children: [
      element("div", {
        class: "trend-scale",
        attributes: { "aria-hidden": "true" },
        children: ["100%", "50%", "0%"].map((label) => element("span", { text: label })),
      }),
      svgElement("svg", {
        class: "trend-chart",
        attributes: { role: "img", "aria-label": localizer.text(summary) },
        children: [
          ...[0, 50, 100].map((y) =>
            svgElement("line", {
              class: "trend-grid",
              attributes: { x1: "0%", x2: "100%", y1: percent(y), y2: percent(y) },
            }),
          ),
          ...places.slice(1).map(({ x, y }, at) =>
            svgElement("line", {
              class: "trend-line",
              attributes: {
                x1: percent(places[at]?.x ?? 0),
                y1: percent(places[at]?.y ?? 0),
                x2: percent(x),
                y2: percent(y),
              },
            }),
          ),
          ...places.map(({ x, y, text }) =>
            svgElement("circle", {
              class: "trend-point",
              attributes: { cx: percent(x), cy: percent(y), r: 3.5 },
              children: [svgElement("title", { text })],
            }),
          ),
        ],
      }),
      element("figcaption", { text: localizer.text(summary) }),
    ],
  });
}
