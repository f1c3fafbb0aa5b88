import { message } from "../../core/text/message";
import { movementSince, type Movement } from "../../core/risk/movement";
import type {
  HistoryMessage,
  PastRegisterMessage,
  RiskExport,
  RiskModelMessage,
  RiskViewState,
} from "../../protocol/risk";
import { element } from "../kit/dom";
import type { LiveRegion } from "../kit/live";
import type { Localizer } from "../kit/localizer";
import type { RevealAction } from "../kit/reveal";
import { Beside } from "./beside";
import { passes } from "./filter";
import { FilterBar } from "./filterBar";
import { legend } from "./legend";
import { RiskList } from "./list";
import { MatrixGrid } from "./matrixGrid";
import { readState, type RiskChoices } from "./state";
import { askForAssessment, type RescoreStart, type Rescoring } from "./rescore";
import { scaleWarnings } from "./scale-warnings";
import { MovementBar, movementWords } from "./movement";
import { RiskWords } from "./words";

export interface ViewActions {
  readonly reveal: RevealAction;
  readonly copyMermaid: () => void;
  readonly rescore: (rescoring: Rescoring) => void;
  readonly readHistory: (since: string | undefined) => void;
  readonly cancelHistory: () => void;
  /** How was the register at the begin of a day? */
  readonly readMovement: (since: string) => void;
  readonly exportRisks: (what: RiskExport, id: string | undefined) => void;
  /** Something that must survive a reload changed. */
  readonly changed: () => void;
}

/** The risk matrix with its toolbar and its list. It draws what the host sent, by what the person chose. */
export class RiskView {
  readonly node: HTMLElement;
  readonly #localizer: Localizer;
  readonly #live: LiveRegion;
  readonly #actions: ViewActions;
  readonly #bar: FilterBar;
  readonly #grid: MatrixGrid;
  readonly #list: RiskList;
  readonly #beside: Beside;
  readonly #moves = new MovementBar((since) => this.#choose({ since }));
  readonly #legend = element("div", { class: "legend-place" });
  #source: RiskModelMessage | undefined;
  #choices: RiskChoices;
  #hovered: string | undefined;
  #past: PastRegisterMessage | undefined;
  #asked = "";

  constructor(localizer: Localizer, live: LiveRegion, actions: ViewActions, state: RiskViewState | undefined) {
    this.#localizer = localizer;
    this.#live = live;
    this.#actions = actions;
    this.#choices = readState(state);
    const select = (id: string): void => this.#choose({ selected: id }, false);
    const hover = (id: string | undefined): void => {
      if (this.#hovered === id) return;
      this.#hovered = id;
      this.#highlight();
    };
    this.#bar = new FilterBar({
      setPositions: (positions) => this.#choose({ positions }),
      setFilter: (filter) => this.#choose({ filter }),
      copyMermaid: actions.copyMermaid,
    });
    const rescore = (start: RescoreStart): void => {
      const source = this.#source;
      if (!source) return;
      askForAssessment(source.model, new RiskWords(this.#localizer, source), start, actions.rescore);
    };
    this.#grid = new MatrixGrid({ reveal: actions.reveal, select, hover, rescore });
    this.#list = new RiskList({
      reveal: actions.reveal,
      select,
      hover,
      sort: (sort) => this.#choose({ sort }),
      clearFilters: () => {
        this.#choose({ filter: {} });
        this.#bar.focusSearch();
      },
    });
    this.#beside = new Beside(localizer, {
      ...actions,
      select,
      say: (text) => live.say(text),
      chooseTab: (tab) => this.#choose({ tab }),
      burndownFrom: () => this.#choices.burndownFrom,
      chooseBurndownFrom: (burndownFrom) => this.#choose({ burndownFrom }, false),
    });
    this.#beside.panel("register").append(this.#list.node);
    this.node = element("div", {
      class: "risk",
      children: [
        this.#bar.node,
        element("div", {
          class: "risk-body",
          children: [
            element("div", { class: "risk-matrix", children: [this.#grid.node, this.#moves.node, this.#legend] }),
            this.#beside.node,
          ],
        }),
      ],
    });
    this.node.addEventListener("keydown", (event) => {
      if (event.key !== "f" || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      this.#bar.focusSearch();
    });
  }

  get state(): RiskViewState {
    const { positions, filter, sort, selected, tab, since, burndownFrom } = this.#choices;
    return {
      kind: "riskMatrix",
      positions,
      filter,
      sort,
      tab,
      ...(selected !== undefined && { selected }),
      ...(since !== undefined && { since }),
      ...(burndownFrom !== undefined && { burndownFrom }),
    };
  }

  show(source: RiskModelMessage): void {
    this.#source = source;
    this.#draw();
  }

  /** How the reading of the history goes, or what it brought. */
  showHistory(history: HistoryMessage): void {
    this.#beside.showHistory(history);
  }

  /** How the register was. */
  showPast(past: PastRegisterMessage): void {
    if (past.projectId !== this.#source?.model.projectId || past.since !== this.#choices.since) return;
    this.#past = past;
    this.#draw();
    const movement = this.#movement();
    if (movement) this.#live.say(movementWords(movement, past, new RiskWords(this.#localizer, this.#source)));
  }

  /** What moved since the day that is chosen; asks the host where the register of that day is not known yet. */
  #movement(): Movement | undefined {
    const { since } = this.#choices;
    const source = this.#source;
    if (since === undefined || !source) return undefined;
    const past = this.#past;
    if (past?.since === since && past.projectId === source.model.projectId)
      return movementSince(source.model, past.risks);
    // A picture that came since may have refused the question.
    const asked = `${source.version} ${since}`;
    if (asked !== this.#asked) {
      this.#asked = asked;
      this.#actions.readMovement(since);
    }
    return undefined;
  }

  /** The text cursor went to a risk, or to none. */
  select(id: string | undefined): void {
    this.#choose({ selected: id }, false);
    if (id === undefined || !this.#source || this.#list.reveal(id)) return;
    if (this.#source.model.risks.some((risk) => risk.id === id)) {
      this.#live.say(this.#localizer.text(message("{0} is hidden by the filters.", id)));
    }
  }

  #choose(change: Partial<RiskChoices>, redraw = true): void {
    this.#choices = { ...this.#choices, ...change };
    if (redraw) this.#draw();
    else {
      this.#highlight();
      this.#showBeside();
    }
    this.#actions.changed();
  }

  #draw(): void {
    const source = this.#source;
    if (!source) return;
    const { filter, positions, sort } = this.#choices;
    const words = new RiskWords(this.#localizer, source);
    const risks = source.model.risks.filter((risk) => passes(risk, filter));
    const movement = this.#movement();
    this.#bar.show(source.model.risks, filter, positions, words, movement !== undefined);
    this.#grid.show({ model: source.model, risks, positions, words, movement });
    const open = this.#legend.querySelector("details")?.open === true;
    const warnings = scaleWarnings(source.model, words, open);
    const told = movement && this.#past && movementWords(movement, this.#past, words);
    this.#moves.show(this.#choices.since, told ?? "", words);
    this.#legend.replaceChildren(
      legend(source.model, risks, movement ? "current" : positions, words),
      ...(warnings ? [warnings] : []),
    );
    this.#list.show({ risks, positions, sort, words });
    this.#highlight();
    this.#showBeside();
  }

  #showBeside(): void {
    if (this.#source) this.#beside.show(this.#source, this.#choices.tab, this.#choices.selected);
  }

  #highlight(): void {
    this.#grid.highlight(this.#choices.selected, this.#hovered);
    this.#list.highlight(this.#choices.selected, this.#hovered);
  }
}
