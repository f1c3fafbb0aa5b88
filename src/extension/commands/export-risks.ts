import * as vscode from "vscode";
import type { Project } from "../../core/model/types";
import { renderBowTieSvg } from "../../core/report/risk/bowTieSvg";
import { renderRiskMatrixSvg } from "../../core/report/risk/matrixSvg";
import { registerTable, tableToCsv, tableToMarkdown, type RegisterTable } from "../../core/report/risk/register";
import { buildBowTie } from "../../core/risk/bowTie";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { message } from "../../core/text/message";
import type { RiskExport, ValueLabels } from "../../protocol/risk";
import { toUri } from "../convert";
import type { Services } from "../services";

interface Kind {
  readonly name: string;
  readonly extension: string;
  readonly filter: string;
}

const kinds: Readonly<Record<RiskExport, Kind>> = {
  matrixSvg: { name: "risk-matrix", extension: "svg", filter: "SVG" },
  bowTieSvg: { name: "bow-tie", extension: "svg", filter: "SVG" },
  registerCsv: { name: "risks", extension: "csv", filter: "CSV" },
  registerMarkdown: { name: "risks", extension: "md", filter: "Markdown" },
};

/** Writes risks of a project into a file that the person chooses. */
export async function exportRisks(
  services: Services,
  project: Project,
  what: RiskExport,
  id: string | undefined,
  labels: ValueLabels,
): Promise<void> {
  const { say } = services.speaker;
  const text = render(services, project, what, id, labels);
  if (text === undefined) return;
  const { name, extension, filter } = kinds[what];
  const target = await vscode.window.showSaveDialog({
    defaultUri: vscode.Uri.joinPath(toUri(project.folder), `${project.id}-${name}.${extension}`),
    filters: { [filter]: [extension] },
    title: say(message("Export risks")),
  });
  if (!target) return;
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
  const saved = message("The risks are saved in {0}.", vscode.workspace.asRelativePath(target));
  void vscode.window.showInformationMessage(say(saved));
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
