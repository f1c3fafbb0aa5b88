import { withoutConsequences } from "../core/checks/consequences";
import { applyIgnores } from "../core/checks/ignore";
import { kindOfFile } from "../core/model/facts";
import { compareFindings, type Finding } from "../core/text/finding";
import type { ParsedFile } from "../core/text/parsed-file";

/** Findings by their file. */
export type FindingsByFile = ReadonlyMap<string, readonly Finding[]>;

const none: readonly Finding[] = [];

/** Sorts findings by their file. Lists that are equal to those before stay the same objects, so that nobody works on them again. */
export function byFile(findings: readonly Finding[], before: FindingsByFile | undefined): FindingsByFile {
  const lists = new Map<string, Finding[]>();
  for (const finding of findings) {
    const list = lists.get(finding.file);
    if (list) list.push(finding);
    else lists.set(finding.file, [finding]);
  }
  return new Map([...lists].map(([path, list]) => [path, sameOr(before?.get(path), list)]));
}

/** The list before, where the new one says the same. */
export function sameOr(before: readonly Finding[] | undefined, findings: readonly Finding[]): readonly Finding[] {
  if (findings.length === 0) return none;
  if (before?.length !== findings.length) return findings;
  return before.every((finding, index) => finding === findings[index] || isSame(finding, findings[index]))
    ? before
    : findings;
}

function isSame(a: Finding, b: Finding | undefined): boolean {
  return a.code === b?.code && a.range.start.line === b.range.start.line && JSON.stringify(a) === JSON.stringify(b);
}

/** All findings of a file in the order of the text, each once, without those that follow from others and those that a comment silences. */
export function findingsOfFile(file: ParsedFile, lists: readonly (readonly Finding[])[]): readonly Finding[] {
  const filled = lists.filter((list) => list.length > 0);
  const all = filled.length <= 1 ? (filled[0] ?? none) : filled.flat();
  const sorted = all.length <= 1 ? all : distinct(all).sort(compareFindings);
  return applyIgnores(file, withoutConsequences(file, kindOfFile(file), sorted));
}

/** What the text of a file and its schema tell, before its project is known. Whether a comment that silences has a use can't be said yet. */
export function findingsOfText(file: ParsedFile, ofSchema: readonly Finding[]): readonly Finding[] {
  return findingsOfFile(file, [file.findings, ofSchema]).filter(({ code }) => code !== "ignore.unused");
}

function distinct(findings: readonly Finding[]): Finding[] {
  // Seldom are there two of a code at one place, so that their words need not be put together to be compared.
  const known = new Map<string, Finding | Set<string>>();
  return findings.filter((finding) => {
    const { start, end } = finding.range;
    const place = `${finding.code} ${start.line}:${start.character}-${end.line}:${end.character}`;
    const before = known.get(place);
    if (!before) {
      known.set(place, finding);
      return true;
    }
    const words = before instanceof Set ? before : new Set([wordsOf(before)]);
    known.set(place, words);
    const { size } = words;
    return words.add(wordsOf(finding)).size > size;
  });
}

/** What tells messages of one code apart. */
function wordsOf({ message: { template, args } }: Finding): string {
  return `${template} ${args.length === 0 ? "" : JSON.stringify(args)}`;
}
