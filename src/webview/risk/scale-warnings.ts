import type { RiskMatrixModel } from "../../core/risk/types";
import { message } from "../../core/text/message";
import { element } from "../kit/dom";
import type { RiskWords } from "./words";

/** What the scale does that misleads those who rank risks by it, to be opened below the matrix; nothing for a sound scale. */
export function scaleWarnings(model: RiskMatrixModel, words: RiskWords, open: boolean): HTMLElement | undefined {
  const { warnings } = model;
  if (warnings.length === 0) return undefined;
  return element("details", {
    class: "scale-warnings",
    attributes: { open: open ? "" : undefined },
    children: [
      element("summary", {
        children: [
          element("span", { class: "scale-sign", text: "⚠", attributes: { "aria-hidden": "true" } }),
          element("span", { text: words.text(message("About this scale: {0}", warnings.length)) }),
        ],
      }),
      element("ul", {
        children: warnings.map((warning) =>
          element("li", { class: `scale-${warning.severity}`, text: words.text(warning.message) }),
        ),
      }),
      element("p", { text: words.text(message("After L. A. Cox, “What's Wrong with Risk Matrices?”, 2008.")) }),
    ],
  });
}
