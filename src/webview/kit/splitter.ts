import { element, setAttribute } from "./dom";

export interface SplitterOptions {
  readonly label: string;
  /** Which pane it makes larger: the one at its left (default), or the one below it. */
  readonly pane?: "left" | "below";
  /** Size of the pane across the splitter, in pixels. */
  readonly value: () => number;
  /** Smallest and largest size. */
  readonly limits: () => readonly [number, number];
  /** Asked to be this large (within the limits). */
  readonly onChange: (value: number) => void;
  /** Size for a double click. */
  readonly reset?: () => number;
}

const keyStep = 16;

/** A bar between two panes that mouse, pen, finger and arrow keys move (WAI-ARIA window splitter). */
export function splitter(options: SplitterOptions): { readonly bar: HTMLElement; readonly update: () => void } {
  const isBelow = options.pane === "below";
  const bar = element("div", {
    class: isBelow ? "splitter level" : "splitter",
    attributes: {
      role: "separator",
      tabindex: 0,
      "aria-orientation": isBelow ? "horizontal" : "vertical",
      "aria-label": options.label,
    },
  });
  /** Where the pointer is, in the direction in which the pane grows. */
  const placeOf = (event: PointerEvent): number => (isBelow ? -event.clientY : event.clientX);
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
    grip = { pointer: event.pointerId, offset: options.value() - placeOf(event) };
    bar.setPointerCapture(event.pointerId);
    bar.classList.add("active");
    event.preventDefault();
    bar.focus();
  });
  bar.addEventListener("pointermove", (event) => {
    if (grip?.pointer === event.pointerId) change(placeOf(event) + grip.offset);
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
      [isBelow ? "ArrowDown" : "ArrowLeft"]: options.value() - keyStep,
      [isBelow ? "ArrowUp" : "ArrowRight"]: options.value() + keyStep,
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
