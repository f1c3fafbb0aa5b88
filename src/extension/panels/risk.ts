import type { WebviewPanel } from "vscode";
import type { Project, RecordBase } from "../../core/model/types";
import type { BurndownPoint } from "../../core/report/risk/burndownLayout";
import { buildBowTie } from "../../core/risk/bowTie";
import { buildExposure } from "../../core/risk/exposure";
import { pointOf, type HistoryPoint } from "../../core/risk/history";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { writtenRegisterAt } from "../../core/risk/movement";
import { parseInstant } from "../../core/text/instant";
import { message, type Message } from "../../core/text/message";
import { rescoreRisk } from "../../language/risk/rescore";
import { withRiskScale } from "../../language/risk/scale";
import { enumValues, keysOf, schemaAt } from "../../language/schema";
import type { HistoryState, HostToRisk, RiskBeside, RiskToHost, ValueLabels } from "../../protocol/risk";
import { nowInstant } from "../../workspace/clock";
import { GitHistory, registerReader, type HistoryOptions, type HistoryOutcome } from "../../workspace/git-history";
import { toUri } from "../convert";
import { exportRisks } from "../commands/export-risks";
import { addFirstRecord } from "../commands/first-record";
import { copyRisks } from "../commands/mermaid";
import { writeFromPicture } from "../commands/write-from-picture";
import { repositoryAt } from "../git-extension";
import { languageScope } from "../scope";
import type { Services } from "../services";
import { WrittenText } from "../written-text";
import { HistoryReading } from "./history-reading";
import { PngOrders } from "./png-orders";
import { ProjectPanel, type KeptProject } from "./project-panel";
import type { Picture } from "./view-panel";

/** The risk matrix. */
export class RiskPanel extends ProjectPanel<RiskToHost, HostToRisk> {
  static readonly viewType = "pmo.riskMatrix";
  readonly #history = new GitHistory(registerReader);
  readonly #written = new WrittenText();
  readonly #orders = new PngOrders();
  readonly #reading = new HistoryReading<HistoryState>();

  constructor(services: Services, panel: WebviewPanel, home: KeptProject | undefined) {
    super(services, panel, home);
    this.keep(this.#reading);
    this.start();
  }

  protected override page() {
    return { bundle: "risk", inlineStyles: false, ownPictures: true, lazyBundles: [] };
  }

  protected override title(name: string | undefined): Message {
    return name !== undefined ? message("Risk matrix: {0}", name) : message("Risk matrix");
  }

  /** The project with the scale that counts for it. */
  #scaled(project: Project): Project {
    return withRiskScale(project, this.services.store, this.services.speaker.language);
  }

  protected override picture(written: Project): Picture<HostToRisk> {
    const project = this.#scaled(written);
    return {
      type: "model",
      model: buildRiskMatrix(project),
      title: project.name,
      labels: this.#labels(),
      beside: this.#beside(project),
    };
  }

  #beside(project: Project): RiskBeside {
    const now = nowInstant(this.services.environment.now());
    return {
      exposure: buildExposure(project),
      bowTies: project.risks.map((risk) => buildBowTie(risk, project)),
      now: burndownPoint(pointOf(project, now, "")),
    };
  }

  async #readHistory(project: Project, day: string | undefined): Promise<void> {
    const since = day === undefined ? undefined : parseInstant(day);
    await this.#reading.start(
      (state) => this.send({ type: "history", projectId: project.id, ...state }),
      async (token, report) => {
        const outcome = await this.#read(project, since, token, (done, total) =>
          report({ state: "reading", done, total }),
        );
        return outcome?.state === "ready" ? { ...outcome, points: outcome.points.map(burndownPoint) } : outcome;
      },
    );
  }

  async #read(
    project: Project,
    since: number | undefined,
    token: HistoryOptions["token"],
    progress: HistoryOptions["progress"],
  ): Promise<HistoryOutcome | undefined> {
    return this.#history.read(project, {
      repository: await repositoryAt(project.folder),
      pathOf: (file) => toUri(file).fsPath,
      token,
      progress,
      ...(since !== undefined && { since }),
    });
  }

  /** The register over the commits for a file, the present one last; nothing where there is no history. */
  async #historyForFile(project: Project, isCancelled: () => boolean): Promise<readonly BurndownPoint[]> {
    try {
      const token = {
        get isCancellationRequested() {
          return isCancelled();
        },
      };
      const outcome = await this.#read(project, undefined, token, () => undefined);
      if (outcome?.state !== "ready" || outcome.points.length === 0) return [];
      return [...outcome.points, pointOf(project, nowInstant(new Date()), "")].map(burndownPoint);
    } catch (error) {
      console.error("PMO: the git history could not be read", error);
      return [];
    }
  }

  /** Tells how the register was at the begin of a day: by git, or by what the risks themselves say of it. */
  async #readMovement(project: Project, since: string): Promise<void> {
    const at = parseInstant(since);
    if (at === undefined) return;
    const point = await this.#history
      .pointAt(project, at, {
        repository: await repositoryAt(project.folder),
        pathOf: (file) => toUri(file).fsPath,
      })
      .catch((error: unknown) => {
        console.error("PMO: the git history could not be read", error);
        return undefined;
      });
    this.send({
      type: "pastRegister",
      projectId: project.id,
      since,
      fromGit: point !== undefined,
      risks: point?.risks ?? writtenRegisterAt(project, at),
    });
  }

  /** What the values of the fields are called in the language of the person. */
  #labels(): ValueLabels {
    const schema = schemaAt("project", ["risks", 0]);
    const labels: Record<string, Record<string, string>> = {};
    for (const key of schema ? keysOf(schema) : []) {
      const values = enumValues(key.schema, this.services.speaker.language);
      if (values.length > 0)
        labels[key.name] = Object.fromEntries(values.map(({ value, label }) => [value, label ?? value]));
    }
    return labels;
  }

  protected override async handle(intent: RiskToHost, project: Project): Promise<void> {
    switch (intent.type) {
      case "revealRisk":
        await this.reveal(project, intent);
        break;
      case "rescore": {
        const { id, position, probability, impact, objective, reason } = intent;
        const rescoring = { id, position, probability, impact, reason, ...(objective !== undefined && { objective }) };
        const outcome = rescoreRisk(languageScope(this.services), project, rescoring);
        const problem = await writeFromPicture(this.services, outcome, this.#written);
        if (problem) this.tell(problem);
        break;
      }
      case "copyMermaid":
        await copyRisks(this.services, project);
        break;
      case "readHistory":
        await this.#readHistory(this.#scaled(project), intent.since);
        break;
      case "readMovement":
        await this.#readMovement(project, intent.since);
        break;
      case "cancelHistory":
        this.#reading.cancel();
        break;
      case "exportRisks":
        await exportRisks(this.services, project, intent, this.#labels(), {
          drawPng: (svg) => this.#orders.order(svg, (order) => this.send(order)),
          history: (isCancelled) => this.#historyForFile(this.#scaled(project), isCancelled),
        });
        break;
      case "png":
        this.#orders.answer(intent.order, intent.data);
        break;
      case "addRisk":
        await addFirstRecord(this.services, project, "risks", this.column);
        break;
    }
  }

  protected override selection(record: RecordBase | undefined): HostToRisk {
    return { type: "selectRisk", ...(record?.kind === "risk" ? { id: record.id } : {}) };
  }
}

function burndownPoint({ at, open, score, money, days }: HistoryPoint): BurndownPoint {
  return { at, open, score, money, days };
}
