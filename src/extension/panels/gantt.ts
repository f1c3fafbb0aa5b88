import type { WebviewPanel } from "vscode";
import type { Project, RecordBase } from "../../core/model/types";
import { changeOf } from "../../core/report/gantt/change";
import { buildGanttModel } from "../../core/report/gantt/model";
import { outsideLinks } from "../../core/report/gantt/outside";
import { hasLinksAcross } from "../../core/schedule/calculate";
import type { GanttModel, GanttOutsideLink } from "../../core/report/gantt/types";
import type { Schedule } from "../../core/schedule/types";
import { message, type Message } from "../../core/text/message";
import { ganttEdit } from "../../language/gantt/edit";
import { ganttPreview } from "../../language/gantt/preview";
import type { GanttCommand, GanttToHost, HostToGantt } from "../../protocol/gantt";
import { nowInstant } from "../../workspace/clock";
import { chartOf, exportChart } from "../commands/export-gantt";
import { copyGantt } from "../commands/mermaid";
import { addFirstRecord } from "../commands/first-record";
import { languageScope } from "../scope";
import type { Services } from "../services";
import { ChartFindings } from "./chart-findings";
import { ChartIntents } from "./chart-intents";
import { LoadAnswers } from "./load-answers";
import { PngOrders } from "./png-orders";
import { ProjectPanel, type KeptProject } from "./project-panel";
import type { Picture } from "./view-panel";

/** The Gantt chart. */
export class GanttPanel extends ProjectPanel<GanttToHost, HostToGantt> {
  static readonly viewType = "pmo.gantt";
  /** What the page shows. */
  #model: GanttModel | undefined;
  /** What the picture shows besides the project itself. */
  #drawn:
    { readonly schedule: Schedule; readonly outside: readonly GanttOutsideLink[]; readonly words: string } | undefined;
  readonly #intents: ChartIntents;
  readonly #findings: ChartFindings;
  readonly #orders = new PngOrders();
  readonly #loads = new LoadAnswers();

  constructor(services: Services, panel: WebviewPanel, home: KeptProject | undefined) {
    super(services, panel, home);
    this.#intents = new ChartIntents(services);
    this.#findings = new ChartFindings(services);
    this.keep(services.findings.onDidSettle(() => this.#tellFindings()));
    this.start();
  }

  protected override page() {
    return { bundle: "gantt", inlineStyles: false, ownPictures: true, lazyBundles: [] };
  }

  protected override title(name: string | undefined): Message {
    return name !== undefined ? message("Gantt: {0}", name) : message("Gantt");
  }

  /** Dates may depend on other projects, and others may be linked to this one, while the project is the same. */
  protected override stamp(project: Project): unknown {
    const { store } = this.services;
    const schedule = store.schedule(project);
    const outside = outsideLinks(project, store.projects(), hasLinksAcross(schedule));
    const words = JSON.stringify(outside);
    const same = this.#drawn?.schedule === schedule && this.#drawn.words === words;
    if (!same) this.#drawn = { schedule, outside, words };
    return this.#drawn;
  }

  protected override picture(project: Project, shown: number | undefined): Picture<HostToGantt> {
    const { store, environment } = this.services;
    const before = this.#model;
    const model = buildGanttModel(project, store.schedule(project), {
      today: nowInstant(environment.now()),
      ...(before && { previous: before }),
      outside: this.#drawn?.outside ?? [],
    });
    this.#model = model;
    const title = project.name;
    const change = before && shown !== undefined ? changeOf(before, model) : undefined;
    if (change && shown !== undefined) return { type: "modelChange", base: shown, change, title };
    return { type: "model", model, title, views: this.#intents.views(project) };
  }

  protected override drawn(whole: boolean): void {
    if (whole) this.#findings.forget();
    this.#tellFindings();
  }

  #tellFindings(): void {
    const project = this.current();
    if (!this.isShown || !project || !this.#model) return;
    const parts = [{ project, firstTask: 0, idOf: (task: string) => task }];
    const findings = this.#findings.news(parts, this.#model.rows.id);
    if (findings) this.send({ type: "findings", findings });
  }

  /** Brings a task into sight and goes on in the chart. */
  showTask(id: string): void {
    this.showSelected({ type: "selectTask", id, focus: true });
  }

  /** Does in the picture what a command says. */
  run(command: GanttCommand): void {
    this.send({ type: "command", command });
  }

  protected override async handle(intent: GanttToHost, project: Project): Promise<void> {
    const isDone = await this.#intents.handle(intent, project, {
      send: (message) => this.send(message),
      tell: (words) => this.tell(words),
      focus: () => this.show(false),
      outcomeOf: (edit) => ganttEdit(languageScope(this.services), project, edit),
    });
    if (isDone) return;
    switch (intent.type) {
      case "revealTask":
        await this.reveal(project, intent);
        break;
      case "revealOutside":
        await this.#revealOutside(intent.project, intent.task);
        break;
      case "selectionChanged":
        if (intent.id !== undefined) this.follow(project, intent.id);
        break;
      case "png":
        this.#orders.answer(intent.order, intent.data);
        break;
      case "preview": {
        const { number, version } = intent;
        const preview = ganttPreview(languageScope(this.services), project, intent.edit);
        this.send({ type: "preview", version, number, preview });
        break;
      }
      case "askLoad":
        await this.#loads.answer([{ project, schedule: this.services.store.schedule(project) }], (answer) =>
          this.send(answer),
        );
        break;
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

  async #revealOutside(id: string, task: string): Promise<void> {
    const project = this.services.store.projects().find((one) => one.id === id);
    const record = project?.recordsById.get(task);
    if (project && record) await this.revealRecord(project, record, true);
    else if (project) this.tell(message("The project '{0}' has no task '{1}'.", id, task));
    else this.tell(message("There is no project with the id '{0}' in this workspace.", id));
  }

  protected override selection(record: RecordBase | undefined): HostToGantt {
    return { type: "selectTask", ...(record?.kind === "task" ? { id: record.id } : {}) };
  }
}
