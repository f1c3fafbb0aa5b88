import { dayAtX, formatDays, planDensity, xOfDay, type TimeSpan } from "../../core/report/gantt/layout";
import { minutesPerDay } from "../../core/text/instant";
import { message } from "../../core/text/message";
import { element, setAttribute, setStyles } from "../kit/dom";
import type { Localizer } from "../kit/localizer";
import { observeTheme } from "../kit/theme";
import type { Picture, Viewport } from "./picture";

export interface MinimapActions {
  readonly picture: () => Picture | undefined;
  readonly viewport: () => Viewport;
  /** Moves the left edge of the window to a pixel of the chart. */
  readonly moveTo: (x: number) => void;
}

/** Pixels at the bottom in which critical work is marked, apart from how much work there is. */
const criticalHeight = 3;
/** A frame that is narrower can't be caught. */
const narrowestFrame = 12;

/**
 * The whole plan in a strip: how many tasks are at work in each column of pixels, a line below where critical ones are among them, and the window as a frame that
 * moves the chart. The strip is painted when the plan, the width or the theme changes; scrolling moves the frame alone.
 */
export class Minimap {
  readonly node: HTMLElement;
  readonly #localizer: Localizer;
  readonly #actions: MinimapActions;
  readonly #canvas = element("canvas", { class: "minimap-canvas", attributes: { "aria-hidden": "true" } });
  readonly #frame = element("div", {
    class: "minimap-frame",
    attributes: { role: "slider", tabindex: 0, "aria-orientation": "horizontal" },
  });
  readonly #track = element("div", { class: "minimap-track", children: [this.#canvas, this.#frame] });
  readonly #label = element("span", { class: "minimap-label" });
  /** What the strip was painted for. */
  #painted: readonly unknown[] = [];
  #width = 0;
  /** Pixels between the pointer and the left edge of the frame while it is dragged. */
  #grip: { readonly pointer: number; readonly offset: number } | undefined;

  constructor(localizer: Localizer, actions: MinimapActions) {
    this.#localizer = localizer;
    this.#actions = actions;
    this.node = element("div", {
      class: "minimap",
      attributes: { hidden: true },
      children: [this.#label, this.#track],
    });
    this.#listen();
  }

  /** Draws what has changed. */
  draw(picture: Picture, viewport: Viewport): void {
    const shows = picture.layers.minimap;
    this.node.hidden = !shows;
    if (!shows || this.#width === 0) return;
    const { rows, today } = picture.plan;
    const { language } = this.#localizer;
    const wanted = [rows.start, rows.finish, rows.flags, rows.kind, today, this.#width, language];
    if (wanted.some((value, at) => value !== this.#painted[at])) {
      this.#painted = wanted;
      this.#paint(picture);
    }
    this.#placeFrame(picture, viewport);
  }

  #placeFrame(picture: Picture, viewport: Viewport): void {
    const { from, to } = picture.span;
    const first = Math.max(dayAtX(picture.scale, viewport.x), from);
    const last = Math.min(dayAtX(picture.scale, viewport.x + viewport.width), to);
    const left = this.#columnOf(picture.span, Math.min(first, to));
    const width = Math.max(this.#columnOf(picture.span, Math.max(last, first)) - left, narrowestFrame);
    const x = Math.min(left, this.#width - width);
    setStyles(this.#frame, { transform: `translateX(${Math.round(x)}px)`, width: `${Math.round(width)}px` });
    setAttribute(this.#frame, "aria-valuemin", from);
    setAttribute(this.#frame, "aria-valuemax", to);
    setAttribute(this.#frame, "aria-valuenow", Math.round(first));
    const days = formatDays(
      Math.floor(first),
      Math.max(Math.ceil(last) - 1, Math.floor(first)),
      this.#localizer.language,
    );
    setAttribute(this.#frame, "aria-valuetext", days);
  }

  #columnOf({ from, to }: TimeSpan, day: number): number {
    return ((day - from) / (to - from)) * this.#width;
  }

  #paint({ plan, span }: Picture): void {
    this.#label.textContent = this.#localizer.text(
      message("Whole plan: {0}", formatDays(span.from, span.to - 1, this.#localizer.language)),
    );
    this.#label.title = this.#label.textContent;
    setAttribute(this.#frame, "aria-label", this.#localizer.text(message("Part of the plan that shows")));
    const height = this.#track.clientHeight;
    const ratio = Math.max(window.devicePixelRatio, 1);
    this.#canvas.width = Math.round(this.#width * ratio);
    this.#canvas.height = Math.round(height * ratio);
    const context = this.#canvas.getContext("2d");
    if (!context) return;
    context.scale(ratio, ratio);
    const { color, borderColor, outlineColor } = getComputedStyle(this.#canvas);
    const { tasks, critical, most } = planDensity(plan, span, this.#width);
    const room = height - criticalHeight - 3;
    for (let x = 0; x < this.#width; x++) {
      const share = (tasks[x] ?? 0) / Math.max(most, 1);
      // The root keeps a single task visible beside a hundred.
      const high = share > 0 ? Math.max(Math.sqrt(share) * room, 2) : 0;
      context.fillStyle = color;
      context.fillRect(x, room + 1 - high, 1, high);
      if ((critical[x] ?? 0) === 0) continue;
      context.fillStyle = borderColor;
      context.fillRect(x, height - criticalHeight, 1, criticalHeight);
    }
    context.fillStyle = outlineColor;
    const today = this.#columnOf(span, plan.today / minutesPerDay);
    if (today >= 0 && today <= this.#width) context.fillRect(Math.round(today) - 1, 0, 2, height);
  }

  #listen(): void {
    const again = (): void => {
      const picture = this.#actions.picture();
      if (picture) this.draw(picture, this.#actions.viewport());
    };
    new ResizeObserver(() => {
      this.#width = this.#track.clientWidth;
      again();
    }).observe(this.#track);
    observeTheme(() => {
      this.#painted = [];
      again();
    });
    this.#track.addEventListener("pointerdown", (event) => this.#grab(event));
    this.#track.addEventListener("pointermove", (event) => {
      if (this.#grip?.pointer === event.pointerId) this.#moveFrameTo(this.#xOf(event) - this.#grip.offset);
    });
    const release = (): void => {
      this.#grip = undefined;
      this.#frame.classList.remove("active");
    };
    this.#track.addEventListener("pointerup", release);
    this.#track.addEventListener("pointercancel", release);
    this.#frame.addEventListener("keydown", (event) => this.#key(event));
  }

  #xOf(event: MouseEvent): number {
    return event.clientX - this.#track.getBoundingClientRect().left;
  }

  /** Catches the frame; beside it the frame comes to the pointer first. */
  #grab(event: PointerEvent): void {
    if (event.button !== 0) return;
    const frame = this.#frame.getBoundingClientRect();
    const isOnFrame = event.clientX >= frame.left && event.clientX <= frame.right;
    const offset = isOnFrame ? event.clientX - frame.left : frame.width / 2;
    this.#grip = { pointer: event.pointerId, offset };
    this.#track.setPointerCapture(event.pointerId);
    this.#frame.classList.add("active");
    event.preventDefault();
    this.#frame.focus({ preventScroll: true });
    if (!isOnFrame) this.#moveFrameTo(this.#xOf(event) - offset);
  }

  /** @param x left edge of the frame, in pixels of the strip */
  #moveFrameTo(x: number): void {
    const picture = this.#actions.picture();
    if (!picture) return;
    const { from, to } = picture.span;
    this.#actions.moveTo(xOfDay(picture.scale, from + (x / this.#width) * (to - from)));
  }

  #key(event: KeyboardEvent): void {
    const picture = this.#actions.picture();
    if (!picture || event.ctrlKey || event.metaKey || event.altKey) return;
    const { x, width } = this.#actions.viewport();
    const places: Readonly<Record<string, number>> = {
      ArrowLeft: x - width / 10,
      ArrowRight: x + width / 10,
      ArrowDown: x - width / 10,
      ArrowUp: x + width / 10,
      PageUp: x + width,
      PageDown: x - width,
      Home: 0,
      End: picture.width,
    };
    const place = Object.hasOwn(places, event.key) ? places[event.key] : undefined;
    if (place === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.#actions.moveTo(place);
  }
}
