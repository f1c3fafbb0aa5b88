import type { WebviewPanel } from "vscode";
import type { Project, RecordBase } from "../../core/model/types";
import { changeOf } from "../../core/report/gantt/change";
import { buildGanttModel } from "../../core/report/gantt/model";
import type { GanttModel } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import type { GanttToHost, HostToGantt } from "../../protocol/gantt";
import { nowInstant } from "../clock";
import { exportGantt } from "../commands/export-svg";
import { copyGantt } from "../commands/mermaid";
import { addFirstRecord } from "../commands/first-record";
import type { Services } from "../services";
import { ViewPanel, type Picture } from "./view-panel";

/** The Gantt chart. */
export class GanttPanel extends ViewPanel<GanttToHost, HostToGantt> {
  static readonly viewType = "pmo.gantt";
  /** What the page shows. */
  #model: GanttModel | undefined;

  constructor(services: Services, panel: WebviewPanel, wantedId: string | undefined) {
    super(services, panel, wantedId);
    this.start();
  }

  protected override page() {
    return { bundle: "gantt", inlineStyles: false, lazyBundles: [] };
  }

  protected override title(project: Project | undefined): Message {
    return project ? message("Gantt: {0}", project.name) : message("Gantt");
  }

  protected override picture(project: Project, shown: number | undefined): Picture<HostToGantt> {
    const { store, environment } = this.services;
    const before = this.#model;
    const model = buildGanttModel(project, store.schedule(project), {
      today: nowInstant(environment.now()),
      ...(before && { previous: before }),
    });
    this.#model = model;
    const title = project.name;
    const change = before && shown !== undefined ? changeOf(before, model) : undefined;
    if (change && shown !== undefined) return { type: "modelChange", base: shown, change, title };
    return { type: "model", model, title };
  }

  protected override async handle(intent: GanttToHost, project: Project): Promise<void> {
    switch (intent.type) {
      case "revealTask":
        await this.reveal(project, intent);
        break;
      case "selectionChanged":
        if (intent.id !== undefined) this.follow(project, intent.id);
        break;
      case "copyMermaid":
        await copyGantt(this.services, project);
        break;
      case "exportSvg":
        await exportGantt(this.services, project);
        break;
      case "addTask":
        await addFirstRecord(this.services, project, "schedule", this.column);
        break;
    }
  }

  protected override selection(record: RecordBase | undefined): HostToGantt {
    return { type: "selectTask", ...(record?.kind === "task" ? { id: record.id } : {}) };
  }
}
