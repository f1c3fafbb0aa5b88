/**
 * One tab stop for a group of controls (WAI-ARIA roving tabindex): arrow keys, Home and End move inside of it.
 * @returns a function to call after controls were added, removed, disabled or enabled
 */
export function rovingTabindex(
  group: HTMLElement,
  controls: () => readonly HTMLElement[],
  orientation: "horizontal" | "vertical" = "horizontal",
): () => void {
  const [back, forth] = orientation === "horizontal" ? ["ArrowLeft", "ArrowRight"] : ["ArrowUp", "ArrowDown"];
  let present: HTMLElement | undefined;
  const usable = (): readonly HTMLElement[] =>
    controls().filter((control) => !control.hasAttribute("disabled") && !control.hidden);
  const update = (): void => {
    const list = usable();
    if (!present || !list.includes(present)) present = list[0];
    for (const control of controls()) control.tabIndex = control === present ? 0 : -1;
  };
  group.addEventListener("focusin", (event) => {
    const focused = usable().find((control) => control === event.target);
    if (!focused) return;
    present = focused;
    update();
  });
  group.addEventListener("keydown", (event) => {
    const list = usable();
    const index = list.findIndex((control) => control === event.target);
    if (index < 0 || event.ctrlKey || event.metaKey || event.altKey) return;
    // In a text field the arrow keys, Home and End belong to the text.
    if (event.target instanceof HTMLInputElement && event.target.type !== "checkbox") return;
    const last = list.length - 1;
    const next =
      event.key === back
        ? (index + last) % list.length
        : event.key === forth
          ? (index + 1) % list.length
          : event.key === "Home"
            ? 0
            : event.key === "End"
              ? last
              : -1;
    if (next < 0) return;
    event.preventDefault();
    list[next]?.focus();
  });
  update();
  return update;
}
