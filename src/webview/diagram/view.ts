import { message } from "../../core/text/message";
import type { DiagramKind, DiagramMessage, DiagramViewState } from "../../protocol/diagram";
import { element, setAttribute } from "../kit/dom";
import type { LiveRegion } from "../kit/live";
import type { Localizer } from "../kit/localizer";
import { errorState } from "../kit/states";
import { observeTheme } from "../kit/theme";
import { labelButton, toolbar, toolbarButton } from "../kit/toolbar";
import { goesOn, type RevealAction } from "../kit/reveal";
import { drawDiagram } from "./draw";
import { DiagramNodes } from "./nodes";
import { PanZoom } from "./panZoom";

export interface DiagramActions {
  readonly show: (kind: DiagramKind) => void;
  readonly reveal: RevealAction;
  readonly copyMermaid: (kind: DiagramKind) => void;
  /** Something that must survive a reload changed. */
  readonly changed: () => void;
}

const kinds: readonly (readonly [DiagramKind, ReturnType<typeof message>])[] = [
  ["organization", message("Organisation")],
  ["network", message("Dependencies")],
];

const zoomStep = 1.25;
const panStep = 60;

/** A Mermaid diagram in a window to move it in, with its toolbar. */
export class DiagramView {
  readonly node: HTMLElement;
  readonly #localizer: Localizer;
  readonly #live: LiveRegion;
  readonly #actions: DiagramActions;
  readonly #stage = element("div", { class: "stage" });
  readonly #window: HTMLElement;
  readonly #panZoom: PanZoom;
  readonly #nodes = new DiagramNodes();
  readonly #kinds: ReadonlyMap<DiagramKind, HTMLButtonElement>;
  readonly #tools: readonly {
    readonly label: ReturnType<typeof message>;
    readonly icon: "remove" | "add" | "fit" | "copy";
    readonly shortcut?: string;
    readonly button: HTMLButtonElement;
  }[];
  readonly #scale: HTMLButtonElement;
  readonly #bar: ReturnType<typeof toolbar>;
  readonly #problem = element("div", { class: "problem" });
  #source: DiagramMessage | undefined;
  #drawing = 0;
  #keptZoom: number | undefined;

  constructor(localizer: Localizer, live: LiveRegion, actions: DiagramActions, state: DiagramViewState | undefined) {
    this.#localizer = localizer;
    this.#live = live;
    this.#actions = actions;
    this.#keptZoom = typeof state?.zoom === "number" && Number.isFinite(state.zoom) ? state.zoom : undefined;
    this.#window = element("div", {
      class: "window",
      attributes: { tabindex: 0, role: "group" },
      children: [this.#stage],
    });
    this.#scale = element("button", { class: "tool scale", attributes: { type: "button" } });
    this.#panZoom = new PanZoom(this.#window, this.#stage, () => {
      this.#scale.textContent = `${Math.round(this.#panZoom.scale * 100)}%`;
      actions.changed();
    });
    this.#scale.addEventListener("click", () => this.#panZoom.actualSize());
    this.#kinds = new Map(
      kinds.map(([kind]) => [
        kind,
        element("button", {
          class: "segment",
          attributes: { type: "button", "aria-pressed": "false" },
          on: { click: () => actions.show(kind) },
        }),
      ]),
    );
    const tool = (
      label: ReturnType<typeof message>,
      icon: "remove" | "add" | "fit" | "copy",
      onClick: () => void,
      shortcut?: string,
    ) => ({ label, icon, ...(shortcut ? { shortcut } : {}), button: toolbarButton({ label: "", icon, onClick }) });
    this.#tools = [
      tool(message("Zoom out"), "remove", () => this.#panZoom.zoomBy(1 / zoomStep), "-"),
      tool(message("Zoom in"), "add", () => this.#panZoom.zoomBy(zoomStep), "+"),
      tool(message("Fit to the window"), "fit", () => this.#panZoom.fit(), "0"),
      tool(message("Copy Mermaid text"), "copy", () => this.#copy()),
    ];
    const [zoomOut, zoomIn, fit, copy] = this.#tools.map(({ button }) => button);
    this.#bar = toolbar("", [
      [element("div", { class: "segments", attributes: { role: "group" }, children: [...this.#kinds.values()] })],
      [zoomOut, this.#scale, zoomIn, fit].filter((button) => button !== undefined),
      [copy].filter((button) => button !== undefined),
    ]);
    this.node = element("div", { class: "diagram", children: [this.#bar.bar, this.#problem, this.#window] });
    this.#window.addEventListener("keydown", (event) => this.#keydown(event));
    this.#window.addEventListener("click", (event) => {
      const record = this.#panZoom.dragged ? undefined : this.#nodes.recordOf(event.target);
      if (record !== undefined) actions.reveal(record, goesOn(event));
    });
    observeTheme(() => {
      if (this.#source) void this.#draw(this.#source, this.#panZoom.zoom);
    });
  }

  get state(): DiagramViewState {
    const zoom = this.#panZoom.zoom;
    return {
      kind: "diagram",
      ...(this.#source ? { diagram: this.#source.kind } : {}),
      ...(zoom === undefined ? {} : { zoom }),
    };
  }

  async show(source: DiagramMessage): Promise<void> {
    const before = this.#source;
    this.#source = source;
    this.#localize(source);
    if (before?.text === source.text && this.#problem.hidden) return;
    const zoom = before?.kind === source.kind ? this.#panZoom.zoom : this.#keptZoom;
    this.#keptZoom = undefined;
    await this.#draw(source, zoom);
  }

  async #draw(source: DiagramMessage, zoom: number | undefined): Promise<void> {
    const turn = ++this.#drawing;
    setAttribute(this.#window, "aria-busy", "true");
    try {
      const picture = await drawDiagram(source.text);
      // A newer text may have come while this one was drawn.
      if (turn !== this.#drawing) return;
      const { width, height } = picture.viewBox.baseVal;
      picture.setAttribute("width", String(width));
      picture.setAttribute("height", String(height));
      this.#stage.replaceChildren(picture);
      this.#nodes.use(picture, source.nodes);
      this.#problem.hidden = true;
      this.#window.hidden = false;
      this.#panZoom.resize(width, height, zoom);
    } catch (error) {
      if (turn === this.#drawing) this.#showProblem(source, error);
    } finally {
      if (turn === this.#drawing) setAttribute(this.#window, "aria-busy", undefined);
    }
  }

  #showProblem(source: DiagramMessage, error: unknown): void {
    this.#window.hidden = true;
    this.#problem.hidden = false;
    this.#problem.replaceChildren(
      errorState({
        title: this.#localizer.text(message("This diagram can't be drawn")),
        hint: error instanceof Error ? error.message : String(error),
        example: source.text,
        actions: [
          { label: this.#localizer.text(message("Try again")), onClick: () => void this.#draw(source, undefined) },
          { label: this.#localizer.text(message("Copy Mermaid text")), onClick: () => this.#copy() },
        ],
      }),
    );
  }

  #localize(source: DiagramMessage): void {
    setAttribute(this.#bar.bar, "aria-label", this.#localizer.text(message("Diagram tools")));
    for (const [kind, label] of kinds) {
      const button = this.#kinds.get(kind);
      if (!button) continue;
      button.textContent = this.#localizer.text(label);
      setAttribute(button, "aria-pressed", String(kind === source.kind));
    }
    for (const { label, icon, shortcut, button } of this.#tools) {
      labelButton(button, { label: this.#localizer.text(label), icon, ...(shortcut ? { shortcut } : {}) });
    }
    const actual = this.#localizer.text(message("Actual size"));
    this.#scale.title = `${actual} (1)`;
    setAttribute(this.#scale, "aria-label", actual);
    setAttribute(
      this.#window,
      "aria-label",
      this.#localizer.text(
        source.kind === "organization"
          ? message("Organisation of {0}", source.title)
          : message("Dependency network of {0}", source.title),
      ),
    );
    this.#bar.update();
  }

  #copy(): void {
    if (this.#source) this.#actions.copyMermaid(this.#source.kind);
  }

  #keydown(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const node = this.#nodes.move(event);
    if (node) {
      this.#panZoom.reveal(node);
      event.preventDefault();
      return;
    }
    const record = this.#nodes.recordOf(event.target);
    if (event.key === "Enter" && record !== undefined) this.#actions.reveal(record, true);
    else if (!this.#moveByKey(event.key)) return;
    event.preventDefault();
  }

  #moveByKey(key: string): boolean {
    const panZoom = this.#panZoom;
    const moves: Readonly<Record<string, () => void>> = {
      "+": () => panZoom.zoomBy(zoomStep),
      "=": () => panZoom.zoomBy(zoomStep),
      "-": () => panZoom.zoomBy(1 / zoomStep),
      "0": () => panZoom.fit(),
      "1": () => panZoom.actualSize(),
      ArrowLeft: () => panZoom.panBy(panStep, 0),
      ArrowRight: () => panZoom.panBy(-panStep, 0),
      ArrowUp: () => panZoom.panBy(0, panStep),
      ArrowDown: () => panZoom.panBy(0, -panStep),
    };
    const move = Object.hasOwn(moves, key) ? moves[key] : undefined;
    move?.();
    if (move && /[+\-=01]/.test(key)) this.#live.say(`${Math.round(panZoom.scale * 100)}%`);
    return move !== undefined;
  }
}
