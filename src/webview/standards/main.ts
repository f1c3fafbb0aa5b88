import "./standards.css";
import type { HostToStandards, StandardsToHost, StandardsViewState } from "../../protocol/standards";
import { ViewPage } from "../kit/page";
import { isStandardsViewState } from "./state";
import { StandardsView } from "./view";

/** What the view itself answers; the page answers the rest. */
type PictureMessage = Extract<
  HostToStandards,
  { readonly type: "conformance" | "turnTo" | "findings" | "trend" | "impact" }
>;

let view: StandardsView | undefined;
const page = new ViewPage<StandardsToHost, PictureMessage, StandardsViewState>(() => view?.state);
const { channel, localizer, live } = page;

function makeView(): StandardsView {
  return new StandardsView(
    localizer,
    live,
    {
      turnTo: (tab) => channel.intend({ type: "turnTo", tab }),
      listFindings: (folder, code) => channel.intend({ type: "listFindings", folder, code }),
      revealText: ({ file, range }, focus) => channel.intend({ type: "revealText", file, range, focus }),
      revealRule: (code, focus) => channel.intend({ type: "revealRule", code, focus }),
      exportConformance: (format, filter) => channel.intend({ type: "exportConformance", format, filter }),
      readTrend: (folder) => channel.intend({ type: "readTrend", folder }),
      cancelTrend: () => channel.intend({ type: "cancelTrend" }),
      changed: page.saveSoon,
    },
    channel.load(isStandardsViewState),
  );
}

page.open((received) => {
  switch (received.type) {
    case "conformance":
      localizer.use(received);
      view ??= makeView();
      page.show(view.node);
      view.show(received);
      return;
    case "turnTo":
      view?.turnTo(received.tab);
      return;
    case "findings":
      view?.showFindings(received);
      return;
    case "trend":
      view?.showTrend(received);
      return;
    case "impact":
      view?.showImpact(received);
      return;
  }
});
