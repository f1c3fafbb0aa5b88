import { riskPositionNames, type RiskPositionName } from "../../core/risk/positions";
import { placeIn } from "../../core/risk/steps";
import type { MatrixLevel, MatrixRisk, RiskMatrixModel } from "../../core/risk/types";
import { message } from "../../core/text/message";
import type { RescoreIntent } from "../../protocol/risk";
import { element } from "../kit/dom";
import type { RiskWords } from "./words";

export type Rescoring = Omit<RescoreIntent, "type" | "version">;

/** Where a dialog of another assessment begins. */
export interface RescoreStart {
  readonly risk: MatrixRisk;
  readonly position: RiskPositionName;
  /** The cell onto which the risk was dragged. */
  readonly cell?: { readonly probability: number; readonly impact: number };
}

/**
 * Asks for another assessment of a risk and for the reason; nothing is written without one. Escape gives up. It is the way of the keyboard as well: a risk that was dragged comes with
 * its new cell chosen.
 */
export function askForAssessment(
  model: RiskMatrixModel,
  words: RiskWords,
  start: RescoreStart,
  write: (rescoring: Rescoring) => void,
): void {
  const { risk } = start;
  const before = document.activeElement;
  const position = choice(
    riskPositionNames.map((name) => [name, words.positionName(name)]),
    start.position,
  );
  const levels = (list: readonly MatrixLevel[], value: number | undefined): HTMLSelectElement =>
    choice(
      list.toReversed().map((level) => [String(level.value), `${level.value} · ${words.words(level.name)}`]),
      value === undefined ? undefined : String(value),
    );
  const present = start.cell ?? placeIn(risk, start.position);
  const probability = levels(model.probability, present?.probability);
  const impact = levels(model.impact, present?.impact);
  const reason = element("textarea", { class: "field", attributes: { rows: 3, required: "", maxlength: 1000 } });
  const note = element("p", { class: "rescore-note", attributes: { role: "alert", hidden: true } });
  const objective = choice([], undefined);
  const objectiveField = labelled(words.text(message("Objective that changes")), objective);
  const objectives = element("p", { class: "rescore-note" });
  const cancel = element("button", {
    class: "button button-secondary",
    text: words.text(message("Cancel")),
    attributes: { type: "button" },
  });
  const apply = element("button", {
    class: "button",
    text: words.text(message("Write")),
    attributes: { type: "submit" },
  });
  const title = words.text(message("Assess {0} anew", risk.id));
  const form = element("form", {
    class: "rescore-form",
    children: [
      element("h2", { text: title }),
      element("p", { class: "rescore-title", text: risk.title }),
      labelled(words.text(message("Assessment")), position),
      labelled(words.text(message("Probability")), probability),
      labelled(words.text(message("Impact")), impact),
      objectiveField,
      objectives,
      labelled(words.text(message("Reason")), reason),
      note,
      element("div", { class: "rescore-buttons", children: [cancel, apply] }),
    ],
  });
  const dialog = element("dialog", { class: "rescore", attributes: { "aria-label": title }, children: [form] });
  const chosen = (): RiskPositionName => riskPositionNames.find((name) => name === position.value) ?? start.position;
  const tellObjectives = (): void => {
    const levels = risk.impacts?.[chosen()] ?? {};
    const written = Object.keys(levels).sort((a, b) => (levels[b] ?? 0) - (levels[a] ?? 0));
    objectives.hidden = written.length === 0;
    objectiveField.hidden = written.length === 0;
    // The one that counts now stands first.
    objective.replaceChildren(
      ...written.map((name) =>
        element("option", { text: `${name} (${levels[name] ?? 0})`, attributes: { value: name } }),
      ),
    );
    objectives.textContent = words.text(
      message("Objectives above the new level come down to it; the chosen one rises to it where none reaches it."),
    );
  };
  position.addEventListener("change", () => {
    tellObjectives();
    const place = placeIn(risk, chosen());
    if (!place || start.cell) return;
    probability.value = String(place.probability);
    impact.value = String(place.impact);
  });
  cancel.addEventListener("click", () => dialog.close());
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (reason.value.trim() === "") {
      note.hidden = false;
      note.textContent = words.text(message("Write why the assessment changes."));
      reason.focus();
      return;
    }
    dialog.close();
    write({
      id: risk.id,
      position: chosen(),
      probability: Number(probability.value),
      impact: Number(impact.value),
      ...(objective.value === "" ? {} : { objective: objective.value }),
      reason: reason.value.trim(),
    });
  });
  // The browser's own words about an empty field are in another language.
  form.noValidate = true;
  dialog.addEventListener("close", () => {
    dialog.remove();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  });
  tellObjectives();
  document.body.append(dialog);
  dialog.showModal();
  (start.cell ? reason : probability).focus();
}

function choice(options: readonly (readonly [string, string])[], value: string | undefined): HTMLSelectElement {
  const select = element("select", {
    class: "field",
    children: options.map(([key, text]) => element("option", { text, attributes: { value: key } })),
  });
  if (value !== undefined) select.value = value;
  return select;
}

function labelled(text: string, field: HTMLElement): HTMLElement {
  return element("label", { class: "rescore-field", children: [element("span", { text }), field] });
}
