import type { Wording } from "../../core/report/gantt/format";
import { cellText } from "../../core/report/gantt/layout";
import { rowAt } from "../../core/report/gantt/rows";
import type { Picture } from "./picture";

/** Rows as tab-separated values with a line of heads, as spreadsheets take them. */
export function rowsAsTsv(picture: Picture, rows: readonly number[], wording: Wording): string {
  // A tab or a line break in a name would shift all that follows.
  return table(picture, rows, wording)
    .map((cells) => cells.map((text) => text.replace(/[\t\r\n]+/g, " ")).join("\t"))
    .join("\n");
}

/** Rows as a Markdown table. */
export function rowsAsMarkdown(picture: Picture, rows: readonly number[], wording: Wording): string {
  const lines = table(picture, rows, wording).map((cells) => `| ${cells.map(escapeMarkdown).join(" | ")} |`);
  const rule = `|${picture.columns.map(({ align }) => (align === "end" ? "---:" : "---")).join("|")}|`;
  return [...lines.slice(0, 1), rule, ...lines.slice(1), ""].join("\n");
}

function table(picture: Picture, rows: readonly number[], wording: Wording): readonly (readonly string[])[] {
  const { columns } = picture;
  const context = picture.cells(wording);
  const heads = columns.map(({ label }) => wording.text(label));
  const lines = rows.flatMap((index) => {
    const row = rowAt(picture.model, index);
    return row ? [columns.map((column) => cellText(column, row, context))] : [];
  });
  return [heads, ...lines];
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\|<>*_`[\]]/g, "\\$&").replace(/[\r\n]+/g, " ");
}
