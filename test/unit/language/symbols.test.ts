import assert from "node:assert/strict";
import { parseText } from "../../../src/core/text/parse";
import { documentSymbols } from "../../../src/language/symbols";
import type { DocumentSymbol } from "../../../src/language/types";

function outline(text: string, language: "en" | "ja" = "en"): readonly string[] {
  const names = (symbols: readonly DocumentSymbol[], depth = 0): string[] =>
    symbols.flatMap(({ name, detail, kind, children }) => [
      `${" ".repeat(depth)}${name}${detail === "" || kind === "section" || kind === "list" ? "" : ` [${detail}]`} (${kind})`,
      ...names(children, depth + 1),
    ]);
  return names(documentSymbols(parseText("demo/plan.pmo.yaml", text, 1), language));
}

const plan = `project:
  id: demo
  name: Demo
  objectives:
    - { id: O-1, title: Faster }
organization:
  people:
    - { id: sato, name: Sato }
schedule:
  tasks:
    - id: phase
      name: Phase
      tasks:
        - id: design
          name: Design <b>
    - { id: go, name: Go live, milestone: true, predecessors: [design] }
    - id: unnamed
risks:
  - id: R-001
    title: Late
`;

describe("outline", () => {
  it("has sections, their records, and tasks below tasks", () => {
    assert.deepEqual(outline(plan), [
      "project (section)",
      " objectives (list)",
      "  Faster [O-1] (record)",
      "organization (section)",
      " people (list)",
      "  Sato [sato] (record)",
      "schedule (section)",
      " tasks (list)",
      "  Phase [phase] (summary)",
      "   Design <b> [design] (task)",
      "  Go live [go] (milestone)",
      "  unnamed (task)",
      "risks (section)",
      " Late [R-001] (record)",
    ]);
  });
  it("names the sections in the language of the person", () => {
    const [section] = documentSymbols(parseText("a.pmo.yaml", "risks:\n  - id: R-1\n", 1), "ja");
    assert.equal(section?.detail, "リスク管理表");
  });
  it("of a standard shows what it requires, its rules and templates", () => {
    const standard = `standard:
  id: acme
  version: 1.0.0
  title: { en: Acme, ja: アクメ }
  severities:
    - { rule: task.estimate-missing, severity: off }
  requiredGates:
    - { id: rfe, name: { en: Ready, ja: 準備完了 } }
  rules:
    - id: has-owner
      title: { en: Owner, ja: 責任者 }
`;
    assert.deepEqual(outline(standard, "ja"), [
      "standard (section)",
      " severities (list)",
      "  task.estimate-missing (record)",
      " requiredGates (list)",
      "  準備完了 [rfe] (record)",
      " rules (list)",
      "  責任者 [has-owner] (record)",
    ]);
  });
  it("of a portfolio shows its projects", () => {
    assert.deepEqual(outline("portfolio:\n  id: all\n  name: All\n  projects:\n    - crm\n    - { project: demo }\n"), [
      "portfolio (section)",
      " projects (list)",
      "  crm (record)",
      "  demo (record)",
    ]);
  });
  it("shows every one of 10,000 tasks", () => {
    const tasks = Array.from({ length: 10_000 }, (_, index) => `    - { id: t${index}, name: Task ${index} }\n`);
    assert.equal(outline(`schedule:\n  tasks:\n${tasks.join("")}`).length, 10_002);
  });
  it("keeps every name inside of its record, whatever is half typed or brought along by a merge key", () => {
    const texts = [
      `x-t: &t { name: Shared }\nschedule:\n  tasks:\n    - id: a\n      <<: *t\n    - *t\n`,
      ...Array.from({ length: plan.length }, (_, end) => plan.slice(0, end)),
    ];
    const check = (symbols: readonly DocumentSymbol[], text: string): void => {
      for (const { range, selectionRange, children } of symbols) {
        const before = (a: typeof range.start, b: typeof range.start): boolean =>
          a.line < b.line || (a.line === b.line && a.character <= b.character);
        assert.ok(before(range.start, selectionRange.start) && before(selectionRange.end, range.end), text);
        check(children, text);
      }
    };
    for (const text of texts) check(documentSymbols(parseText("a.pmo.yaml", text, 1), "en"), text);
  });
});
