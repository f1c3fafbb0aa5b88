/** What is asked of one line: at most so much, and so many times less than the peer. */
export interface Target {
  readonly most: number;
  readonly unit: "ms" | "MB";
  readonly times?: number;
}

/** One measured number beside its target and the peer's. */
export interface Row {
  readonly what: string;
  readonly ours: number | undefined;
  readonly peer?: number | undefined;
  readonly target: Target;
}

/** Whether a row keeps its target; false when it couldn't be measured. */
export function isMet({ ours, peer, target }: Row): boolean {
  // What could not be measured is no number, and no number is above a target.
  if (ours === undefined || !(ours <= target.most)) return false;
  return target.times === undefined || (peer !== undefined && peer / ours >= target.times);
}

const columns = ["what", "measured", "peer", "ratio", "target", ""] as const;

/** The table as Markdown, so that it can go into the documentation as it is. */
export function describeTable(rows: readonly Row[]): string {
  const lines = [columns, columns.map(() => "---"), ...rows.map(cellsOf)];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cellsOf(row: Row): readonly string[] {
  const { what, ours, peer, target } = row;
  const ratio = ours === undefined || peer === undefined ? "–" : `${round(peer / ours)} ×`;
  const times = target.times === undefined ? "" : `, ≥ ${target.times} ×`;
  const aim = `≤ ${target.most} ${target.unit}${times}`;
  return [what, amount(ours, target.unit), amount(peer, target.unit), ratio, aim, isMet(row) ? "met" : "**missed**"];
}

function amount(value: number | undefined, unit: string): string {
  return value === undefined ? "–" : `${round(value)} ${unit}`;
}

/** Three digits say enough. */
export function round(value: number): string {
  return value >= 100 ? value.toFixed(0) : value >= 10 ? value.toFixed(1) : value.toFixed(2);
}
