import { svgElement } from "./dom";

/** Outlines of 16 × 16 icons, drawn with a 1.3 wide line. */
const outlines = {
  add: "M8 3v10M3 8h10",
  remove: "M3 8h10",
  fit: "M2 4v8M14 4v8M4.5 8h7M6.5 6l-2 2 2 2M9.5 6l2 2-2 2",
  today: "M3 4h10v9H3zM3 6.5h10M5.5 2.5V5M10.5 2.5V5M8 8v3.5M6.5 10L8 11.5 9.5 10",
  expand: "M3 3.5h10M3 12.5h10M8 5.5v5M6 8.5l2 2 2-2M6 7.5l2-2 2 2",
  collapse: "M3 8h10M8 2v4M6 4l2 2 2-2M8 14v-4M6 12l2-2 2 2",
  up: "M4 10l4-4 4 4",
  down: "M4 6l4 4 4-4",
  close: "M4 4l8 8M12 4l-8 8",
  copy: "M5.5 5.5h7v8h-7zM3.5 10.5v-8h7",
  export: "M8 2.5v7M5.5 7L8 9.5 10.5 7M3 11v2.5h10V11",
  refresh: "M12.5 8a4.5 4.5 0 1 1-1.4-3.2M11.5 2v3h-3",
  search: "M10.2 10.2L13.5 13.5M11.3 7a4.3 4.3 0 1 1-8.6 0 4.3 4.3 0 0 1 8.6 0z",
  filter: "M2.5 3.5h11L9.3 8.5v4l-2.6-1.3V8.5z",
  show: "M1.8 8s2.3-4 6.2-4 6.2 4 6.2 4-2.3 4-6.2 4-6.2-4-6.2-4zM10 8a2 2 0 1 1-4 0 2 2 0 0 1 4 0z",
  columns: "M2.5 3.5h11v9h-11zM6.5 3.5v9M10 3.5v9",
  bookmark: "M4.5 2.5h7v11L8 10.5l-3.5 3z",
  warning: "M8 2.5l6 11H2zM8 6.5v3.5M8 11.6v.6",
  help: "M5.5 6.2a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6M8 12v.6",
} as const;

export type IconName = keyof typeof outlines;

/** An icon in the colour of the text around it, hidden from screen readers. */
export function icon(name: IconName): SVGSVGElement {
  return svgElement("svg", {
    class: "icon",
    attributes: { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true", focusable: "false" },
    children: [svgElement("path", { attributes: { d: outlines[name] } })],
  });
}
