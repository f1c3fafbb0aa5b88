import type { RiskMatrixModel } from "../../risk/types";
import { message } from "../../text/message";
import { escapeXml } from "../gantt/svg";
import { renderRiskMatrixSvg } from "./matrixSvg";
import { shownTable, type RegisterTable } from "./register";
import { riskSections, type RiskReportOptions, type RiskSection } from "./sections";
import { shownRegister, type RiskShownView } from "./shownView";
import { registerWords } from "./words";

/** The style sheet of the page. */
export const riskHtmlStyle = `body{margin:0;padding:16px 20px;font:14px/1.45 -apple-system,"Segoe UI","Noto Sans","Hiragino Sans","Noto Sans CJK JP","Yu Gothic UI",sans-serif;color:#24292f;background:#fff}h1{font-size:20px;margin:0 0 4px}h2{font-size:16px;margin:28px 0 0;break-after:avoid}p{margin:0 0 12px;color:#57606a}.picture{overflow-x:auto}.picture svg{display:block;height:auto;max-width:100%;min-width:720px}h2+.picture{margin-top:12px}h2+.picture svg{min-width:0}.table{overflow-x:auto}table{border-collapse:collapse;margin:16px 0 12px}th,td{padding:5px 10px;border-bottom:1px solid #d0d7de;text-align:left;vertical-align:top}thead th{position:sticky;top:0;background:#fff;border-bottom:2px solid #8c959f;white-space:nowrap}tbody th{font-weight:600;white-space:nowrap}@media print{body{padding:0}tr{break-inside:avoid}}`;

/** Hashes that admit the style sheets of the page and of its picture; `test/unit/risk/pictures.test.ts` says what they must be. */
export const riskHtmlHashes = {
  page: "sha256-RE8SuMng9Pqqh0EYpnN3BTMrE4PJuYp6cLabfX5HnqI=",
  picture: "sha256-vrPHqpytmYFsw/Wwx38qpg1xUnTSQH9GcjOtSKorh+o=",
} as const;

export interface RiskHtmlOptions extends RiskReportOptions {
  /** The whole register when it is left out. */
  readonly view?: RiskShownView;
}

/**
 * Matrix, register and what stands beside them as one self-contained page without a script, which any browser scrolls, searches and prints. It asks nothing of the network. The same register and view give
 * the same bytes on every machine.
 */
export function renderRiskHtml(matrix: RiskMatrixModel, options: RiskHtmlOptions = {}): string {
  const { language = "en", view = {} } = options;
  const { say } = registerWords(matrix, options.translations);
  const shown = shownRegister(matrix, view);
  const count = say(message("{0} risks", shown.listed.length));
  const policy = `default-src 'none'; style-src '${riskHtmlHashes.page}' '${riskHtmlHashes.picture}'; base-uri 'none'; form-action 'none'`;
  const title = `${say(message("Risk matrix"))}: ${matrix.projectName}`;
  return [
    "<!DOCTYPE html>",
    `<html lang="${language}">`,
    `<head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeXml(title)}</title>`,
    `<style>${riskHtmlStyle}</style></head>`,
    `<body><h1>${escapeXml(title)}</h1><p>${escapeXml(count)}</p>`,
    `<div class="picture">${renderRiskMatrixSvg(matrix, options).trim()}</div>`,
    ...tableHtml(shownTable(matrix, shown, options), say(message("Risks"))),
    ...riskSections(matrix, shown.risks, options).flatMap(sectionHtml),
    "</body></html>",
    "",
  ].join("\n");
}

function sectionHtml({ title, picture, table, notes }: RiskSection): readonly string[] {
  return [
    `<h2>${escapeXml(title)}</h2>`,
    ...(picture === undefined ? [] : [`<div class="picture">${picture.trim()}</div>`]),
    ...(table ? tableHtml(table, title) : []),
    ...notes.map((note) => `<p>${escapeXml(note)}</p>`),
  ];
}

function tableHtml([head = [], ...rows]: RegisterTable, label: string): readonly string[] {
  return [
    `<div class="table"><table aria-label="${escapeXml(label)}"><thead><tr>`,
    ...head.map((cell) => `<th scope="col">${escapeXml(cell)}</th>`),
    "</tr></thead><tbody>",
    ...rows.map((cells) => `<tr>${cells.map(cellHtml).join("")}</tr>`),
    "</tbody></table></div>",
  ];
}

function cellHtml(cell: string, column: number): string {
  return column === 0 ? `<th scope="row">${escapeXml(cell)}</th>` : `<td>${escapeXml(cell)}</td>`;
}
