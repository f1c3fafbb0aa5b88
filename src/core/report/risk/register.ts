import { registerWords } from "./words";
import { movementCells, type ShownMovement } from "./movementWords";
import { fileRegisterColumns, registerColumns, type LabelledField, type RegisterColumnKey } from "./registerColumns";
import type { ShownRegister } from "./shownView";
import type { RiskPositions } from "../../risk/steps";
import type { MatrixRisk, RiskMatrixModel } from "../../risk/types";
import type { Translations } from "../../text/message";

/** A register as rows of texts, the head first. */
export type RegisterTable = readonly (readonly string[])[];

export interface RegisterOptions {
  readonly translations?: Translations;
  /** Word of a person for a value of a field; as it is written when it is left out. */
  readonly label?: (field: LabelledField, value: string) => string;
  /** In their order; the usual ones of files when they are left out. */
  readonly columns?: readonly RegisterColumnKey[];
  /** Which assessment score and level tell; the present one when it is left out. */
  readonly positions?: RiskPositions;
  /** Adds where each risk stood, and which way it moved. */
  readonly movement?: ShownMovement | undefined;
}

/** The table of what a view shows. */
export function shownTable(
  matrix: RiskMatrixModel,
  { listed, positions, columns, movement }: ShownRegister,
  options: Pick<RegisterOptions, "translations" | "label">,
): RegisterTable {
  return registerTable(matrix, listed, { ...options, positions, movement, ...(columns && { columns }) });
}

/** The register of a project, every risk a row, in the order given. */
export function registerTable(
  matrix: RiskMatrixModel,
  risks: readonly MatrixRisk[],
  options: RegisterOptions = {},
): RegisterTable {
  const { columns = fileRegisterColumns, positions = "current", label = (_field, value) => value, movement } = options;
  const { say, bandName } = registerWords(matrix, options.translations);
  const context = { positions, say, bandName, label };
  const shown = columns.flatMap((key) => registerColumns.find((column) => column.key === key) ?? []);
  const moved = movement && movementCells(movement, say);
  return [
    [...shown.map((column) => say(column.label)), ...(moved?.heads ?? [])],
    ...risks.map((risk) => [...shown.map((column) => column.text(risk, context)), ...(moved?.cells(risk) ?? [])]),
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
