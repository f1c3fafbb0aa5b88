import {
  binLines,
  dayAtX,
  laneSummary,
  laneWords,
  loadBins,
  loadLanes,
  overAllocationWords,
  unitStarts,
  xOfDay,
  type GanttLoad,
  type LoadLane,
  type LoadLanes,
} from "../../core/report/gantt/layout";
import { message } from "../../core/text/message";
import { element, setAttribute, setStyles } from "../kit/dom";
import { splitter } from "../kit/splitter";
import type { ChartView } from "./chart-view";
import { chosenLanes, isOfSeveral, noLanes, type LoadChoice } from "./load-choice";
import { LoadHead } from "./load-head";
import { drawLane, makeLane, type LaneView, type PlacedBin } from "./load-lane";
import { OverAllocations } from "./over-allocations";
import type { Picture, Viewport } from "./picture";
import { RowPool } from "./pool";
import type { Ticks } from "./timeHead";
import type { Tooltip } from "./tooltip";

export interface LoadActions {
  /** Asks the host how much the people have to do. */
  readonly ask: () => void;
  /** Brings a position on the axis into sight. */
  readonly showDay: (day: number) => void;
  readonly hide: () => void;
  /** Back to the rows. */
  readonly leave: () => void;
  readonly changed: () => void;
}

/** Pixels of one person alone, and of each of several. */
const highLane = 96;
const lowLane = 44;
const mostWithoutScrolling = 4;
/** Share of the window that lanes may take, as the style sheet says it. */
const mostOfWindow = 0.6;
/** More people than this are not told at once. */
const mostTold = 3;
/** While somebody types, the load is asked for when they pause, in milliseconds. */
const pause = 250;

/** The load of people under the chart, along the same time axis. */
export class LoadPane {
  readonly node: HTMLElement;
  readonly #view: Omit<ChartView, "edit">;
  readonly #actions: LoadActions;
  readonly #over = new OverAllocations();
  readonly #head: LoadHead;
  readonly #list = element("div", { class: "load-lanes", attributes: { role: "listbox", tabindex: 0 } });
  readonly #hint = element("p", { class: "load-hint" });
  readonly #body = element("div", { class: "load-body", children: [this.#list, this.#hint] });
  readonly #pool: RowPool<LaneView>;
  readonly #splitter: ReturnType<typeof splitter>;
  /** Pixels of the lanes as the person chose them; otherwise as many as a few people need. */
  #chosenHeight: number | undefined;
  /** Undefined while nothing was answered yet. */
  #lanes: LoadLanes | undefined;
  #shown: readonly LoadLane[] = [];
  #choice: LoadChoice = "";
  #isStale = true;
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** A step that waits for the answer. */
  #waiting: 1 | -1 | undefined;
  /** Lane of the keyboard. */
  #active = 0;
  #top = 0;
  #height = 0;
  #ticks: Ticks = { lower: [], upper: [] };

  constructor(view: Omit<ChartView, "edit">, tooltip: Tooltip, actions: LoadActions) {
    this.#view = view;
    this.#actions = actions;
    this.#head = new LoadHead(view.localizer, {
      choose: (choice) => this.#choose(choice),
      step: (direction) => this.step(direction),
      hide: actions.hide,
    });
    this.#splitter = splitter({
      label: "",
      pane: "below",
      value: () => this.#body.clientHeight,
      limits: () => [lowLane, Math.min(this.#wholeHeight, window.innerHeight * mostOfWindow)],
      onChange: (pixels) => {
        this.height = pixels;
        view.draw(true);
        actions.changed();
      },
      reset: () => this.#usualHeight,
    });
    this.node = element("section", {
      class: "load",
      attributes: { hidden: true },
      children: [this.#splitter.bar, this.#head.node, this.#body],
    });
    this.#pool = new RowPool(this.#list, makeLane);
    this.#listen(tooltip);
  }

  /** Whose load shows. */
  get choice(): LoadChoice {
    return this.#choice;
  }

  set choice(choice: LoadChoice) {
    this.#choice = choice;
    this.#active = 0;
    this.#over.forget();
  }

  /** Pixels that the person chose for the lanes. */
  get height(): number | undefined {
    return this.#chosenHeight;
  }

  set height(pixels: number | undefined) {
    this.#chosenHeight = pixels;
    this.#body.classList.toggle("chosen", pixels !== undefined);
  }

  /** Writes all words again. */
  localize(): void {
    const { localizer } = this.#view;
    const title = localizer.text(message("Load of people"));
    setAttribute(this.node, "aria-label", title);
    setAttribute(this.#list, "aria-label", title);
    setAttribute(this.#splitter.bar, "aria-label", localizer.text(message("Height of the load of people")));
    this.#head.localize();
  }

  /** The plan is another one; the load that shows stays until the new one has come. */
  modelChanged(): void {
    this.#isStale = true;
  }

  /** What the host has answered. */
  receive(load: GanttLoad): void {
    this.#lanes = loadLanes(load);
    this.#view.draw(true);
    const waiting = this.#waiting;
    this.#waiting = undefined;
    if (waiting) this.step(waiting);
  }

  /** Draws the window, as far as the load is wanted. @param again whether more than the window is another one */
  draw(picture: Picture, viewport: Viewport, ticks: Ticks, again: boolean): void {
    const shows = picture.layers.load;
    this.node.hidden = !shows;
    if (!shows) return;
    if (this.#isStale) this.#askSoon();
    this.#ticks = ticks;
    if (again) this.#chooseLanes(picture);
    this.#drawLanes(picture, viewport, again);
  }

  /** Goes to the next or the previous over-allocation of those who show. */
  step(direction: 1 | -1): void {
    const picture = this.#view.picture();
    const { localizer, viewport } = this.#view;
    if (!picture) return;
    if (!this.#lanes) {
      this.#waiting = direction;
      return;
    }
    const { x } = viewport();
    const found = this.#over.step(this.#shown, direction, Math.floor(dayAtX(picture.scale, x)));
    if (!found) {
      this.#view.say(localizer.text(message("Nobody who shows here is over-allocated")), true);
      return;
    }
    const { lane, stretch, place, count } = found;
    this.#activate(this.#shown.indexOf(lane));
    this.#actions.showDay(stretch.from);
    const words = localizer.text(overAllocationWords(stretch, localizer.language));
    this.#view.say(localizer.text(message("{0}: over-allocated {1} ({2} of {3})", lane.name, words, place, count)));
  }

  #askSoon(): void {
    if (this.#timer !== undefined) return;
    this.#timer = setTimeout(
      () => {
        this.#timer = undefined;
        this.#isStale = false;
        this.#actions.ask();
      },
      this.#lanes ? pause : 0,
    );
  }

  #choose(choice: LoadChoice): void {
    this.choice = choice;
    this.#view.draw(true);
    this.#actions.changed();
    const told = this.#shown.slice(0, mostTold).map((lane) => laneWords(lane, this.#view.localizer));
    this.#view.say(told.join(". "));
  }

  #chooseLanes(picture: Picture): void {
    const { localizer } = this.#view;
    const lanes = this.#lanes ?? noLanes;
    this.#shown = chosenLanes(lanes, this.#choice, picture);
    this.#active = Math.min(this.#active, Math.max(this.#shown.length - 1, 0));
    this.#head.show(lanes, this.#shown, this.#choice);
    const isEmpty = this.#shown.length === 0;
    this.#list.hidden = isEmpty;
    this.#hint.hidden = !isEmpty;
    this.#hint.textContent = localizer.text(
      this.#lanes
        ? message(
            "Nobody is assigned to a task yet. Write people in the column Who, or “assignments: [sato]” in the text.",
          )
        : message("The load is being added up…"),
    );
    const whole = this.#wholeHeight;
    setStyles(this.#list, { height: `${whole}px` });
    setStyles(this.#body, {
      height: `${Math.max(Math.min(this.#chosenHeight ?? this.#usualHeight, whole), lowLane)}px`,
    });
    this.#splitter.update();
  }

  /** Pixels of all lanes. */
  get #wholeHeight(): number {
    return this.#shown.length * this.#laneHeight;
  }

  get #usualHeight(): number {
    return Math.min(this.#shown.length, mostWithoutScrolling) * this.#laneHeight;
  }

  get #laneHeight(): number {
    return this.#shown.length > 1 || isOfSeveral(this.#choice) ? lowLane : highLane;
  }

  #drawLanes(picture: Picture, viewport: Viewport, again: boolean): void {
    const height = this.#laneHeight;
    const first = Math.max(Math.floor(this.#top / height), 0);
    const room = this.#height > 0 ? this.#height : mostWithoutScrolling * height;
    const last = Math.min(Math.ceil((this.#top + room) / height), this.#shown.length);
    this.#pool.show(first, last, (view, position) => this.#fillLane(view, position, height), again);
    const starts = unitStarts(picture.scale, viewport.x, viewport.x + viewport.width);
    const placeOf = (day: number): number => Math.round(xOfDay(picture.scale, day) - viewport.x);
    const places = starts.map(placeOf);
    for (let position = first; position < last; position++) {
      const lane = this.#shown[position];
      const view = this.#pool.at(position);
      if (!lane || !view) continue;
      const bins = loadBins(lane, starts).map((bin, at): PlacedBin => ({
        bin,
        left: places[at] ?? 0,
        right: places[at + 1] ?? 0,
      }));
      const present = this.#over.presentIn(lane);
      drawLane(view, {
        bins,
        width: viewport.width,
        height: height - 1,
        most: lane.most,
        columns: this.#ticks.upper,
        present: present && { left: placeOf(present.from), right: placeOf(present.to + 1) },
        figures: height === highLane,
      });
    }
    setAttribute(this.#list, "aria-activedescendant", this.#pool.at(this.#active) ? `load-${this.#active}` : undefined);
  }

  #fillLane(view: LaneView, position: number, height: number): void {
    const lane = this.#shown[position];
    if (!lane) return;
    const { localizer } = this.#view;
    const words = laneWords(lane, localizer);
    view.node.id = `load-${position}`;
    setAttribute(view.node, "aria-label", words);
    setAttribute(view.node, "aria-selected", String(position === this.#active));
    setAttribute(view.node, "aria-setsize", this.#shown.length);
    setAttribute(view.node, "aria-posinset", position + 1);
    view.node.classList.toggle("over", lane.over.length > 0);
    setStyles(view.node, { height: `${height}px`, top: `${position * height}px` });
    view.name.textContent = lane.name;
    view.words.textContent = localizer.text(laneSummary(lane, localizer.language));
    view.name.title = view.words.title = words;
  }

  #activate(position: number): void {
    const height = this.#laneHeight;
    this.#active = Math.min(Math.max(position, 0), this.#shown.length - 1);
    const top = this.#active * height;
    const { scrollTop, clientHeight } = this.#body;
    if (top < scrollTop) this.#body.scrollTop = top;
    else if (top + height > scrollTop + clientHeight) this.#body.scrollTop = top + height - clientHeight;
    this.#top = this.#body.scrollTop;
    this.#view.draw(true);
  }

  #listen(tooltip: Tooltip): void {
    new ResizeObserver(() => {
      this.#height = this.#body.clientHeight;
      this.#view.draw(false);
    }).observe(this.#body);
    this.#body.addEventListener(
      "scroll",
      () => {
        this.#top = this.#body.scrollTop;
        tooltip.hide();
        this.#view.draw(false);
      },
      { passive: true },
    );
    this.#list.addEventListener("keydown", (event) => this.#key(event));
    this.#list.addEventListener("pointerdown", (event) => {
      const position = this.#positionAt(event);
      if (position >= 0) this.#activate(position);
    });
    this.#list.addEventListener("pointermove", (event) => this.#offer(tooltip, event));
    this.#list.addEventListener("pointerleave", () => tooltip.hide());
  }

  #positionAt(event: MouseEvent): number {
    return Math.floor((event.clientY - this.#list.getBoundingClientRect().top) / this.#laneHeight);
  }

  /** The figures of the unit of time under the pointer. */
  #offer(tooltip: Tooltip, event: PointerEvent): void {
    const picture = this.#view.picture();
    const position = this.#positionAt(event);
    const lane = this.#shown[position];
    const view = this.#pool.at(position);
    const x = event.clientX - (view?.picture.getBoundingClientRect().left ?? Infinity);
    if (!picture || !lane || x < 0) {
      tooltip.hide();
      return;
    }
    const at = this.#view.viewport().x + x;
    const [bin] = loadBins(lane, unitStarts(picture.scale, at, at));
    if (!bin) return;
    tooltip.offer(`load ${lane.person} ${bin.from}`, event.clientX, event.clientY, () => ({
      title: lane.name,
      lines: binLines(bin, this.#view.localizer),
    }));
  }

  #key(event: KeyboardEvent): void {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = (by: number) => () => this.#activate(this.#active + by);
    const step = (direction: 1 | -1) => () => this.step(direction);
    const actions: Readonly<Record<string, () => void>> = {
      ArrowDown: move(1),
      ArrowUp: move(-1),
      PageDown: move(mostWithoutScrolling),
      PageUp: move(-mostWithoutScrolling),
      Home: move(-Infinity),
      End: move(this.#shown.length),
      ArrowRight: step(1),
      ArrowLeft: step(-1),
      o: step(1),
      O: step(-1),
      h: this.#actions.hide,
      Escape: this.#actions.leave,
    };
    const action = Object.hasOwn(actions, event.key) ? actions[event.key] : undefined;
    if (!action) return;
    event.preventDefault();
    event.stopPropagation();
    action();
  }
}
