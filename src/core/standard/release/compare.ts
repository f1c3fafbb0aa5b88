import { isSameData } from "../drift/compare";
import { severities } from "../../text/finding";
import { message, type Message } from "../../text/message";
import type { ParsedFile } from "../../text/parsed-file";
import { toData, valueOf, type TreeNode } from "../../text/tree";
import type { Standard, StandardRule } from "../model";
import { outsideSchema } from "../outside-files";
import { placedTextAt } from "../placed-text";
import { templatesOfStandard, type StandardTemplate } from "../standard-templates";
import { compareVersions } from "../version";

/** How far a version must be raised: projects must act (major), may get new findings (minor), or see other words only (patch). */
export type ReleaseLevel = "patch" | "minor" | "major";

/** One thing that differs between two versions of a standard. */
export interface ReleaseChange {
  readonly kind: "added" | "removed" | "changed";
  /** Id of a rule, or a part of the standard: `requiredGates`. */
  readonly subject: string;
  readonly isRule: boolean;
  readonly level: ReleaseLevel;
  readonly message: Message;
}

/**
 * What differs between two versions of a standard, and how far each raises the version: removing a rule or tightening it is a major change, a new one a minor change, words
 * alone a patch. Whether another condition is tighter can't be told from its text, so that it counts as such.
 */
export function compareReleases(before: Standard, after: Standard): readonly ReleaseChange[] {
  const [older, newer] = [byId(before), byId(after)];
  const rules = [...new Set([...newer.keys(), ...older.keys()])].flatMap((id) =>
    ruleChange(id, older.get(id), newer.get(id)),
  );
  return [...rules, ...partNames.flatMap((part) => partChange(part, before, after)), ...templateChanges(before, after)];
}

/** The largest of some levels; undefined for none. */
export function releaseLevel(changes: readonly ReleaseChange[]): ReleaseLevel | undefined {
  return (["major", "minor", "patch"] as const).find((level) => changes.some((change) => change.level === level));
}

/** The least version that a standard may have after changes: `1.4.2` becomes `2.0.0`, `1.5.0` or `1.4.3`. Before 1.0.0 a minor number is as good as a major one. */
export function leastVersion(before: string, level: ReleaseLevel): string {
  const [major = 0, minor = 0, patch = 0] = (before.split(/[-+]/)[0] ?? "").split(".").map(Number);
  if (level === "major") return major === 0 ? `0.${minor + 1}.0` : `${major + 1}.0.0`;
  return level === "minor" ? `${major}.${minor + 1}.0` : `${major}.${minor}.${patch + 1}`;
}

/** Whether the version of a standard has been raised far enough for its changes. */
export function isRaisedEnough(before: Standard, after: Standard, changes: readonly ReleaseChange[]): boolean {
  const level = releaseLevel(changes);
  if (level === undefined || before.version === undefined) return true;
  return compareVersions(after.version ?? "0.0.0", leastVersion(before.version, level)) >= 0;
}

function byId({ rules }: Standard): ReadonlyMap<string, StandardRule> {
  const known = new Map<string, StandardRule>();
  // Of rules with the same id the first one counts.
  for (const rule of rules) if (!known.has(rule.id)) known.set(rule.id, rule);
  return known;
}

/** Rules that report nothing. */
function isSilent({ lifecycle, severity }: StandardRule): boolean {
  return lifecycle === "draft" || lifecycle === "retired" || severity === "off";
}

function ruleChange(
  id: string,
  before: StandardRule | undefined,
  after: StandardRule | undefined,
): readonly ReleaseChange[] {
  const one = (kind: ReleaseChange["kind"], level: ReleaseLevel, words: Message): readonly ReleaseChange[] => [
    { kind, subject: id, isRule: true, level, message: words },
  ];
  if (!before) return after ? one("added", isSilent(after) ? "patch" : "minor", message("New rule.")) : [];
  if (!after) return one("removed", isSilent(before) ? "patch" : "major", message("The rule is gone."));
  if (isSilent(before) && isSilent(after))
    return isSameData(toData(before.node), toData(after.node))
      ? []
      : one("changed", "patch", message("Changed, and still silent."));
  if (isSilent(before)) return one("changed", "minor", message("The rule speaks now."));
  if (isSilent(after)) return one("removed", "major", message("The rule is silent now."));
  const changes: ReleaseChange[] = [];
  const add = (level: ReleaseLevel, words: Message): void => {
    changes.push(...one("changed", level, words));
  };
  const texts = (rule: StandardRule): string => JSON.stringify([rule.on.text, rule.when?.text, rule.check.text]);
  if (texts(before) !== texts(after)) add("major", message("Its condition is another one, and may be tighter."));
  const grave = gravity(after) - gravity(before);
  if (grave > 0) add("major", message("Graver: {0} instead of {1}.", after.severity, before.severity));
  if (grave < 0) add("minor", message("Milder: {0} instead of {1}.", after.severity, before.severity));
  if (before.effective !== after.effective || before.expires !== after.expires)
    add("minor", message("Other days on which it applies."));
  if (before.weight !== after.weight)
    add("minor", message("Another weight: {0} instead of {1}.", after.weight, before.weight));
  if (changes.length === 0 && !isSameData(toData(before.node), toData(after.node)))
    add("patch", message("Other words, examples or fixes."));
  return changes;
}

function gravity({ severity, lifecycle }: StandardRule): number {
  if (severity === "off") return 0;
  const own = severities.length - severities.indexOf(severity);
  // Advisory rules report at most information.
  return lifecycle === "advisory" ? Math.min(own, severities.length - severities.indexOf("info")) : own;
}

/** Parts of a standard that are compared as a whole. */
const partNames = [
  "extends",
  "appliesTo",
  "scales",
  "severities",
  "requiredSections",
  "requiredRegisters",
  "requiredMilestones",
  "requiredGates",
  "requiredDeliverables",
  "vocabularies",
  "idPatterns",
  "overlays",
] as const;

function partChange(part: string, before: Standard, after: Standard): readonly ReleaseChange[] {
  const [was, is] = [before, after].map((standard) => comparable(part, standard));
  if (isSameData(was, is)) return [];
  const one = (kind: ReleaseChange["kind"], level: ReleaseLevel, words: Message): readonly ReleaseChange[] => [
    { kind, subject: part, isRule: false, level, message: words },
  ];
  if (was === undefined) return one("added", "minor", message("New part."));
  if (is === undefined) return one("removed", "major", message("The part is gone."));
  // What only has more items asks for more, as a new rule does.
  const isLonger =
    Array.isArray(was) && Array.isArray(is) && was.every((item) => is.some((other) => isSameData(item, other)));
  return isLonger
    ? one("changed", "minor", message("More is asked for."))
    : one("changed", "major", message("Something else is asked for."));
}

/** A part of a standard as data; undefined where it has none. */
function comparable(part: string, { file }: Standard): unknown {
  const node = valueOf(valueOf(file.root, "standard"), part);
  if (!node) return undefined;
  if (part === "overlays" && node.kind === "sequence") return node.items.map((item) => inlined(item, file));
  const data = toData(node);
  // Bases that are named by path come along in a package under other names, and are compared themselves.
  return part === "extends" && Array.isArray(data) ? data.filter((name) => /^(?:pmo|npm):/.test(String(name))) : data;
}

/** What a `from` names counts by what stands in the file, wherever that is. */
function inlined(item: TreeNode, file: ParsedFile): unknown {
  const name = placedTextAt(item, "from");
  const schema = name && outsideSchema(file, name)?.root;
  if (item.kind !== "mapping" || !schema) return toData(item);
  const own = item.entries.filter(({ key }) => key !== "from").map(({ key, value }) => [key, toData(value)] as const);
  return { ...Object.fromEntries(own), schema: toData(schema) };
}

/** A template that says something else must say so by its version: projects compare with the version that they have taken over. */
function templateChanges(before: Standard, after: Standard): readonly ReleaseChange[] {
  const key = ({ template }: { readonly template: { readonly id: string; readonly version: string } }): string =>
    `${template.id} ${template.version}`;
  const older = new Map(templatesOfStandard(before).map((one) => [key(one), one]));
  const newer = new Map(templatesOfStandard(after).map((one) => [key(one), one]));
  const made = (name: string, kind: ReleaseChange["kind"], level: ReleaseLevel, words: Message): ReleaseChange => ({
    kind,
    subject: `templates ${name}`,
    isRule: false,
    level,
    message: words,
  });
  return [
    ...[...newer.keys()].flatMap((name) =>
      older.has(name) ? [] : [made(name, "added", "minor", message("New version of a template."))],
    ),
    ...[...older].flatMap(([name, one]) => {
      const now = newer.get(name);
      if (!now)
        return [
          made(
            name,
            "removed",
            "major",
            message("Projects that have taken this version over can't be compared any more."),
          ),
        ];
      if (isSameData(saying(one), saying(now))) return [];
      return [
        made(
          name,
          "changed",
          "major",
          message(
            "The template says something else under the same version. Give it a new one, and keep the old one for comparison.",
          ),
        ),
      ];
    }),
  ];
}

/** What a template says, whether its files stand in the standard or beside it. */
function saying({ node, template }: StandardTemplate): unknown {
  return [{ ...(toData(node) as object), files: undefined }, template.files];
}
