import "./diagram.css";
import { message } from "../../core/text/message";
import type { EmptyMessage, ErrorMessage } from "../../protocol/common";
import type { DiagramToHost, DiagramViewState, HostToDiagram } from "../../protocol/diagram";
import { Channel } from "../kit/channel";
import { element } from "../kit/dom";
import { LiveRegion } from "../kit/live";
import { Localizer } from "../kit/localizer";
import { emptyState, errorState } from "../kit/states";
import { DiagramView } from "./view";

const channel = new Channel<DiagramToHost, HostToDiagram, DiagramViewState>();
const localizer = new Localizer();
const live = new LiveRegion();
const place = element("main", { class: "place" });
let view: DiagramView | undefined;
let saving: ReturnType<typeof setTimeout> | undefined;

function isDiagramViewState(state: unknown): state is DiagramViewState {
  return typeof state === "object" && state !== null && (state as { kind?: unknown }).kind === "diagram";
}

function makeView(): DiagramView {
  return new DiagramView(
    localizer,
    live,
    {
      show: (kind) => channel.intend({ type: "showDiagram", kind }),
      reveal: (id) => channel.intend({ type: "revealRecord", id }),
      copyMermaid: (kind) => channel.intend({ type: "copyMermaid", kind }),
      changed: saveSoon,
    },
    channel.load(isDiagramViewState),
  );
}

function saveSoon(): void {
  clearTimeout(saving);
  saving = setTimeout(() => {
    if (view) channel.save(view.state);
  }, 200);
}

function show(node: HTMLElement): void {
  if (place.firstElementChild !== node) place.replaceChildren(node);
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

function receive(received: HostToDiagram): void {
  switch (received.type) {
    case "diagram":
      localizer.use(received);
      document.title = received.title;
      view ??= makeView();
      show(view.node);
      void view.show(received);
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
