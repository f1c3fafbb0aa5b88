import type { Severity } from "../text/finding";
import type { Message } from "../text/message";
import type { StandardsCheck } from "./check-standard";
import { demandCounts } from "./demands/counts";

/** How a project keeps one rule. */
export interface ConformanceRow {
  /** Code of its findings: `acme.owner`, `standard.missing-gate`. */
  readonly code: string;
  /** Id of the standard that states it; undefined for what all standards of the project ask for together. */
  readonly standard?: string;
  readonly weight: number;
  /** Severity of its findings in this project. */
  readonly severity: Severity;
  /** Records (or demands) that it is about; 0 when it does not apply. */
  readonly applicable: number;
  /** Of these, those that break it and that no waiver permits. */
  readonly violations: number;
  /** Of these, those that a waiver permits; they count neither for nor against the project. */
  readonly waived: number;
  /** Why it does not apply, where the rule says so. */
  readonly reason?: Message;
}

export type Grade = "A" | "B" | "C" | "D";

/** How a project keeps its standards. */
export interface Conformance {
  readonly rows: readonly ConformanceRow[];
  /** 0..1; undefined where nothing applies. */
  readonly score: number | undefined;
  readonly grade: Grade | undefined;
  /** Whether an error keeps the grade down that the score would have. */
  readonly isCapped: boolean;
  /** What the score was made from: rules that apply, that do not, and that apply to nothing but what is waived. */
  readonly counts: { readonly applicable: number; readonly notApplicable: number; readonly waived: number };
}

/** Grades by the lowest score that has them (docs/standards.md). */
const grades: readonly (readonly [Grade, number])[] = [
  ["A", 0.95],
  ["B", 0.8],
  ["C", 0.6],
  ["D", 0],
];

/**
 * How a project keeps the rules and demands of its standards: the mean of the shares of records that keep each rule, by the weights of the rules. Rules that apply to
 * nothing are left out, and so are records whose violation is waived. An error caps the grade at C, whatever the score.
 * @param unmet number of demands that are not met, by the code of their findings
 * @param waived number of findings that waivers permit, by code
 */
export function conformanceOf(
  { tallies, demands, policy }: Pick<StandardsCheck, "tallies" | "demands" | "policy">,
  unmet: ReadonlyMap<string, number>,
  waived: ReadonlyMap<string, number>,
): Conformance {
  const ofRules = [...tallies].map(([code, { rule, severity, applicable, violations, reason }]): ConformanceRow => {
    const { standard, rule: written } = rule;
    const [found, permitted] = counted(code, applicable, violations, waived);
    return {
      code,
      standard: standard.id,
      weight: written.weight,
      severity,
      applicable,
      violations: found,
      waived: permitted,
      ...(reason && { reason }),
    };
  });
  const ofDemands = demandCounts(demands).flatMap(({ code, severity, applicable }) => {
    const own = policy(code, severity);
    if (own === "off") return [];
    const [found, permitted] = counted(code, applicable, unmet.get(code) ?? 0, waived);
    return [{ code, weight: 1, severity: own, applicable, violations: found, waived: permitted }];
  });
  const rows: readonly ConformanceRow[] = [...ofRules, ...ofDemands];
  return { rows, ...scored(rows) };
}

/** How many violations of a code count, and how many waivers permit. */
function counted(
  code: string,
  applicable: number,
  violations: number,
  waived: ReadonlyMap<string, number>,
): readonly [violations: number, waived: number] {
  const found = Math.min(violations, applicable);
  const permitted = Math.min(waived.get(code) ?? 0, found);
  return [found - permitted, permitted];
}

/** Share of the records of a rule that keep it; undefined where it does not apply, or all that it applies to is waived. */
export function shareOf({ applicable, violations, waived }: ConformanceRow): number | undefined {
  const counted = applicable - waived;
  return counted === 0 ? undefined : 1 - violations / counted;
}

/** Score, grade and denominators of rows: of a project, or of a part of its rules. */
export function scored(rows: readonly ConformanceRow[]): Omit<Conformance, "rows"> {
  let sum = 0;
  let weights = 0;
  let applicable = 0;
  for (const row of rows) {
    const share = shareOf(row);
    if (share === undefined) continue;
    applicable++;
    weights += row.weight;
    sum += row.weight * share;
  }
  const counts = {
    applicable,
    notApplicable: rows.filter((row) => row.applicable === 0).length,
    waived: rows.filter((row) => row.applicable > 0 && row.applicable === row.waived).length,
  };
  if (weights === 0) return { score: undefined, grade: undefined, isCapped: false, counts };
  const score = sum / weights;
  const grade = grades.find(([, least]) => score >= least)?.[0] ?? "D";
  const isCapped = grade < "C" && rows.some(({ severity, violations }) => severity === "error" && violations > 0);
  return { score, grade: isCapped ? "C" : grade, isCapped, counts };
}
