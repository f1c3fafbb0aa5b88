import type { ParsedFile } from "./parsed-file";
import type { Span } from "./range";
import type { ScalarNode, ScalarValue } from "./tree";
import { writeBlock, writeString } from "./yaml-writer/scalar";
import { writeYaml, type YamlRecord, type YamlValue } from "./yaml-writer/write";

/** What an edit can put into a text. */
export type EditValue = ScalarValue | readonly YamlValue[] | YamlRecord;

const width = 120;

/** The line break that a text uses. */
export function eolOf(text: string): string {
  return /\r\n|\n|\r/.exec(text)?.[0] ?? "\n";
}

/** A value on one line, as it may stand inside brackets. */
export function flowText(value: EditValue): string {
  if (value === null) return "null";
  if (typeof value === "string") return writeString(value, "flow");
  if (typeof value !== "object") return String(value);
  if (Array.isArray(value)) return `[${value.map(flowText).join(", ")}]`;
  const parts = Object.entries(value as YamlRecord).flatMap(([key, item]) =>
    item === undefined ? [] : [`${writeString(key, "flow")}: ${flowText(item)}`],
  );
  return parts.length === 0 ? "{}" : `{ ${parts.join(", ")} }`;
}

/**
 * A value behind a key or dash that stands in a column: on the same line where it fits, otherwise on lines of its own.
 * @param key the key before it; without one it is the item of a list
 */
export function indented(value: EditValue, column: number, eol: string, key?: string): string {
  if (value === null) return "";
  if (typeof value === "string") return blockText(value, column + 2, eol) ?? writeString(value, "block");
  if (typeof value !== "object") return String(value);
  const holder = key ?? "item";
  const record: YamlRecord = { holder: key === undefined ? { list: [value] } : { [holder]: value } };
  const lines = writeYaml(record, { width: width - column })
    .trimEnd()
    .split("\n");
  // The first lines are those of the holders; the rest is indented by two levels too many, or four for an item.
  const body = key === undefined ? lines.slice(2) : lines.slice(1);
  const cut = key === undefined ? 4 : 2;
  const [first = "", ...rest] = body.map((line) => line.slice(cut));
  const head = key === undefined ? first.replace(/^- ?/, "") : first.slice(first.indexOf(":") + 1).trimStart();
  return [head, ...rest.map((line) => (line === "" ? line : " ".repeat(column) + line))].join(eol);
}

/** A text of several lines as a block, or undefined where that does not work. */
function blockText(value: string, indent: number, eol: string): string | undefined {
  return value.includes("\n") ? writeBlock(value, indent)?.replaceAll("\n", eol) : undefined;
}

/** A scalar's new text in the style of its old one. */
export function scalarText(file: ParsedFile, node: ScalarNode, value: ScalarValue): string {
  if (value === null) return "null";
  if (typeof value !== "string") return String(value);
  const single =
    value.includes("\n") || !/^[\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*$/.test(value);
  switch (node.style) {
    case "single":
      return single ? writeString(value, "flow") : `'${value.replaceAll("'", "''")}'`;
    case "double":
      return quoted(value);
    case "block":
      return blockText(value, blockIndent(file, node), eolOf(file.text)) ?? writeString(value, "block");
    default:
      // Inside brackets more characters need quotes; outside they do no harm.
      return writeString(value, "flow");
  }
}

function quoted(value: string): string {
  const plain = writeString(value, "flow");
  // Letters of any script stay as they are; only what JSON and YAML both must escape is escaped.
  return plain.startsWith('"') ? plain : JSON.stringify(value);
}

function blockIndent(file: ParsedFile, node: ScalarNode): number {
  const lines = file.text
    .slice(node.start, node.end)
    .split(/\r\n|\n|\r/)
    .slice(1);
  const first = lines.find((line) => line.trim() !== "");
  return first === undefined ? 2 : first.length - first.trimStart().length;
}

/** A key's text, in the quotes of the old one. */
export function keyText(file: ParsedFile, old: Span | undefined, key: string): string {
  const quote = old && file.text[old.start];
  if (quote === '"') return quoted(key);
  if (quote === "'" && !/[\n\r]/.test(key)) return `'${key.replaceAll("'", "''")}'`;
  return writeString(key, "flow");
}
