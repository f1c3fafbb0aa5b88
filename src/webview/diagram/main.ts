import "./diagram.css";
import type { DiagramToHost, DiagramViewState, HostToDiagram } from "../../protocol/diagram";
import { ViewPage } from "../kit/page";
import { DiagramView } from "./view";

/** What the diagram itself answers; the page answers the rest. */
type PictureMessage = Extract<HostToDiagram, { readonly type: "diagram" }>;

let view: DiagramView | undefined;
const page = new ViewPage<DiagramToHost, PictureMessage, DiagramViewState>(() => view?.state);
const { channel, localizer, live } = page;

function isDiagramViewState(state: unknown): state is DiagramViewState {
  return typeof state === "object" && state !== null && (state as { kind?: unknown }).kind === "diagram";
}

function makeView(): DiagramView {
  return new DiagramView(
    localizer,
    live,
    {
      show: (kind) => channel.intend({ type: "showDiagram", kind }),
      reveal: (id, focus) => channel.intend({ type: "revealRecord", id, focus }),
      copyMermaid: (kind) => channel.intend({ type: "copyMermaid", kind }),
      changed: page.saveSoon,
    },
    channel.load(isDiagramViewState),
  );
}

page.open((received) => {
  localizer.use(received);
  document.title = received.title;
  view ??= makeView();
  page.show(view.node);
  void view.show(received);
  // The host may have chosen another diagram; a reload must bring back that one.
  page.saveSoon();
});
