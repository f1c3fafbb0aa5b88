// The real view in a frame under its real policy, as VS Code shows it, and the host in a worker beside it.
import { offer } from "./contestant";
import type { GanttCommand, HostToGantt } from "../../../src/protocol/gantt";
import type { HostAnswer, HostRequest } from "./host";

interface ViewWindow extends Window {
  readonly posted: readonly { readonly type: string }[];
  readonly MessageEvent: typeof MessageEvent;
}

const host = new Worker("/script/host.js");
let frame: HTMLIFrameElement | undefined;
let first: HostToGantt | undefined;
let parts: Readonly<Record<string, number>> = {};

function view(): ViewWindow {
  const window = frame?.contentWindow;
  if (!window) throw new Error("The view is not there.");
  return window as unknown as ViewWindow;
}

function ask(request: HostRequest): Promise<HostAnswer> {
  return new Promise((resolve, reject) => {
    host.onmessage = ({ data }: MessageEvent<HostAnswer>) => resolve(data);
    host.onerror = (event) => reject(new Error(event.message));
    host.postMessage(request);
  });
}

function scroller(): HTMLElement {
  const node = view().document.querySelector<HTMLElement>(".scroller");
  if (!node) throw new Error("The view has drawn nothing.");
  return node;
}

/** The page of the view up to its word that it listens. */
function openView(): Promise<void> {
  const made = document.createElement("iframe");
  made.src = "/view.html";
  made.width = "1280";
  made.height = "760";
  frame = made;
  document.getElementById("chart")?.append(made);
  return new Promise((resolve) => {
    made.addEventListener("load", () => {
      if (view().posted.some(({ type }) => type === "ready")) resolve();
    });
  });
}

function command(name: GanttCommand): () => void {
  return () => deliver({ type: "command", command: name });
}

function deliver(message: HostToGantt): void {
  const { MessageEvent: Event } = view();
  view().dispatchEvent(new Event("message", { data: message }));
}

/** Words of the bars and dates that show. */
function whatShows(): string {
  return view().document.querySelector(".grid-rows")?.textContent ?? "";
}

offer({
  async prepare(_plan, rows) {
    const [answer] = await Promise.all([ask({ type: "open", rows }), openView()]);
    first = JSON.parse(answer.message ?? "") as HostToGantt;
    parts = answer.parts;
  },
  mount() {
    if (first) deliver(first);
  },
  bars: () => view().document.querySelectorAll(".bar-row").length,
  elements: () => view().document.getElementsByTagName("*").length,
  scrollTo: (y) => scroller().scrollTo(0, y),
  scrollTop: () => scroller().scrollTop,
  mostScroll: () => scroller().scrollHeight - scroller().clientHeight,
  zooms: [command("zoomIn"), command("zoomIn"), command("zoomOut"), command("zoomToFit")],
  async update(round) {
    const before = whatShows();
    const begun = performance.now();
    const { parts: hostParts, message } = await ask({ type: "edit", round });
    // As in VS Code: the text of the message is read by the workbench, which posts it into the frame.
    const received = new Promise<void>((resolve) => {
      view().addEventListener("message", () => resolve(), { once: true });
    });
    const answered = performance.now();
    view().postMessage(JSON.parse(message ?? ""), "*");
    await received;
    const drawn = performance.now();
    if (whatShows() === before) throw new Error("A change of the text did not reach the picture.");
    const worker = Object.entries(hostParts).filter(([name]) => name !== "characters" && name !== "rows changed");
    const inHost = worker.reduce((sum, [, time]) => sum + time, 0);
    parts = { ...hostParts, transport: answered - begun - inHost, "script of the view": drawn - answered };
  },
  async drawFile() {
    const answer = await ask({ type: "drawFile" });
    return answer.parts["drawing"] ?? Number.NaN;
  },
  parts: () => parts,
  violations: () => view().violations ?? [],
});
