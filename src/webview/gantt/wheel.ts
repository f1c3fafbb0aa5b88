import { metrics } from "../../core/report/gantt/layout";

export interface WheelActions {
  /** Moves the rows by pixels. */
  readonly scroll: (y: number) => void;
  /** Zooms by a factor at a point of the page. */
  readonly zoom: (factor: number, clientX: number) => void;
}

/** What the wheel does: rows scroll over the grid and the header, Ctrl zooms over the timeline. The timeline itself scrolls by the browser. */
export function listenToWheel(grid: HTMLElement, timeline: HTMLElement, head: Element, actions: WheelActions): void {
  const scroll = (event: WheelEvent): void => {
    if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? metrics.rowHeight : 1;
    actions.scroll(event.deltaY * lines);
  };
  const zoom = (event: WheelEvent): void => {
    if (!event.ctrlKey && !event.metaKey) {
      // The header is no scroller of its own.
      if (event.target instanceof Node && head.contains(event.target)) scroll(event);
      return;
    }
    event.preventDefault();
    const lines = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? 16 : 1;
    const delta = Math.max(-40, Math.min(40, event.deltaY * lines));
    actions.zoom(Math.exp(-delta * 0.008), event.clientX);
  };
  grid.addEventListener("wheel", scroll, { passive: false });
  timeline.addEventListener("wheel", zoom, { passive: false });
}
