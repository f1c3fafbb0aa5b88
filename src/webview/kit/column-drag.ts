import { setAttribute } from "./dom";

/** The pointer must move this far before a press on a head is a drag, in pixels. */
const slack = 5;

/**
 * Lets people drag the heads of columns to another place. The head over which it would go is marked meanwhile; Escape gives up.
 * @param drop a column was let go over another one
 */
export function dragColumns(head: HTMLElement, drop: (from: number, to: number) => void): void {
  const cells = (): readonly Element[] => [...head.querySelectorAll("[role=columnheader]:not(.visually-hidden)")];
  const at = (x: number): number =>
    cells().findIndex((cell) => {
      const { left, right } = cell.getBoundingClientRect();
      return x >= left && x < right;
    });
  const mark = (from: number, over: number): void => {
    cells().forEach((cell, index) => {
      const side = index !== over || over === from ? undefined : over < from ? "before" : "after";
      setAttribute(cell, "data-drop", side);
    });
  };
  head.addEventListener("pointerdown", (press) => {
    // The edge of a head changes its width.
    const isEdge = press.target instanceof Element && press.target.closest("[role=separator]") !== null;
    const from = press.button === 0 && !isEdge ? at(press.clientX) : -1;
    if (from < 0) return;
    let over = -1;
    const move = (event: PointerEvent): void => {
      if (over < 0 && Math.abs(event.clientX - press.clientX) < slack) return;
      if (over < 0) head.setPointerCapture(press.pointerId);
      over = at(event.clientX);
      mark(from, over);
    };
    const end = (): void => {
      head.removeEventListener("pointermove", move);
      head.removeEventListener("pointerup", letGo);
      head.removeEventListener("pointercancel", end);
      window.removeEventListener("keydown", giveUp, true);
      mark(-1, -1);
    };
    const letGo = (): void => {
      end();
      if (over >= 0 && over !== from) drop(from, over);
    };
    const giveUp = (event: KeyboardEvent): void => {
      if (event.key === "Escape") end();
    };
    head.addEventListener("pointermove", move);
    head.addEventListener("pointerup", letGo);
    head.addEventListener("pointercancel", end);
    window.addEventListener("keydown", giveUp, true);
  });
}
