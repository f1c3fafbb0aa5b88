import "./risk.css";
import { message } from "../../core/text/message";
import type { EmptyMessage, ErrorMessage } from "../../protocol/common";
import type { HostToRisk, RiskToHost, RiskViewState } from "../../protocol/risk";
import { Channel } from "../kit/channel";
import { element } from "../kit/dom";
import { LiveRegion } from "../kit/live";
import { Localizer } from "../kit/localizer";
import { emptyState, errorState } from "../kit/states";
import { isRiskViewState } from "./state";
import { RiskView } from "./view";

const channel = new Channel<RiskToHost, HostToRisk, RiskViewState>();
const localizer = new Localizer();
const live = new LiveRegion();
const place = element("main", { class: "place" });
let view: RiskView | undefined;
let saving: ReturnType<typeof setTimeout> | undefined;

const firstRisk = `risks:
  - id: R-001
    title: Vendor API changes late
    probability: 3
    impact: 4
    response: mitigate
    owner: sato
    status: open`;

function makeView(): RiskView {
  return new RiskView(
    localizer,
    live,
    {
      reveal: (id) => channel.intend({ type: "revealRisk", id }),
      copyMermaid: () => channel.intend({ type: "copyMermaid" }),
      changed: saveSoon,
    },
    channel.load(isRiskViewState),
  );
}

function saveSoon(): void {
  clearTimeout(saving);
  saving = setTimeout(() => {
    if (view) channel.save(view.state);
  }, 200);
}

/** Puts a node in the place of the picture, if it is not there already. */
function show(node: HTMLElement): void {
  if (place.firstElementChild !== node) place.replaceChildren(node);
}

function showNoRisks(): void {
  show(
    emptyState({
      title: localizer.text(message("This project has no risks yet")),
      hint: localizer.text(
        message("Write risks in the project file with a probability and an impact; the matrix follows as you type."),
      ),
      example: firstRisk,
      actions: [{ label: localizer.text(message("Add a risk")), onClick: () => channel.intend({ type: "addRisk" }) }],
    }),
  );
}

function showProblem(problem: ErrorMessage | EmptyMessage): void {
  localizer.use(problem);
  const options = {
    title: localizer.text(problem.message),
    ...(problem.hint ? { hint: localizer.text(problem.hint) } : {}),
    actions: [{ label: localizer.text(message("Try again")), onClick: () => channel.refresh() }],
  };
  show(problem.type === "error" ? errorState(options) : emptyState(options));
}

function receive(received: HostToRisk): void {
  switch (received.type) {
    case "model":
      localizer.use(received);
      document.title = received.title;
      if (received.model.risks.length === 0) {
        showNoRisks();
        return;
      }
      view ??= makeView();
      show(view.node);
      view.show(received);
      return;
    case "selectRisk":
      view?.select(received.id);
      return;
    case "status":
      localizer.use(received);
      live.say(localizer.text(received.message));
      return;
    case "error":
    case "empty":
      showProblem(received);
      return;
  }
}

document.body.append(place, live.node);
channel.open(receive);
