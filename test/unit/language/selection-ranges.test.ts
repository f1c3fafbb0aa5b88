import assert from "node:assert/strict";
import { selectionRanges } from "../../../src/language/selection-ranges";
import { openWorkspace } from "./navigation-support";

/** The texts that are selected one after the other from the place of the `▮`. */
function expanded(text: string): readonly string[] {
  const { scope, file, offset } = openWorkspace({ "demo/a.pmo.yaml": text });
  const parsed = scope.store.file(file);
  assert.ok(parsed);
  return selectionRanges(scope, file, offset).map(({ start, end }) =>
    parsed.text.slice(parsed.lines.offset(start), parsed.lines.offset(end)),
  );
}

describe("expand selection", () => {
  it("goes from the word over predecessor, quotes, value, entry, record, list and section to the file", () => {
    const text = `project:\n  id: demo\nschedule:\n  tasks:\n    - id: b\n      predecessors: ["crm:scre▮ens-a SS+2d"]\n    - id: c\n`;
    const whole = text.replace("▮", "");
    assert.deepEqual(expanded(text), [
      "screens",
      "screens-a",
      "crm:screens-a",
      "crm:screens-a SS+2d",
      '"crm:screens-a SS+2d"',
      '["crm:screens-a SS+2d"]',
      'predecessors: ["crm:screens-a SS+2d"]',
      'id: b\n      predecessors: ["crm:screens-a SS+2d"]',
      '- id: b\n      predecessors: ["crm:screens-a SS+2d"]',
      '- id: b\n      predecessors: ["crm:screens-a SS+2d"]\n    - id: c',
      'tasks:\n    - id: b\n      predecessors: ["crm:screens-a SS+2d"]\n    - id: c',
      'schedule:\n  tasks:\n    - id: b\n      predecessors: ["crm:screens-a SS+2d"]\n    - id: c',
      whole,
    ]);
  });
  it("on a key begins with the key and goes on with its entry", () => {
    assert.deepEqual(expanded("risks:\n  - { id: R-1, tit▮le: Late }\n").slice(0, 3), [
      "title",
      "title: Late",
      "{ id: R-1, title: Late }",
    ]);
  });
  it("takes the share of an assignment apart from the person", () => {
    assert.deepEqual(expanded("schedule:\n  tasks:\n    - assignments: [sato 5▮0% 3d]\n").slice(0, 3), [
      "50",
      "50% 3d",
      "sato 50% 3d",
    ]);
  });
  it("in a comment takes the word, the comment, and its lines", () => {
    const text = "a: 1\n# one tw▮o\n# three\nrisks:\n  - id: R-1\n";
    assert.deepEqual(expanded(text).slice(0, 4), ["two", "one two", "# one two", "# one two\n# three"]);
    const beside = expanded("risks:\n  - id: R-1 # why th▮is\n    title: A # b\n");
    assert.deepEqual(beside.slice(0, 4), ["this", "why this", "# why this", "id: R-1 # why this\n    title: A"]);
  });
  it("does not take a number sign in a text for a comment", () => {
    assert.deepEqual(expanded('risks:\n  - title: "issue # 1▮2"\n').slice(0, 3), ["12", "issue # 12", '"issue # 12"']);
  });
  it("on a blank line takes what is around it", () => {
    const text = "risks:\n  - id: R-1\n▮\n  - id: R-2\n";
    assert.deepEqual(expanded(text)[0], "- id: R-1\n\n  - id: R-2");
    assert.deepEqual(expanded("▮"), []);
  });
  it("gives ranges of which each contains the one before, at every place of a text, with Windows line breaks too", () => {
    const text = `# 見積 a\nproject:\n  id: demo # x\n  name: "a # b"\nschedule:\n  tasks:\n    - &t\n      id: b\n      predecessors: ['a SS+2d', {task: c}]\n    - *t\n    - {<<: *t, id: d}\n      notes: |\n        # text\n\n`;
    for (const source of [text, text.replaceAll("\n", "\r\n")])
      for (let at = 0; at <= source.length; at++) {
        const texts = expanded(`${source.slice(0, at)}▮${source.slice(at)}`);
        for (const [index, outer] of texts.entries())
          assert.ok(index === 0 || outer.includes(texts[index - 1] ?? ""), `${at}: ${texts.join(" | ")}`);
        assert.equal(texts.at(-1), source);
      }
  });
});
