import type { Project, RiskRecord } from "../model/types";

/** What stands in a box of a bow-tie. */
export interface BowTieItem {
  /** As it is written, without the marks of a Markdown list. */
  readonly text: string;
  /** Field of the risk that it comes from. */
  readonly field: "cause" | "trigger" | "responsePlan" | "tasks" | "contingencyPlan" | "effect" | "affects";
}

/** The bow-tie of one risk (IEC 31010:2019, B.4.2): causes, what keeps them from the event, the event, what softens it, effects. Plain JSON. */
export interface BowTieModel {
  readonly id: string;
  readonly title: string;
  readonly type: "threat" | "opportunity";
  readonly response?: string;
  readonly causes: readonly BowTieItem[];
  /** Responses that change the probability. */
  readonly preventive: readonly BowTieItem[];
  readonly event: string;
  /** Responses that change the impact. */
  readonly recovery: readonly BowTieItem[];
  readonly effects: readonly BowTieItem[];
}

/** Strategies that leave the probability as it is and change who bears the consequence. */
const impactStrategies: ReadonlySet<string> = new Set(["transfer", "share"]);

/**
 * A response stands before the event when the residual (or target) probability differs from the inherent one, behind it when the impact does, on both sides
 * when both do. Without such an assessment its strategy decides: transfer and share work on the impact, everything else on the probability.
 */
export function buildBowTie(risk: RiskRecord, project: Project): BowTieModel {
  const response = [
    ...itemsOf(risk, "responsePlan"),
    ...risk.tasks.map((id): BowTieItem => ({ text: titleOf(project, id), field: "tasks" })),
  ];
  const { probability, impact } = sidesOf(risk);
  const affected = risk.data["affects"];
  return {
    id: risk.id,
    title: risk.title,
    type: risk.type,
    ...(risk.response === undefined ? {} : { response: risk.response }),
    causes: [...itemsOf(risk, "cause"), ...itemsOf(risk, "trigger")],
    preventive: probability ? response : [],
    event: textOf(risk.data["event"]) ?? risk.title,
    recovery: [...(impact ? response : []), ...itemsOf(risk, "contingencyPlan")],
    effects: [
      ...itemsOf(risk, "effect"),
      ...(Array.isArray(affected) ? affected : []).flatMap((id: unknown): readonly BowTieItem[] =>
        typeof id === "string" ? [{ text: titleOf(project, id), field: "affects" }] : [],
      ),
    ],
  };
}

function sidesOf(risk: RiskRecord): { readonly probability: boolean; readonly impact: boolean } {
  const after = risk.residual ?? risk.target;
  if (risk.inherent && after) {
    const probability = after.probability !== risk.inherent.probability;
    const impact = after.impact !== risk.inherent.impact;
    if (probability || impact) return { probability, impact };
  }
  const onImpact = impactStrategies.has(risk.response ?? "");
  return { probability: !onImpact, impact: onImpact };
}

function titleOf(project: Project, id: string): string {
  const title = project.recordsById.get(id)?.title;
  return title === undefined || title === id ? id : `${title} (${id})`;
}

function textOf(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

const listMark = /^\s*(?:[-*+]|\d+[.)])\s+/;

/** One item for each entry of a Markdown list, or one for the whole text. */
function itemsOf(risk: RiskRecord, field: "cause" | "trigger" | "responsePlan" | "contingencyPlan" | "effect") {
  const text = textOf(risk.data[field]);
  if (text === undefined) return [];
  const items: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    const last = items.length - 1;
    if (listMark.test(line) || last < 0) items.push(line.replace(listMark, "").trim());
    else if (line.trim() !== "") items[last] = `${items[last] ?? ""} ${line.trim()}`;
  }
  return items.filter((item) => item !== "").map((item): BowTieItem => ({ text: item, field }));
}
