import { message } from "../../text/message";
import { deadlinePath, diamondPath, px, summaryPath } from "./bars";
import { wordingOf, type Wording } from "./format";
import { headerCells, type HeaderCell } from "./header";
import { chosenBaselines, drawLayers, usualLayers, type LayerPaths, type Layers } from "./layers";
import { drawLinks, indexLinks, type LinkIndex } from "./links";
import { marksOf } from "./marks";
import { metrics } from "./metrics";
import type { ChartFileOptions } from "./options";
import { shownPlan } from "./narrow";
import { visibleRows, type VisibleRows } from "./outline";
import { outsideByRow } from "./outside";
import { drawOutside } from "./outsideStubs";
import { ChartPlaces } from "./places";
import { rowsAt, type GanttRow } from "./rows";
import { drawRowShading } from "./rowShading";
import { shadeStrength, shades } from "./shading";
import { statusPath, statusRuns } from "./statusLines";
import { hatchPattern, svgColors, svgStyle } from "./svgTheme";
import { tableColumns, tableWidth, type TableColumn } from "./tableColumns";
import { textWidth, truncateToWidth } from "./textWidth";
import { chosenSpan, fittingZoom, timeScale, xOf, type TimeScale } from "./timescale";
import { rowFlags, type GanttModel } from "./types";

export interface SvgOptions extends ChartFileOptions {
  /** `light` by default. */
  readonly theme?: "light" | "dark";
  /** Width of the whole picture in pixels, 1600 by default; the plan is fitted into it. At least 600. With `pixelsPerDay` the picture is as wide as that needs. */
  readonly width?: number;
}

/** A window of the chart: its rows by position (the last not included), its time in pixels from the left edge of the whole chart. */
export interface ChartPart {
  readonly visible: VisibleRows;
  readonly first: number;
  readonly last: number;
  readonly scale: TimeScale;
  readonly left: number;
  readonly width: number;
  readonly showToday: boolean;
  readonly layers: Layers;
}

const margin = 20;
const titleHeight = 62;
const legendHeight = 44;
export const svgFonts =
  "'Segoe UI',system-ui,-apple-system,'Hiragino Sans','Yu Gothic UI','Noto Sans JP','Noto Sans CJK JP',sans-serif";

/**
 * The whole chart as one self-contained SVG file: a table at the left, the timeline beside it, a legend below. All text is escaped; the same
 * model and options give the same bytes on every machine.
 */
export function renderGanttSvg(plan: GanttModel, options: SvgOptions): string {
  const wording = wordingOf(options.language, options.translations);
  const { model, facts } = shownPlan(plan, options.filter, wording, ["dates", "statusDate", "rows"]);
  const layers = options.layers ?? usualLayers(model);
  const columns = tableColumns(model, options.columns, wording, layers);
  const gridWidth = tableWidth(columns);
  const fitted = Math.max(options.width ?? 1600, 600, gridWidth + 300) - 2 * margin - gridWidth;
  const { scale, timeWidth } = svgTime(model, options, fitted);
  const width = timeWidth + 2 * margin + gridWidth;
  const visible = visibleRows(model, new Set(options.collapsed ?? []));
  const rows = rowsAt(model, visible.rows);
  const top = margin + titleHeight;
  const height = top + metrics.headerHeight + visible.rows.length * metrics.rowHeight + legendHeight + margin;
  const title = escapeXml(model.projectName);
  const part = {
    visible,
    first: 0,
    last: visible.rows.length,
    scale,
    left: 0,
    width: timeWidth,
    showToday: options.showToday ?? true,
    layers,
  };
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${svgFonts}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<style>${svgStyle(svgColors[options.theme ?? "light"])}</style>`,
    `<defs>${hatchPattern}`,
    `<clipPath id="time"><rect width="${px(timeWidth)}" height="${height}"/></clipPath></defs>`,
    `<rect width="${width}" height="${height}" fill="${svgColors[options.theme ?? "light"].back}"/>`,
    titleText(model.projectName, facts, width),
    `<g transform="translate(${margin} ${top})">`,
    drawTable(rows, columns, width - 2 * margin),
    `<g transform="translate(${gridWidth} 0)" clip-path="url(#time)">`,
    drawTimeline(model, indexLinks(model), part, rows, wording),
    `</g><path class="L" d="M${gridWidth}.5 0V${metrics.headerHeight + visible.rows.length * metrics.rowHeight}"/></g>`,
    drawLegend(model, wording, margin, height - margin - 12, part.layers),
    "</svg>\n",
  ];
  return parts.join("\n");
}

/** The largest picture that browsers still draw, in pixels. */
const widest = 32_000;

function svgTime(
  model: GanttModel,
  options: SvgOptions,
  fitted: number,
): { readonly scale: TimeScale; readonly timeWidth: number } {
  const { from, to } = chosenSpan(model, options);
  const whole = options.from === undefined && options.to === undefined;
  const days = to - from;
  const zoom = options.pixelsPerDay ?? (whole ? fittingZoom(model, fitted) : (fitted - metrics.padBefore) / days);
  const scale = timeScale(model, { from, to }, Math.min(zoom, widest / days));
  if (options.pixelsPerDay === undefined) return { scale, timeWidth: fitted };
  const room = metrics.padBefore + days * scale.pixelsPerDay + (options.to === undefined ? metrics.padBehind : 0);
  return { scale, timeWidth: Math.max(Math.ceil(room), 200) };
}

/** What may need it: half a pair is as good as a pair here, the slower way tells them apart. */
const needsEscape = /[^\t\n\r !#-%(-;=?-\ud7ff\ue000-\ufffd]/;

/** Text as content or attribute value of XML. Characters that XML does not admit become U+FFFD. */
export function escapeXml(text: string): string {
  if (!needsEscape.test(text)) return text;
  return text
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, "\uFFFD")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;");
}

function text(x: number, y: number, content: string, className = ""): string {
  const attribute = className === "" ? "" : ` class="${className}"`;
  return `<text x="${px(x)}" y="${px(y)}"${attribute}>${escapeXml(content)}</text>`;
}

function titleText(name: string, facts: readonly string[], width: number): string {
  return (
    text(margin, margin + 20, truncateToWidth(name, width - 2 * margin, 20), "h") +
    text(margin, margin + 42, truncateToWidth(facts.join("   ·   "), width - 2 * margin, metrics.fontSize), "m")
  );
}

/** The table with its head, for the given rows. */
export function drawTable(rows: readonly GanttRow[], columns: readonly TableColumn[], width: number): string {
  const parts: string[] = [];
  const cells: Cell[] = [];
  let left = 0;
  for (const column of columns) {
    const right = left + column.width - 8;
    parts.push(
      text(column.end ? right : left + 8, metrics.headerHeight - 9, column.label, column.end ? "s b m e" : "s b m"),
    );
    cells.push(cellOf(column, left));
    left += column.width;
  }
  const end = px(width);
  let lines = `M0 .5H${end}M0 ${metrics.headerHeight}.5H${end}`;
  let top: number = metrics.headerHeight;
  for (const row of rows) {
    const band =
      row.kind === "summary" ? `<rect class="r" y="${top}" width="${end}" height="${metrics.rowHeight}"/>\n` : "";
    const drawn = tableRow(row, cells, top + metrics.rowHeight / 2 + 4);
    parts.push(row.inactive ? `${band}<g class="i">${drawn}</g>` : band + drawn);
    top += metrics.rowHeight;
    lines += `M0 ${top}.5H${end}`;
  }
  return `${parts.join("\n")}\n<path class="l" d="${lines}"/>`;
}

/** A column as its cells are written: thousands of them differ in nothing but their text and height. */
interface Cell {
  readonly text: TableColumn["text"];
  readonly left: number;
  readonly room: number;
  /** Whether outline level and kind of the row show in it. */
  readonly isName: boolean;
  /** What stands before the height, and between it and the text. */
  readonly start: string;
  readonly middle: string;
}

function cellOf({ key, text: content, width, end }: TableColumn, left: number): Cell {
  const name = end ? "e" : key === "wbs" ? "m" : "";
  return {
    text: content,
    left: left + 8,
    room: width - 20,
    isName: key === "name",
    start: `<text x="${px(end ? left + width - 8 : left + 8)}" y="`,
    middle: name === "" ? '">' : `" class="${name}">`,
  };
}

function tableRow(row: GanttRow, cells: readonly Cell[], y: number): string {
  let drawn = "";
  for (const cell of cells) {
    if (cell.isName) drawn += nameCell(row, cell, y);
    else {
      const shown = truncateToWidth(cell.text(row), cell.room, metrics.fontSize);
      drawn += `${cell.start}${y}${cell.middle}${escapeXml(shown)}</text>`;
    }
  }
  return drawn;
}

/** The name, indented by its level, bold for summary tasks. */
function nameCell(row: GanttRow, { text: content, left, room }: Cell, y: number): string {
  const indent = Math.min((row.level - 1) * 14, (room + 20) * 0.6);
  const bold = row.kind === "summary";
  const shown = truncateToWidth(
    content(row),
    bold ? (room - indent) / metrics.boldFactor : room - indent,
    metrics.fontSize,
  );
  return text(left + indent, y, shown, bold ? "b" : "");
}

/** Time header, shading, links and bars of a part of the chart; its left edge is at 0. The caller clips it. @param rows of the part */
export function drawTimeline(
  model: GanttModel,
  links: LinkIndex,
  part: ChartPart,
  rows: readonly GanttRow[],
  wording: Wording,
): string {
  const { visible, first, last, scale, left, width, layers } = part;
  const bottom = metrics.headerHeight + (last - first) * metrics.rowHeight;
  const window = { firstPosition: first, lastPosition: last, fromX: left, toX: left + width };
  const origin = { offsetX: 0, offsetY: first * metrics.rowHeight - metrics.headerHeight };
  const linked = layers.links ? window : { ...window, lastPosition: first };
  const places = new ChartPlaces({
    model,
    index: links,
    visible,
    scale,
    people: layers.people,
    right: left + width - 6,
  });
  const drawn = drawLinks(places, linked, { ...origin, most: Infinity });
  const stubs = drawOutside(places, layers.links ? outsideByRow(model) : new Map(), { ...window, ...origin });
  const behind = drawLayers(model, visible, scale, { ...window, ...origin }, layers);
  const statuses = statusPath(statusRuns(model, visible, scale, first, last), metrics.rowHeight, 0, origin.offsetY);
  const bars: string[] = [];
  let top: number = metrics.headerHeight;
  rows.forEach((row, at) => {
    if (!isOutside(row, scale, left, left + width)) bars.push(bar(row, scale, places, first + at, top));
    top += metrics.rowHeight;
  });
  const columns = timeColumns(model, part, bottom, wording);
  const content = [
    columns.behind,
    ...layerPaths(behind, layers, model, scale, bottom),
    `<path class="k" d="${drawn.usual.lines}${stubs.lines}"/><path class="x" d="${drawn.critical.lines}"/>`,
    ...(stubs.unknown === "" ? [] : [`<path class="k" stroke-dasharray="2 2" d="${stubs.unknown}"/>`]),
    ...bars,
    ...(statuses === "" ? [] : [`<path class="z" d="${statuses}"/>`]),
    ...(behind.behind === "" ? [] : [`<path class="V" d="${behind.behind}"/>`]),
    `<path class="K" d="${drawn.usual.heads}${stubs.heads}"/><path class="X" d="${drawn.critical.heads}"/>`,
    ...columns.above,
  ].join("\n");
  return left === 0 ? content : `<g transform="translate(${px(-left)} 0)">${content}</g>`;
}

/** Paths of the layers that there are. */
function layerPaths(
  { baselines, slips, slack }: LayerPaths,
  layers: Layers,
  model: GanttModel,
  scale: TimeScale,
  bottom: number,
): readonly string[] {
  const gates = layers.gates
    ? (model.gates ?? [])
        .map(({ date }) => `M${Math.round(xOf(scale, date))} ${metrics.headerHeight}V${bottom}`)
        .join("")
    : "";
  const path = (name: string, d: string): readonly string[] => (d === "" ? [] : [`<path class="${name}" d="${d}"/>`]);
  return [...path("G", gates), ...path("B", baselines), ...path("S", slips), ...path("A", slack)];
}

/** Whether neither bar nor name nor deadline of a row reach into a window. */
function isOutside(row: GanttRow, scale: TimeScale, left: number, right: number): boolean {
  if (row.start === undefined || row.finish === undefined) return false;
  const reach = metrics.longestLabel * metrics.boldFactor + 60;
  const from = Math.min(row.start, row.deadline ?? row.start);
  const to = Math.max(row.finish, row.deadline ?? row.finish);
  return xOf(scale, from) > right + metrics.diamond || xOf(scale, to) + reach < left;
}

/** Where rows are free while the project works, and work while it is free. */
function rowShading(model: GanttModel, { visible, first, last, scale, left, width }: ChartPart): string {
  if (!model.calendars) return "";
  const window = { firstPosition: first, lastPosition: last, fromX: left, toX: left + width };
  const origin = { offsetX: 0, offsetY: first * metrics.rowHeight - metrics.headerHeight };
  const { free, worked } = drawRowShading(model, visible, scale, { ...window, ...origin });
  return `<path class="w" fill-opacity="0.75" d="${worked}"/><path class="f" opacity="${px(shadeStrength(scale))}" d="${free}"/>`;
}

/**
 * Shading, lines and head of the time, to be drawn behind everything. Where a part does not begin with the first row its head lies above: links of earlier rows run up
 * through it.
 */
function timeColumns(
  model: GanttModel,
  part: ChartPart,
  bottom: number,
  wording: Wording,
): { readonly behind: string; readonly above: readonly string[] } {
  const { scale, left } = part;
  const right = left + part.width;
  const { headerHeight, upperHeight, lowerHeight } = metrics;
  const header = headerCells(scale, left, right, wording.language);
  const free = shades(model.calendar, scale, left, right);
  const area = (holiday: boolean): string =>
    free
      .filter((shade) => shade.holiday === holiday)
      .map((shade) => `M${px(shade.x)} ${headerHeight}h${px(shade.width)}V${bottom}h${px(-shade.width)}Z`)
      .join("");
  const line = (cells: readonly HeaderCell[], from: number, to: number): string =>
    cells.map(({ x }) => `M${Math.round(x)}.5 ${from}V${to}`).join("");
  const middle = upperHeight + lowerHeight;
  const covered = part.first > 0;
  const body = line(header.upper, headerHeight, bottom);
  const headLines = `${line(header.lower, upperHeight, middle)}M${px(left)} ${upperHeight}.5H${px(right)}M${px(left)} ${middle}.5H${px(right)}`;
  const head = [
    `<path class="L" d="${line(header.upper, 0, upperHeight)}${covered ? "" : body}${headLines}"/>`,
    ...header.upper
      .filter(
        (cell) =>
          cell.text !== "" &&
          cell.x + cell.width - left > textWidth(cell.text, metrics.fontSize) * metrics.boldFactor + 12,
      )
      .map((cell) => text(Math.max(cell.x, left) + 6, upperHeight / 2 + 4, cell.text, "b")),
    ...header.lower
      .filter((cell) => cell.text !== "")
      .map((cell) => text(cell.x + cell.width / 2, upperHeight + lowerHeight / 2 + 4, cell.text, "s c m")),
    marks(model, part, bottom, wording),
  ];
  const behind = [
    `<g opacity="${px(shadeStrength(scale))}"><path class="f" d="${area(false)}"/><path class="F" d="${area(true)}"/></g>${rowShading(model, part)}`,
    `<path class="l" d="${line(header.lower, headerHeight, bottom)}"/>`,
  ];
  if (!covered) return { behind: [...behind, ...head].join("\n"), above: [] };
  const cover = `<path class="w" d="M${px(left)} 0H${px(right)}V${headerHeight}H${px(left)}Z"/>`;
  return { behind: [...behind, `<path class="L" d="${body}"/>`].join("\n"), above: [cover, ...head] };
}

function marks(model: GanttModel, part: ChartPart, bottom: number, wording: Wording): string {
  const { scale, left, width, showToday } = part;
  return marksOf(model, wording, showToday)
    .map(({ kind, instant, words, before }) => {
      const x = Math.round(xOf(scale, instant));
      if (kind === "status") return mark("z", "Z", x, bottom, words, before ? -1 : 1);
      return x >= left && x <= left + width ? mark("y", "Y", x, bottom, words, before ? -1 : 1) : "";
    })
    .filter((drawn) => drawn !== "")
    .join("\n");
}

function mark(line: string, fill: string, x: number, bottom: number, words: string, side: 1 | -1): string {
  const length = textWidth(words, metrics.smallFontSize) * 1.12 + 14;
  const top = metrics.upperHeight + metrics.lowerHeight + 2;
  const height = metrics.flagHeight - 3;
  return (
    `<path class="${line}" d="M${x} ${metrics.headerHeight}V${bottom}"/>` +
    `<path class="${fill}" d="M${x} ${metrics.headerHeight}V${top}h${px(side * length)}v${height}H${x + side}V${metrics.headerHeight}Z"/>` +
    text(x + (side * length) / 2, top + height / 2 + 4, words, "w")
  );
}

function bar(row: GanttRow, scale: TimeScale, places: ChartPlaces, position: number, top: number): string {
  const shape = places.bar(position);
  const middle = top + metrics.rowHeight / 2;
  const deadlineX = row.deadline === undefined ? undefined : xOf(scale, row.deadline);
  let drawn = "";
  if (shape?.kind === "milestone") drawn = `<path class="o" d="${diamondPath(shape.x, middle)}"/>`;
  else if (shape?.kind === "summary") drawn = `<path class="g" d="${summaryPath(shape.x, shape.width, top + 9)}"/>`;
  else if (shape) {
    const place = `x="${px(shape.x)}" y="${middle - metrics.barHeight / 2}" height="${metrics.barHeight}" rx="${metrics.barRadius}"`;
    const whole = `${place} width="${px(shape.width)}"/>`;
    drawn = `<rect class="t" ${whole}`;
    if (row.critical) drawn += `<rect fill="url(#hatch)" ${whole}`;
    if (shape.done > 0) drawn += `<rect class="d" ${place} width="${px(shape.done)}"/>`;
  }
  if (deadlineX !== undefined) {
    drawn += `<path class="${row.deadlineMissed ? "M" : "D"}" d="${deadlinePath(deadlineX, top)}"/>`;
  }
  const name = places.named(position)?.name;
  if (name) drawn += text(name.x, middle + 4, name.text, row.kind === "summary" ? "n b" : "n");
  if (!row.critical && !row.inactive) return `<g>${drawn}</g>`;
  return `<g class="${row.critical && row.inactive ? "C i" : row.critical ? "C" : "i"}">${drawn}</g>`;
}

/** What the signs mean, in one line. */
export function drawLegend(model: GanttModel, wording: Wording, left: number, y: number, layers: Layers): string {
  const { barRadius: radius } = metrics;
  const sample = `y="${y - 9}" width="26" height="10" rx="${radius}"`;
  const entries: readonly (readonly [string, string])[] = [
    [
      `<rect class="t" ${sample}/><rect class="d" y="${y - 9}" width="12" height="10" rx="${radius}"/>`,
      wording.text(message("Task and progress")),
    ],
    [
      `<g class="C"><rect class="t" ${sample}/><rect fill="url(#hatch)" ${sample}/></g>`,
      wording.text(message("Critical")),
    ],
    [`<path class="g" d="${summaryPath(0, 26, y - 9)}"/>`, wording.text(message("Summary task"))],
    [`<path class="o" d="${diamondPath(10, y - 4)}"/>`, wording.text(message("Milestone"))],
    ...(model.rows.deadline.some((deadline) => deadline !== null)
      ? ([[`<path class="D" d="${deadlinePath(10, y - 18)}"/>`, wording.text(message("Deadline"))]] as const)
      : []),
    ...(model.rows.flags.some((flags) => (flags & rowFlags.deadlineMissed) !== 0)
      ? ([[`<path class="M" d="${deadlinePath(10, y - 18)}"/>`, wording.text(message("Deadline missed"))]] as const)
      : []),
    ...chosenBaselines(model, layers)
      .slice(0, 1)
      .map((index) => [`<path class="B" d="M0 ${y - 6}h26v3h-26Z"/>`, model.baselines?.[index]?.name ?? ""] as const),
    ...(layers.gates && model.gates
      ? ([[`<path class="G" d="M10 ${y - 12}v16"/>`, wording.text(message("Gate"))]] as const)
      : []),
    ...(layers.slack
      ? ([[`<path class="A" d="M0 ${y - 4}h26m0 -3v3"/>`, wording.text(message("Slack"))]] as const)
      : []),
  ];
  let x = left;
  return entries
    .map(([drawing, words]) => {
      const part = `<g transform="translate(${px(x)} 0)">${drawing}${text(34, y, words, "m")}</g>`;
      x += 34 + textWidth(words, metrics.fontSize) + 28;
      return part;
    })
    .join("\n");
}
