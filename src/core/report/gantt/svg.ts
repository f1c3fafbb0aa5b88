import { dayOf } from "../../text/instant";
import { message, renderMessage, type Translations } from "../../text/message";
import { barOf, deadlinePath, diamondPath, px, summaryPath } from "./bars";
import { formatDay, formatFinishDay, formatMonthDay, percent, rowDays, type Wording } from "./format";
import { headerCells, type HeaderCell } from "./header";
import { drawLinks, indexLinks, labelX, type LinkIndex } from "./links";
import { metrics } from "./metrics";
import { visibleRows } from "./outline";
import { rowAt, type GanttRow } from "./rows";
import { shadeStrength, shades } from "./shading";
import { svgColors, svgStyle } from "./svgTheme";
import { textWidth, truncateToWidth } from "./textWidth";
import { chartWidth, fittingZoom, planSpan, timeScale, timeSpan, xOf, type TimeScale } from "./timescale";
import { rowFlags, type GanttModel } from "./types";

export interface SvgOptions {
  readonly language: "en" | "ja";
  readonly translations?: Translations;
  /** `light` by default. */
  readonly theme?: "light" | "dark";
  /** Width of the whole picture in pixels, 1600 by default; the plan is fitted into it. At least 600. */
  readonly width?: number;
  /** Ids of the rows whose children are left out. */
  readonly collapsed?: Iterable<string>;
}

const margin = 20;
const titleHeight = 62;
const legendHeight = 44;
const fonts =
  "'Segoe UI',system-ui,-apple-system,'Hiragino Sans','Yu Gothic UI','Noto Sans JP','Noto Sans CJK JP',sans-serif";

interface SvgColumn {
  readonly label: string;
  readonly width: number;
  readonly end?: boolean;
  readonly text: (row: GanttRow) => string;
}

/**
 * The whole chart as one self-contained SVG file: a table at the left, the timeline beside it, a legend below. All text is escaped; the same
 * model and options give the same bytes on every machine.
 */
export function renderGanttSvg(model: GanttModel, options: SvgOptions): string {
  const wording: Wording = {
    language: options.language,
    text: (source) => renderMessage(source, options.translations),
  };
  const columns = columnsOf(model, wording);
  const gridWidth = columns.reduce((sum, { width }) => sum + width, 0);
  const width = Math.max(options.width ?? 1600, 600, gridWidth + 300);
  const timeWidth = width - 2 * margin - gridWidth;
  const visible = visibleRows(model, new Set(options.collapsed ?? []));
  const top = margin + titleHeight;
  const height = top + metrics.headerHeight + visible.rows.length * metrics.rowHeight + legendHeight + margin;
  const title = escapeXml(model.projectName);
  const parts = [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="${fonts}" role="img" aria-label="${title}">`,
    `<title>${title}</title>`,
    `<style>${svgStyle(svgColors[options.theme ?? "light"])}</style>`,
    `<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><path class="p" d="M0 0V6"/></pattern>`,
    `<clipPath id="time"><rect width="${px(timeWidth)}" height="${height}"/></clipPath></defs>`,
    `<rect width="${width}" height="${height}" fill="${svgColors[options.theme ?? "light"].back}"/>`,
    titleText(model, wording, width),
    `<g transform="translate(${margin} ${top})">`,
    table(model, visible.rows, columns, width - 2 * margin),
    `<g transform="translate(${gridWidth} 0)" clip-path="url(#time)">`,
    timeline(model, visible, timeWidth, wording),
    `</g><path class="L" d="M${gridWidth}.5 0V${metrics.headerHeight + visible.rows.length * metrics.rowHeight}"/></g>`,
    legend(model, wording, height - margin - 12),
    "</svg>\n",
  ];
  return parts.join("\n");
}

const needsEscape = /[&<>"']|[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;

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

function columnsOf(model: GanttModel, wording: Wording): readonly SvgColumn[] {
  const longest = model.rows.wbs.reduce((most, code) => Math.max(most, code.length), 0);
  const date = (row: GanttRow): string => {
    if (row.finish === undefined) return "–";
    return row.kind === "milestone"
      ? formatDay(row.finish, wording.language)
      : formatFinishDay(row.finish, wording.language);
  };
  return [
    {
      label: wording.text(message("WBS")),
      width: Math.min(Math.max(longest * 7 + 18, 46), 110),
      text: (row) => row.wbs,
    },
    { label: wording.text(message("Task name")), width: 250, text: (row) => row.name },
    {
      label: wording.text(message("Start")),
      width: 98,
      end: true,
      text: (row) => (row.start === undefined ? "–" : formatDay(row.start, wording.language)),
    },
    { label: wording.text(message("Finish")), width: 98, end: true, text: date },
    {
      label: wording.text(message("Duration")),
      width: 68,
      end: true,
      text: (row) => (row.start === undefined ? "–" : wording.text(rowDays(row.duration, row, model.minutesPerDay))),
    },
    { label: wording.text(message("% done")), width: 58, end: true, text: (row) => percent(row.percentComplete) },
  ];
}

function text(x: number, y: number, content: string, className = ""): string {
  const attribute = className === "" ? "" : ` class="${className}"`;
  return `<text x="${px(x)}" y="${px(y)}"${attribute}>${escapeXml(content)}</text>`;
}

function titleText(model: GanttModel, wording: Wording, width: number): string {
  const { language } = wording;
  const facts: string[] = [];
  if (model.start !== undefined && model.finish !== undefined) {
    facts.push(`${formatDay(model.start, language)} – ${formatFinishDay(model.finish, language)}`);
  }
  if (model.statusDate !== undefined) {
    facts.push(wording.text(message("Status date {0}", formatFinishDay(model.statusDate, language))));
  }
  facts.push(wording.text(message("Rows: {0}", model.rows.id.length)));
  return (
    text(margin, margin + 20, truncateToWidth(model.projectName, width - 2 * margin, 20), "h") +
    text(margin, margin + 42, facts.join("   ·   "), "m")
  );
}

function table(model: GanttModel, rows: Int32Array, columns: readonly SvgColumn[], width: number): string {
  const parts: string[] = [];
  let left = 0;
  for (const { label, width: columnWidth, end } of columns) {
    const x = end ? left + columnWidth - 8 : left + 8;
    parts.push(text(x, metrics.headerHeight - 9, label, end ? "s b m e" : "s b m"));
    left += columnWidth;
  }
  let lines = `M0 .5H${px(width)}M0 ${metrics.headerHeight}.5H${px(width)}`;
  rows.forEach((index, position) => {
    const row = rowAt(model, index);
    if (!row) return;
    const top = metrics.headerHeight + position * metrics.rowHeight;
    if (row.kind === "summary") {
      parts.push(`<rect class="r" y="${top}" width="${px(width)}" height="${metrics.rowHeight}"/>`);
    }
    parts.push(tableRow(row, columns, top + metrics.rowHeight / 2 + 4));
    lines += `M0 ${top + metrics.rowHeight}.5H${px(width)}`;
  });
  return `${parts.join("\n")}\n<path class="l" d="${lines}"/>`;
}

function tableRow(row: GanttRow, columns: readonly SvgColumn[], y: number): string {
  let left = 0;
  const texts = columns.map(({ width, end, text: content }, column) => {
    const indent = column === 1 ? Math.min((row.level - 1) * 14, width * 0.6) : 0;
    const bold = column === 1 && row.kind === "summary";
    const room = width - 20 - indent;
    const shown = truncateToWidth(content(row), bold ? room / 1.1 : room, metrics.fontSize);
    const x = end ? left + width - 8 : left + 8 + indent;
    left += width;
    const classes = [end ? "e" : "", bold ? "b" : "", column === 0 ? "m" : ""].filter((name) => name !== "");
    return text(x, y, shown, classes.join(" "));
  });
  return row.inactive ? `<g class="i">${texts.join("")}</g>` : texts.join("");
}

function timeline(model: GanttModel, visible: ReturnType<typeof visibleRows>, width: number, wording: Wording): string {
  const span = timeSpan(model);
  const scale = timeScale(model, { ...span, from: planSpan(model).from }, fittingZoom(model, width));
  const bottom = metrics.headerHeight + visible.rows.length * metrics.rowHeight;
  const links = indexLinks(model);
  const drawn = drawLinks(
    model,
    links,
    visible,
    scale,
    { firstPosition: 0, lastPosition: visible.rows.length, fromX: 0, toX: Math.max(width, chartWidth(scale, span)) },
    { offsetX: 0, offsetY: -metrics.headerHeight, most: Infinity },
  );
  const rows: string[] = [];
  visible.rows.forEach((index, position) => {
    const row = rowAt(model, index);
    if (row) rows.push(bar(model, links, row, scale, metrics.headerHeight + position * metrics.rowHeight, width));
  });
  return [
    columnsBehind(model, scale, width, bottom, wording),
    `<path class="k" d="${drawn.usual.lines}"/><path class="x" d="${drawn.critical.lines}"/>`,
    ...rows,
    `<path class="K" d="${drawn.usual.heads}"/><path class="X" d="${drawn.critical.heads}"/>`,
  ].join("\n");
}

function columnsBehind(model: GanttModel, scale: TimeScale, width: number, bottom: number, wording: Wording): string {
  const { headerHeight, upperHeight, lowerHeight } = metrics;
  const header = headerCells(scale, 0, width, wording.language);
  const free = shades(model.calendar, scale, 0, width);
  const area = (holiday: boolean): string =>
    free
      .filter((shade) => shade.holiday === holiday)
      .map((shade) => `M${px(shade.x)} ${headerHeight}h${px(shade.width)}V${bottom}h${px(-shade.width)}Z`)
      .join("");
  const line = (cells: readonly HeaderCell[], from: number, to: number): string =>
    cells.map(({ x }) => `M${Math.round(x)}.5 ${from}V${to}`).join("");
  const middle = upperHeight + lowerHeight;
  return [
    `<g opacity="${px(shadeStrength(scale))}"><path class="f" d="${area(false)}"/><path class="F" d="${area(true)}"/></g>`,
    `<path class="l" d="${line(header.lower, headerHeight, bottom)}"/>`,
    `<path class="L" d="${line(header.upper, 0, upperHeight)}${line(header.upper, headerHeight, bottom)}${line(header.lower, upperHeight, middle)}M0 ${upperHeight}.5H${px(width)}M0 ${middle}.5H${px(width)}"/>`,
    ...header.upper
      .filter((cell) => cell.text !== "" && cell.x + cell.width > textWidth(cell.text, metrics.fontSize) * 1.1 + 12)
      .map((cell) => text(Math.max(cell.x, 0) + 6, upperHeight / 2 + 4, cell.text, "b")),
    ...header.lower
      .filter((cell) => cell.text !== "")
      .map((cell) => text(cell.x + cell.width / 2, upperHeight + lowerHeight / 2 + 4, cell.text, "s c m")),
    marks(model, scale, width, bottom, wording),
  ].join("\n");
}

function marks(model: GanttModel, scale: TimeScale, width: number, bottom: number, wording: Wording): string {
  const today = Math.round(xOf(scale, model.today));
  const status = model.statusDate === undefined ? undefined : Math.round(xOf(scale, model.statusDate));
  const statusLeft = status !== undefined && status <= today;
  const todayText = wording.text(message("Today {0}", formatMonthDay(dayOf(model.today), wording.language)));
  const parts: string[] = [];
  if (status !== undefined && model.statusDate !== undefined) {
    const words = wording.text(message("Status {0}", formatMonthDay(dayOf(model.statusDate - 1), wording.language)));
    parts.push(mark("z", "Z", status, bottom, words, statusLeft ? -1 : 1));
  }
  if (today >= 0 && today <= width)
    parts.push(mark("y", "Y", today, bottom, todayText, status !== undefined && !statusLeft ? -1 : 1));
  return parts.join("\n");
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

function bar(model: GanttModel, links: LinkIndex, row: GanttRow, scale: TimeScale, top: number, width: number): string {
  const shape = barOf(model, row.row, scale);
  const middle = top + metrics.rowHeight / 2;
  const parts: string[] = [];
  const deadlineX = row.deadline === undefined ? undefined : xOf(scale, row.deadline);
  if (shape?.kind === "milestone") parts.push(`<path class="o" d="${diamondPath(shape.x, middle)}"/>`);
  else if (shape?.kind === "summary") parts.push(`<path class="g" d="${summaryPath(shape.x, shape.width, top + 9)}"/>`);
  else if (shape) {
    const place = `x="${px(shape.x)}" y="${px(middle - metrics.barHeight / 2)}" height="${metrics.barHeight}" rx="${metrics.barRadius}"`;
    parts.push(`<rect class="t" ${place} width="${px(shape.width)}"/>`);
    if (row.critical) parts.push(`<rect fill="url(#hatch)" ${place} width="${px(shape.width)}"/>`);
    if (shape.done > 0) parts.push(`<rect class="d" ${place} width="${px(shape.done)}"/>`);
  }
  if (deadlineX !== undefined) {
    parts.push(`<path class="${row.deadlineMissed ? "M" : "D"}" d="${deadlinePath(deadlineX, top)}"/>`);
  }
  if (shape) {
    const end = shape.x + shape.width + (shape.kind === "milestone" ? metrics.diamond : 0);
    const x = labelX(links, row.row, end, deadlineX);
    const room = Math.min(metrics.longestLabel, Math.max(width - x - 6, 60));
    const bold = row.kind === "summary";
    const name = truncateToWidth(row.name, bold ? room / 1.1 : room, metrics.fontSize);
    parts.push(text(x, middle + 4, name, bold ? "n b" : "n"));
  }
  const classes = [row.critical ? "C" : "", row.inactive ? "i" : ""].filter((name) => name !== "").join(" ");
  return `<g${classes === "" ? "" : ` class="${classes}"`}>${parts.join("")}</g>`;
}

function legend(model: GanttModel, wording: Wording, y: number): string {
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
  ];
  let x = margin;
  return entries
    .map(([drawing, words]) => {
      const part = `<g transform="translate(${px(x)} 0)">${drawing}${text(34, y, words, "m")}</g>`;
      x += 34 + textWidth(words, metrics.fontSize) + 28;
      return part;
    })
    .join("\n");
}
