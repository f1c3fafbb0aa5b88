import type { RiskPositionName } from "../../risk/positions";
import { placeIn, type RiskPositions } from "../../risk/steps";
import type { MatrixRisk, Placement, Words } from "../../risk/types";
import { message, type Message } from "../../text/message";

/** What a register can say of its risks, by the keys under which a person's choice is kept. */
export const registerColumnKeys = [
  "id",
  "title",
  "type",
  "category",
  "owner",
  "score",
  "level",
  "status",
  "response",
  "proximity",
  "inherent",
  "current",
  "residual",
  "target",
] as const;
export type RegisterColumnKey = (typeof registerColumnKeys)[number];

/** Fields whose values have words of their own in the schema. */
export type LabelledField = "type" | "status" | "category" | "response" | "proximity";

/** What the text of a cell is made of, besides its risk. */
export interface RegisterContext {
  /** Which assessment score and level tell. */
  readonly positions: RiskPositions;
  readonly say: (words: Words) => string;
  /** Name of a band by its id. */
  readonly bandName: (band: string) => string;
  /** Word of a person for a value. */
  readonly label: (field: LabelledField, value: string) => string;
}

/** A column of the register. */
export interface RegisterColumn {
  readonly key: RegisterColumnKey;
  readonly label: Message;
  /** Numbers are sorted as such, and wanted from the top. */
  readonly number?: (risk: MatrixRisk, positions: RiskPositions) => number | undefined;
  readonly text: (risk: MatrixRisk, context: RegisterContext) => string;
}

const scoreOf = (name: RiskPositionName, label: Message): RegisterColumn => ({
  key: name,
  label,
  number: (risk) => risk[name]?.score,
  text: (risk) => String(risk[name]?.score ?? ""),
});

const valueOf = (field: LabelledField, label: Message): RegisterColumn => ({
  key: field,
  label,
  text: (risk, context) => {
    const value = risk[field];
    return value === undefined ? "" : context.label(field, value);
  },
});

const placeScore = (risk: MatrixRisk, positions: RiskPositions): number | undefined => placeIn(risk, positions)?.score;

/** Every column, in the usual order. */
export const registerColumns: readonly RegisterColumn[] = [
  { key: "id", label: message("ID"), text: ({ id }) => id },
  { key: "title", label: message("Risk"), text: ({ title }) => title },
  valueOf("type", message("Type")),
  valueOf("category", message("Category")),
  { key: "owner", label: message("Owner"), text: ({ owner }) => owner?.name ?? "" },
  {
    key: "score",
    label: message("Score"),
    number: placeScore,
    text: (risk, context) => change(risk, context.positions, ({ score }) => String(score)),
  },
  {
    key: "level",
    label: message("Level"),
    number: placeScore,
    text: (risk, context) => change(risk, context.positions, ({ band }) => context.bandName(band)),
  },
  valueOf("status", message("Status")),
  valueOf("response", message("Response")),
  valueOf("proximity", message("Proximity")),
  scoreOf("inherent", message("Inherent score")),
  scoreOf("current", message("Current score")),
  scoreOf("residual", message("Residual score")),
  scoreOf("target", message("Target score")),
];

/** Columns of the view until a person chooses others. */
export const shownRegisterColumns: readonly RegisterColumnKey[] = [
  "id",
  "title",
  "score",
  "level",
  "owner",
  "status",
  "response",
];

/** Columns of a file for which nobody chose any. */
export const fileRegisterColumns: readonly RegisterColumnKey[] = [
  "id",
  "title",
  "type",
  "category",
  "owner",
  "status",
  "inherent",
  "residual",
  "level",
  "response",
];

/** The place where a risk is or will be with its response: the latest that is written, but for the target. */
export function laterPlace({ residual, current }: MatrixRisk): Placement | undefined {
  return residual ?? current;
}

/** Something of the place of a risk; with all positions, from the inherent one to where the response brings it. */
function change(risk: MatrixRisk, positions: RiskPositions, text: (place: Placement) => string): string {
  const place = placeIn(risk, positions);
  const later = positions === "all" ? laterPlace(risk) : undefined;
  if (!place) return "";
  const [from, to] = [text(place), later && text(later)];
  return to === undefined || to === from ? from : `${from} → ${to}`;
}
