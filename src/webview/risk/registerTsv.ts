import { registerTable, tableToTsv } from "../../core/report/risk/register";
import { shownRegister, type RiskShownView } from "../../core/report/risk/shownView";
import type { RiskMatrixModel } from "../../core/risk/types";
import type { RiskWords } from "./words";

/** The register as it is on the screen, for a spreadsheet. */
export function registerTsv(model: RiskMatrixModel, view: RiskShownView, words: RiskWords): string {
  const { listed, positions, columns, movement } = shownRegister(model, view);
  return tableToTsv(
    registerTable(model, listed, {
      translations: words.translations,
      label: (field, value) => words.value(field, value),
      positions,
      movement,
      ...(columns && { columns }),
    }),
  );
}
