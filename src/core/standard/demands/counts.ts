import type { Severity } from "../../text/finding";
import type { Demand } from "./demand";
import type { Unmet } from "./report";
import type { Demands } from "./model";

/** How much is asked for under a code. */
export interface DemandCount {
  readonly code: string;
  /** The gravest severity of its demands. */
  readonly severity: Severity;
  /** Number of demands. */
  readonly applicable: number;
}

const order: readonly Severity[] = ["error", "warning", "info", "hint"];

/** The number of demands that are not met, by the codes of their findings; one finding may name several sections. */
export function unmetCounts(unmet: readonly Unmet[]): ReadonlyMap<string, number> {
  const byCode = new Map<string, Set<unknown>>();
  for (const { demand, finding } of unmet) {
    const known = byCode.get(finding.code) ?? new Set();
    byCode.set(finding.code, known);
    const sections: unknown = finding.data?.["sections"];
    if (Array.isArray(sections)) for (const section of sections as readonly unknown[]) known.add(section);
    else known.add(demand);
  }
  return new Map([...byCode].map(([code, demands]) => [code, demands.size]));
}

/** The number of demands by the codes of their findings; codes of which nothing is asked are left out. */
export function demandCounts(demands: Demands): readonly DemandCount[] {
  const { sections, registers, milestones, gates, deliverables, vocabularies, idPatterns, overlays } = demands;
  const lists: readonly (readonly [code: string, list: readonly Demand[]])[] = [
    ["standard.missing-section", sections],
    ["standard.missing-field", sections.filter(({ fields }) => fields.length > 0)],
    ["standard.missing-register", registers],
    ["standard.register-outdated", registers.filter(({ reviewEvery }) => reviewEvery !== undefined)],
    ["standard.missing-milestone", milestones],
    ["standard.missing-gate", gates],
    ["standard.missing-criterion", gates.filter(({ criteria }) => criteria.length > 0)],
    ["standard.missing-deliverable", deliverables],
    ["standard.value", vocabularies.filter(({ isOpen }) => !isOpen)],
    ["standard.id-pattern", idPatterns],
    ["standard.overlay", overlays],
  ];
  return lists.flatMap(([code, list]) => {
    const severities = list.flatMap(({ severity }) => (severity === "off" ? [] : [severity]));
    const severity = order.find((one) => severities.includes(one));
    return severity ? [{ code, severity, applicable: severities.length }] : [];
  });
}
