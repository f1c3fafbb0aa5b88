import type { PlacedText } from "../placed-text";
import type { Demand } from "./demand";
import type { Demands, Wanted } from "./model";

/** What several standards together ask for: of those that ask for the same the nearest one counts, and what it has switched off is not asked for. */
export function effectiveDemands(
  standards: readonly { readonly demands: Demands }[],
  holds: (condition: PlacedText | undefined) => boolean,
): Demands {
  function nearest<T extends Demand>(
    pick: (demands: Demands) => readonly T[],
    keyOf: (demand: T) => string,
  ): readonly T[] {
    const byKey = new Map<string, T>();
    for (const { demands } of standards)
      for (const demand of pick(demands)) {
        const key = keyOf(demand);
        if (!byKey.has(key) && holds(demand.when)) byKey.set(key, demand);
      }
    return [...byKey.values()].filter(({ severity }) => severity !== "off");
  }
  return {
    sections: nearest(
      ({ sections }) => sections,
      ({ section }) => section,
    ),
    registers: nearest(
      ({ registers }) => registers,
      ({ section }) => section,
    ),
    milestones: nearest(({ milestones }) => milestones, wantedKey),
    gates: nearest(
      ({ gates }) => gates,
      ({ id }) => id,
    ),
    deliverables: nearest(({ deliverables }) => deliverables, wantedKey),
    vocabularies: nearest(
      ({ vocabularies }) => vocabularies,
      ({ section, field }) => `${section}.${field.text}`,
    ),
    idPatterns: nearest(
      ({ idPatterns }) => idPatterns,
      ({ kind }) => kind.text,
    ),
    overlays: standards
      .flatMap(({ demands }) => demands.overlays)
      .filter(({ severity, when }) => severity !== "off" && holds(when)),
  };
}

/** What stands for a milestone or a deliverable that is asked for. */
function wantedKey({ id, name }: Demand & Wanted): string {
  return id === undefined ? `name ${name?.text ?? ""}` : `id ${id}`;
}
