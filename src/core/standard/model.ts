import { choiceAt, itemsAt, mappingsAt, numberAt } from "../model/fields";
import { severities, type Severity } from "../text/finding";
import type { ParsedFile } from "../text/parsed-file";
import { stringOf, valueOf, type MappingNode, type TreeNode } from "../text/tree";
import { readAppliesTo, type AppliesTo } from "./applies-to";
import { readDemands, type Demands } from "./demands/model";
import { localizedTextAt } from "./localized";
import { placedText, placedTextAt, type PlacedText } from "./placed-text";
import { readReasons, type NotApplicable } from "./not-applicable";
import { readFixes, type RuleFix } from "./rule-fix";
import type { LocalizedText } from "./template";
import { readWaiverPolicy, type WaiverPolicy } from "./waiver-policy";

/** Another severity for findings of some rules. */
export interface SeverityOverride {
  /** Code of a finding; `*` at the end stands for anything. */
  readonly rule: PlacedText;
  readonly severity: Severity | "off";
  /** Condition over the project. */
  readonly when?: PlacedText;
}

export const ruleLifecycles = ["draft", "advisory", "active", "deprecated", "retired"] as const;
export type RuleLifecycle = (typeof ruleLifecycles)[number];

/** A rule as written. What can't be read is left out: the schema reports it. */
export interface StandardRule {
  readonly id: string;
  readonly node: MappingNode;
  readonly title?: LocalizedText;
  readonly description?: LocalizedText;
  /** Path of the collection it visits. */
  readonly on: PlacedText;
  readonly when?: PlacedText;
  readonly check: PlacedText;
  /** Texts of the finding; one of them where both languages have the same. */
  readonly message: { readonly en: PlacedText; readonly ja: PlacedText };
  readonly severity: Severity | "off";
  /** Field at which the finding is shown. */
  readonly at?: string;
  readonly lifecycle: RuleLifecycle;
  /** ISO dates, compared with the status date of the project. */
  readonly effective?: string;
  readonly expires?: string;
  readonly clause?: string;
  readonly documentation?: string;
  readonly weight: number;
  /** What is offered to repair a record, the usual first. */
  readonly fixes: readonly RuleFix[];
  /** Why it is about nothing in a project; the first that holds counts. */
  readonly notApplicable: readonly NotApplicable[];
  readonly valid: readonly MappingNode[];
  readonly invalid: readonly MappingNode[];
}

/** A `standard:` file, read. */
export interface Standard {
  readonly file: ParsedFile;
  readonly id: string;
  readonly version?: string;
  readonly title?: LocalizedText;
  readonly effective?: string;
  /** Which of the projects that follow it it is for. */
  readonly appliesTo?: AppliesTo;
  /** References to the standards it builds on; later ones win. */
  readonly extends: readonly PlacedText[];
  readonly severities: readonly SeverityOverride[];
  /** What it asks for without an expression. */
  readonly demands: Demands;
  readonly rules: readonly StandardRule[];
  readonly waiverPolicy?: WaiverPolicy;
  /** All scales as written. */
  readonly scales?: TreeNode;
}

const read = new WeakMap<ParsedFile, { readonly standard: Standard | undefined }>();

/** Reads a standard; undefined for a file that is none. Never throws. The same object for the same version of the file. */
export function standardOfFile(file: ParsedFile): Standard | undefined {
  const known = read.get(file);
  if (known) return known.standard;
  const standard = readStandard(file);
  read.set(file, { standard });
  return standard;
}

function readStandard(file: ParsedFile): Standard | undefined {
  const node = valueOf(file.root, "standard");
  if (node?.kind !== "mapping") return undefined;
  // Findings of rules are named after the standard: without an id they don't run.
  const id = stringOf(node, "id");
  const [version, effective] = [stringOf(node, "version"), stringOf(node, "effective")];
  const title = localizedTextAt(node, "title");
  const applies = readAppliesTo(node);
  const waiverPolicy = readWaiverPolicy(node);
  const scales = valueOf(node, "scales");
  return {
    file,
    id: id ?? "",
    ...(version !== undefined && { version }),
    ...(effective !== undefined && { effective }),
    ...(title && { title }),
    ...(scales && { scales }),
    ...(applies && { appliesTo: applies }),
    ...(waiverPolicy && { waiverPolicy }),
    extends: itemsAt(node, "extends").flatMap((item) => placedText(item) ?? []),
    severities: itemsAt(node, "severities").flatMap((item) => readOverride(item) ?? []),
    demands: readDemands(node, file),
    rules: id === undefined ? [] : itemsAt(node, "rules").flatMap((item) => readRule(item) ?? []),
  };
}

function readOverride(node: TreeNode): SeverityOverride | undefined {
  const rule = placedTextAt(node, "rule");
  const severity = choiceAt(node, "severity", [...severities, "off"] as const);
  const when = placedTextAt(node, "when");
  return rule && severity && { rule, severity, ...(when && { when }) };
}

function readRule(node: TreeNode): StandardRule | undefined {
  const id = stringOf(node, "id");
  const [on, when, check] = ["on", "when", "check"].map((key) => placedTextAt(node, key));
  const message = readMessage(valueOf(node, "message"));
  if (node.kind !== "mapping" || id === undefined || !on || !check || !message) return undefined;
  const title = localizedTextAt(node, "title");
  const description = localizedTextAt(node, "description");
  return {
    id,
    node,
    on,
    check,
    message,
    ...(when && { when }),
    ...(title && { title }),
    ...(description && { description }),
    ...texts(node, ["at", "effective", "expires", "clause", "documentation"]),
    severity: choiceAt(node, "severity", [...severities, "off"] as const) ?? "warning",
    lifecycle: choiceAt(node, "lifecycle", ruleLifecycles) ?? "active",
    weight: numberAt(node, "weight", 0) ?? 1,
    fixes: readFixes(node),
    notApplicable: readReasons(node),
    valid: mappingsAt(node, "valid"),
    invalid: mappingsAt(node, "invalid"),
  };
}

function texts<Key extends string>(node: TreeNode, keys: readonly Key[]): Partial<Record<Key, string>> {
  const found: Partial<Record<Key, string>> = {};
  for (const key of keys) {
    const text = stringOf(node, key);
    if (text !== undefined) found[key] = text;
  }
  return found;
}

function readMessage(node: TreeNode | undefined): StandardRule["message"] | undefined {
  const both = placedText(node);
  const [en, ja] = [placedTextAt(node, "en") ?? both, placedTextAt(node, "ja") ?? both];
  const english = en ?? ja;
  return english && { en: english, ja: ja ?? english };
}
