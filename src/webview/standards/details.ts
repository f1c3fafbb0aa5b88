import type { ProjectConformance } from "../../core/report/conformance/table";
import { cellWords, denominators, scoreText } from "../../core/report/conformance/words";
import { message } from "../../core/text/message";
import type { ListedFinding, ListedRule, TrendState } from "../../protocol/standards";
import { element } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import { findingsList } from "./findings-list";
import { trend, type TrendActions } from "./trend";
import { severityLabels } from "./words";

export interface DetailActions extends TrendActions {
  readonly revealText: (finding: ListedFinding, focus: boolean) => void;
  readonly revealRule: (code: string) => void;
}

/** A rule in a project: what it says, what the share was made from, and the findings. @param findings undefined while they are not known */
export function ruleDetails(
  { project, conformance }: ProjectConformance,
  code: string,
  rule: ListedRule | undefined,
  findings: readonly ListedFinding[] | undefined,
  localizer: Localizer,
  actions: DetailActions,
): HTMLElement {
  const row = conformance.rows.find((one) => one.code === code);
  const text = localizer.text.bind(localizer);
  return element("section", {
    class: "details",
    children: [
      element("h2", { text: `${project.name}: ${rule?.title ?? code}` }),
      element("p", {
        class: "details-facts",
        children: [
          element("span", { text: text(cellWords(row)) }),
          element("code", { text: code }),
          ...(row ? [element("span", { text: text(severityLabels[row.severity]) })] : []),
          ...(rule?.standard === undefined ? [] : [element("span", { text: rule.standard })]),
          element("button", {
            class: "link",
            text: text(rule ? message("Show the rule") : message("What it means")),
            attributes: { type: "button" },
            on: { click: () => actions.revealRule(code) },
          }),
        ],
      }),
      ...(rule?.description === undefined ? [] : [element("p", { class: "details-words", text: rule.description })]),
      ...(findings === undefined
        ? []
        : findings.length === 0
          ? [element("p", { class: "details-words", text: text(message("No finding is open.")) })]
          : [findingsList(findings, localizer, actions.revealText)]),
    ],
  });
}

/** How a project keeps its standards: the score, what it was made from, and how it came to be. */
export function projectDetails(
  { project, conformance }: ProjectConformance,
  history: TrendState | undefined,
  localizer: Localizer,
  actions: DetailActions,
): HTMLElement {
  const text = localizer.text.bind(localizer);
  return element("section", {
    class: "details",
    children: [
      element("h2", { text: `${project.name}: ${scoreText(conformance)}` }),
      element("p", {
        class: "details-facts",
        children: [
          element("span", { text: text(denominators(conformance)) }),
          ...(project.phase === undefined
            ? []
            : [element("span", { text: text(message("Phase: {0}", project.phase)) })]),
          ...(conformance.isCapped ? [element("span", { text: text(message("An error keeps the grade at C.")) })] : []),
        ],
      }),
      trend(history, localizer, actions),
    ],
  });
}

/** What stands below the map before anything is chosen. */
export function noDetails(localizer: Localizer): HTMLElement {
  return element("section", {
    class: "details details-none",
    children: [
      ...[
        message("Choose a cell to see its findings, or a score to see what it was made from."),
        message("—: does not apply. W: waived. *: an error keeps the grade at C."),
      ].map((words) => element("p", { text: localizer.text(words) })),
    ],
  });
}
