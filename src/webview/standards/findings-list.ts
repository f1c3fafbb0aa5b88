import type { ListedFinding } from "../../protocol/standards";
import { element } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import { goesOn } from "../kit/reveal";
import { severityLabels, severitySigns } from "./words";

/** How findings are listed: each is a button that shows its place in the text. */
export function findingsList<Listed extends ListedFinding>(
  findings: readonly Listed[],
  localizer: Localizer,
  reveal: (finding: Listed, focus: boolean) => void,
  before: (finding: Listed) => readonly HTMLElement[] = () => [],
): HTMLElement {
  return element("ul", {
    class: "findings",
    children: findings.map((finding) =>
      element("li", {
        children: [
          element("button", {
            class: "finding",
            attributes: { type: "button" },
            on: { click: (event) => reveal(finding, event instanceof MouseEvent && goesOn(event)) },
            children: [
              ...before(finding),
              element("span", {
                class: `sign sign-${finding.severity}`,
                text: severitySigns[finding.severity],
                attributes: { role: "img", "aria-label": localizer.text(severityLabels[finding.severity]) },
              }),
              element("span", { class: "finding-words", text: localizer.text(finding.message) }),
              element("span", { class: "finding-place", text: finding.place }),
            ],
          }),
        ],
      }),
    ),
  });
}
