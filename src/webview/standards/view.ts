import {
  conformanceTable,
  shareOverProjects,
  type ConformanceFilter,
  type ConformanceTable,
} from "../../core/report/conformance/table";
import { message } from "../../core/text/message";
import type {
  ConformanceExport,
  ConformanceMessage,
  HostToStandards,
  ImpactState,
  ListedFinding,
  StandardsTab,
  StandardsViewState,
  TrendState,
} from "../../protocol/standards";
import { element } from "../kit/dom";
import type { LiveRegion } from "../kit/live";
import type { Localizer } from "../kit/localizer";
import { emptyState } from "../kit/states";
import { noDetails, projectDetails, ruleDetails, type DetailActions } from "./details";
import { FilterBar } from "./filters";
import { HeatMap, type MapCell } from "./heat-map";
import { impact } from "./impact";

export interface ViewActions {
  readonly turnTo: (tab: StandardsTab) => void;
  readonly listFindings: (folder: string, code: string) => void;
  readonly revealText: (finding: ListedFinding, focus: boolean) => void;
  readonly revealRule: (code: string, focus: boolean) => void;
  readonly exportConformance: (format: ConformanceExport, filter: ConformanceFilter) => void;
  readonly readTrend: (folder: string) => void;
  readonly cancelTrend: () => void;
  /** Something that must survive a reload changed. */
  readonly changed: () => void;
}

type FindingsMessage = Extract<HostToStandards, { readonly type: "findings" }>;
type TrendMessage = Extract<HostToStandards, { readonly type: "trend" }>;

/** How projects keep their standards, and what an edit of a standard changes for them. It draws what the host sent, by what the person chose. */
export class StandardsView {
  readonly node: HTMLElement;
  readonly #localizer: Localizer;
  readonly #live: LiveRegion;
  readonly #actions: ViewActions;
  readonly #bar: FilterBar;
  readonly #map: HeatMap;
  readonly #details = element("div", { class: "details-place" });
  readonly #body = element("div", { class: "standards-body" });
  #source: ConformanceMessage | undefined;
  #choices: Omit<StandardsViewState, "kind">;
  /** Findings of the chosen cell. */
  #findings: FindingsMessage | undefined;
  #trend: TrendMessage | undefined;
  #impact: ImpactState | undefined;
  /** The rule of which the impact shows alone. */
  #rule: string | undefined;

  constructor(localizer: Localizer, live: LiveRegion, actions: ViewActions, state: StandardsViewState | undefined) {
    this.#localizer = localizer;
    this.#live = live;
    this.#actions = actions;
    this.#choices = state ?? {};
    this.#bar = new FilterBar({
      turnTo: (tab) => {
        this.#choose({ tab });
        actions.turnTo(tab);
      },
      filter: (filter) => this.#choose({ filter }),
      showAll: (showsAll) => this.#choose({ showsAll }),
      exportAs: (format) => actions.exportConformance(format, this.#choices.filter ?? {}),
    });
    this.#map = new HeatMap({
      select: (cell) => this.#select(cell),
      openRule: (code) => actions.revealRule(code, true),
    });
    this.node = element("div", { class: "standards", children: [this.#bar.node, this.#body] });
  }

  get state(): StandardsViewState {
    return { kind: "standards", ...this.#choices };
  }

  show(source: ConformanceMessage): void {
    this.#source = source;
    this.#draw();
    const { folder, code } = this.#choices.selected ?? {};
    // What is known of the chosen cell is that of the picture before.
    if (folder !== undefined && code !== undefined) this.#actions.listFindings(folder, code);
  }

  turnTo(tab: StandardsTab): void {
    if (tab !== (this.#choices.tab ?? "conformance")) this.#choose({ tab });
  }

  showFindings(received: FindingsMessage): void {
    this.#findings = received;
    this.#drawDetails();
  }

  showTrend(received: TrendMessage): void {
    this.#trend = received;
    this.#drawDetails();
  }

  showImpact(received: ImpactState): void {
    this.#impact = received;
    if ((this.#choices.tab ?? "conformance") === "impact") this.#draw();
  }

  #choose(change: Partial<Omit<StandardsViewState, "kind">>): void {
    this.#choices = { ...this.#choices, ...change };
    this.#draw();
    this.#actions.changed();
  }

  #select(cell: MapCell): void {
    const { folder, code } = cell;
    this.#choices = { ...this.#choices, selected: cell };
    this.#findings = undefined;
    this.#map.select(cell);
    this.#drawDetails();
    if (code !== undefined) this.#actions.listFindings(folder, code);
    this.#actions.changed();
  }

  #draw(): void {
    const source = this.#source;
    if (!source) return;
    const { tab = "conformance", filter = {}, showsAll = false } = this.#choices;
    const table = conformanceTable(source.projects, filter);
    const broken = table.codes.filter((code) => (shareOverProjects(table, code) ?? 1) < 1);
    const codes = showsAll ? table.codes : broken;
    this.#bar.show({
      tab,
      filter,
      showsAll,
      projects: source.projects,
      standards: source.standards,
      summary:
        tab === "conformance"
          ? this.#localizer.text(
              message(
                "{0} of {1} rules are not kept by all {2} projects",
                broken.length,
                table.codes.length,
                table.projects.length,
              ),
            )
          : "",
      localizer: this.#localizer,
    });
    if (tab === "conformance") this.#drawMap(source, table, codes);
    else this.#drawImpact(source);
  }

  #drawMap({ rules }: ConformanceMessage, table: ConformanceTable, codes: readonly string[]): void {
    const text = this.#localizer.text.bind(this.#localizer);
    if (table.projects.length === 0) {
      const clear = { label: text(message("Clear filters")), onClick: () => this.#choose({ filter: {} }) };
      this.#put(emptyState({ title: text(message("No project and no rule matches the filters")), actions: [clear] }));
      return;
    }
    this.#map.show({ table, codes: grouped(codes, rules), rules, localizer: this.#localizer });
    this.#map.select(this.#choices.selected);
    this.#put(this.#map.node, this.#details);
    this.#drawDetails();
  }

  #drawImpact({ rules }: ConformanceMessage): void {
    const { scrollTop } = this.#body.firstElementChild ?? { scrollTop: 0 };
    const chooseRule = (code: string | undefined): void => {
      this.#rule = code;
      this.#draw();
    };
    const { revealText } = this.#actions;
    const node = impact(this.#impact, rules, this.#rule, this.#localizer, { revealText, chooseRule });
    this.#put(node);
    node.scrollTop = scrollTop;
    if (this.#impact?.state !== "ready") return;
    const { projects } = this.#impact;
    const sum = (key: "added" | "removed"): number => projects.reduce((all, one) => all + one[key], 0);
    this.#live.say(this.#localizer.text(message("Findings added: {0}, removed: {1}", sum("added"), sum("removed"))));
  }

  #put(...nodes: readonly HTMLElement[]): void {
    const same =
      nodes.length === this.#body.children.length && nodes.every((node, at) => this.#body.children[at] === node);
    if (!same) this.#body.replaceChildren(...nodes);
  }

  #drawDetails(): void {
    const { selected } = this.#choices;
    const project = this.#source?.projects.find((one) => one.project.folder === selected?.folder);
    if (!project || !selected) {
      this.#details.replaceChildren(noDetails(this.#localizer));
      return;
    }
    const { folder, code } = selected;
    const actions: DetailActions = {
      revealText: this.#actions.revealText,
      revealRule: (one) => this.#actions.revealRule(one, true),
      readTrend: () => this.#actions.readTrend(folder),
      cancelTrend: () => {
        this.#trend = undefined;
        this.#actions.cancelTrend();
        this.#drawDetails();
      },
    };
    this.#details.replaceChildren(
      code === undefined
        ? projectDetails(project, this.#trendOf(folder), this.#localizer, actions)
        : ruleDetails(
            project,
            code,
            this.#source?.rules[code],
            this.#findings?.folder === folder && this.#findings.code === code ? this.#findings.findings : undefined,
            this.#localizer,
            actions,
          ),
    );
  }

  #trendOf(folder: string): TrendState | undefined {
    return this.#trend?.folder === folder ? this.#trend : undefined;
  }
}

/** Rules of the same standard beside each other, in the order in which the first of each comes. */
function grouped(codes: readonly string[], rules: ConformanceMessage["rules"]): readonly string[] {
  const groups = [...new Set(codes.map((code) => rules[code]?.standard))];
  return groups.flatMap((group) => codes.filter((code) => rules[code]?.standard === group));
}
