import { resolveScale } from "../../core/risk/scale";
import type { MatrixLevel } from "../../core/risk/types";
import type { Schema } from "../../core/schema/registry";
import { message } from "../../core/text/message";
import { withRiskScale } from "../risk/scale";
import type { Drafts } from "./drafts";
import { type Shape } from "./drafts";
import type { Place } from "./place";

/** Longest scale of which every number is offered. */
const longestScale = 10;

/** Levels of a scale with their names, shares of completeness, and the numbers of a short scale. */
export function addNumbers(place: Place, drafts: Drafts, schema: Schema, shape: Shape): void {
  const levels = levelsFor(place);
  if (levels)
    for (const { value, name, description } of levels) {
      const label = String(value);
      const detail = typeof name === "string" ? name : place.say(name);
      drafts.addValue(
        {
          label,
          kind: "enum",
          newText: label,
          detail,
          filterText: `${label} ${detail}`,
          ...(description !== undefined && { documentation: description }),
        },
        shape,
      );
    }
  else if (place.key === "percentComplete") {
    for (const percent of [0, 25, 50, 75, 100]) {
      const detail =
        percent === 0
          ? message("Not started")
          : percent === 100
            ? message("Complete")
            : message("{0}% complete", percent);
      const label = String(percent);
      drafts.addValue({ label, kind: "value", newText: label, detail: place.say(detail) }, shape);
    }
  } else if (schema.minimum !== undefined && schema.maximum !== undefined) {
    if (schema.maximum - schema.minimum > longestScale || schema.maximum <= 1) return;
    for (let value = Math.ceil(schema.minimum); value <= schema.maximum; value++)
      drafts.addValue({ label: String(value), kind: "value", newText: String(value) }, shape);
  }
}

/** The scale that a number of a risk or an issue stands on. */
function levelsFor({ key, records, context, project, scope }: Place): readonly MatrixLevel[] | undefined {
  const kind = records[0]?.kind;
  if (kind !== "risk" && kind !== "issue") return undefined;
  const scale = resolveScale(project && withRiskScale(project, scope.store, scope.language).riskScale);
  if (key === "probability") return scale.probability;
  return key === "impact" || context.path.at(-1) === "impact" ? scale.impact : undefined;
}
