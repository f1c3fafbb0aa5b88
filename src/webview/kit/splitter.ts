import { element, setAttribute } from "./dom";

export interface SplitterOptions {
  readonly label: string;
  /** Width of the pane before the splitter, in pixels. */
  readonly value: () => number;
  /** Smallest and largest width. */
  readonly limits: () => readonly [number, number];
  /** Asked to be this wide (within the limits). */
  readonly onChange: (value: number) => void;
  /** Width for a double click. */
  readonly reset?: () => number;
}

const keyStep = 16;

/** A vertical bar between two panes that mouse, pen, finger and arrow keys move (WAI-ARIA window splitter). */
export function splitter(options: SplitterOptions): { readonly bar: HTMLElement; readonly update: () => void } {
  const bar = element("div", {
    class: "splitter",
    attributes: { role: "separator", tabindex: 0, "aria-orientation": "vertical", "aria-label": options.label },
  });
  const update = (): void => {
    const [least, most] = options.limits();
    setAttribute(bar, "aria-valuemin", Math.round(least));
    setAttribute(bar, "aria-valuemax", Math.round(most));
    setAttribute(bar, "aria-valuenow", Math.round(options.value()));
  };
  const change = (value: number): void => {
    const [least, most] = options.limits();
    options.onChange(Math.min(Math.max(value, least), Math.max(most, least)));
    update();
  };
  let grip: { readonly pointer: number; readonly offset: number } | undefined;
  bar.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    grip = { pointer: event.pointerId, offset: options.value() - event.clientX };
    bar.setPointerCapture(event.pointerId);
    bar.classList.add("active");
    event.preventDefault();
    bar.focus();
  });
  bar.addEventListener("pointermove", (event) => {
    if (grip?.pointer === event.pointerId) change(event.clientX + grip.offset);
  });
  const release = (): void => {
    grip = undefined;
    bar.classList.remove("active");
  };
  bar.addEventListener("pointerup", release);
  bar.addEventListener("pointercancel", release);
  bar.addEventListener("dblclick", () => {
    if (options.reset) change(options.reset());
  });
  bar.addEventListener("keydown", (event) => {
    const [least, most] = options.limits();
    const targets: Readonly<Record<string, number>> = {
      ArrowLeft: options.value() - keyStep,
      ArrowRight: options.value() + keyStep,
      Home: least,
      End: most,
    };
    const target = targets[event.key];
    if (target === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    change(target);
  });
  return { bar, update };
}
