import { buildProject } from "../model/build";
import { textAt } from "../model/fields";
import { calculateSchedule } from "../schedule/calculate";
import { validateTree } from "../schema/validate";
import { message, type Message } from "../text/message";
import { parseText } from "../text/parse";
import { setData, toData, valueOf, type MappingNode } from "../text/tree";
import type { CompiledRule, RuleCompiler } from "./compile-rule";
import type { Standard, StandardRule } from "./model";
import type { ResolvedStandard } from "./resolve";
import { scalesOf } from "./scales";
import { RuleRunner, type RuleResult } from "./run-rules";
import type { Collection } from "./vocabulary/index";
import { RuleScope } from "./vocabulary/scope";

/** An example of a rule, which is a test of it. */
export interface RuleExample {
  readonly rule: StandardRule;
  readonly kind: "valid" | "invalid";
  /** Place in its list, from 0. */
  readonly index: number;
  readonly name?: string;
  /** Where it is written. */
  readonly node: MappingNode;
}

/** How a test ended. */
export interface RuleTestResult {
  readonly example: RuleExample;
  /** Why it failed; undefined when it passed. */
  readonly failure?: Message;
  /** Messages of the findings, in the order of the records. */
  readonly findings: readonly Message[];
}

/** The examples of the rules of a standard, in the order of the text; not those of standards that it builds on. */
export function ruleExamples({ rules }: Standard): readonly RuleExample[] {
  return rules.flatMap((rule) =>
    (["valid", "invalid"] as const).flatMap((kind) =>
      rule[kind].map((node, index) => {
        const name = textAt(node, "name");
        return { rule, kind, index, node, ...(name !== undefined && { name }) };
      }),
    ),
  );
}

/** What a test is called: its own name, or its place among the examples of its rule. */
export function exampleTitle({ name, kind, index }: RuleExample): Message | string {
  if (name !== undefined) return name;
  return kind === "valid" ? message("valid example {0}", index + 1) : message("invalid example {0}", index + 1);
}

/** Rules of a standard that no example tries. */
export function untestedRules({ rules }: Standard): readonly StandardRule[] {
  return rules.filter(({ valid, invalid }) => valid.length + invalid.length === 0);
}

/**
 * Tries a rule on one of its examples: whether it applies today, is a draft or switched off does not matter. Never throws.
 * @param resolved the standard with those that it builds on, for its scales
 */
export function runExample(example: RuleExample, resolved: ResolvedStandard, compiler: RuleCompiler): RuleTestResult {
  const failed = (failure: Message): RuleTestResult => ({ example, failure, findings: [] });
  const { compiled } = compiler.rule(example.rule);
  if (!compiled) return failed(message("The rule has a mistake and can't run."));
  const project = exampleProject(example, compiled.collection);
  if ("problem" in project) return failed(project.problem);
  const { result, isVisited } = runOn(project, compiled, resolved);
  if (!isVisited)
    return failed(message("There is no record in '{0}' that could be checked.", compiled.collection.path));
  if (result.isExhausted) return failed(message("The rule takes too long."));
  if (result.failure) return failed(message("The rule can't be evaluated: {0}", result.failure.problem.message));
  const findings = result.violations
    .filter(({ row }) => project.recordId === undefined || row.record.id === project.recordId)
    .map((violation) => violation.message);
  const failure = failureOf(example, findings);
  return { example, findings, ...(failure && { failure }) };
}

/** All tests of a standard. */
export function testStandard(resolved: ResolvedStandard, compiler: RuleCompiler): readonly RuleTestResult[] {
  const [standard] = resolved.standards;
  return standard ? ruleExamples(standard).map((example) => runExample(example, resolved, compiler)) : [];
}

function failureOf({ kind, node }: RuleExample, findings: readonly Message[]): Message | undefined {
  const written = valueOf(node, "findings");
  const expected = written?.kind === "scalar" && typeof written.value === "number" ? written.value : undefined;
  const [first] = findings;
  if (expected !== undefined)
    return findings.length === expected
      ? undefined
      : message("Expected findings: {0}. Found: {1}.", expected, findings.length);
  if (kind === "valid") return first && message("There should be no finding, but there is: {0}", first);
  return first ? undefined : message("There should be a finding, but there is none.");
}

interface ExampleProject {
  readonly text: string;
  /** Id of the record that is checked; undefined where all are. */
  readonly recordId: string | undefined;
}

/** The text of a project with the record in its section. JSON is YAML, and has no styles to keep. */
function exampleProject(
  { node }: RuleExample,
  { path, kind }: Collection,
): ExampleProject | { readonly problem: Message } {
  const data = plainMapping(valueOf(node, "project"));
  const record = valueOf(node, "record");
  const header = { id: "example", name: "Example", ...asMapping(data["project"]) };
  const own = record && { id: "example-record", ...plainMapping(record) };
  if (kind === "project") setData(data, "project", { ...header, ...(record && plainMapping(record)) });
  else {
    setData(data, "project", header);
    if (own) addRecord(data, path.split("."), own);
  }
  const text = JSON.stringify(data);
  const file = parseText("example.pmo.yaml", text, 1);
  const [wrong] = validateTree("project", file).filter(
    ({ code, severity }) => severity === "error" && code !== "schema.missing-key",
  );
  if (wrong) return { problem: message("The example can't be read: {0}", wrong.message) };
  return { text, recordId: own && kind !== "project" ? String(own.id) : undefined };
}

/** Appends a record to the list at a path, which is made where it is missing. */
function addRecord(data: Record<string, unknown>, [key = "", ...rest]: readonly string[], record: unknown): void {
  if (rest.length === 0) {
    const list: unknown = data[key];
    setData(data, key, [...(Array.isArray(list) ? (list as readonly unknown[]) : []), record]);
    return;
  }
  const inner = { ...asMapping(data[key]) };
  setData(data, key, inner);
  addRecord(inner, rest, record);
}

function plainMapping(node: ReturnType<typeof valueOf>): Record<string, unknown> {
  return { ...asMapping(node && toData(node)) };
}

function asMapping(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

function runOn(
  { text, recordId }: ExampleProject,
  rule: CompiledRule,
  resolved: ResolvedStandard,
): { readonly result: RuleResult; readonly isVisited: boolean } {
  const project = buildProject("example", [parseText("example.pmo.yaml", text, 1)]);
  const scope = new RuleScope(project, calculateSchedule(project), scalesOf(resolved));
  const rows = scope.rows(rule.collection.section, rule.collection.kind);
  const result = new RuleRunner().run(scope, [rule]).get(rule) ?? { violations: [], applicable: 0, isExhausted: false };
  return { result, isVisited: rows.some(({ record }) => recordId === undefined || record.id === recordId) };
}
