import { presentPlace } from "../../risk/positions";
import type { MatrixRisk, RiskMatrixModel, Words } from "../../risk/types";
import { message, renderMessage, type Message, type Translations } from "../../text/message";

/** A register as rows of texts, the head first. */
export type RegisterTable = readonly (readonly string[])[];

export interface RegisterOptions {
  readonly translations?: Translations;
  /** Word of a person for a value of `type`, `status` or `response`; as it is written when it is left out. */
  readonly label?: (field: "type" | "status" | "category" | "response", value: string) => string;
}

const heads: readonly Message[] = [
  message("ID"),
  message("Risk"),
  message("Type"),
  message("Category"),
  message("Owner"),
  message("Status"),
  message("Inherent score"),
  message("Residual score"),
  message("Level"),
  message("Response"),
];

/** The register of a project, every risk a row, in the order given. */
export function registerTable(
  matrix: RiskMatrixModel,
  risks: readonly MatrixRisk[],
  { translations = {}, label = (_field, value) => value }: RegisterOptions = {},
): RegisterTable {
  const say = (words: Words): string => (typeof words === "string" ? words : renderMessage(words, translations));
  const bands = new Map(matrix.bands.map((band) => [band.id, say(band.name)]));
  return [
    heads.map(say),
    ...risks.map((risk) => [
      risk.id,
      risk.title,
      label("type", risk.type),
      risk.category === undefined ? "" : label("category", risk.category),
      risk.owner?.name ?? "",
      risk.status === undefined ? "" : label("status", risk.status),
      String(risk.inherent?.score ?? ""),
      String(risk.residual?.score ?? ""),
      bands.get(presentPlace(risk)?.band ?? "") ?? "",
      risk.response === undefined ? "" : label("response", risk.response),
    ]),
  ];
}

/** RFC 4180: lines end with CR LF. A text that a spreadsheet would compute gets an apostrophe before it. */
export function tableToCsv(table: RegisterTable): string {
  return table.map((cells) => `${cells.map(csvCell).join(",")}\r\n`).join("");
}

function csvCell(value: string): string {
  const safe = spreadsheetSafe(value);
  return /[",\r\n]/.test(safe) || safe.trim() !== safe ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Values separated by tabs, as spreadsheets take them from the clipboard. */
export function tableToTsv(table: RegisterTable): string {
  return table.map((cells) => cells.map((cell) => spreadsheetSafe(cell.replace(/\s+/g, " "))).join("\t")).join("\n");
}

function spreadsheetSafe(value: string): string {
  return /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
}

/** A Markdown table. Nothing in a cell is taken for Markdown or HTML. */
export function tableToMarkdown(table: RegisterTable): string {
  const [head = [], ...rows] = table;
  const lines = [
    markdownRow(head.map(markdownCell)),
    markdownRow(head.map(() => "---")),
    ...rows.map((cells) => markdownRow(cells.map(markdownCell))),
  ];
  return `${lines.join("\n")}\n`;
}

/** A row of a Markdown table, of cells that are safe already. */
export function markdownRow(cells: readonly string[]): string {
  return `| ${cells.join(" | ")} |`;
}

/** Text of a cell, with nothing in it that Markdown or HTML would take for its own. */
export function markdownCell(text: string): string {
  return text
    .replace(/\s+/g, " ")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/[\\`*_[\]~|]/g, "\\$&");
}
