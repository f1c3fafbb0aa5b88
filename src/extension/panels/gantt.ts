import type { WebviewPanel } from "vscode";
import type { Project, RecordBase } from "../../core/model/types";
import { changeOf } from "../../core/report/gantt/change";
import { buildGanttModel } from "../../core/report/gantt/model";
import type { GanttModel } from "../../core/report/gantt/types";
import { message, type Message } from "../../core/text/message";
import { ganttEdit } from "../../language/gantt/edit";
import { ganttPreview } from "../../language/gantt/preview";
import type { GanttEdit } from "../../protocol/gantt-edit";
import type { GanttToHost, HostToGantt } from "../../protocol/gantt";
import { nowInstant } from "../clock";
import { chartOf, exportChart } from "../commands/export-gantt";
import { writeFromPicture } from "../commands/write-from-picture";
import { copyGantt } from "../commands/mermaid";
import { addFirstRecord } from "../commands/first-record";
import { languageScope } from "../scope";
import type { Services } from "../services";
import { deleteView, savedViews, saveView } from "../saved-views";
import { WrittenText } from "../written-text";
import { PngOrders } from "./png-orders";
import { ProjectPanel } from "./project-panel";
import type { Picture } from "./view-panel";

/** The Gantt chart. */
export class GanttPanel extends ProjectPanel<GanttToHost, HostToGantt> {
  static readonly viewType = "pmo.gantt";
  /** What the page shows. */
  #model: GanttModel | undefined;
  readonly #written = new WrittenText();
  readonly #orders = new PngOrders();

  constructor(services: Services, panel: WebviewPanel, wantedId: string | undefined) {
    super(services, panel, wantedId);
    this.start();
  }

  protected override page() {
    return { bundle: "gantt", inlineStyles: false, ownPictures: true, lazyBundles: [] };
  }

  protected override title(project: Project | undefined): Message {
    return project ? message("Gantt: {0}", project.name) : message("Gantt");
  }

  /** Dates may depend on other projects: the schedule is another one then, while the project is the same. */
  protected override stamp(project: Project): unknown {
    return this.services.store.schedule(project);
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
    return { type: "model", model, title, views: savedViews(this.services, project.id) };
  }

  protected override async handle(intent: GanttToHost, project: Project): Promise<void> {
    switch (intent.type) {
      case "revealTask":
        await this.reveal(project, intent);
        break;
      case "selectionChanged":
        if (intent.id !== undefined) this.follow(project, intent.id);
        break;
      case "edit":
        await this.#edit(project, intent.edit);
        break;
      case "saveView":
        await saveView(this.services, project.id, intent.view);
        this.send({ type: "views", views: savedViews(this.services, project.id) });
        break;
      case "deleteView":
        await deleteView(this.services, project.id);
        this.send({ type: "views", views: savedViews(this.services, project.id) });
        break;
      case "png":
        this.#orders.answer(intent.order, intent.data);
        break;
      case "undo":
      case "redo": {
        const problem = await this.#written.step(intent.type);
        if (problem) this.tell(problem);
        this.show(false);
        break;
      }
      case "preview": {
        const { number, version } = intent;
        const preview = ganttPreview(languageScope(this.services), project, intent.edit);
        this.send({ type: "preview", version, number, preview });
        break;
      }
      case "copyMermaid":
        await copyGantt(this.services, project);
        break;
      case "exportChart":
        await exportChart(this.services, chartOf(this.services, project), {
          drawPng: (svg) => this.#orders.order(svg, (order) => this.send(order)),
          view: intent.view,
        });
        break;
      case "addTask":
        await addFirstRecord(this.services, project, "schedule", this.column);
        break;
    }
  }

  protected override selection(record: RecordBase | undefined): HostToGantt {
    return { type: "selectTask", ...(record?.kind === "task" ? { id: record.id } : {}) };
  }

  /** Writes what the person did as one step of the document, or says why it can't be done. The picture follows the text. */
  async #edit(project: Project, edit: GanttEdit): Promise<void> {
    const outcome = ganttEdit(languageScope(this.services), project, edit);
    const problem = await writeFromPicture(this.services, outcome, this.#written);
    if (problem) this.tell(problem);
  }
}
