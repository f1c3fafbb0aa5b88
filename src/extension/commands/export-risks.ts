import type { Project } from "../../core/model/types";
import { pngProblem } from "../../core/report/png";
import { renderBowTieSvg } from "../../core/report/risk/bowTieSvg";
import { renderRisks } from "../../core/report/risk/formats";
import { buildBowTie } from "../../core/risk/bowTie";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { message } from "../../core/text/message";
import { withRiskScale } from "../../language/risk/scale";
import type { ExportRisksIntent, RiskExport, ValueLabels } from "../../protocol/risk";
import type { Services } from "../services";
import { saveFile } from "./save-file";

const kinds: Readonly<Record<RiskExport, { readonly name: string; readonly extension: string }>> = {
  matrixSvg: { name: "risk-matrix", extension: "svg" },
  matrixPng: { name: "risk-matrix", extension: "png" },
  page: { name: "risks", extension: "html" },
  bowTieSvg: { name: "bow-tie", extension: "svg" },
  bowTiePng: { name: "bow-tie", extension: "png" },
  registerCsv: { name: "risks", extension: "csv" },
  markdown: { name: "risks", extension: "md" },
};

const notDrawn = message(
  "The picture could not be drawn as one of pixels; most often it is too large. Export it as SVG.",
);

/**
 * Writes risks of a project into a file that the person chooses.
 * @param drawPng turns an SVG into a PNG; undefined where that is not possible
 */
export async function exportRisks(
  services: Services,
  project: Project,
  intent: Pick<ExportRisksIntent, "what" | "id" | "view">,
  labels: ValueLabels,
  drawPng: (svg: string) => Promise<Uint8Array | undefined>,
): Promise<void> {
  const text = render(services, project, intent, labels);
  if (text === undefined) return;
  const { name, extension } = kinds[intent.what];
  await saveFile(services, {
    folder: project.folder,
    name: `${project.id}-${name}`,
    extension,
    title: message("Export risks"),
    saved: (file) => message("The risks are saved in {0}.", file),
    isPage: extension === "html",
    make: extension === "png" ? async () => pngProblem(text) ?? (await drawPng(text)) ?? notDrawn : () => text,
  });
}

function render(
  { speaker: { language, translations }, store }: Services,
  written: Project,
  { what, id, view }: Pick<ExportRisksIntent, "what" | "id" | "view">,
  labels: ValueLabels,
): string | undefined {
  const project = withRiskScale(written, store, language);
  const matrix = buildRiskMatrix(project);
  const options = {
    language,
    translations,
    view,
    label: (field: string, value: string) => labels[field]?.[value] ?? value,
  };
  switch (what) {
    case "matrixSvg":
    case "matrixPng":
      return renderRisks(matrix, "svg", options);
    case "page":
      return renderRisks(matrix, "html", options);
    case "bowTieSvg":
    case "bowTiePng": {
      const risk = project.risks.find((one) => one.id === id);
      return risk && renderBowTieSvg(buildBowTie(risk, project), { language, translations });
    }
    case "registerCsv":
      // A spreadsheet program takes UTF-8 for another encoding unless the file begins with this mark.
      return `\ufeff${renderRisks(matrix, "csv", options)}`;
    case "markdown":
      return renderRisks(matrix, "markdown", options);
  }
}
