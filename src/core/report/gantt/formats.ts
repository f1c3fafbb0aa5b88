import { message, type Message } from "../../text/message";
import { renderGanttHtml } from "./html";
import { renderGanttPrint, type PrintOptions } from "./print";
import { renderGanttSvg, type SvgOptions } from "./svg";
import type { GanttModel } from "./types";

/** Files that a chart can be written as. */
export const ganttFormatNames = ["svg", "html", "print"] as const;
export type GanttFormat = (typeof ganttFormatNames)[number];

/** What a person can choose for a file; each format takes what means something for it. */
export type GanttFileOptions = SvgOptions & PrintOptions;

export interface GanttFileFormat {
  readonly label: Message;
  readonly detail: Message;
  /** Ending of the file's name, without the dot. */
  readonly extension: string;
  /** Added to the name of the file, so that two formats with one ending don't meet. */
  readonly suffix: string;
  render(model: GanttModel, options: GanttFileOptions): string;
}

export const ganttFormats: Readonly<Record<GanttFormat, GanttFileFormat>> = {
  svg: {
    label: message("Picture (SVG)"),
    detail: message("For documents, slides and the repository"),
    extension: "svg",
    suffix: "gantt",
    render: renderGanttSvg,
  },
  html: {
    label: message("Web page (HTML)"),
    detail: message("One file that scrolls, searches and folds, for people without the editor"),
    extension: "html",
    suffix: "gantt",
    render: renderGanttHtml,
  },
  print: {
    label: message("Pages to print (HTML)"),
    detail: message("Open it in a browser and print it or save it as PDF"),
    extension: "html",
    suffix: "gantt-print",
    render: renderGanttPrint,
  },
};

export function isGanttFormat(format: string): format is GanttFormat {
  return Object.hasOwn(ganttFormats, format);
}
