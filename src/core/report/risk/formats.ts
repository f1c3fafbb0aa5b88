import type { RiskMatrixModel } from "../../risk/types";
import { message } from "../../text/message";
import { renderRiskHtml, type RiskHtmlOptions } from "./html";
import { riskMatrixToMarkdown } from "./markdown";
import { renderRiskMatrixSvg } from "./matrixSvg";
import { movementSentence } from "./movementWords";
import { markdownCell, shownTable, tableToCsv, tableToMarkdown } from "./register";
import { riskSections } from "./sections";
import { shownRegister } from "./shownView";
import { registerWords } from "./words";

/** What a register can be written as; a PNG is drawn from the SVG. */
export type RiskFormat = "svg" | "html" | "csv" | "markdown";

/** A register, or what a view shows of it, as a file. The same bytes for the same register and view. */
export function renderRisks(matrix: RiskMatrixModel, format: RiskFormat, options: RiskHtmlOptions = {}): string {
  switch (format) {
    case "svg":
      return renderRiskMatrixSvg(matrix, options);
    case "html":
      return renderRiskHtml(matrix, options);
    case "csv":
      return tableToCsv(shownTable(matrix, shownRegister(matrix, options.view ?? {}), options));
    case "markdown":
      return renderMarkdown(matrix, options);
  }
}

/** Matrix, what moved, register, and what stands beside them, one below the other. */
function renderMarkdown(matrix: RiskMatrixModel, options: RiskHtmlOptions): string {
  const { say } = registerWords(matrix, options.translations);
  const shown = shownRegister(matrix, options.view ?? {});
  return [
    `# ${markdownCell(say(message("Risk matrix")))}: ${markdownCell(matrix.projectName)}`,
    riskMatrixToMarkdown(matrix, options.translations, shown).trimEnd(),
    ...(shown.movement ? [markdownCell(movementSentence(shown.movement, say))] : []),
    tableToMarkdown(shownTable(matrix, shown, options)).trimEnd(),
    ...riskSections(matrix, shown.risks, options).flatMap(({ title, table, notes }) => [
      `## ${markdownCell(title)}`,
      ...(table ? [tableToMarkdown(table).trimEnd()] : []),
      ...notes.map(markdownCell),
    ]),
    "",
  ]
    .join("\n\n")
    .replace(/\n+$/, "\n");
}
