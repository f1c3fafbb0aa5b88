import type { Finding } from "../text/finding";
import { message, type Message } from "../text/message";
import type { ParsedFile } from "../text/parsed-file";
import type { Span } from "../text/range";
import { isSameList } from "../text/same-list";
import { suggestWords } from "../text/suggest";
import { entryOf } from "../text/tree";
import { standardOfFile, type Standard, type StandardRule } from "./model";
import type { PlacedText } from "./placed-text";

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

/** What is wrong with the standards that one builds on, and with the ids of its rules. Bases report their own mistakes themselves. */
export function structureFindings(
  standard: Standard,
  lookup: StandardLookup,
  builtIn: readonly string[],
): readonly Finding[] {
  return [
    ...standard.extends.flatMap((item) => extendsFinding(standard, item, lookup, builtIn) ?? []),
    ...duplicateRules(standard),
  ];
}

function extendsFinding(
  standard: Standard,
  item: PlacedText,
  lookup: StandardLookup,
  builtIn: readonly string[],
): Finding | undefined {
  const { text } = item;
  const data = { standard: text };
  const file = lookup(text, standard.file.path);
  if (!file) {
    if (text.startsWith("npm:")) {
      const words = message(
        "The package '{0}' is not in 'node_modules', or has no standard. Run 'npm install'.",
        text.slice(4),
      );
      return standardFinding(standard, item, "standard.not-loaded", "warning", words, data);
    }
    if (text.startsWith("pmo:")) {
      const words = message("There is no built-in standard '{0}'. There are: {1}.", text, builtIn.join(", "));
      const suggestions = suggestWords(text, builtIn);
      return standardFinding(standard, item, "standard.unknown", "error", words, { ...data, suggestions });
    }
    const words = message("The standard '{0}' is not found in this workspace.", text);
    return standardFinding(standard, item, "standard.unknown", "error", words, data);
  }
  const base = standardOfFile(file);
  if (!base) {
    const words = message("'{0}' is no standard: its top-level key is not 'standard'.", text);
    return standardFinding(standard, item, "standard.unknown", "error", words, data);
  }
  if (reaches(base, standard, lookup)) {
    const words = message("'{0}' builds on this standard itself; the circle is not followed.", text);
    return standardFinding(standard, item, "standard.cycle", "error", words, data);
  }
  if (depthOf(base, lookup) < deepestExtends) return undefined;
  const words = message("More than {0} standards build on each other here; those beyond are ignored.", deepestExtends);
  return standardFinding(standard, item, "standard.cycle", "error", words, data);
}

/** Standards that one builds on, directly. */
function basesOf(standard: Standard, lookup: StandardLookup): readonly Standard[] {
  return standard.extends.flatMap(({ text }) => {
    const file = lookup(text, standard.file.path);
    return (file && standardOfFile(file)) ?? [];
  });
}

function reaches(from: Standard, goal: Standard, lookup: StandardLookup): boolean {
  const seen = new Set<string>();
  const open = [from];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.file.path === goal.file.path) return true;
    if (seen.has(at.file.path)) continue;
    seen.add(at.file.path);
    open.push(...basesOf(at, lookup));
  }
  return false;
}

/** Number of standards on the longest way down, as far as it counts. Ways that lead back don't get longer. */
function depthOf(from: Standard, lookup: StandardLookup): number {
  let level: readonly Standard[] = [from];
  let depth = 0;
  const seen = new Set<string>();
  while (level.length > 0 && depth <= deepestExtends) {
    depth++;
    for (const { file } of level) seen.add(file.path);
    const next = new Map(level.flatMap((one) => basesOf(one, lookup)).map((one) => [one.file.path, one]));
    level = [...next.values()].filter(({ file }) => !seen.has(file.path));
  }
  return depth;
}

function duplicateRules(standard: Standard): readonly Finding[] {
  const first = new Map<string, StandardRule>();
  return standard.rules.flatMap((rule) => {
    const before = first.get(rule.id);
    first.set(rule.id, before ?? rule);
    const node = entryOf(rule.node, "id")?.value;
    const beforeNode = entryOf(before?.node, "id")?.value;
    if (!before || node?.kind !== "scalar" || !beforeNode) return [];
    const words = message("Another rule of this standard has the id '{0}' too; only the first one counts.", rule.id);
    const related = [
      {
        file: standard.file.path,
        range: standard.file.lines.range(beforeNode),
        message: message("'{0}' stands here first.", rule.id),
      },
    ];
    return [
      { ...standardFinding(standard, { node }, "standard.duplicate-rule", "error", words, { id: rule.id }), related },
    ];
  });
}
