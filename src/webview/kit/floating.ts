/** Where something floats over the page, and what happens when it goes. */
export interface FloatOptions {
  /** Its corner, in pixels of the window; it is moved so far that it stays inside. */
  readonly x: number;
  readonly y: number;
  /** After it went away, however. */
  readonly closed?: () => void;
}

const margin = 4;

/**
 * Shows something over the page until a click elsewhere, another size of the window or another window ends it.
 * @returns a function that ends it; told so, it gives the focus back to where it was before
 */
export function float(node: HTMLElement, options: FloatOptions): (giveBack: boolean) => void {
  const before = document.activeElement;
  let open = true;
  const close = (giveBack: boolean): void => {
    if (!open) return;
    open = false;
    document.removeEventListener("pointerdown", outside, true);
    window.removeEventListener("blur", left);
    window.removeEventListener("resize", left);
    node.remove();
    if (giveBack && before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    options.closed?.();
  };
  const outside = (event: Event): void => {
    if (!(event.target instanceof Node) || !node.contains(event.target)) close(false);
  };
  const left = (): void => close(false);
  document.body.append(node);
  const { width, height } = node.getBoundingClientRect();
  const place = (at: number, size: number, room: number): string =>
    `${Math.max(margin, Math.min(at, room - size - margin))}px`;
  node.style.setProperty("left", place(options.x, width, window.innerWidth));
  node.style.setProperty("top", place(options.y, height, window.innerHeight));
  document.addEventListener("pointerdown", outside, true);
  window.addEventListener("blur", left);
  window.addEventListener("resize", left);
  return close;
}
