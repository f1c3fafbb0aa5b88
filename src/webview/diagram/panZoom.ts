import { setStyles } from "../kit/dom";

const smallest = 0.1;
const largest = 4;
/** Below this scale the words of a picture can't be read. */
const readable = 0.45;

/** Moves and scales a picture inside a window: by buttons, keys, wheel and dragging. */
export class PanZoom {
  readonly #window: HTMLElement;
  readonly #stage: HTMLElement;
  readonly #changed: () => void;
  #size = { width: 1, height: 1 };
  #scale = 1;
  #x = 0;
  #y = 0;
  #fitted = true;
  #dragged = false;

  constructor(window: HTMLElement, stage: HTMLElement, changed: () => void) {
    this.#window = window;
    this.#stage = stage;
    this.#changed = changed;
    window.addEventListener("wheel", (event) => this.#wheel(event), { passive: false });
    window.addEventListener("pointerdown", (event) => this.#pointerdown(event));
    new ResizeObserver(() => {
      if (this.#fitted) this.fit();
      else this.#apply();
    }).observe(window);
  }

  /** 1 is the natural size; undefined while the picture is fitted to the window. */
  get zoom(): number | undefined {
    return this.#fitted ? undefined : this.#scale;
  }

  get scale(): number {
    return this.#scale;
  }

  /** Whether the pointer moved the picture just now, so that the click at its end means nothing. */
  get dragged(): boolean {
    return this.#dragged;
  }

  /** A picture of another size came. With the zoom that it has already it stays in its place; without one it starts afresh. */
  resize(width: number, height: number, zoom: number | undefined): void {
    this.#size = { width: Math.max(width, 1), height: Math.max(height, 1) };
    if (zoom === undefined) {
      this.#start();
      return;
    }
    const stays = !this.#fitted && zoom === this.#scale;
    this.#fitted = false;
    this.#scale = clamp(zoom, smallest, largest);
    if (stays) this.#apply();
    else this.#center();
  }

  /** Shows the whole picture, at most a little enlarged. */
  fit(): void {
    const { clientWidth, clientHeight } = this.#window;
    const margin = 24;
    this.#fitted = true;
    this.#scale = clamp(
      Math.min((clientWidth - margin * 2) / this.#size.width, (clientHeight - margin * 2) / this.#size.height),
      smallest,
      1.25,
    );
    this.#center();
  }

  actualSize(): void {
    this.zoomBy(1 / this.#scale);
  }

  /** Zooms around a point of the window, its middle by default. */
  zoomBy(factor: number, x = this.#window.clientWidth / 2, y = this.#window.clientHeight / 2): void {
    const next = clamp(this.#scale * factor, smallest, largest);
    this.#x = x - ((x - this.#x) * next) / this.#scale;
    this.#y = y - ((y - this.#y) * next) / this.#scale;
    this.#scale = next;
    this.#fitted = false;
    this.#apply();
  }

  panBy(x: number, y: number): void {
    this.#x += x;
    this.#y += y;
    this.#fitted = false;
    this.#apply();
  }

  /** Moves the picture so far that an element of it is in sight. */
  reveal(target: Element): void {
    const box = target.getBoundingClientRect();
    const view = this.#window.getBoundingClientRect();
    const margin = 16;
    const shift = (low: number, high: number, from: number, to: number): number =>
      low < from + margin ? from + margin - low : high > to - margin ? to - margin - high : 0;
    const x = shift(box.left, box.right, view.left, view.right);
    const y = shift(box.top, box.bottom, view.top, view.bottom);
    if (x !== 0 || y !== 0) this.panBy(x, y);
  }

  /** Fits the picture, or shows the beginning of one that would be too small to read. */
  #start(): void {
    this.fit();
    if (this.#scale >= readable) return;
    this.#fitted = false;
    this.#scale = readable * 1.4;
    this.#center();
    // A wide picture begins at its left, a tall one at its top.
    const { clientWidth, clientHeight } = this.#window;
    if (this.#size.width * clientHeight > this.#size.height * clientWidth) this.#x = Math.max(this.#x, 24);
    else this.#y = Math.max(this.#y, 24);
    this.#apply();
  }

  #center(): void {
    this.#x = (this.#window.clientWidth - this.#size.width * this.#scale) / 2;
    this.#y = (this.#window.clientHeight - this.#size.height * this.#scale) / 2;
    this.#apply();
  }

  #apply(): void {
    // A part of the picture always stays in the window.
    const keep = 48;
    this.#x = clamp(this.#x, keep - this.#size.width * this.#scale, this.#window.clientWidth - keep);
    this.#y = clamp(this.#y, keep - this.#size.height * this.#scale, this.#window.clientHeight - keep);
    setStyles(this.#stage, { transform: `translate(${this.#x}px, ${this.#y}px) scale(${this.#scale})` });
    this.#changed();
  }

  #wheel(event: WheelEvent): void {
    event.preventDefault();
    if (event.ctrlKey || event.metaKey) {
      const view = this.#window.getBoundingClientRect();
      this.zoomBy(Math.exp(-event.deltaY / 300), event.clientX - view.left, event.clientY - view.top);
    } else if (event.shiftKey && event.deltaX === 0) this.panBy(-event.deltaY, 0);
    else this.panBy(-event.deltaX, -event.deltaY);
  }

  #pointerdown(event: PointerEvent): void {
    this.#dragged = false;
    if (event.button !== 0) return;
    const start = { x: event.clientX, y: event.clientY };
    let last = start;
    const move = (moved: PointerEvent): void => {
      if (!this.#dragged && Math.hypot(moved.clientX - start.x, moved.clientY - start.y) < 4) return;
      if (!this.#dragged) {
        this.#dragged = true;
        this.#window.setPointerCapture(event.pointerId);
        this.#window.classList.add("dragging");
      }
      this.panBy(moved.clientX - last.x, moved.clientY - last.y);
      last = { x: moved.clientX, y: moved.clientY };
    };
    const end = (): void => {
      this.#window.removeEventListener("pointermove", move);
      this.#window.removeEventListener("pointerup", end);
      this.#window.removeEventListener("pointercancel", end);
      this.#window.classList.remove("dragging");
    };
    this.#window.addEventListener("pointermove", move);
    this.#window.addEventListener("pointerup", end);
    this.#window.addEventListener("pointercancel", end);
  }
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, Math.min(low, high)), Math.max(low, high));
}
