import { riskPositionNames, type RiskPositionName } from "../../core/risk/positions";
import type { RegisterContext } from "../../core/report/risk/registerColumns";
import { positionNames, stepLetter } from "../../core/report/risk/words";
import type { RiskType } from "../../core/risk/halves";
import type { RiskPositions } from "../../core/risk/steps";
import type { MatrixBand, MatrixCell, MatrixLevel, MatrixRisk, Placement, Words } from "../../core/risk/types";
import { message, type Message, type Translations } from "../../core/text/message";
import type { RiskModelMessage } from "../../protocol/risk";
import type { Localizer } from "../kit/localizer";

/** What the view says about a model, in the language of the person. */
export class RiskWords {
  readonly #localizer: Localizer;
  readonly #source: RiskModelMessage;
  readonly #bands: ReadonlyMap<string, MatrixBand>;
  readonly #marks: ReadonlyMap<string, string>;

  constructor(localizer: Localizer, source: RiskModelMessage) {
    this.#localizer = localizer;
    this.#source = source;
    this.#bands = new Map(source.model.bands.map((band) => [band.id, band]));
    this.#marks = shortestMarks(source.model.bands.map((band) => [band.id, this.words(band.name)]));
  }

  get language(): string {
    return this.#localizer.language;
  }

  get translations(): Translations {
    return this.#localizer.translations;
  }

  /** The same as `words`, to be passed on. */
  readonly say = (words: Words): string => this.words(words);

  words(words: Words): string {
    return typeof words === "string" ? words : this.#localizer.text(words);
  }

  text(text: Message): string {
    return this.#localizer.text(text);
  }

  band(id: string): MatrixBand | undefined {
    return this.#bands.get(id);
  }

  get bandCount(): number {
    return this.#bands.size;
  }

  bandName(id: string): string {
    const band = this.#bands.get(id);
    return band ? this.words(band.name) : id;
  }

  /** One or a few letters that tell the bands apart: L, M, H; 低, 中, 高. */
  bandMark(id: string): string {
    return this.#marks.get(id) ?? "";
  }

  levelName(levels: readonly MatrixLevel[], value: number): string {
    const level = levels.find((one) => one.value === value);
    return level ? this.words(level.name) : String(value);
  }

  /** What texts of the register are made of. */
  registerContext(positions: RiskPositions): RegisterContext {
    return {
      positions,
      say: this.say,
      bandName: (band) => this.bandName(band),
      label: (field, value) => this.value(field, value),
    };
  }

  /** Label of a value of `type`, `status`, `category` or `response`. */
  value(field: string, value: string | undefined): string {
    if (value === undefined || value === "") return "";
    return this.#source.labels?.[field]?.[value] ?? value;
  }

  count(count: number): string {
    if (count === 0) return this.text(message("no risks"));
    return count === 1 ? this.text(message("1 risk")) : this.text(message("{0} risks", count));
  }

  /** `Likely × Major, High, score 16, 4 risks`; cells of opportunities say so first. */
  cell(cell: MatrixCell, count: number, type: RiskType): string {
    const { model } = this.#source;
    const parts = [
      ...(type === "opportunity" ? [this.text(message("Opportunity"))] : []),
      `${this.levelName(model.probability, cell.probability)} × ${this.levelName(model.impact, cell.impact)}`,
      this.bandName(cell.band),
      this.text(message("score {0}", cell.score)),
      this.count(count),
      ...(cell.aboveAppetite && type === "threat" ? [this.text(message("above the risk appetite"))] : []),
    ];
    return parts.join(this.text(message(", ")));
  }

  /** `Inherent`, `Current`, `Residual`, `Target`. */
  positionName(position: RiskPositionName): string {
    return this.text(positionNames[position]);
  }

  /** The name of an assessment, or of where a risk has been. */
  stepName(step: RiskPositionName | "past"): string {
    return step === "past" ? this.text(message("Before")) : this.positionName(step);
  }

  /** The first letter of it, for chips. */
  stepMark(step: RiskPositionName | "past"): string {
    return stepLetter(step, this.say);
  }

  place(place: Placement): string {
    return `${this.bandName(place.band)} ${place.score}`;
  }

  /** All about a risk on one line each, for tooltips; joined by commas it is spoken. */
  describe(risk: MatrixRisk): readonly string[] {
    return [
      `${risk.id} ${risk.title}`,
      ...(risk.type === "opportunity" ? [this.value("type", risk.type)] : []),
      ...(risk.inherent ? [this.text(message("Inherent: {0}", this.place(risk.inherent)))] : []),
      ...(risk.current ? [this.text(message("Current: {0}", this.place(risk.current)))] : []),
      ...(risk.residual ? [this.text(message("Residual: {0}", this.place(risk.residual)))] : []),
      ...(risk.target ? [this.text(message("Target: {0}", this.place(risk.target)))] : []),
      ...(risk.unassessed ? [this.#localizer.text(risk.unassessed)] : []),
      ...riskPositionNames.flatMap((position) => {
        const problem = risk.problems?.[position];
        return problem ? [`${this.positionName(position)}: ${this.#localizer.text(problem)}`] : [];
      }),
      ...(risk.owner ? [this.text(message("Owner: {0}", risk.owner.name))] : [this.text(message("No owner"))]),
      ...(risk.status ? [this.text(message("Status: {0}", this.value("status", risk.status)))] : []),
      ...(risk.response ? [this.text(message("Response: {0}", this.value("response", risk.response)))] : []),
    ];
  }

  spoken(risk: MatrixRisk): string {
    return this.describe(risk).join(this.text(message(", ")));
  }
}

/** The shortest beginnings of names that differ; whole names where beginnings don't. */
export function shortestMarks(names: readonly (readonly [string, string])[]): ReadonlyMap<string, string> {
  for (let length = 1; length <= 3; length++) {
    const marks = names.map(([id, name]) => [id, Array.from(name).slice(0, length).join("")] as const);
    if (new Set(marks.map(([, mark]) => mark.toLowerCase())).size === names.length) return new Map(marks);
  }
  return new Map(names);
}
