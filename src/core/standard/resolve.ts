import type { Finding } from "../text/finding";
import type { Message } from "../text/message";
import type { ParsedFile } from "../text/parsed-file";
import type { Span } from "../text/range";
import { isSameList } from "../text/same-list";
import { standardOfFile, type Standard, type StandardRule } from "./model";

/** Finds the file that a reference of another one means: a built-in standard, a path, a package. */
export type StandardLookup = (reference: string, from: string) => ParsedFile | undefined;

/** Most standards that build on each other in one line. */
export const deepestExtends = 20;

/** A rule with the standard that it comes from. */
export interface EffectiveRule {
  readonly standard: Standard;
  readonly rule: StandardRule;
  /** Code of its findings. */
  readonly code: string;
}

/** A standard together with those that it builds on. */
export interface ResolvedStandard {
  /** The nearest first: its own, then the last one that it extends with its bases, and so on to the first. */
  readonly standards: readonly Standard[];
  /** Rules that count: of those with the same id that of the nearest standard. */
  readonly rules: readonly EffectiveRule[];
}

/** Puts a standard together. What is missing, leads back or is too deep is left out. */
export function resolveStandard(root: Standard, lookup: StandardLookup): ResolvedStandard {
  const standards: Standard[] = [];
  const seen = new Set<string>();
  const enter = (standard: Standard, depth: number): void => {
    if (seen.has(standard.file.path) || depth > deepestExtends) return;
    seen.add(standard.file.path);
    standards.push(standard);
    for (const { text } of [...standard.extends].reverse()) {
      const file = lookup(text, standard.file.path);
      const base = file && standardOfFile(file);
      if (base) enter(base, depth + 1);
    }
  };
  enter(root, 0);
  const before = latest.get(root);
  if (before && isSameList(before.standards, standards)) return before;
  const resolved = { standards, rules: effectiveRules(standards) };
  latest.set(root, resolved);
  return resolved;
}

/** The latest result for each standard: hundreds of projects ask for it at every edit, and it is the same until one of its files changes. */
const latest = new WeakMap<Standard, ResolvedStandard>();

/** Rules that count: of those with the same id that of the nearest standard. */
export function effectiveRules(standards: readonly Standard[]): readonly EffectiveRule[] {
  const byId = new Map<string, EffectiveRule>();
  for (const standard of standards)
    for (const rule of standard.rules)
      if (!byId.has(rule.id)) byId.set(rule.id, { standard, rule, code: `${standard.id}.${rule.id}` });
  return [...byId.values()];
}

/** A finding at a text of a standard. */
export function standardFinding(
  { file }: Pick<Standard, "file">,
  { node }: { readonly node: Span },
  code: string,
  severity: Finding["severity"],
  words: Message,
  data: Finding["data"] = {},
): Finding {
  return { code, severity, file: file.path, range: file.lines.range(node), message: words, data };
}
