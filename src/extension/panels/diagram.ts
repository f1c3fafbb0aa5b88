import type { WebviewPanel } from "vscode";
import type { Project } from "../../core/model/types";
import { networkDiagram, organizationDiagram } from "../../core/report/mermaid";
import { message, type Message } from "../../core/text/message";
import type { DiagramKind, DiagramToHost, HostToDiagram } from "../../protocol/diagram";
import { copyMermaid } from "../commands/mermaid";
import type { Services } from "../services";
import { ProjectPanel, type KeptProject } from "./project-panel";
import type { Picture } from "./view-panel";

/** Diagrams that Mermaid draws: the organisation chart and the dependency network. */
export class DiagramPanel extends ProjectPanel<DiagramToHost, HostToDiagram> {
  static readonly viewType = "pmo.diagram";
  #kind: DiagramKind;

  constructor(services: Services, panel: WebviewPanel, home: KeptProject | undefined, kind: DiagramKind) {
    super(services, panel, home);
    this.#kind = kind;
    this.start();
  }

  /** Shows another diagram. */
  switchTo(kind: DiagramKind): void {
    if (kind === this.#kind) return;
    this.#kind = kind;
    this.redraw();
  }

  protected override page() {
    return { bundle: "diagram", inlineStyles: true, lazyBundles: ["mermaid"] };
  }

  protected override title(name: string | undefined): Message {
    if (this.#kind === "network")
      return name !== undefined ? message("Dependencies: {0}", name) : message("Dependencies");
    return name !== undefined ? message("Organisation: {0}", name) : message("Organisation");
  }

  protected override picture(project: Project): Picture<HostToDiagram> {
    const { text, nodes } = this.#diagram(project);
    return { type: "diagram", kind: this.#kind, title: project.name, text, nodes };
  }

  #diagram(project: Project) {
    const { store, speaker } = this.services;
    const { translations } = speaker;
    return this.#kind === "network"
      ? networkDiagram(project, store.schedule(project), { translations })
      : organizationDiagram(project, { translations });
  }

  protected override async handle(intent: DiagramToHost, project: Project): Promise<void> {
    switch (intent.type) {
      case "showDiagram":
        this.switchTo(intent.kind);
        break;
      case "copyMermaid":
        await copyMermaid(this.services, this.#diagram(project).text);
        break;
      case "revealRecord":
        await this.reveal(project, intent);
        break;
    }
  }

  /** Mermaid's pictures have no selection. */
  protected override selection(): undefined {
    return undefined;
  }
}
