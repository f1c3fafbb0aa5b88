import type { Project } from "../../core/model/types";
import { pngProblem } from "../../core/report/png";
import { renderBowTieSvg } from "../../core/report/risk/bowTieSvg";
import { renderRisks } from "../../core/report/risk/formats";
import type { BurndownPoint } from "../../core/report/risk/burndownLayout";
import { buildBowTie } from "../../core/risk/bowTie";
import { buildExposure } from "../../core/risk/exposure";
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

/** What a file needs from the panel. */
export interface RiskExportSources {
  /** Turns an SVG into a PNG; undefined where that is not possible. */
  readonly drawPng: (svg: string) => Promise<Uint8Array | undefined>;
  /** The register over the commits, the present one last. */
  readonly history: (isCancelled: () => boolean) => Promise<readonly BurndownPoint[]>;
}

/** Files that hold the burndown besides the present register. */
function isReport({ what }: Pick<ExportRisksIntent, "what">): boolean {
  return what === "page" || what === "markdown";
}

/**
 * Writes risks of a project into a file that the person chooses.
 */
export async function exportRisks(
  services: Services,
  project: Project,
  intent: Pick<ExportRisksIntent, "what" | "id" | "view">,
  labels: ValueLabels,
  { drawPng, history }: RiskExportSources,
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
    ...(isReport(intent) && { progress: message("Reading the git history…") }),
    make: async ({ isCancelled }) => {
      if (extension === "png") return pngProblem(text) ?? (await drawPng(text)) ?? notDrawn;
      return isReport(intent) ? (render(services, project, intent, labels, await history(isCancelled)) ?? text) : text;
    },
  });
}

function render(
  { speaker: { language, translations }, store }: Services,
  written: Project,
  { what, id, view }: Pick<ExportRisksIntent, "what" | "id" | "view">,
  labels: ValueLabels,
  history: readonly BurndownPoint[] = [],
): string | undefined {
  const project = withRiskScale(written, store, language);
  const matrix = buildRiskMatrix(project);
  const options = {
    language,
    translations,
    view,
    exposure: buildExposure(project),
    history,
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
