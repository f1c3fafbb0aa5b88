import type { ExposureModel } from "../../risk/exposure";
import { topRisks } from "../../risk/topRisks";
import type { MatrixRisk, RiskMatrixModel } from "../../risk/types";
import { formatDate } from "../../text/instant";
import { message, type Message, type Translations } from "../../text/message";
import { burndownMeasures, burndownNumber, type BurndownPoint } from "./burndownLayout";
import { renderBurndownSvg } from "./burndownSvg";
import { exposureColumns, exposureNotes, exposureNumber } from "./exposureTable";
import type { RegisterTable } from "./register";
import type { LabelledField } from "./registerColumns";
import { registerWords, type RegisterWords } from "./words";

/** What stands beside the matrix in a view, for a file. */
export interface RiskReportOptions {
  readonly language?: "en" | "ja";
  readonly translations?: Translations;
  /** Word of a person for a value of a field; as it is written when it is left out. */
  readonly label?: (field: LabelledField, value: string) => string;
  /** Left out of the file when it is not given. */
  readonly exposure?: ExposureModel;
  /** The register over the commits, the present one last. Left out of the file when it is not given. */
  readonly history?: readonly BurndownPoint[];
}

/** A part of a file of risks, below matrix and register. */
export interface RiskSection {
  readonly title: string;
  /** SVG of it, for pages. */
  readonly picture?: string;
  /** Nothing to tell when it is left out; a note says why. */
  readonly table?: RegisterTable;
  readonly notes: readonly string[];
}

/** Top ten, exposure by category and burndown. @param risks those that are shown */
export function riskSections(
  matrix: RiskMatrixModel,
  risks: readonly MatrixRisk[],
  options: RiskReportOptions,
): readonly RiskSection[] {
  const words = registerWords(matrix, options.translations);
  const { exposure, history } = options;
  return [
    topTen(risks, words, options),
    ...(exposure ? [exposureSection(exposure, words, options)] : []),
    ...(history && history.length > 0 ? [burndownSection(history, words, options)] : []),
  ];
}

const topColumns: readonly Message[] = [
  message("Rank"),
  message("ID"),
  message("Risk"),
  message("Score"),
  message("Level"),
  message("Owner"),
  message("Status"),
  message("Response"),
];

function topTen(
  risks: readonly MatrixRisk[],
  { say, bandName }: RegisterWords,
  { label = asWritten }: RiskReportOptions,
): RiskSection {
  const title = say(message("Top ten risks"));
  const ranked = topRisks(risks);
  if (ranked.length === 0) return { title, notes: [say(message("No open risk has a score yet"))] };
  const rows = ranked.map(({ rank, risk, place }) => [
    String(rank),
    risk.id,
    `${risk.type === "opportunity" ? "▲ " : ""}${risk.title}`,
    String(place.score),
    bandName(place.band),
    risk.owner?.name ?? say(message("No owner")),
    risk.status === undefined ? "" : label("status", risk.status),
    risk.response === undefined ? "" : label("response", risk.response),
  ]);
  return { title, table: [topColumns.map(say), ...rows], notes: [] };
}

function exposureSection(
  model: ExposureModel,
  { say }: RegisterWords,
  { language = "en", label = asWritten }: RiskReportOptions,
): RiskSection {
  const title = say(message("Exposure by category"));
  if (model.rows.length === 0) return { title, notes: [say(message("No open risk has numbers yet"))] };
  const columns = exposureColumns(model);
  const rows = [...model.rows, model.total].map((row, at) => [
    at === model.rows.length
      ? say(message("Total"))
      : row.category === undefined
        ? say(message("Without a category"))
        : label("category", row.category),
    String(row.threats.count + row.opportunities.count),
    ...columns.map((column) => exposureNumber(row, column, model, language)),
  ]);
  const head = [message("Category"), message("Number of risks"), ...columns.map((column) => column.label)];
  return { title, table: [head.map(say), ...rows], notes: exposureNotes(model).map(say) };
}

function burndownSection(
  points: readonly BurndownPoint[],
  words: RegisterWords,
  { language = "en" }: RiskReportOptions,
): RiskSection {
  const { say } = words;
  const rows = points
    .toReversed()
    .map((point, at) => [
      at === 0 ? say(message("Now")) : formatDate(point.at),
      ...burndownMeasures.map(([measure]) => burndownNumber(point[measure], language)),
    ]);
  return {
    title: say(message("Risk burndown")),
    picture: renderBurndownSvg(points, "score", words, language),
    table: [[message("Date"), ...burndownMeasures.map(([, label]) => label)].map(say), ...rows],
    notes: [],
  };
}

function asWritten(_field: LabelledField, value: string): string {
  return value;
}
