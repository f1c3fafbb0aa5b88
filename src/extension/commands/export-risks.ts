import type { Project } from "../../core/model/types";
import { renderBowTieSvg } from "../../core/report/risk/bowTieSvg";
import { renderRiskMatrixSvg } from "../../core/report/risk/matrixSvg";
import { registerTable, tableToCsv, tableToMarkdown, type RegisterTable } from "../../core/report/risk/register";
import { buildBowTie } from "../../core/risk/bowTie";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { message } from "../../core/text/message";
import type { RiskExport, ValueLabels } from "../../protocol/risk";
import type { Services } from "../services";
import { saveFile } from "./save-file";

const kinds: Readonly<Record<RiskExport, { readonly name: string; readonly extension: string }>> = {
  matrixSvg: { name: "risk-matrix", extension: "svg" },
  bowTieSvg: { name: "bow-tie", extension: "svg" },
  registerCsv: { name: "risks", extension: "csv" },
  registerMarkdown: { name: "risks", extension: "md" },
};

/** Writes risks of a project into a file that the person chooses. */
export async function exportRisks(
  services: Services,
  project: Project,
  what: RiskExport,
  id: string | undefined,
  labels: ValueLabels,
): Promise<void> {
  const text = render(services, project, what, id, labels);
  if (text === undefined) return;
  const { name, extension } = kinds[what];
  await saveFile(services, {
    folder: project.folder,
    name: `${project.id}-${name}`,
    extension,
    title: message("Export risks"),
    saved: (file) => message("The risks are saved in {0}.", file),
    make: () => text,
  });
}

function render(
  { speaker: { language, translations } }: Services,
  project: Project,
  what: RiskExport,
  id: string | undefined,
  labels: ValueLabels,
): string | undefined {
  const matrix = buildRiskMatrix(project);
  const table = (): RegisterTable =>
    registerTable(matrix, matrix.risks, {
      translations,
      label: (field, value) => labels[field]?.[value] ?? value,
    });
  switch (what) {
    case "matrixSvg":
      return renderRiskMatrixSvg(matrix, { language, translations });
    case "bowTieSvg": {
      const risk = project.risks.find((one) => one.id === id);
      return risk && renderBowTieSvg(buildBowTie(risk, project), { language, translations });
    }
    case "registerCsv":
      // A spreadsheet program takes UTF-8 for another encoding unless the file begins with this mark.
      return `\ufeff${tableToCsv(table())}`;
    case "registerMarkdown":
      return tableToMarkdown(table());
  }
}
