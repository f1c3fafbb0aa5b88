import { registerTable, tableToTsv } from "../../core/report/risk/register";
import type { RiskMatrixModel } from "../../core/risk/types";
import type { RiskWords } from "./words";

/** The register as it is on the screen, for a spreadsheet. */
export function registerTsv(model: RiskMatrixModel, order: readonly string[], words: RiskWords): string {
  const byId = new Map(model.risks.map((risk) => [risk.id, risk]));
  const risks = order.flatMap((id) => byId.get(id) ?? []);
  return tableToTsv(
    registerTable(model, risks, {
      translations: words.translations,
      label: (field, value) => words.value(field, value),
    }),
  );
}
