import type * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { projectConformance, type ProjectConformance } from "../../core/report/conformance/table";
import type { ConformancePoint } from "../../core/report/conformance/trend";
import { message, type Message } from "../../core/text/message";
import type {
  ConformanceMessage,
  HostToStandards,
  ListedRule,
  StandardsTab,
  StandardsToHost,
  TrendState,
} from "../../protocol/standards";
import { nowInstant } from "../../workspace/clock";
import { conformanceReader } from "../../workspace/conformance-history";
import { GitHistory } from "../../workspace/git-history";
import { followedStandard, lookupIn, standardsIn } from "../../workspace/standards";
import { exportConformance } from "../commands/export-conformance";
import { toRange, toUri } from "../convert";
import { repositoryAt } from "../git-extension";
import { revealRange } from "../reveal";
import type { Services } from "../services";
import { HistoryReading } from "./history-reading";
import { ImpactWatch } from "./impact-watch";
import { listedFinding } from "./listed-finding";
import { showRule } from "./show-rule";
import { ViewPanel, type Picture } from "./view-panel";

/** How all projects of the workspace keep their standards. The same object as long as that does not change. */
interface Standards {
  readonly projects: readonly ProjectConformance[];
  readonly rules: Readonly<Record<string, ListedRule>>;
  readonly standards: ConformanceMessage["standards"];
  /** All of it as text, to see whether something has changed. */
  readonly text: string;
}

/** The view of standards: how projects keep them as a map of rules by projects, and what an edit of a standard changes for the projects while it is typed. */
export class StandardsPanel extends ViewPanel<StandardsToHost, HostToStandards, Standards> {
  static readonly viewType = "pmo.standards";
  readonly #history: GitHistory<ConformancePoint>;
  readonly #impact: ImpactWatch;
  #known: Standards | undefined;
  #tab: StandardsTab;
  readonly #reading = new HistoryReading<TrendState>();

  constructor(services: Services, panel: vscode.WebviewPanel, tab: StandardsTab) {
    super(services, panel);
    this.#tab = tab;
    this.#history = new GitHistory(conformanceReader(services.store));
    this.#impact = new ImpactWatch(services, (state) => this.send({ type: "impact", ...state }));
    this.keep(this.#impact);
    this.keep(
      services.findings.onDidSettle(() => {
        this.drawIfChanged();
        this.#followImpact();
      }),
    );
    this.keep(this.#reading);
    this.start();
  }

  /** Turns to a part of the view. */
  turnTo(tab: StandardsTab): void {
    this.#tab = tab;
    this.send({ type: "turnTo", tab });
    this.#followImpact();
  }

  protected override page() {
    return { bundle: "standards", inlineStyles: false, lazyBundles: [] };
  }

  protected override title(): Message {
    return message("Standards");
  }

  protected override get lastName(): undefined {
    return undefined;
  }

  protected override beforeDrawing(): void {
    // The view of all projects has nothing to find again.
  }

  protected override drawn(): void {
    this.send({ type: "turnTo", tab: this.#tab });
    this.#followImpact();
  }

  protected override activated(): void {
    // A commit may have come in between.
    this.#impact.forget();
    this.#followImpact();
  }

  protected override current(): Standards | undefined {
    const { store, findings } = this.services;
    // While findings are being made the picture of before stays.
    if (!findings.isSettled) return this.#known;
    if (standardsIn(store).length === 0 && store.projects().every(({ standard }) => standard === undefined))
      return (this.#known = undefined);
    const fresh = this.#look();
    if (fresh.text !== this.#known?.text) this.#known = fresh;
    return this.#known;
  }

  #look(): Standards {
    const { store, speaker } = this.services;
    const lookup = lookupIn(store);
    const projects: ProjectConformance[] = [];
    const rules: Record<string, ListedRule> = {};
    const standards = new Map<string, string>();
    for (const project of store.projects()) {
      const conformance = store.conformance(project);
      if (!conformance) continue;
      projects.push(projectConformance(project, conformance));
      for (const { rule, code, standard } of followedStandard(project, lookup)?.rules ?? []) {
        const title = standard.title?.[speaker.language] ?? standard.id;
        standards.set(standard.id, title);
        const description = rule.description?.[speaker.language];
        rules[code] ??= {
          title: rule.title?.[speaker.language] ?? rule.id,
          standard: title,
          ...(description !== undefined && { description }),
        };
      }
    }
    const all = { projects, rules, standards: [...standards].map(([id, title]) => ({ id, title })) };
    return { ...all, text: JSON.stringify(all) };
  }

  protected override nothing(): ReturnType<ViewPanel<StandardsToHost, HostToStandards, Standards>["nothing"]> {
    const { files, findings, store, speaker } = this.services;
    const { speech } = speaker;
    if (files.isLoading || (store.paths.length > 0 && !findings.isSettled))
      return { type: "empty", message: message("Checking the projects…"), ...speech };
    return {
      type: "empty",
      message: message("No project here follows a standard yet"),
      hint: message(
        "Write “standard: pmo:schedule-quality” into the section ‘project’ of a project file, or the path of a standard of your own.",
      ),
      ...speech,
    };
  }

  protected override recordAt(): undefined {
    return undefined;
  }

  protected override selection(): undefined {
    return undefined;
  }

  protected override picture({ projects, rules, standards }: Standards): Picture<HostToStandards> {
    return { type: "conformance", projects, rules, standards };
  }

  #followImpact(): void {
    if (this.#tab === "impact" && this.isVisible) this.#impact.look();
  }

  protected override async handle(intent: StandardsToHost, { projects }: Standards): Promise<void> {
    switch (intent.type) {
      case "turnTo":
        this.#tab = intent.tab;
        this.#followImpact();
        break;
      case "listFindings":
        this.#listFindings(intent.folder, intent.code);
        break;
      case "revealText":
        if (this.services.store.file(intent.file))
          await revealRange(toUri(intent.file), toRange(intent.range), { from: this.column, focus: intent.focus });
        break;
      case "revealRule":
        await showRule(this.services, intent.code, { from: this.column, focus: intent.focus });
        break;
      case "exportConformance":
        await exportConformance(this.services, projects, intent);
        break;
      case "readTrend":
        await this.#readTrend(intent.folder);
        break;
      case "cancelTrend":
        this.#reading.cancel();
        break;
    }
  }

  /** A history with the present at its end. */
  #withPresent(project: Project, history: Extract<TrendState, { readonly state: "ready" }>): TrendState {
    const { score, grade } = this.services.store.conformance(project) ?? {};
    if (score === undefined || grade === undefined) return history;
    return {
      ...history,
      points: [...history.points, { at: nowInstant(this.services.environment.now()), score, grade }],
    };
  }

  #listFindings(folder: string, code: string): void {
    const { store } = this.services;
    const project = store.projectIn(folder);
    const findings = (project?.files ?? []).flatMap((file) =>
      store.findings(file.path).flatMap((finding) => (finding.code === code ? [listedFinding(finding)] : [])),
    );
    this.send({ type: "findings", folder, code, findings });
  }

  async #readTrend(folder: string): Promise<void> {
    const project = this.services.store.projectIn(folder);
    if (!project) return;
    await this.#reading.start(
      (state) => this.send({ type: "trend", folder, ...state }),
      async (token, report) => {
        const outcome = await this.#history.read(project, {
          repository: await repositoryAt(project.folder),
          pathOf: (file) => toUri(file).fsPath,
          token,
          progress: (done, total) => report({ state: "reading", done, total }),
        });
        return outcome?.state === "ready" ? this.#withPresent(project, outcome) : outcome;
      },
    );
  }
}
