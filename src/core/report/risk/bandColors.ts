import type { RiskType } from "../../risk/halves";
import type { MatrixBand } from "../../risk/types";
import { riskSvgColors } from "./svgFrame";

/** Blues from the palest: a large opportunity is no danger, so its cells are not red. */
const gains = ["#eef5fd", "#d6e8fb", "#b3d4f7", "#8bbcf0"] as const;

/** How strong the colour of a band of opportunities is: 0 for the mildest of all bands, 3 for the highest. */
export function gainStep(rank: number, bandCount: number): 0 | 1 | 2 | 3 {
  const step = bandCount <= 1 ? 3 : Math.round((rank / (bandCount - 1)) * 3);
  return step <= 0 ? 0 : step === 1 ? 1 : step === 2 ? 2 : 3;
}

/** Colour of the cells of a band in a file. */
export function bandFill(band: MatrixBand | undefined, type: RiskType, bandCount: number): string {
  if (type === "opportunity") return gains[gainStep(band?.rank ?? 0, bandCount)];
  return riskSvgColors[band?.color ?? "green"];
}
