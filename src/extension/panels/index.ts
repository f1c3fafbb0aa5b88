import * as vscode from "vscode";
import type { DiagramKind } from "../../protocol/diagram";
import type { Services } from "../services";
import { DiagramPanel } from "./diagram";
import { GanttPanel } from "./gantt";
import { PortfolioPanel } from "./portfolio";
import { RiskPanel } from "./risk";

/** The views: one panel of each kind. */
export class Panels implements vscode.Disposable {
  readonly #services: Services;
  readonly #serializers: vscode.Disposable;
  #gantt: GanttPanel | undefined;
  #portfolio: PortfolioPanel | undefined;
  #risk: RiskPanel | undefined;
  #diagram: DiagramPanel | undefined;

  constructor(services: Services) {
    this.#services = services;
    const restore = (viewType: string, open: (panel: vscode.WebviewPanel, state: unknown) => void): vscode.Disposable =>
      vscode.window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel(panel, state: unknown) {
          open(panel, state);
          return Promise.resolve();
        },
      });
    this.#serializers = vscode.Disposable.from(
      restore(GanttPanel.viewType, (panel, state) => {
        this.#setGantt(panel, projectIdOf(state));
      }),
      restore(PortfolioPanel.viewType, (panel) => {
        this.#setPortfolio(panel);
      }),
      restore(RiskPanel.viewType, (panel, state) => {
        this.#setRisk(panel, projectIdOf(state));
      }),
      restore(DiagramPanel.viewType, (panel, state) => {
        this.#setDiagram(
          panel,
          projectIdOf(state),
          fieldOf(state, "diagram") === "network" ? "network" : "organization",
        );
      }),
    );
  }

  openGantt(): void {
    if (this.#gantt) this.#gantt.show();
    else this.#setGantt(createPanel(GanttPanel.viewType, this.#icon("gantt")), undefined);
  }

  openPortfolio(): void {
    if (this.#portfolio) this.#portfolio.show();
    else this.#setPortfolio(createPanel(PortfolioPanel.viewType, this.#icon("gantt")));
  }

  openRiskMatrix(): void {
    if (this.#risk) this.#risk.show();
    else this.#setRisk(createPanel(RiskPanel.viewType, this.#icon("risk-matrix")), undefined);
  }

  openDiagram(kind: DiagramKind): void {
    if (this.#diagram) {
      this.#diagram.switchTo(kind);
      this.#diagram.show();
    } else this.#setDiagram(createPanel(DiagramPanel.viewType, this.#icon("gantt")), undefined, kind);
  }

  #setGantt(panel: vscode.WebviewPanel, projectId: string | undefined): void {
    const view = new GanttPanel(this.#services, panel, projectId);
    this.#gantt = view;
    view.onDidDispose(() => {
      if (this.#gantt === view) this.#gantt = undefined;
    });
  }

  #setPortfolio(panel: vscode.WebviewPanel): void {
    const view = new PortfolioPanel(this.#services, panel);
    this.#portfolio = view;
    view.onDidDispose(() => {
      if (this.#portfolio === view) this.#portfolio = undefined;
    });
  }

  #setRisk(panel: vscode.WebviewPanel, projectId: string | undefined): void {
    const view = new RiskPanel(this.#services, panel, projectId);
    this.#risk = view;
    view.onDidDispose(() => {
      if (this.#risk === view) this.#risk = undefined;
    });
  }

  #setDiagram(panel: vscode.WebviewPanel, projectId: string | undefined, kind: DiagramKind): void {
    const view = new DiagramPanel(this.#services, panel, projectId, kind);
    this.#diagram = view;
    view.onDidDispose(() => {
      if (this.#diagram === view) this.#diagram = undefined;
    });
  }

  #icon(name: string): { light: vscode.Uri; dark: vscode.Uri } {
    const file = (theme: string): vscode.Uri =>
      vscode.Uri.joinPath(this.#services.extensionUri, "media", `${name}-${theme}.svg`);
    return { light: file("light"), dark: file("dark") };
  }

  dispose(): void {
    this.#serializers.dispose();
  }
}

function createPanel(viewType: string, icon: { light: vscode.Uri; dark: vscode.Uri }): vscode.WebviewPanel {
  const panel = vscode.window.createWebviewPanel(viewType, "PMO", {
    viewColumn: vscode.ViewColumn.Beside,
    preserveFocus: true,
  });
  panel.iconPath = icon;
  return panel;
}

function fieldOf(state: unknown, name: string): unknown {
  return typeof state === "object" && state !== null ? (state as Record<string, unknown>)[name] : undefined;
}

function projectIdOf(state: unknown): string | undefined {
  const id = fieldOf(state, "projectId");
  return typeof id === "string" ? id : undefined;
}
