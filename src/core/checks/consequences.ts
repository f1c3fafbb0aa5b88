import { recordAround, type RecordStretch } from "../schema/record-around";
import type { FileKind } from "../schema/registry";
import type { Finding } from "../text/finding";
import type { ParsedFile } from "../text/parsed-file";
import { waivableCodes } from "./rules";

/** What is said of keys and their places, which are not known behind a line that can't be read. */
const aboutPlaces: ReadonlySet<string> = new Set([
  "schema.unknown-key",
  "schema.missing-value",
  "schema.type",
  "yaml.duplicate-key",
  "id.duplicate",
  "reference.self",
]);

/** A record with a line that can't be read, or stands where it can't be understood. */
interface Broken extends RecordStretch {
  /** Where that line begins. */
  readonly from: number;
  readonly line: number;
  /** Whether lines behind it are out of column for this alone. */
  readonly moves: boolean;
}

/**
 * Leaves out what only follows from another finding of the same file: where a line of a record can't be read, what that record seems to lack, what stands in this
 * line or is out of place behind it, and references to what it names; where a key is misspelt, rules that miss it; where an id is, references to it. One cause is
 * one finding.
 */
export function withoutConsequences(
  file: ParsedFile,
  kind: FileKind,
  findings: readonly Finding[],
): readonly Finding[] {
  const { root } = file;
  if (!root) return findings;
  const stretchOf = ({ range }: Finding): RecordStretch =>
    recordAround(root, kind, file.lines.offset(range.start), file.text.length);
  const broken = findings.filter(isUnreadable).map((finding): Broken => {
    const { line } = finding.range.start;
    return { ...stretchOf(finding), line, from: file.lines.lineStart(line), moves: finding.code.startsWith("schema.") };
  });
  const misspelt = findings.flatMap((finding) => {
    const key = finding.code === "schema.unknown-key" ? meantWord(finding) : undefined;
    return key === undefined ? [] : [{ key, stretch: stretchOf(finding) }];
  });
  const meantIds = new Set(
    findings.flatMap((finding) => (finding.code === "id.invalid" ? (meantWord(finding) ?? []) : [])),
  );
  if (broken.length === 0 && misspelt.length === 0 && meantIds.size === 0) return findings;
  return findings.filter((finding) => {
    const start = file.lines.offset(finding.range.start);
    return !(
      (finding.code === "reference.unknown" && meantIds.has(String(finding.data?.["id"]))) ||
      broken.some((one) => followsFrom(finding, start, one, file.text)) ||
      misspelt.some(({ key, stretch }) => isIn(stretch, start) && misses(finding, key))
    );
  });
}

/** Whether a finding says that a line could not be understood; of a colon in full width, for example, it is clear what is meant. */
function isUnreadable({ code, severity, data }: Finding): boolean {
  if (data?.["dash"] === true || data?.["section"] === true) return true;
  if (code === "yaml.missing-colon") return data?.["colon"] !== true;
  return severity === "error" && /^yaml\.(?:syntax|unclosed-quote|unclosed-bracket)$/.test(code);
}

function followsFrom(finding: Finding, start: number, broken: Broken, text: string): boolean {
  const { code, data, range } = finding;
  if (code.startsWith("text.")) return false;
  if (isUnreadable(finding))
    return broken.moves && code === "yaml.syntax" && isIn(broken, start) && start > broken.from;
  if (!isIn(broken, start))
    return code === "reference.unknown" && names(text.slice(broken.from, broken.end), String(data?.["id"]));
  if (range.start.line === broken.line) return !code.startsWith("yaml.");
  if (code === "schema.missing-key" || code === "schedule.no-start" || waivableCodes.has(code)) return true;
  return start > broken.from && aboutPlaces.has(code);
}

function isIn({ start, end }: RecordStretch, offset: number): boolean {
  return start <= offset && offset < end;
}

/** Whether a text has an id as a word of its own. */
function names(text: string, id: string): boolean {
  for (let at = text.indexOf(id); at >= 0; at = text.indexOf(id, at + 1)) {
    const isPart = /[\p{L}\p{N}_]/u;
    if (!isPart.test(text[at - 1] ?? " ") && !isPart.test(text[at + id.length] ?? " ")) return true;
  }
  return false;
}

/** What was most likely meant. */
function meantWord({ data }: Finding): string | undefined {
  const suggestions: unknown = data?.["suggestions"];
  const first: unknown = Array.isArray(suggestions) ? suggestions[0] : undefined;
  return typeof first === "string" ? first : undefined;
}

function misses({ code, data }: Finding, key: string): boolean {
  if (code === "schedule.no-start") return key === "start";
  return waivableCodes.has(code) && data?.["key"] === key;
}
