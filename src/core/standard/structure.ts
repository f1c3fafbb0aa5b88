import type { Finding } from "../text/finding";
import { message } from "../text/message";
import { suggestWords } from "../text/suggest";
import { entryOf } from "../text/tree";
import { isBuiltIn } from "./built-in";
import { standardOfFile, type Standard, type StandardRule } from "./model";
import type { PlacedText } from "./placed-text";
import {
  deepestExtends,
  resolveStandard,
  standardFinding,
  type EffectiveRule,
  type ResolvedStandard,
  type StandardLookup,
} from "./resolve";

/** What is wrong with the standards that one builds on, and with the ids of its rules. Bases report their own mistakes themselves. */
export function structureFindings(
  standard: Standard,
  lookup: StandardLookup,
  builtIn: readonly string[],
): readonly Finding[] {
  return [
    ...standard.extends.flatMap((item) => extendsFinding(standard, item, lookup, builtIn) ?? []),
    ...duplicateRules(standard),
    ...hiddenRules(standard, lookup),
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

/** Most ids that are named. */
const mostNamed = 5;

/** Rules of one base that a later one hides: nobody has said that they mean the same. A rule that the standard has itself, or that a base states anew on purpose, is no mistake. */
function hiddenRules(standard: Standard, lookup: StandardLookup): readonly Finding[] {
  const own = new Set(standard.rules.map(({ id }) => id));
  const before: { readonly item: PlacedText; readonly base: ResolvedStandard }[] = [];
  const findings: Finding[] = [];
  for (const item of standard.extends) {
    const file = lookup(item.text, standard.file.path);
    const root = file && standardOfFile(file);
    if (!root || file.path === standard.file.path) continue;
    const base = resolveStandard(root, lookup);
    for (const earlier of before) {
      const ids = hiddenBy(base, earlier.base).filter((id) => !own.has(id));
      if (ids.length > 0) findings.push(hiddenFinding(standard, item, earlier.item, ids));
    }
    before.push({ item, base });
  }
  return findings;
}

/** Ids of rules of a base of which another one has its own version without building on it. */
function hiddenBy(later: ResolvedStandard, earlier: ResolvedStandard): readonly string[] {
  const byId = new Map(earlier.rules.map((one) => [one.rule.id, one]));
  const knows = (from: ResolvedStandard, one: EffectiveRule): boolean => from.standards.includes(one.standard);
  return later.rules.flatMap((one) => {
    const other = byId.get(one.rule.id);
    if (!other || other.rule === one.rule || knows(later, other)) return [];
    // Built-in standards give rules about the same the same id.
    return isBuiltIn(other.standard.file) && isBuiltIn(one.standard.file) ? [] : [one.rule.id];
  });
}

function hiddenFinding(standard: Standard, item: PlacedText, earlier: PlacedText, ids: readonly string[]): Finding {
  const named = ids.slice(0, mostNamed).join(", ") + (ids.length > mostNamed ? " …" : "");
  const words = message(
    "'{0}' and '{1}' both have rules with these ids: {2}. Only those of '{1}' run.",
    earlier.text,
    item.text,
    named,
  );
  const range = standard.file.lines.range(earlier.node);
  const related = [
    { file: standard.file.path, range, message: message("Rules of '{0}' with these ids are hidden.", earlier.text) },
  ];
  return { ...standardFinding(standard, item, "standard.hidden-rule", "warning", words, { ids }), related };
}
