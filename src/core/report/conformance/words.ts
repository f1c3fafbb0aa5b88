import type { Conformance, ConformanceRow } from "../../standard/conformance";
import { shareOf } from "../../standard/conformance";
import { message, type Message } from "../../text/message";

/** `87%`; a dash where nothing applies. */
export function percent(share: number | undefined): string {
  // What is not quite whole is not shown as whole.
  return share === undefined ? "—" : `${share < 1 ? Math.min(99, Math.round(share * 100)) : 100}%`;
}

/** What a cell of the table says: the share that keeps the rule, or why there is none. */
export function cellText(row: ConformanceRow | undefined): string {
  if (!row || row.applicable === 0) return "—";
  const share = shareOf(row);
  return share === undefined ? "W" : percent(share);
}

/** A cell in a sentence. */
export function cellWords(row: ConformanceRow | undefined): Message {
  if (!row) return message("The project does not have this rule.");
  if (row.applicable === 0)
    return row.reason
      ? message("Does not apply: {0}", row.reason)
      : message("Does not apply: there is no record that it is about.");
  const { applicable, violations, waived } = row;
  return waived === 0
    ? message("{0} of {1} keep it.", applicable - violations, applicable)
    : message(
        "{0} of {1} keep it; {2} more are waived.",
        applicable - waived - violations,
        applicable - waived,
        waived,
      );
}

/** What a score was made from. */
export function denominators({ counts }: Conformance): Message {
  return message("{0} rules apply, {1} do not, {2} are waived", counts.applicable, counts.notApplicable, counts.waived);
}

/** `B`, with a sign where an error keeps it down. */
export function gradeText({ grade, isCapped }: Pick<Conformance, "grade" | "isCapped">): string {
  return grade === undefined ? "—" : `${grade}${isCapped ? "*" : ""}`;
}

/** `B 87%`, with what keeps the grade down. */
export function scoreText(conformance: Pick<Conformance, "grade" | "isCapped" | "score">): string {
  return conformance.grade === undefined ? "—" : `${gradeText(conformance)} ${percent(conformance.score)}`;
}
