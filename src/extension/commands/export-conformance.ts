import * as vscode from "vscode";
import { conformanceHtml } from "../../core/report/conformance/html";
import { conformanceMarkdown } from "../../core/report/conformance/markdown";
import { conformanceTable, type ConformanceFilter, type ProjectConformance } from "../../core/report/conformance/table";
import { conformanceXlsx } from "../../core/report/conformance/xlsx";
import { wordingOf } from "../../core/report/gantt/format";
import { message } from "../../core/text/message";
import type { ConformanceExport } from "../../protocol/standards";
import { toFile } from "../convert";
import type { Services } from "../services";
import { saveFile } from "./save-file";

const extensions = { markdown: "md", html: "html", xlsx: "xlsx" } as const;

/** Writes how projects keep their standards into a file that the person chooses, as it shows. */
export async function exportConformance(
  services: Services,
  projects: readonly ProjectConformance[],
  { format, filter }: { readonly format: ConformanceExport; readonly filter: ConformanceFilter },
): Promise<void> {
  const { language, translations } = services.speaker;
  const wording = wordingOf(language, translations);
  const table = conformanceTable(projects, filter);
  const extension = extensions[format];
  const [root] = vscode.workspace.workspaceFolders ?? [];
  await saveFile(services, {
    folder: root ? toFile(root.uri) : (projects[0]?.project.folder ?? ""),
    name: "conformance",
    extension,
    title: message("Export conformance"),
    saved: (file) => message("The conformance is saved in {0}.", file),
    isPage: format === "html",
    make: () => {
      switch (format) {
        case "markdown":
          return conformanceMarkdown(table, wording);
        case "html":
          return conformanceHtml(table, wording);
        case "xlsx":
          return conformanceXlsx(table, wording);
      }
    },
  });
}
