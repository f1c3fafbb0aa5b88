import { message } from "../../text/message";
import { barOf } from "./bars";
import { wordingOf, type Wording } from "./format";
import { headerCells, type HeaderCell } from "./header";
import { htmlScript, htmlStyle } from "./htmlPage";
import { drawLayers, usualLayers, type Layers } from "./layers";
import { marksOf } from "./marks";
import { metrics } from "./metrics";
import { shownPlan } from "./narrow";
import type { ChartFileOptions } from "./options";
import { outsideByRow, type OutsideByRow } from "./outside";
import { drawOutside } from "./outsideStubs";
import { ChartPlaces } from "./places";
import { indexLinks } from "./links";
import { visibleRows } from "./outline";
import { rowAt } from "./rows";
import { shades } from "./shading";
import { escapeXml } from "./svg";
import { tableColumns, type TableColumn } from "./tableColumns";
import { textWidth } from "./textWidth";
import { chartWidth, chosenSpan, openingZoom, timeScale, xOf, type TimeScale } from "./timescale";
import type { GanttModel } from "./types";

/** Hashes that admit the script and the style sheet of `htmlPage.ts`; `test/unit/report/gantt/html.test.ts` says what they must be. */
export const htmlHashes = {
  script: "sha256-x2L+UJLsJdm6Ru+qFlIcbH9TI7Qln5C6MVsh28D5fL8=",
  style: "sha256-QYiJXRvC2jfoXpPNYpd3NpmNLZ0zEg2hcRULqeqgijo=",
} as const;

/** Window for which the time is fitted, in pixels. */
const usualTimeWidth = 900;
/** A browser scrolls no further than this, in pixels. */
const widest = 4_000_000;
/** More columns than this make a file of many megabytes; the time is drawn smaller then. */
const mostDays = 400_000;

/**
 * The chart as one self-contained HTML file that scrolls, searches and folds, in light or dark as the reader's system is. It asks nothing of the
 * network. User text is in it as JSON and reaches the page as text only. The same model and options give the same bytes on every machine.
 */
export function renderGanttHtml(plan: GanttModel, options: ChartFileOptions): string {
  const wording = wordingOf(options.language, options.translations);
  const { model, facts } = shownPlan(plan, options.filter, wording, ["dates", "statusDate", "rows"]);
  const words = (text: Parameters<Wording["text"]>[0]): string => escapeXml(wording.text(text));
  const policy = `default-src 'none'; script-src '${htmlHashes.script}'; style-src '${htmlHashes.style}'; base-uri 'none'; form-action 'none'`;
  const search = words(message("Search"));
  return [
    "<!DOCTYPE html>",
    `<html lang="${options.language}">`,
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeXml(model.projectName)}</title>`,
    `<style>${htmlStyle}</style></head>`,
    `<body><header><h1>${escapeXml(model.projectName)}</h1><span id="facts">${escapeXml(facts.join(" · "))}</span>`,
    `<input id="find" type="search" placeholder="${search}" aria-label="${search}"><span id="count" role="status"></span>`,
    `<button id="expand" type="button">${words(message("Expand all"))}</button><button id="collapse" type="button">${words(message("Collapse all"))}</button></header>`,
    `<div id="scroll" tabindex="0" role="treegrid" aria-label="${words(message("Gantt chart"))}"><div id="size" role="presentation"><div id="window" role="presentation"><div id="grid" role="presentation"><div id="head" role="row"></div></div><div id="time"></div></div></div></div>`,
    `<noscript>${words(message("This chart needs JavaScript, which is switched off."))}</noscript>`,
    `<script id="data" type="application/json">${scriptJson(dataOf(model, options, wording))}</script>`,
    `<script>${htmlScript}</script></body></html>`,
    "",
  ].join("\n");
}

/** JSON that can stand in a script element: nothing in it ends the element or begins a comment. */
export function scriptJson(data: unknown): string {
  return JSON.stringify(data)
    .replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)
    .replace(/\u2028/g, "\\u2028")
    .replace(/\u2029/g, "\\u2029");
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}

function dataOf(model: GanttModel, options: ChartFileOptions, wording: Wording): unknown {
  const span = chosenSpan(model, options);
  const days = span.to - span.from;
  const wanted = options.pixelsPerDay ?? openingZoom(model, usualTimeWidth);
  const smallest = days > mostDays ? 0.1 : wanted;
  const scale = timeScale(model, span, Math.min(wanted, smallest, widest / days));
  const width = Math.ceil(chartWidth(scale, span));
  const header = headerCells(scale, 0, width, wording.language);
  const layers = options.layers ?? usualLayers(model);
  const columns = tableColumns(model, options.columns, wording, layers);
  const { from, to, type } = model.links;
  const cells = (list: readonly HeaderCell[]): unknown =>
    list.map((cell) => [Math.round(cell.x) + 0.5, rounded(cell.width), cell.text]);
  return {
    words: { none: wording.text(message("No matches")) },
    width,
    columns: columns.map(({ key, label, width, end }) => ({ key, label, width, end })),
    people: model.rows.whoTexts,
    rows: rowsOf(model, scale, columns, new Set(options.collapsed ?? [])),
    links: layers.links ? { from, to, type } : { from: [], to: [], type: [] },
    layers: layersOf(model, scale, layers),
    gates: layers.gates ? (model.gates ?? []).map(({ date }) => Math.round(xOf(scale, date))) : [],
    named: layers.people,
    upper: cells(header.upper),
    lower: cells(header.lower),
    shades: shades(model.calendar, scale, 0, width).map((shade) => [
      rounded(shade.x),
      rounded(shade.width),
      shade.holiday ? 1 : 0,
    ]),
    marks: flagsOf(model, scale, wording, options.showToday ?? true),
  };
}

function rowsOf(
  model: GanttModel,
  scale: TimeScale,
  columns: readonly TableColumn[],
  collapsed: ReadonlySet<string>,
): unknown {
  const { rows } = model;
  const x: (number | null)[] = [];
  const width: number[] = [];
  const done: number[] = [];
  const due: (number | null)[] = [];
  const texts: (readonly string[])[] = [];
  const closed: number[] = [];
  // Code and name stand among the rows already.
  const written = columns.filter(({ key }) => key !== "wbs" && key !== "name");
  const status = rows.statusDate?.map((date) => (date === null ? null : Math.round(xOf(scale, date))));
  rows.id.forEach((id, index) => {
    const row = rowAt(model, index);
    if (!row) return;
    const shape = barOf(model, index, scale);
    x.push(shape ? rounded(shape.x) : null);
    width.push(shape && shape.kind !== "milestone" ? rounded(shape.width) : 0);
    done.push(shape && shape.kind === "task" ? rounded(shape.done) : 0);
    due.push(row.deadline === undefined ? null : rounded(xOf(scale, row.deadline)));
    texts.push(written.map(({ text }) => text(row)));
    if (collapsed.has(id)) closed.push(index);
  });
  const { id, wbs, name, level, parent, kind, flags, who } = rows;
  return {
    id,
    wbs,
    name,
    level,
    parent,
    kind,
    flags,
    who,
    x,
    width,
    done,
    due,
    texts,
    closed,
    ...(status && { status }),
  };
}

/** Class of the paths of a layer in the page, and the layer; links to other projects look like the others. */
const layerClasses = [
  ["B", "baselines"],
  ["S", "slips"],
  ["A", "slack"],
  ["V", "behind"],
  ["k", "stubs"],
  ["k u", "unknownStubs"],
  ["K", "stubHeads"],
] as const;

/** By class: the path of each row that has one, drawn for a row at the top. */
function layersOf(model: GanttModel, scale: TimeScale, layers: Layers): unknown {
  const visible = visibleRows(model, new Set());
  const all = { fromX: -Infinity, toX: Infinity, offsetX: 0 };
  const places = new ChartPlaces({ model, index: indexLinks(model), visible, scale, people: layers.people });
  const outside: OutsideByRow = layers.links ? outsideByRow(model) : new Map();
  const drawn = model.rows.id.map((_, row) => {
    const window = { ...all, firstPosition: row, lastPosition: row + 1, offsetY: row * metrics.rowHeight };
    const stubs = drawOutside(places, outside, window);
    return {
      ...drawLayers(model, visible, scale, window, layers),
      stubs: stubs.lines,
      unknownStubs: stubs.unknown,
      stubHeads: stubs.heads,
    };
  });
  return Object.fromEntries(
    layerClasses.map(([name, layer]) => [
      name,
      Object.fromEntries(drawn.flatMap((paths, row) => (paths[layer] === "" ? [] : [[row, paths[layer]]]))),
    ]),
  );
}

function flagsOf(model: GanttModel, scale: TimeScale, wording: Wording, showToday: boolean): unknown {
  return marksOf(model, wording, showToday).map(({ kind, instant, words, before }) => ({
    kind: kind === "status" ? "z" : "y",
    x: Math.round(xOf(scale, instant)),
    text: words,
    width: Math.round(textWidth(words, metrics.smallFontSize) * 1.12 + 14),
    before,
  }));
}
