import type { RuleImpact } from "../../core/standard/impact";
import { message } from "../../core/text/message";
import type { ImpactState, ListedFinding, ListedRule, ProjectChanges } from "../../protocol/standards";
import { element } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import { emptyState } from "../kit/states";
import { findingsList } from "./findings-list";

export interface ImpactActions {
  readonly revealText: (finding: ListedFinding, focus: boolean) => void;
  /** Shows what one rule changes, or again all. */
  readonly chooseRule: (code: string | undefined) => void;
}

/** What an edit of standards changes: rules with the findings that come and go, and these findings by project. @param chosen the rule that shows alone */
export function impact(
  state: ImpactState | undefined,
  rules: Readonly<Record<string, ListedRule>>,
  chosen: string | undefined,
  localizer: Localizer,
  actions: ImpactActions,
): HTMLElement {
  const text = localizer.text.bind(localizer);
  if (!state || state.state === "reading") return emptyState({ title: text(message("Checking the projects…")) });
  if (state.state === "none") return emptyState({ title: text(state.reason), hint: text(state.hint) });
  const { projects, against } = state;
  const note = element("p", { class: "impact-against", text: text(against) });
  if (projects.length === 0)
    return element("div", {
      class: "impact",
      children: [note, emptyState({ title: text(message("The edit changes no finding of any project")) })],
    });
  return element("div", {
    class: "impact",
    children: [
      note,
      ruleTable(state.rules, rules, chosen, localizer, actions),
      ...projects.flatMap((project) => projectChanges(project, chosen, localizer, actions)),
    ],
  });
}

function ruleTable(
  impacts: readonly RuleImpact[],
  rules: Readonly<Record<string, ListedRule>>,
  chosen: string | undefined,
  localizer: Localizer,
  { chooseRule }: ImpactActions,
): HTMLElement {
  const text = localizer.text.bind(localizer);
  const heads = [message("Rule"), message("Added"), message("Removed"), message("Projects")];
  return element("table", {
    class: "impact-rules",
    attributes: { "aria-label": text(message("Findings that come and go, by rule")) },
    children: [
      element("thead", {
        children: [
          element("tr", {
            children: heads.map((head) => element("th", { text: text(head), attributes: { scope: "col" } })),
          }),
        ],
      }),
      element("tbody", {
        children: impacts.map(({ code, added, removed, projects }) =>
          element("tr", {
            children: [
              element("th", {
                attributes: { scope: "row" },
                children: [
                  element("button", {
                    class: "segment",
                    text: rules[code]?.title ?? code,
                    attributes: { type: "button", title: code, "aria-pressed": String(code === chosen) },
                    on: { click: () => chooseRule(code === chosen ? undefined : code) },
                  }),
                ],
              }),
              element("td", { class: added > 0 ? "impact-added" : "", text: added > 0 ? `+${added}` : "–" }),
              element("td", { class: removed > 0 ? "impact-removed" : "", text: removed > 0 ? `−${removed}` : "–" }),
              element("td", { text: String(projects) }),
            ],
          }),
        ),
      }),
    ],
  });
}

function projectChanges(
  { name, changes, added, removed }: ProjectChanges,
  chosen: string | undefined,
  localizer: Localizer,
  { revealText }: ImpactActions,
): readonly HTMLElement[] {
  const text = localizer.text.bind(localizer);
  const shown = chosen === undefined ? changes : changes.filter(({ code }) => code === chosen);
  if (shown.length === 0) return [];
  const left = chosen === undefined ? added + removed - changes.length : 0;
  return [
    element("section", {
      class: "impact-project",
      children: [
        element("h2", { text: `${name} (+${added} −${removed})` }),
        findingsList(shown, localizer, revealText, ({ kind }) => [
          element("span", {
            class: `impact-sign impact-${kind}`,
            text: kind === "added" ? "+" : "−",
            attributes: { role: "img", "aria-label": text(kind === "added" ? message("Added") : message("Removed")) },
          }),
        ]),
        ...(left > 0 ? [element("p", { class: "details-words", text: text(message("… and {0} more", left)) })] : []),
      ],
    }),
  ];
}
