import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import type { DiagramKind } from "../../protocol/diagram";
import type { GanttCommand } from "../../protocol/gantt";
import type { StandardsTab } from "../../protocol/standards";
import type { Services } from "../services";
import { DiagramPanel } from "./diagram";
import { GanttPanel } from "./gantt";
import { PortfolioPanel } from "./portfolio";
import { homeOf, keptProject } from "./project-panel";
import { RiskPanel } from "./risk";
import { StandardsPanel } from "./standards";

type View = GanttPanel | RiskPanel | DiagramPanel | PortfolioPanel | StandardsPanel;

/** The views that are open: of each kind one for a project, and one of all projects. */
export class Panels implements vscode.Disposable {
  readonly #services: Services;
  readonly #serializers: vscode.Disposable;
  /** Used last comes first. */
  #views: readonly View[] = [];

  constructor(services: Services) {
    this.#services = services;
    const restore = (viewType: string, make: (panel: vscode.WebviewPanel, state: unknown) => View): vscode.Disposable =>
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: (panel, state: unknown) => {
          this.#add(make(panel, state));
          return Promise.resolve();
        },
      });
    this.#serializers = vscode.Disposable.from(
      restore(GanttPanel.viewType, (panel, state) => new GanttPanel(services, panel, keptProject(state))),
      restore(RiskPanel.viewType, (panel, state) => new RiskPanel(services, panel, keptProject(state))),
      restore(PortfolioPanel.viewType, (panel) => new PortfolioPanel(services, panel)),
      restore(StandardsPanel.viewType, (panel, state) => new StandardsPanel(services, panel, keptTab(state))),
      restore(
        DiagramPanel.viewType,
        (panel, state) => new DiagramPanel(services, panel, keptProject(state), keptDiagram(state)),
      ),
    );
  }

  /** Shows the chart of a project, of the active one where none is named. */
  openGantt(project = this.#active): GanttPanel {
    return this.#open(
      (view): view is GanttPanel => view instanceof GanttPanel && isOf(view, project),
      () => new GanttPanel(this.#services, this.#newPanel(GanttPanel.viewType, "gantt"), project && homeOf(project)),
    );
  }

  openPortfolio(): void {
    this.#open(
      (view): view is PortfolioPanel => view instanceof PortfolioPanel,
      () => new PortfolioPanel(this.#services, this.#newPanel(PortfolioPanel.viewType, "gantt")),
    );
  }

  /** Shows how projects keep their standards, or what an edit of a standard changes for them; both have one view. */
  openStandards(tab: StandardsTab): void {
    this.#open(
      (view): view is StandardsPanel => view instanceof StandardsPanel,
      () => new StandardsPanel(this.#services, this.#newPanel(StandardsPanel.viewType, "standards"), tab),
    ).turnTo(tab);
  }

  /** Shows the risk matrix of the active project. */
  openRiskMatrix(): void {
    const project = this.#active;
    this.#open(
      (view): view is RiskPanel => view instanceof RiskPanel && isOf(view, project),
      () =>
        new RiskPanel(this.#services, this.#newPanel(RiskPanel.viewType, "risk-matrix"), project && homeOf(project)),
    );
  }

  /** Shows a diagram of the active project; both have one view. */
  openDiagram(kind: DiagramKind): void {
    const project = this.#active;
    const home = project && homeOf(project);
    this.#open(
      (view): view is DiagramPanel => view instanceof DiagramPanel && isOf(view, project),
      () => new DiagramPanel(this.#services, this.#newPanel(DiagramPanel.viewType, "gantt"), home, kind),
    ).switchTo(kind);
  }

  /** The project of the view that has the focus. */
  get focusedProject(): Project | undefined {
    const focused = this.#views.find(({ isActive }) => isActive);
    return focused instanceof PortfolioPanel || focused instanceof StandardsPanel ? undefined : focused?.project;
  }

  /** Does a command in the chart that has the focus; without one, in the one used last of those that show. @returns whether there was one */
  runInChart(command: GanttCommand): boolean {
    const charts = this.#views.filter((view) => view instanceof GanttPanel || view instanceof PortfolioPanel);
    const chart = charts.find(({ isActive }) => isActive) ?? charts.find(({ isVisible }) => isVisible);
    chart?.run(command);
    return chart !== undefined;
  }

  get #active(): Project | undefined {
    return this.#services.active.project;
  }

  #open<One extends View>(isIt: (view: View) => view is One, make: () => One): One {
    const present = this.#views.find(isIt);
    const view = present ?? make();
    if (present) present.show();
    else this.#add(view);
    return view;
  }

  #add(view: View): void {
    this.#views = [view, ...this.#views];
    view.onDidActivate(() => {
      this.#views = [view, ...this.#views.filter((other) => other !== view)];
    });
    view.onDidDispose(() => {
      this.#views = this.#views.filter((other) => other !== view);
    });
  }

  #newPanel(viewType: string, icon: string): vscode.WebviewPanel {
    const panel = vscode.window.createWebviewPanel(viewType, "PMO", {
      viewColumn: this.#columnForNew(),
      preserveFocus: true,
    });
    const file = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.#services.extensionUri, "media", `${icon}-${theme}.svg`);
    panel.iconPath = { light: file("light"), dark: file("dark") };
    return panel;
  }

  /** Beside the text, where other views of ours are already, so that a second one makes the window no narrower. */
  #columnForNew(): vscode.ViewColumn {
    const present = vscode.window.tabGroups.activeTabGroup.viewColumn;
    const columns = this.#views.map(({ column }) => column).filter((column) => column !== undefined);
    if (this.#views.some(({ isActive }) => isActive)) return present;
    return columns.find((column) => column !== present) ?? vscode.ViewColumn.Beside;
  }

  dispose(): void {
    this.#serializers.dispose();
  }
}

/** Whether a view is that of a project, or where there is none, one that waits for a project. */
function isOf(view: GanttPanel | RiskPanel | DiagramPanel, project: Project | undefined): boolean {
  return view.project?.folder === project?.folder;
}

function keptTab(state: unknown): StandardsTab {
  const { tab } = typeof state === "object" && state !== null ? (state as { readonly tab?: unknown }) : {};
  return tab === "impact" ? "impact" : "conformance";
}

function keptDiagram(state: unknown): DiagramKind {
  const { diagram } = typeof state === "object" && state !== null ? (state as { readonly diagram?: unknown }) : {};
  return diagram === "network" ? "network" : "organization";
}
