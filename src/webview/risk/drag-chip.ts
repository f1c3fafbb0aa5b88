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

/**
 * Lets chips, wherever on the page they are, be dragged onto other cells of their half, by mouse, pen and finger. Nothing changes before they are dropped; Escape gives up.
 * @param halves holds the cells
 * @param begin a drag begins: what would cover the cells must go
 */
export function listenToChipDrags(halves: HTMLElement, drop: (drag: ChipDrag) => void, begin: () => void): void {
  let held:
    | {
        readonly id: string;
        readonly step: string | undefined;
        /** Key of the cell in which it stands. */
        readonly from: string;
        readonly half: string;
        readonly pointer: number;
        readonly x: number;
        readonly y: number;
      }
    | undefined;
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
    const half = found?.closest<HTMLElement>(".half")?.dataset["half"];
    // A threat is no opportunity, whatever its score.
    return found && halves.contains(found) && half === held?.half ? found : undefined;
  };

  document.addEventListener("pointerdown", (event) => {
    dragged = false;
    const chip = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-drag-from]") : null;
    if (!chip || event.button !== 0) return;
    const { risk = "", step, dragFrom: from = "" } = chip.dataset;
    const half = from.slice(0, from.indexOf(":"));
    held = { id: risk, step, from, half, pointer: event.pointerId, x: event.clientX, y: event.clientY };
  });
  window.addEventListener("pointermove", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    if (!flying) {
      if (Math.hypot(event.clientX - held.x, event.clientY - held.y) < leastWay) return;
      dragged = true;
      flying = element("div", {
        class: "chip chip-flying",
        text: held.id,
        attributes: { "aria-hidden": "true" },
      });
      document.body.append(flying);
      begin();
    }
    setStyles(flying, { left: `${event.clientX + 8}px`, top: `${event.clientY + 8}px` });
    mark(cellAt(event));
  });
  window.addEventListener("pointerup", (event) => {
    if (!held || event.pointerId !== held.pointer) return;
    const { id, step, from } = held;
    const key = (flying ? cellAt(event) : undefined)?.dataset["key"];
    end();
    if (key !== undefined && key !== from) drop({ id, step, key });
  });
  window.addEventListener("pointercancel", end);
  window.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && flying) end();
  });
  // The click at the end of a drag means nothing.
  document.addEventListener(
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
