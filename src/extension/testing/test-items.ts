import * as vscode from "vscode";
import { headSpan } from "../../core/model/origin";
import type { Standard, StandardRule } from "../../core/standard/model";
import { exampleTitle, ruleExamples, type RuleExample } from "../../core/standard/rule-tests";
import type { ParsedFile } from "../../core/text/parsed-file";
import { toRange, toUri } from "../convert";
import type { Speaker } from "../speech";

/** An example by its rule, kind and place: the same over edits that leave these alone. */
export function exampleKey({ rule, kind, index }: RuleExample): string {
  return `${rule.id}/${kind}/${index}`;
}

/** Shows the rules of a standard and their examples as tests. Rules without an example have nothing to run and are left out. */
export function fillStandard(
  controller: vscode.TestController,
  item: vscode.TestItem,
  standard: Standard,
  speaker: Speaker,
): void {
  const { file } = standard;
  const byRule = new Map<StandardRule, vscode.TestItem>();
  for (const example of ruleExamples(standard)) {
    const { rule } = example;
    let parent = byRule.get(rule);
    if (!parent) {
      parent = controller.createTestItem(rule.id, rule.title?.[speaker.language] ?? rule.id, toUri(file.path));
      parent.description = rule.title ? rule.id : "";
      parent.range = toRange(file.lines.range(headSpan({ file: file.path, node: rule.node })));
      byRule.set(rule, parent);
    }
    parent.children.add(exampleItem(controller, example, file, speaker));
  }
  item.children.replace([...byRule.values()]);
}

function exampleItem(
  controller: vscode.TestController,
  example: RuleExample,
  file: ParsedFile,
  speaker: Speaker,
): vscode.TestItem {
  const title = exampleTitle(example);
  const label = typeof title === "string" ? title : speaker.say(title);
  const item = controller.createTestItem(exampleKey(example), label, toUri(file.path));
  item.range = exampleRange(example, file);
  return item;
}

/** The first line of an example. */
export function exampleRange({ node }: RuleExample, file: ParsedFile): vscode.Range {
  const { start } = file.lines.range(node);
  return new vscode.Range(start.line, start.character, start.line, start.character);
}
