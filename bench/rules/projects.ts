import { planText } from "../plan-text";

/** How much is measured. */
export const [projects, tasks, edits] = [300, 200, 40];

/** What one process measures. */
export interface Measured {
  /** Milliseconds until all rules have run on projects of which everything else is known. */
  readonly cold: number;
  /** Findings of the rules. */
  readonly found: number;
  /** Milliseconds after each edit until the findings of its file, and of all files, are known. */
  readonly edits: readonly { readonly file: number; readonly all: number }[];
}

/** A project with a few records besides its tasks, so that rules of registers have something to read. */
export function projectText(at: number): string {
  const records = Array.from({ length: 10 }, (_, index) => index);
  return `${planText(tasks).replace("id: bench", `id: bench-${at}\n  standard: ../all.pmo.yaml`)}risks:
${records.map((index) => `  - { id: R-${index}, title: Risk ${index}, probability: ${1 + (index % 5)}, impact: 3, status: open, owner: p1 }`).join("\n")}
issues:
${records.map((index) => `  - { id: I-${index}, title: Issue ${index}, status: open, owner: p2, due: 2026-07-0${1 + (index % 9)} }`).join("\n")}
`;
}
