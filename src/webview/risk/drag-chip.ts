import { element, setStyles } from "../kit/dom";

/** A drag begins when the pointer has moved this far, so that a click with a trembling hand stays a click. */
const leastWay = 5;

export interface ChipDrag {
  /** Id of the risk, and the step that its chip shows where it is not the first one. */
  readonly id: string;
  readonly step: string | undefined;
  /** Key of the cell onto which it was dropped. */
  readonly key: string;
}

/** Lets chips of a grid be dragged onto other cells, by mouse, pen and finger. Nothing changes before they are dropped; Escape gives up. */
export function listenToChipDrags(grid: HTMLElement, drop: (drag: ChipDrag) => void): void {
  let held:
    { readonly chip: HTMLElement; readonly pointer: number; readonly x: number; readonly y: number } | undefined;
  let flying: HTMLElement | undefined;
  let over: HTMLElement | undefined;
  let dragged = false;

  const mark = (cell: HTMLElement | undefined): void => {
    if (cell === over) return;
    over?.classList.remove("cell-target");
    cell?.classList.add("cell-target");
    over = cell;
  };
  const end = (): void => {
    mark(undefined);
    flying?.remove();
    flying = undefined;
    held = undefined;
  };
  const cellAt = (event: PointerEvent): HTMLElement | undefined => {
    const found = document.elementFromPoint(event.clientX, event.clientY)?.closest<HTMLElement>("[data-key]");
    return found && grid.contains(found) ? found : undefined;
  };

  grid.addEventListener("pointerdown", (event) => {
    dragged = false;
    const chip = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-risk]") : null;
    if (!chip || event.button !== 0) return;
    held = { chip, pointer: event.pointerId, x: event.clientX, y: event.clientY };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    if (!flying) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < leastWay) return;
      dragged = true;
      flying = element("div", {
        class: "chip chip-flying",
        text: held.chip.dataset["risk"] ?? "",
        attributes: { "aria-hidden": "true" },
      });
      document.body.append(flying);
    }
    setStyles(flying, { left: `${event.clientX + 8}px`, top: `${event.clientY + 8}px` });
    mark(cellAt(event));
  });
  window.addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const { chip } = held;
    const cell = flying ? cellAt(event) : undefined;
    const key = cell?.dataset["key"];
    const from = chip.closest<HTMLElement>("[data-key]")?.dataset["key"];
    end();
    if (key !== undefined && key !== from) drop({ id: chip.dataset["risk"] ?? "", step: chip.dataset["step"], key });
  });
  window.addEventListener("pointercancel", end);
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && flying) end();
  });
  // The click at the end of a drag means nothing.
  grid.addEventListener(
    "click",
    (event) => {
      if (!dragged) return;
      dragged = false;
      event.stopPropagation();
      event.preventDefault();
    },
    true,
  );
}
