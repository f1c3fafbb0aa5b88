import * as vscode from "vscode";
import { recordAt } from "../../core/model/origin";
import type { Project, RecordBase } from "../../core/model/types";
import { changeOf } from "../../core/report/gantt/change";
import { buildGanttModel } from "../../core/report/gantt/model";
import {
  buildPortfolioModel,
  portfolioId,
  portfolioNames,
  portfolioPlace,
  type PortfolioModel,
} from "../../core/report/gantt/portfolio";
import { portfolioKey, type GanttModel } from "../../core/report/gantt/types";
import { portfolioToMermaid } from "../../core/report/mermaid";
import type { Schedule } from "../../core/schedule/types";
import { message, type Message } from "../../core/text/message";
import { refused, type EditOutcome } from "../../language/editing/outcome";
import { ganttEdit } from "../../language/gantt/edit";
import { editOfProject } from "../../language/gantt/portfolio";
import { ganttPreview } from "../../language/gantt/preview";
import type { GanttCommand, GanttToHost, HostToGantt } from "../../protocol/gantt";
import type { GanttEdit, GanttPreview } from "../../protocol/gantt-edit";
import { nowInstant } from "../../workspace/clock";
import { exportChart, type ChartToExport } from "../commands/export-gantt";
import { copyMermaid } from "../commands/mermaid";
import { toFile } from "../convert";
import { languageScope } from "../scope";
import type { Services } from "../services";
import { shownNames } from "../shown-name";
import { ChartFindings } from "./chart-findings";
import { ChartIntents } from "./chart-intents";
import { LoadAnswers } from "./load-answers";
import { PngOrders } from "./png-orders";
import { ViewPanel, type Picture } from "./view-panel";

/** All projects of the workspace with their schedules. The same object as long as all of them are. */
interface Portfolio {
  readonly projects: readonly Project[];
  /** How the chart names each of them. */
  readonly names: readonly string[];
  readonly schedules: readonly Schedule[];
}

/** Under which views of the portfolio are kept; no project can have it. */
const portfolioViews = { folder: "*", id: portfolioKey };

/** The Gantt chart of all projects of the workspace: a row for each, its phases and gates below, and the links between them. */
export class PortfolioPanel extends ViewPanel<GanttToHost, HostToGantt, Portfolio> {
  static readonly viewType = "pmo.portfolio";
  #portfolio: Portfolio | undefined;
  /** The charts of the projects, each made from the one before it. */
  readonly #models = new Map<string, { readonly schedule: Schedule; readonly model: GanttModel }>();
  #shown: PortfolioModel | undefined;
  readonly #orders = new PngOrders();
  readonly #loads = new LoadAnswers();
  readonly #intents: ChartIntents;
  readonly #findings: ChartFindings;

  constructor(services: Services, panel: vscode.WebviewPanel) {
    super(services, panel);
    this.#intents = new ChartIntents(services);
    this.#findings = new ChartFindings(services);
    this.keep(services.findings.onDidSettle(() => this.#tellFindings()));
    this.start();
  }

  protected override page() {
    return { bundle: "gantt", inlineStyles: false, ownPictures: true, lazyBundles: [] };
  }

  protected override title(): Message {
    return message("Portfolio");
  }

  protected override current(): Portfolio | undefined {
    const { store } = this.services;
    const projects = store.projects();
    if (projects.length === 0) return undefined;
    const schedules = projects.map((project) => store.schedule(project));
    const before = this.#portfolio;
    const same =
      before?.schedules.length === schedules.length && before.schedules.every((one, at) => one === schedules[at]);
    if (!same) this.#portfolio = { projects, names: portfolioNames(projects), schedules };
    return this.#portfolio;
  }

  protected override get lastName(): undefined {
    return undefined;
  }

  protected override beforeDrawing(): void {
    // The view of all projects has nothing to find again.
  }

  protected override drawn(whole: boolean): void {
    if (whole) this.#findings.forget();
    this.#tellFindings();
  }

  #tellFindings(): void {
    const shown = this.#shown;
    const portfolio = this.current();
    if (!this.isShown || !shown || !portfolio) return;
    const parts = portfolio.projects.flatMap((project, at) => {
      const name = portfolio.names[at] ?? project.id;
      const place = shown.places.get(name);
      return place ? [{ project, firstTask: place.firstTask, idOf: (task: string) => portfolioId(name, task) }] : [];
    });
    const findings = this.#findings.news(parts, shown.model.rows.id);
    if (findings) this.send({ type: "findings", findings });
  }

  /** Does in the picture what a command says. */
  run(command: GanttCommand): void {
    this.send({ type: "command", command });
  }

  protected override recordAt({ projects }: Portfolio, file: string, offset: () => number) {
    const project = projects.find(({ files }) => files.some(({ path }) => path === file));
    return project && { record: recordAt(project, file, offset()) };
  }

  protected override picture(portfolio: Portfolio, shown: number | undefined): Picture<HostToGantt> {
    const before = this.#shown;
    this.#shown = this.#build(portfolio);
    const { model, closed } = this.#shown;
    const title = model.projectName;
    const change = before && shown !== undefined ? changeOf(before.model, model) : undefined;
    if (change && shown !== undefined) return { type: "modelChange", base: shown, change, title };
    return { type: "model", model, title, closed, views: this.#intents.views(portfolioViews) };
  }

  #build({ projects, schedules }: Portfolio): PortfolioModel {
    const nameOf = shownNames(this.services);
    const parts = projects.map((project, at) => ({
      project,
      model: this.#modelOf(project, schedules[at]),
      name: nameOf(project),
    }));
    const title = this.services.speaker.say(message("Portfolio"));
    return buildPortfolioModel(parts, title, nowInstant(this.services.environment.now()));
  }

  #chart(portfolio: Portfolio): ChartToExport {
    const { services } = this;
    const { model, closed } = this.#build(portfolio);
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    return {
      folder: folder ? toFile(folder.uri) : (portfolio.projects[0]?.folder ?? ""),
      name: "portfolio",
      whole: message("Every project with its phases and gates, from the first day to the last"),
      model: () => model,
      closed,
      copyMermaid: () =>
        copyMermaid(services, portfolioToMermaid(model, { translations: services.speaker.translations })),
    };
  }

  #modelOf(project: Project, schedule = this.services.store.schedule(project)): GanttModel {
    const known = this.#models.get(project.folder);
    if (known?.schedule === schedule) return known.model;
    const today = nowInstant(this.services.environment.now());
    const model = buildGanttModel(project, schedule, { today, ...(known && { previous: known.model }) });
    this.#models.set(project.folder, { schedule, model });
    return model;
  }

  protected override async handle(intent: GanttToHost, portfolio: Portfolio): Promise<void> {
    const isDone = await this.#intents.handle(intent, portfolioViews, {
      send: (posted) => this.send(posted),
      tell: (words) => this.tell(words),
      focus: () => this.show(false),
      outcomeOf: (edit) => this.#outcomeOf(portfolio, edit),
    });
    if (isDone) return;
    switch (intent.type) {
      case "revealTask": {
        const found = this.#recordOf(portfolio, intent.id);
        if (found) await this.revealRecord(found.project, found.record, intent.focus);
        break;
      }
      case "selectionChanged": {
        const found = intent.id === undefined ? undefined : this.#recordOf(portfolio, intent.id);
        if (found) this.follow(found.project, found.record.id);
        break;
      }
      case "preview": {
        const { number, version } = intent;
        this.send({ type: "preview", version, number, preview: this.#preview(portfolio, intent.edit) });
        break;
      }
      case "askLoad":
        await this.#loads.answer(
          portfolio.projects.map((project) => ({ project, schedule: this.services.store.schedule(project) })),
          (answer) => this.send(answer),
        );
        break;
      case "png":
        this.#orders.answer(intent.order, intent.data);
        break;
      case "copyMermaid":
        await this.#chart(portfolio).copyMermaid();
        break;
      case "exportChart":
        await exportChart(this.services, this.#chart(portfolio), {
          drawPng: (svg) => this.#orders.order(svg, (order) => this.send(order)),
          view: intent.view,
        });
        break;
    }
  }

  /** The record behind a row: a task, a gate, or the project itself. */
  #recordOf(portfolio: Portfolio, id: string): { readonly project: Project; readonly record: RecordBase } | undefined {
    const place = portfolioPlace(id);
    const project = projectNamed(portfolio, place.project);
    if (!project) return undefined;
    const named = place.task ?? place.gate;
    const record = named === undefined ? project.header : project.recordsById.get(named);
    return record && { project, record };
  }

  #preview(portfolio: Portfolio, edit: GanttEdit): GanttPreview {
    const own = editOfProject(edit);
    const nothing = { rows: [], start: [], finish: [], missed: [] };
    if ("problem" in own) return { ...nothing, problem: own.problem };
    const project = projectNamed(portfolio, own.project);
    const first = this.#shown?.places.get(own.project)?.firstTask;
    if (!project || first === undefined) return nothing;
    const preview = ganttPreview(languageScope(this.services), project, own.edit);
    return {
      ...preview,
      rows: preview.rows.map((row) => row + first),
      missed: preview.missed.map((row) => row + first),
    };
  }

  #outcomeOf(portfolio: Portfolio, edit: GanttEdit): EditOutcome {
    const own = editOfProject(edit);
    if ("problem" in own) return refused(own.problem);
    const project = projectNamed(portfolio, own.project);
    return project ? ganttEdit(languageScope(this.services), project, own.edit) : { edits: [] };
  }

  protected override selection(record: RecordBase | undefined, { projects, names }: Portfolio): HostToGantt {
    const file = record?.origin.file;
    const name = names[projects.findIndex(({ files }) => files.some(({ path }) => path === file))];
    if (!record || name === undefined) return { type: "selectTask" };
    return { type: "selectTask", id: record.kind === "task" ? portfolioId(name, record.id) : name };
  }
}

function projectNamed({ projects, names }: Portfolio, name: string): Project | undefined {
  return projects[names.indexOf(name)];
}
