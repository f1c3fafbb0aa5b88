import type { Project, RecordBase } from "../../model/types";
import { message } from "../../text/message";
import { bilingualMessage } from "../localized";
import type { RequiredGate } from "./model";
import { lackAt, lackOfSection, type Unmet } from "./report";

/** Gates that a project does not have, and criteria that its gates lack. */
export function missingGates(project: Project, required: readonly RequiredGate[]): readonly Unmet[] {
  const gates = project.recordsBySection.get("gates") ?? [];
  return required.flatMap((demand) => {
    const gate = gates.find(({ id }) => id === demand.id);
    if (gate) return missingCriteria(project, demand, gate);
    const words = demand.title
      ? message("The standard asks for the gate '{0}' ({1}).", demand.id, bilingualMessage(demand.title))
      : message("The standard asks for the gate '{0}'.", demand.id);
    const { title, criteria } = demand;
    const data = { wanted: demand.id, newId: demand.id, section: "gates", criteria, ...(title && { name: title }) };
    return lackOfSection(project, "gates", { demand, code: "standard.missing-gate", message: words, data });
  });
}

function missingCriteria(
  project: Project,
  { message: _, criteria, ...demand }: RequiredGate,
  gate: RecordBase,
): readonly Unmet[] {
  const own = criteriaOf(gate);
  const missing = criteria.filter(({ id, isMandatory }) => {
    const known = own.get(id);
    return !known || (isMandatory && known.mandatory === false);
  });
  if (missing.length === 0) return [];
  const words = message(
    "The gate '{0}' lacks criteria that the standard asks for: {1}",
    gate.id,
    missing.map(({ id }) => id).join(", "),
  );
  const data = { id: gate.id, criteria: missing };
  return lackAt(project, gate.origin, "criteria", { demand, code: "standard.missing-criterion", message: words, data });
}

/** The criteria of a gate by their ids. */
function criteriaOf({ data }: RecordBase): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const list: unknown = data["criteria"];
  const found = new Map<string, Readonly<Record<string, unknown>>>();
  for (const one of Array.isArray(list) ? (list as readonly unknown[]) : []) {
    if (typeof one !== "object" || one === null) continue;
    const criterion = one as Readonly<Record<string, unknown>>;
    if (typeof criterion["id"] === "string") found.set(criterion["id"], criterion);
  }
  return found;
}
