import type { WebviewPanel } from "vscode";
import type { Project, RecordBase } from "../../core/model/types";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { message, type Message } from "../../core/text/message";
import { enumValues, keysOf, schemaAt } from "../../language/schema";
import type { HostToRisk, RiskToHost, ValueLabels } from "../../protocol/risk";
import { addFirstRecord } from "../commands/first-record";
import { copyRisks } from "../commands/mermaid";
import type { Services } from "../services";
import { ViewPanel, type Picture } from "./view-panel";

/** The risk matrix. */
export class RiskPanel extends ViewPanel<RiskToHost, HostToRisk> {
  static readonly viewType = "pmo.riskMatrix";

  constructor(services: Services, panel: WebviewPanel, wantedId: string | undefined) {
    super(services, panel, wantedId);
    this.start();
  }

  protected override page() {
    return { bundle: "risk", inlineStyles: false, lazyBundles: [] };
  }

  protected override title(project: Project | undefined): Message {
    return project ? message("Risk matrix: {0}", project.name) : message("Risk matrix");
  }

  protected override picture(project: Project): Picture<HostToRisk> {
    return { type: "model", model: buildRiskMatrix(project), title: project.name, labels: this.#labels() };
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
      case "copyMermaid":
        await copyRisks(this.services, project);
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
