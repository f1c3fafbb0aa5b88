import { round } from "../editor/table";

/** What is asked of a number: no more than this. Undefined where what it is measured against is not known. */
export interface Aim {
  readonly words: string;
  readonly most: number | undefined;
}

/** One measured number beside what it is compared with. */
export interface Row {
  readonly what: string;
  readonly unit: "ms" | "MB" | "KB" | "%" | "";
  readonly ours: number | undefined;
  readonly peer?: { readonly name: string; readonly value: number | undefined };
  readonly aims: readonly Aim[];
}

/** At most so much. */
export function atMost(most: number, unit: string): Aim {
  return { words: `≤ ${most}${unit === "" ? "" : ` ${unit}`}`, most };
}

/** At most so many times what another one needs. */
export function timesOf(share: number, name: string, value: number | undefined): Aim {
  return { words: `≤ ${round(share)} × ${name}`, most: value === undefined ? undefined : share * value };
}

/** Whether a row keeps all its aims; false when it couldn't be measured. */
export function isMet({ ours, aims }: Row): boolean {
  return ours !== undefined && aims.every(({ most }) => most !== undefined && ours <= most);
}

const columns = ["what", "measured", "peer", "ratio", "target", ""] as const;

/** The table as Markdown, so that it can go into the documentation as it is. */
export function describeTable(rows: readonly Row[]): string {
  return markdown([columns, ...rows.map(cellsOf)]);
}

/** A table with its first line as head. */
export function markdown(lines: readonly (readonly string[])[]): string {
  const [head = [], ...rest] = lines;
  return [head, head.map(() => "---"), ...rest].map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function cellsOf(row: Row): readonly string[] {
  const { what, unit, ours, peer, aims } = row;
  const ratio = ours === undefined || !peer?.value ? "–" : `${round(ours / peer.value)} ×`;
  const other = peer === undefined ? "–" : `${amount(peer.value, unit)} (${peer.name})`;
  return [
    what,
    amount(ours, unit),
    other,
    ratio,
    aims.map(({ words }) => words).join(", "),
    isMet(row) ? "met" : "**missed**",
  ];
}

/** A number with its unit; counts are whole. */
export function amount(value: number | undefined, unit: string): string {
  if (value === undefined) return "–";
  if (unit === "") return value.toLocaleString("en");
  return `${value === 0 ? "0" : round(value)} ${unit}`;
}
