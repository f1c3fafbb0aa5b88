import assert from "node:assert/strict";
import { renderMessage } from "../../../src/core/text/message";
import type { Range } from "../../../src/core/text/range";
import { semanticTokenLegend, semanticTokens } from "../../../src/language/semantic-tokens";
import { ProjectStore } from "../../../src/workspace/store";

const plan = `project:
  id: demo
  name: Demo 2026-04-01
  start: 2026-04-01
  status: active
calendars:
  - { id: jp, workingDays: [mon, tue] }
organization:
  people:
    - { id: 佐藤, name: Sato, capacity: "50%" }
schedule:
  tasks:
    - id: a # a comment
      name: a
      duration: 5d
    - id: b
      predecessors: [a SS + 2d, "vendor:x FF-50%", a]
      assignments: [佐藤 50% 3d]
      constraint: { type: must-start-on, date: '2026-05-01' }
`;

function tokensOf(text: string, range?: Range): readonly string[] {
  const store = new ProjectStore();
  store.setFile("demo/plan.pmo.yaml", text);
  const scope = { store, language: "en" as const, today: "2026-11-23", render: renderMessage };
  const lines = text.split(/\r?\n/);
  return semanticTokens(scope, "demo/plan.pmo.yaml", range).map(({ line, character, length, type, modifiers }) => {
    const word = (lines[line] ?? "").slice(character, character + length);
    return `${word} ${semanticTokenLegend.types[type] ?? "?"}${modifiers === 1 ? " declaration" : ""}`;
  });
}

describe("semantic tokens", () => {
  it("colour ids, links, dates, durations, percentages and enumerated values, and nothing else", () => {
    assert.deepEqual(tokensOf(plan), [
      "demo pmoId declaration",
      "2026-04-01 pmoDate",
      "active enumMember",
      "jp pmoId declaration",
      "mon enumMember",
      "tue enumMember",
      "佐藤 pmoId declaration",
      "50% pmoPercent",
      "a pmoId declaration",
      "5d pmoDuration",
      "b pmoId declaration",
      "a pmoId",
      "SS pmoLinkType",
      "+ 2d pmoDuration",
      "vendor:x pmoId",
      "FF pmoLinkType",
      "-50% pmoDuration",
      "a pmoId",
      "佐藤 pmoId",
      "50% pmoPercent",
      "3d pmoDuration",
      "must-start-on enumMember",
      "2026-05-01 pmoDate",
    ]);
  });
  it("are the same in files with CRLF", () => {
    assert.deepEqual(tokensOf(plan.replaceAll("\n", "\r\n")), tokensOf(plan));
  });
  it("are made for the asked lines only", () => {
    const line = plan.split("\n").findIndex((one) => one.includes("duration: 5d"));
    assert.deepEqual(tokensOf(plan, { start: { line, character: 0 }, end: { line, character: 40 } }), [
      "5d pmoDuration",
    ]);
  });
  it("never give one place two colours, also where an alias brings values along", () => {
    const text = `${plan}    - id: c\n      predecessors: &same [a]\n    - id: d\n      predecessors: *same\n`;
    assert.deepEqual(tokensOf(text).slice(-3), ["c pmoId declaration", "a pmoId", "d pmoId declaration"]);
  });
  it("survive text that is being typed", () => {
    for (let end = 0; end < plan.length; end++) tokensOf(plan.slice(0, end));
  });
});
