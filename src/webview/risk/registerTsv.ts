import { shownTable, tableToTsv } from "../../core/report/risk/register";
import { shownRegister, type RiskShownView } from "../../core/report/risk/shownView";
import type { RiskMatrixModel } from "../../core/risk/types";
import type { RiskWords } from "./words";

/** The register as it is on the screen, for a spreadsheet. */
export function registerTsv(model: RiskMatrixModel, view: RiskShownView, words: RiskWords): string {
  const label = (field: string, value: string): string => words.value(field, value);
  return tableToTsv(shownTable(model, shownRegister(model, view), { translations: words.translations, label }));
}
