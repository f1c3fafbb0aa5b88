import type { RiskRecord } from "../../core/model/types";
import { buildRiskMatrix } from "../../core/risk/matrix";
import { presentPlace } from "../../core/risk/positions";
import type { Placement, RiskMatrixModel, Words } from "../../core/risk/types";
import { message } from "../../core/text/message";
import { withRiskScale } from "../risk/scale";
import type { HoverContext } from "./context";
import { bullets, heading } from "./markdown";

/** How large a risk is: score and band before and after its response, against the appetite. */
export function riskFacts(risk: RiskRecord, context: HoverContext): readonly string[] {
  const { scope, project } = context;
  const say = scope.render;
  const words = (name: Words): string => (typeof name === "string" ? name : say(name));
  const matrix = buildRiskMatrix(withRiskScale(project, scope.store, scope.language));
  const found = matrix.risks.find(({ id }) => id === risk.id);
  if (!found) return [heading(risk.title, risk.id)];
  const place = (placement: Placement): string => placementWords(placement, matrix, words, say);
  const present = presentPlace(found);
  const { appetite } = matrix;
  return [
    `${heading(risk.title, risk.id)} — ${say(risk.type === "threat" ? message("Threat") : message("Opportunity"))}`,
    bullets([
      found.inherent && say(message("Before the response: {0}", place(found.inherent))),
      found.current && say(message("Today: {0}", place(found.current))),
      found.residual && say(message("What remains after it: {0}", place(found.residual))),
      found.target && say(message("Target: {0}", place(found.target))),
      found.unassessed && say(found.unassessed),
      ...Object.values(found.problems ?? {}).map((problem) => say(problem)),
      present && appetite !== undefined && risk.type === "threat"
        ? say(
            found.aboveAppetite
              ? message("Exposure {0} is above the appetite of {1}", present.score, appetite)
              : message("Exposure {0} is within the appetite of {1}", present.score, appetite),
          )
        : undefined,
      found.owner && say(message("Owner: {0}", found.owner.name)),
      found.closed ? say(message("Closed: it needs no more attention")) : undefined,
    ]),
  ];
}

function placementWords(
  { probability, impact, score, band }: Placement,
  matrix: RiskMatrixModel,
  words: (name: Words) => string,
  say: HoverContext["scope"]["render"],
): string {
  const level = (axis: RiskMatrixModel["probability"], value: number): string => {
    const name = axis.find((one) => one.value === value)?.name;
    return name === undefined ? String(value) : `${value} ${words(name)}`;
  };
  const bandName = matrix.bands.find(({ id }) => id === band)?.name;
  const parts = [
    level(matrix.probability, probability),
    level(matrix.impact, impact),
    score,
    bandName === undefined ? band : words(bandName),
  ] as const;
  return say(
    matrix.score === "sum"
      ? message("probability {0} + impact {1} = {2}, {3}", ...parts)
      : message("probability {0} × impact {1} = {2}, {3}", ...parts),
  );
}
