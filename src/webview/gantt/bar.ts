import { message, type Message } from "../../core/text/message";
import type { GanttCommand } from "../../protocol/gantt";
import { element, setAttribute } from "../kit/dom";
import type { IconName } from "../kit/icons";
import type { Localizer } from "../kit/localizer";
import { labelButton, toolbar, toolbarButton } from "../kit/toolbar";
import type { Find } from "./find";

export interface BarActions {
  readonly run: (command: GanttCommand) => void;
  readonly copyMermaid: () => void;
  readonly exportChart: () => void;
  readonly help: () => void;
  /** The button that goes from finding to finding. */
  readonly findings: HTMLElement;
  /** Opens the menu of what is shown, under its button. */
  readonly show: (button: HTMLElement) => void;
  /** Opens the menu of kept views, under its button. */
  readonly views: (button: HTMLElement) => void;
  /** Opens the menu of columns, under its button. */
  readonly columns: (button: HTMLElement) => void;
  /** Opens the menu of filters, under its button. */
  readonly filter: (button: HTMLElement) => void;
}

interface Tool {
  readonly label: Message;
  readonly icon: IconName;
  readonly shortcut?: string;
  readonly button: HTMLButtonElement;
}

/** The toolbar over the chart. */
export class Bar {
  readonly node: HTMLElement;
  readonly #localizer: Localizer;
  readonly #tools: readonly Tool[];
  readonly #summary = element("span", { class: "bar-summary" });
  readonly #update: () => void;

  constructor(localizer: Localizer, find: Find, actions: BarActions) {
    this.#localizer = localizer;
    const tool = (label: Message, icon: IconName, run: () => void, shortcut?: string): Tool => ({
      label,
      icon,
      ...(shortcut ? { shortcut } : {}),
      button: toolbarButton({ label: "", icon, onClick: run }),
    });
    const command =
      (name: GanttCommand): (() => void) =>
      () =>
        actions.run(name);
    const zoom = [
      tool(message("Zoom out"), "remove", command("zoomOut"), "-"),
      tool(message("Zoom in"), "add", command("zoomIn"), "+"),
      tool(message("Fit the whole plan"), "fit", command("zoomToFit"), "F"),
      tool(message("Go to today"), "today", command("goToToday"), "T"),
    ];
    const outline = [
      tool(message("Expand all"), "expand", command("expandAll")),
      tool(message("Collapse all"), "collapse", command("collapseAll")),
    ];
    const show = tool(message("What is shown"), "show", () => actions.show(show.button));
    const columns = tool(message("Columns and rows"), "columns", () => actions.columns(columns.button));
    const filter = tool(message("Filter"), "filter", () => actions.filter(filter.button));
    const views = tool(message("Kept views"), "bookmark", () => actions.views(views.button));
    for (const { button } of [show, columns, filter, views]) setAttribute(button, "aria-haspopup", "menu");
    const output = [
      tool(message("Copy as Mermaid"), "copy", actions.copyMermaid),
      tool(message("Export and print…"), "export", actions.exportChart),
      tool(message("Keyboard and mouse"), "help", actions.help, "?"),
    ];
    this.#tools = [...zoom, ...outline, show, columns, filter, views, ...output];
    const buttons = (tools: readonly Tool[]): readonly HTMLElement[] => tools.map(({ button }) => button);
    const made = toolbar("", [
      buttons(zoom),
      buttons(outline),
      [show.button, columns.button, filter.button, views.button],
      [find.node],
      [actions.findings, ...buttons(output)],
    ]);
    made.bar.append(this.#summary);
    this.node = made.bar;
    this.#update = made.update;
  }

  localize(): void {
    setAttribute(this.node, "aria-label", this.#localizer.text(message("Gantt chart")));
    for (const { label, icon, shortcut, button } of this.#tools) {
      labelButton(button, { label: this.#localizer.text(label), icon, ...(shortcut ? { shortcut } : {}) });
    }
    this.#update();
  }

  /** Facts about the plan, the most important first: those for which there is no room are left out whole. */
  summarize(facts: readonly string[]): void {
    const whole = facts.join("\n");
    if (this.#summary.title === whole) return;
    this.#summary.replaceChildren(...facts.map((text) => element("span", { text })));
    this.#summary.title = whole;
  }
}
