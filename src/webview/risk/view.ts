import { message } from "../../core/text/message";
import { movementSentence, type ShownMovement } from "../../core/report/risk/movementWords";
import { registerColumns, type RegisterColumn } from "../../core/report/risk/registerColumns";
import type { RiskShownView } from "../../core/report/risk/shownView";
import { typesOf, type RiskType } from "../../core/risk/halves";
import { movementSince } from "../../core/risk/movement";
import type {
  HistoryMessage,
  PastRegisterMessage,
  RiskExport,
  RiskModelMessage,
  RiskViewState,
} from "../../protocol/risk";
import { columnItems, movedColumn } from "../kit/columns";
import { element } from "../kit/dom";
import type { LiveRegion } from "../kit/live";
import type { Localizer } from "../kit/localizer";
import { openMenu } from "../kit/menu";
import type { RevealAction } from "../kit/reveal";
import { Beside } from "./beside";
import { passes, passesStatus } from "./filter";
import { FilterBar } from "./filterBar";
import { legend } from "./legend";
import { RiskMatrix } from "./matrix";
import { RegisterGrid } from "./register-grid";
import { readState, usualColumns, type RiskChoices } from "./state";
import { askForAssessment, type RescoreStart, type Rescoring } from "./rescore";
import { scaleWarnings } from "./scale-warnings";
import { MovementBar } from "./movement";
import { RiskWords } from "./words";

export interface ViewActions {
  readonly reveal: RevealAction;
  readonly copyMermaid: () => void;
  readonly rescore: (rescoring: Rescoring) => void;
  readonly readHistory: (since: string | undefined) => void;
  readonly cancelHistory: () => void;
  /** How was the register at the begin of a day? */
  readonly readMovement: (since: string) => void;
  readonly exportRisks: (what: RiskExport, id: string | undefined, view: RiskShownView) => void;
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
  readonly #matrix: RiskMatrix;
  readonly #register: RegisterGrid;
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
    this.#matrix = new RiskMatrix({ reveal: actions.reveal, select, hover, rescore });
    this.#register = new RegisterGrid({
      reveal: actions.reveal,
      select,
      hover,
      sort: (sort) => this.#choose({ sort }),
      clearFilters: () => {
        this.#choose({ filter: {} });
        this.#bar.focusSearch();
      },
      columnMenu: (column, x, y) => this.#openColumns(column, x, y),
      moveColumn: (from, to) => this.#setColumns(movedColumn(this.#choices.columns, from, to)),
    });
    this.#beside = new Beside(localizer, {
      ...actions,
      exportRisks: (what, id) => actions.exportRisks(what, id, this.#shownView()),
      shownView: () => this.#shownView(),
      columnMenu: (column, x, y) => this.#openColumns(column, x, y),
      select,
      say: (text) => live.say(text),
      chooseTab: (tab) => this.#choose({ tab }),
      burndownFrom: () => this.#choices.burndownFrom,
      chooseBurndownFrom: (burndownFrom) => this.#choose({ burndownFrom }, false),
    });
    this.#beside.panel("register").append(this.#register.node);
    this.node = element("div", {
      class: "risk",
      children: [
        this.#bar.node,
        element("div", {
          class: "risk-body",
          children: [
            element("div", { class: "risk-matrix", children: [this.#matrix.node, this.#moves.node, this.#legend] }),
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
    const { positions, filter, sort, columns, selected, tab, since, burndownFrom } = this.#choices;
    return {
      kind: "riskMatrix",
      positions,
      filter,
      sort,
      tab,
      ...(columns !== usualColumns && { columns: columns.map(({ key }) => key) }),
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
    if (movement) this.#live.say(movementSentence(movement, new RiskWords(this.#localizer, this.#source).say));
  }

  /** What moved since the day that is chosen; asks the host where the register of that day is not known yet. */
  #movement(): ShownMovement | undefined {
    const { since } = this.#choices;
    const source = this.#source;
    if (since === undefined || !source) return undefined;
    const past = this.#past;
    if (past?.since === since && past.projectId === source.model.projectId)
      return { since, fromGit: past.fromGit, movement: movementSince(source.model, past.risks) };
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
    if (id === undefined || !this.#source || this.#register.reveal(id)) return;
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
    const { filter, positions, sort, columns } = this.#choices;
    const words = new RiskWords(this.#localizer, source);
    const risks = source.model.risks.filter((risk) => passes(risk, filter));
    const movement = this.#movement();
    this.#bar.show(source.model.risks, filter, positions, words, movement !== undefined);
    const types = this.#types(source);
    this.#matrix.show({ model: source.model, risks, positions, words, movement: movement?.movement, types });
    const open = this.#legend.querySelector("details")?.open === true;
    const warnings = scaleWarnings(source.model, words, open);
    this.#moves.show(this.#choices.since, movement ? movementSentence(movement, words.say) : "", words);
    this.#legend.replaceChildren(
      legend(source.model, risks, movement ? "current" : positions, types, words),
      ...(warnings ? [warnings] : []),
    );
    this.#register.show({ risks, columns, positions: movement ? "current" : positions, sort, words });
    this.#highlight();
    this.#showBeside();
  }

  /** The halves that show: those that the person chose, or those that have risks of the status that is wanted. Other filters don't change them. */
  #types({ model }: RiskModelMessage): readonly RiskType[] {
    const { type, status } = this.#choices.filter;
    return type === undefined ? typesOf(model.risks.filter((risk) => passesStatus(risk, status))) : [type];
  }

  /** What shows now, for files and the clipboard. */
  #shownView(): RiskShownView {
    const { positions, columns } = this.#choices;
    const past = this.#movement() && this.#past;
    return {
      ...(this.#source && { types: this.#types(this.#source) }),
      positions,
      ids: this.#register.order,
      columns: columns.map(({ key }) => key),
      ...(past && { past: { since: past.since, fromGit: past.fromGit, risks: past.risks } }),
    };
  }

  #setColumns(columns: readonly RegisterColumn[]): void {
    this.#choose({ columns });
    const names = columns.map(({ label }) => this.#localizer.text(label)).join(", ");
    this.#live.say(this.#localizer.text(message("Columns: {0}", names)));
  }

  #openColumns(column: number, x: number, y: number): void {
    const { columns } = this.#choices;
    const set = (chosen: readonly RegisterColumn[]): void => this.#setColumns(chosen);
    openMenu({
      label: this.#localizer.text(message("Columns")),
      groups: columnItems(
        this.#localizer,
        { all: registerColumns, columns, always: "title", usual: usualColumns, set },
        column,
      ),
      x,
      y,
    });
  }

  #showBeside(): void {
    if (this.#source) this.#beside.show(this.#source, this.#choices.tab, this.#choices.selected);
  }

  #highlight(): void {
    this.#matrix.highlight(this.#choices.selected, this.#hovered);
    this.#register.highlight(this.#choices.selected, this.#hovered);
  }
}
