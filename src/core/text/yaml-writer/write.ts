import { writeBlock, writeString } from "./scalar";

/** Plain data to be written. Keys with the value undefined are left out. */
export type YamlValue = string | number | boolean | readonly YamlValue[] | YamlRecord;

export interface YamlRecord {
  readonly [key: string]: YamlValue | undefined;
}

export interface YamlStyle {
  /** Longest line that a record or list in `{ … }` or `[ … ]` may need; longer ones are spread over lines. */
  readonly width: number;
  /** Keys whose records always stand in block style, for example those that people edit most. */
  readonly blockKeys?: readonly string[];
}

const indentStep = 2;

function isList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

function isRecord(value: YamlValue): value is YamlRecord {
  return typeof value === "object" && !Array.isArray(value);
}

function entriesOf(record: YamlRecord): (readonly [string, YamlValue])[] {
  return Object.entries(record).flatMap(([key, value]) => (value === undefined ? [] : [[key, value] as const]));
}

function writeFlow(value: YamlValue): string {
  if (typeof value === "string") return writeString(value, "flow");
  if (typeof value !== "object") return String(value);
  if (isList(value)) return value.length === 0 ? "[]" : `[${value.map(writeFlow).join(", ")}]`;
  const entries = entriesOf(value as YamlRecord);
  if (entries.length === 0) return "{}";
  return `{ ${entries.map(([key, item]) => `${writeString(key, "flow")}: ${writeFlow(item)}`).join(", ")} }`;
}

/** Whether a value is shallow enough to be read on one line. */
function isCompact(value: YamlValue, depth = 0): boolean {
  if (typeof value === "string") return !value.includes("\n");
  if (typeof value !== "object") return true;
  if (depth > 1) return false;
  if (isList(value)) return value.every((item) => isCompact(item, depth + 1) && (depth === 0 || !isRecord(item)));
  const entries = entriesOf(value as YamlRecord);
  return entries.every(([, item]) => isCompact(item, depth + 1) && !(isList(item) && item.some(isRecord)));
}

class Writer {
  readonly #style: YamlStyle;
  readonly #lines: string[] = [];

  constructor(style: YamlStyle) {
    this.#style = style;
  }

  get text(): string {
    return this.#lines.map((line) => `${line}\n`).join("");
  }

  record(record: YamlRecord, indent: number, first = ""): void {
    let lead = first;
    for (const [key, value] of entriesOf(record)) {
      this.#entry(`${lead || " ".repeat(indent)}${writeString(key, "block")}:`, key, value, indent);
      lead = "";
    }
  }

  #entry(head: string, key: string, value: YamlValue, indent: number): void {
    if (typeof value === "string") {
      this.#lines.push(`${head} ${writeBlock(value, indent + indentStep) ?? writeString(value, "block")}`);
      return;
    }
    if (typeof value !== "object") {
      this.#lines.push(`${head} ${String(value)}`);
      return;
    }
    // Sections stand open, however short they are.
    const allowed = isList(value) ? !value.some(isRecord) : indent > 0;
    const flow = this.#flow(value, head.length + 1, allowed);
    if (flow !== undefined) {
      this.#lines.push(`${head} ${flow}`);
      return;
    }
    this.#lines.push(head);
    if (isList(value)) this.#list(value, key, indent + indentStep);
    else this.record(value as YamlRecord, indent + indentStep);
  }

  #list(list: readonly YamlValue[], key: string, indent: number): void {
    const dash = `${" ".repeat(indent)}- `;
    const block = this.#style.blockKeys?.includes(key) ?? false;
    for (const item of list) {
      if (typeof item === "string") {
        this.#lines.push(dash + (writeBlock(item, indent + indentStep) ?? writeString(item, "block")));
        continue;
      }
      const flow = this.#flow(item, dash.length, !block || !isRecord(item));
      if (flow !== undefined) this.#lines.push(dash + flow);
      else if (isRecord(item)) this.record(item, indent + indentStep, dash);
      else this.#lines.push(dash + writeFlow(item));
    }
  }

  #flow(value: YamlValue, column: number, allowed: boolean): string | undefined {
    const empty = typeof value === "object" && Object.keys(value).length === 0;
    if (!empty && (!allowed || !isCompact(value))) return undefined;
    const text = writeFlow(value);
    return empty || column + text.length <= this.#style.width ? text : undefined;
  }
}

/**
 * Writes a project file: sections in block style, short records as `{ … }`, strings in quotes only where they need them.
 * What is written reads back as the same values.
 * @param comments lines put at the head of the file, without `#`
 */
export function writeYaml(record: YamlRecord, style: YamlStyle, comments: readonly string[] = []): string {
  const writer = new Writer(style);
  writer.record(record, 0);
  const head = comments.map(
    (line) => `# ${line.replace(/[^\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffc]+/g, " ")}\n`,
  );
  return head.join("") + writer.text;
}
