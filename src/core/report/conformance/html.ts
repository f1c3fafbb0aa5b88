import { message } from "../../text/message";
import type { Wording } from "../gantt/format";
import { escapeXml } from "../gantt/svg";
import { bandOf, rowBand } from "./bands";
import { shareOverProjects, type ConformanceTable } from "./table";
import { cellText, cellWords, denominators, percent, scoreText } from "./words";

/** Hash that admits the style sheet; `test/unit/report/conformance.test.ts` says what it must be. */
export const conformanceStyleHash = "sha256-CYW8iwdRFNYO3DLnvqrL7HwXeWClyd1O7kfxtju0qkw=";

/** Marks besides the colour tell the bands apart, so that the map reads without colours. */
export const conformanceStyle = `:root{color-scheme:light dark;--line:#8884;--good:#2e7d3226;--fair:#f9a82540;--bad:#c6282840}body{font:14px/1.45 system-ui,sans-serif;margin:24px}h1{font-size:20px}table{border-collapse:collapse;margin:16px 0}th,td{border:1px solid var(--line);padding:4px 8px;text-align:left}th{position:sticky;top:0;background:Canvas}thead th{vertical-align:bottom}.map td{text-align:right;font-variant-numeric:tabular-nums}.map th[scope=row]{font-weight:400;font-family:ui-monospace,monospace}.good{background:var(--good)}.fair{background:var(--fair)}.bad{background:var(--bad);font-weight:700}.none{color:GrayText}.scroll{overflow:auto}`;

/** The table as one self-contained page: a heat map of rules by projects, in light or dark as the reader's system is. It has no script and asks nothing of the network. */
export function conformanceHtml(table: ConformanceTable, wording: Pick<Wording, "text" | "language">): string {
  const { projects, codes, rowOf } = table;
  const words = (text: Parameters<Wording["text"]>[0]): string => escapeXml(wording.text(text));
  const title = words(message("Conformance"));
  const policy = `default-src 'none'; style-src '${conformanceStyleHash}'; base-uri 'none'; form-action 'none'`;
  const summary = projects.map(
    ({ project, conformance }) =>
      `<tr><th scope="row">${escapeXml(project.name)}</th><td>${escapeXml(scoreText(conformance))}</td><td>${words(denominators(conformance))}</td></tr>`,
  );
  const heads = projects.map(({ project }) => `<th scope="col">${escapeXml(project.name)}</th>`).join("");
  const rows = codes.map((code) => {
    const all = shareOverProjects(table, code);
    const cells = projects.map((project) => {
      const row = rowOf(project, code);
      return `<td class="${rowBand(row)}" title="${words(cellWords(row))}">${escapeXml(cellText(row))}</td>`;
    });
    return `<tr><th scope="row">${escapeXml(code)}</th><td class="${bandOf(all)}">${percent(all)}</td>${cells.join("")}</tr>`;
  });
  return [
    "<!DOCTYPE html>",
    `<html lang="${wording.language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}">`,
    `<meta name="viewport" content="width=device-width,initial-scale=1"><title>${title}</title><style>${conformanceStyle}</style></head>`,
    `<body><h1>${title}</h1>`,
    `<table><thead><tr><th scope="col">${words(message("Project"))}</th><th scope="col">${words(message("Score"))}</th><th scope="col">${words(message("Made from"))}</th></tr></thead><tbody>`,
    ...summary,
    "</tbody></table>",
    `<div class="scroll"><table class="map"><thead><tr><th scope="col">${words(message("Rule"))}</th><th scope="col">${words(message("All"))}</th>${heads}</tr></thead><tbody>`,
    ...rows,
    "</tbody></table></div>",
    `<p>${words(message("—: does not apply. W: waived. *: an error keeps the grade at C."))}</p></body></html>`,
    "",
  ].join("\n");
}
