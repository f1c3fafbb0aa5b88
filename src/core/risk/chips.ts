import { halfKey } from "./halves";
import type { MovedRisk, Movement } from "./movement";
import { presentPlace, type RiskPositionName } from "./positions";
import { placeIn, stepsOf, type RiskPositions, type Step } from "./steps";
import type { MatrixRisk, Placement } from "./types";

/** A risk as it stands in a cell. */
export interface CellChip {
  readonly risk: MatrixRisk;
  /** Which assessment it shows, where that is another step on the way of a risk whose chip stands at the beginning. */
  readonly step?: RiskPositionName | "past";
}

/** What stands where in a matrix. */
export interface ShownPlaces {
  /** The risks that show. */
  readonly risks: readonly MatrixRisk[];
  readonly positions: RiskPositions;
  /** What moved, when that is shown in place of the assessments. */
  readonly movement?: Movement | undefined;
}

/** The chips of every cell (`halfKey`) that has some: risks before ghosts, closed risks last, by id. */
export function chipsByCell({ risks, positions, movement }: ShownPlaces): ReadonlyMap<string, readonly CellChip[]> {
  const past = new Map(movement?.moved.map(({ id, from }) => [id, from]));
  const cells = new Map<string, CellChip[]>();
  const put = (place: Placement, chip: CellChip): void => {
    const key = halfKey(chip.risk.type, place);
    const cell = cells.get(key);
    if (cell) cell.push(chip);
    else cells.set(key, [chip]);
  };
  for (const risk of risks) {
    const place = movement ? presentPlace<Placement>(risk) : placeIn(risk, positions);
    const before = past.get(risk.id);
    if (place) put(place, { risk });
    if (before) put(before, { risk, step: "past" });
    if (!movement && positions === "all")
      for (const step of stepsOf(risk).slice(1)) put(step.place, { risk, step: step.position });
  }
  for (const cell of cells.values()) {
    cell.sort(
      (a, b) =>
        Number(a.step !== undefined) - Number(b.step !== undefined) ||
        Number(a.risk.closed) - Number(b.risk.closed) ||
        byId.compare(a.risk.id, b.risk.id),
    );
  }
  return cells;
}

const byId = new Intl.Collator("en", { numeric: true });

/** The chips of a crowded cell as a list: the gravest present score first, then by id; a risk before what is only a step on its way. */
export function listedChips(chips: readonly CellChip[]): readonly CellChip[] {
  const score = ({ risk }: CellChip): number => presentPlace<Placement>(risk)?.score ?? 0;
  return [...chips].sort(
    (a, b) =>
      score(b) - score(a) ||
      byId.compare(a.risk.id, b.risk.id) ||
      Number(a.step !== undefined) - Number(b.step !== undefined),
  );
}

/** The chips between which the arrows of a risk run, in their order. */
export type Way = readonly Pick<Step, "chip" | "place">[];

/** The ways of the risks that have more than one place, by id. */
export function waysOf({ risks, positions, movement }: ShownPlaces): ReadonlyMap<string, Way> {
  if (!movement && positions !== "all") return new Map();
  const moved = new Map(movement?.moved.map((one) => [one.id, movementWay(one)]));
  return new Map(
    risks.flatMap((risk): readonly (readonly [string, Way])[] => {
      const way = movement ? (moved.get(risk.id) ?? []) : stepsOf(risk);
      return way.length > 1 ? [[risk.id, way]] : [];
    }),
  );
}

/** From the chip of the old place to the risk's own. */
function movementWay({ from, to }: MovedRisk): Way {
  return [
    { chip: "past", place: from },
    { chip: undefined, place: to },
  ];
}
