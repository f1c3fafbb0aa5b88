import "./risk.css";
import "./beside.css";
import { message } from "../../core/text/message";
import type { HostToRisk, RiskToHost, RiskViewState } from "../../protocol/risk";
import { ViewPage } from "../kit/page";
import { answerDrawPng } from "../kit/png";
import { emptyState } from "../kit/states";
import { isRiskViewState } from "./state";
import { RiskView } from "./view";

/** What the matrix itself answers; the page answers the rest. */
type PictureMessage = Extract<
  HostToRisk,
  { readonly type: "model" | "selectRisk" | "history" | "pastRegister" | "drawPng" }
>;

let view: RiskView | undefined;
const page = new ViewPage<RiskToHost, PictureMessage, RiskViewState>(() => view?.state);
const { channel, localizer, live } = page;

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
      reveal: (id, focus) => channel.intend({ type: "revealRisk", id, focus }),
      copyMermaid: () => channel.intend({ type: "copyMermaid" }),
      rescore: (rescoring) => channel.intend({ type: "rescore", ...rescoring }),
      readHistory: (since) => channel.intend({ type: "readHistory", ...(since !== undefined && { since }) }),
      readMovement: (since) => channel.intend({ type: "readMovement", since }),
      cancelHistory: () => channel.intend({ type: "cancelHistory" }),
      exportRisks: (what, id, view) =>
        channel.intend({ type: "exportRisks", what, view, ...(id === undefined ? {} : { id }) }),
      changed: page.saveSoon,
    },
    channel.load(isRiskViewState),
  );
}

function showNoRisks(): void {
  page.show(
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

function receive(received: PictureMessage): void {
  switch (received.type) {
    case "model":
      localizer.use(received);
      document.title = received.title;
      if (received.model.risks.length === 0) {
        showNoRisks();
        return;
      }
      view ??= makeView();
      page.show(view.node);
      view.show(received);
      return;
    case "history":
      view?.showHistory(received);
      return;
    case "pastRegister":
      view?.showPast(received);
      return;
    case "drawPng":
      answerDrawPng(received, (png) => channel.intend(png));
      return;
    case "selectRisk":
      view?.select(received.id);
      return;
  }
}

page.open(receive);
