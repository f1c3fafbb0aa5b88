import { px } from "./bars";
import type { ColumnKey } from "./columns";
import { wordingOf, type Wording } from "./format";
import { usualLayers } from "./layers";
import { indexLinks, type LinkIndex } from "./links";
import { metrics } from "./metrics";
import { shownPlan } from "./narrow";
import type { ChartFileOptions } from "./options";
import { visibleRows } from "./outline";
import { rowsAt } from "./rows";
import { drawLegend, drawTable, drawTimeline, escapeXml, svgFonts, type ChartPart, type SvgOptions } from "./svg";
import { hatchPattern, svgColors, svgStyle } from "./svgTheme";
import { tableColumns, tableWidth, type TableColumn } from "./tableColumns";
import { truncateToWidth } from "./textWidth";
import { chosenSpan, openingZoom, timeScale } from "./timescale";
import type { GanttModel } from "./types";

export type Paper = "A4" | "A3" | "letter";

export interface PrintOptions extends ChartFileOptions {
  /** `A4` by default. */
  readonly paper?: Paper;
  /** `landscape` by default. */
  readonly orientation?: "landscape" | "portrait";
}

/** Short and long side in millimetres. */
const papers: Readonly<Record<Paper, readonly [number, number]>> = {
  A4: [210, 297],
  A3: [297, 420],
  letter: [215.9, 279.4],
};
const marginMillimetres = 10;
/** Pixels of the drawing on a millimetre of paper: letters of 12 pixels are then 7 points high. */
const pixelsPerMillimetre = 4.9;
/** Around a page that is a picture of its own, in pixels. */
const pageMargin = 20;
const headHeight = 40;
const footHeight = 34;
/** Columns of a page that may need several beside it for the time. */
const usualKeys: readonly ColumnKey[] = ["wbs", "name", "start", "finish"];
/** Share of a page that the table may take. */
const widestTable = 0.7;
/** More pages than this are a mistake of the zoom; the time is drawn smaller then. */
const mostPagesAcross = 200;

interface Sheet {
  /** Size of the drawing in pixels. */
  readonly width: number;
  readonly height: number;
  readonly millimetres: readonly [number, number];
}

function sheetOf({ paper = "A4", orientation = "landscape" }: PrintOptions): Sheet {
  const [short, long] = papers[paper];
  const [across, down] = orientation === "landscape" ? [long, short] : [short, long];
  const inner = (side: number): number => side - 2 * marginMillimetres;
  return {
    width: Math.floor(inner(across) * pixelsPerMillimetre),
    // A pixel less than the paper has, so that rounding never makes an empty page.
    height: Math.floor(inner(down) * pixelsPerMillimetre) - 4,
    millimetres: [across, down],
  };
}

/**
 * The chart on pages of paper, as one self-contained HTML file without script: a browser prints it, or saves it as PDF. The time runs over
 * several pages where it needs to, the rows as well; every page has the name of the plan, the table, the head of the time, the legend and its
 * number. The same model and options give the same bytes on every machine.
 */
export function renderGanttPrint(plan: GanttModel, options: PrintOptions): string {
  const sheet = sheetOf(options);
  const pages = pagesOf(plan, sheet, options).map(
    ({ label, drawing }) =>
      `<svg class="page" viewBox="0 0 ${sheet.width} ${sheet.height}" font-family="${svgFonts}" role="img" aria-label="${label}">\n${drawing}\n</svg>`,
  );
  return document(plan, pages, sheet, options.language);
}

/** The same pages as pictures of their own, for plans that are too large for one. Each is a self-contained SVG file. */
export function renderGanttPages(
  plan: GanttModel,
  options: PrintOptions & Pick<SvgOptions, "theme">,
): readonly string[] {
  const sheet = sheetOf(options);
  const [width, height] = [sheet.width + 2 * pageMargin, sheet.height + 2 * pageMargin];
  const colors = svgColors[options.theme ?? "light"];
  return pagesOf(plan, sheet, options).map(({ label, drawing }) =>
    [
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="${-pageMargin} ${-pageMargin} ${width} ${height}" font-family="${svgFonts}" role="img" aria-label="${label}">`,
      `<style>${svgStyle(colors)}</style><defs>${hatchPattern}</defs>`,
      `<rect x="${-pageMargin}" y="${-pageMargin}" width="${width}" height="${height}" fill="${colors.back}"/>`,
      drawing,
      "</svg>\n",
    ].join("\n"),
  );
}

/** The pages of a chart that is too large for one PNG: fewer and larger than those of paper, which nobody has to hold. */
export function renderPngPages(plan: GanttModel, options: PrintOptions): readonly string[] {
  return renderGanttPages(plan, { paper: "A3", ...options });
}

interface Page {
  /** Name of the plan and number of the page, escaped. */
  readonly label: string;
  readonly drawing: string;
}

function pagesOf(plan: GanttModel, sheet: Sheet, options: PrintOptions): readonly Page[] {
  const wording = wordingOf(options.language, options.translations);
  const { model, facts } = shownPlan(plan, options.filter, wording, ["dates", "statusDate"]);
  const layers = options.layers ?? usualLayers(model);
  const columns = tableColumns(model, options.columns ?? usualKeys, wording, layers, sheet.width * widestTable);
  const gridWidth = tableWidth(columns);
  const timeWidth = sheet.width - gridWidth;
  const visible = visibleRows(model, new Set(options.collapsed ?? []));
  const span = chosenSpan(model, options);
  const days = span.to - span.from;
  const wanted = options.pixelsPerDay ?? openingZoom(model, timeWidth);
  const scale = timeScale(model, span, Math.min(wanted, (mostPagesAcross * timeWidth) / days));
  // Names behind the last bars alone are not worth a page.
  const across = Math.max(Math.ceil((metrics.padBefore + days * scale.pixelsPerDay) / timeWidth), 1);
  const bodyHeight = sheet.height - headHeight - footHeight - metrics.headerHeight;
  const rowsDown = Math.max(Math.floor(bodyHeight / metrics.rowHeight), 1);
  const down = Math.max(Math.ceil(visible.rows.length / rowsDown), 1);
  const links = indexLinks(model);
  const pages: Page[] = [];
  for (let row = 0; row < down; row++) {
    for (let column = 0; column < across; column++) {
      const part: ChartPart = {
        visible,
        first: row * rowsDown,
        last: Math.min((row + 1) * rowsDown, visible.rows.length),
        scale,
        left: column * timeWidth,
        width: timeWidth,
        showToday: options.showToday ?? true,
        layers,
      };
      const number = `${pages.length + 1} / ${down * across}`;
      const drawing = drawPage(model, links, part, { sheet, columns, gridWidth, wording, facts, number });
      pages.push({ label: escapeXml(`${model.projectName} ${number}`), drawing });
    }
  }
  return pages;
}

interface PageFrame {
  readonly sheet: Sheet;
  readonly columns: readonly TableColumn[];
  readonly gridWidth: number;
  readonly wording: Wording;
  readonly facts: readonly string[];
  /** `2 / 6` */
  readonly number: string;
}

function drawPage(model: GanttModel, links: LinkIndex, part: ChartPart, frame: PageFrame): string {
  const { sheet, columns, gridWidth, wording, facts, number } = frame;
  const bottom = metrics.headerHeight + (part.last - part.first) * metrics.rowHeight;
  const rows = rowsAt(model, part.visible.rows.subarray(part.first, part.last));
  const title = truncateToWidth(model.projectName, sheet.width * 0.55, 20);
  const words = (x: number, y: number, className: string, content: string): string =>
    `<text x="${px(x)}" y="${px(y)}" class="${className}">${escapeXml(content)}</text>`;
  return [
    words(0, 22, "h", title),
    words(sheet.width, 20, "m e", truncateToWidth(facts.join("   ·   "), sheet.width * 0.42, metrics.fontSize)),
    `<g transform="translate(0 ${headHeight})">`,
    drawTable(rows, columns, sheet.width),
    `<svg x="${gridWidth}" width="${px(part.width)}" height="${bottom}" overflow="hidden">`,
    drawTimeline(model, links, part, rows, wording),
    `</svg><path class="L" d="M${gridWidth}.5 0V${bottom}"/></g>`,
    drawLegend(model, wording, 0, sheet.height - 8, part.layers),
    words(sheet.width, sheet.height - 8, "m e", number),
  ].join("\n");
}

function document(model: GanttModel, pages: readonly string[], sheet: Sheet, language: "en" | "ja"): string {
  const [across, down] = sheet.millimetres;
  const width = across - 2 * marginMillimetres;
  const style = [
    `@page{size:${across}mm ${down}mm;margin:${marginMillimetres}mm}`,
    "html{-webkit-print-color-adjust:exact;print-color-adjust:exact}body{margin:0;background:#fff}",
    `.page{display:block;width:${width}mm;height:${px((width * sheet.height) / sheet.width)}mm;break-after:page}`,
    ".page:last-of-type{break-after:auto}",
    "@media screen{body{background:#d0d4d9;padding:8mm 0}.page{background:#fff;margin:0 auto 8mm;padding:10mm;box-shadow:0 1px 6px #0006}}",
    svgStyle(svgColors.light),
  ].join("\n");
  const hatch = `<svg width="0" height="0" style="position:absolute" aria-hidden="true"><defs>${hatchPattern}</defs></svg>`;
  return `${[
    "<!DOCTYPE html>",
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">`,
    `<title>${escapeXml(model.projectName)}</title>`,
    `<style>${style}</style></head>`,
    `<body>${hatch}`,
    `<main>`,
    ...pages,
    "</main></body></html>",
  ].join("\n")}\n`;
}
