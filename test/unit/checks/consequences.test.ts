import assert from "node:assert/strict";
import { renderMessage } from "../../../src/core/text/message";
import { ProjectStore } from "../../../src/workspace/store";

const path = "demo/plan.pmo.yaml";
const sound = `project:
  id: p
  name: P
  start: 2026-04-01
organization:
  people:
    - id: sato
      name: Sato
schedule:
  tasks:
    - id: design
      name: Design
      duration: 5d
      assignments: [sato]
    - id: build
      name: Build
      duration: 10d
      predecessors: [design]
risks:
  - id: R-1
    title: Late
    owner: sato
`;

function codes(text: string): readonly string[] {
  const store = new ProjectStore();
  store.setFile(path, text);
  return store.findings(path).map(({ code }) => code);
}

const changed = (from: string, to: string): readonly string[] => {
  assert.ok(sound.includes(from), from);
  return codes(sound.replace(from, to));
};

describe("one cause is one finding", () => {
  it("a sound plan has none", () => {
    assert.deepEqual(codes(sound), []);
  });

  it("a misspelt key: what it is meant to be is not missing, and no rule misses it", () => {
    for (const [key, typo] of [
      ["    title:", "    titel:"],
      ["      name: Build", "      nmae: Build"],
      ["  start:", "  strat:"],
      ["      duration: 5d", "      Duration: 5d"],
      ["    owner:", "    owenr:"],
    ] as const)
      assert.deepEqual(changed(key, typo), ["schema.unknown-key"], typo);
  });

  it("a value that can't be read: no rule says that it is missing", () => {
    assert.deepEqual(changed("duration: 5d", "duration: soon"), ["duration.invalid"]);
    assert.deepEqual(changed("start: 2026-04-01", "start: soon"), ["date.invalid"]);
  });

  it("an id that can't be one: references to what it is meant to be are not unknown", () => {
    assert.deepEqual(changed("id: sato", "id: sato'"), ["id.invalid"]);
    assert.deepEqual(changed("id: design", "id: “design”"), ["id.invalid"]);
  });

  it("a line that can't be read: nothing of its record is missing because of it", () => {
    assert.deepEqual(changed("id: sato", "id sato"), ["yaml.missing-colon"]);
    assert.deepEqual(changed("      name: Design", "      name Design"), ["yaml.missing-colon"]);
    assert.deepEqual(changed("    owner: sato", "    owner sato"), ["yaml.missing-colon"]);
    assert.deepEqual(changed("id: design", "id: [design"), ["yaml.unclosed-bracket"]);
    assert.deepEqual(changed("    - id: build", "     - id: build"), ["yaml.syntax"]);
  });

  it("a dash without its space", () => {
    assert.deepEqual(changed("    - id: sato", "    -id: sato"), ["schema.type"]);
    assert.deepEqual(changed("  - id: R-1", "  -id: R-1"), ["schema.type"]);
  });

  it("findings of other records, and other findings of this one, stay", () => {
    const text = sound.replace("name: Design", "name Design").replace("duration: 10d", "duration: soon");
    assert.deepEqual(codes(text), ["yaml.missing-colon", "duration.invalid"]);
    const both = sound.replace("name: Design\n", "name Design\n      deadline: soon\n");
    assert.deepEqual(codes(both), ["yaml.missing-colon", "date.invalid"]);
    assert.deepEqual(codes(sound.replace("name: Design", "name Design").replace("[design]", "[desing]")), [
      "yaml.missing-colon",
      "reference.unknown",
    ]);
  });

  it("a project without start and dates is not said to begin in 1970", () => {
    const store = new ProjectStore();
    store.setFile(path, sound.replace("  start: 2026-04-01\n", ""));
    const [finding] = store.findings(path);
    assert.equal(finding?.code, "schedule.no-start");
    assert.ok(!renderMessage(finding.message).includes("1970"));
  });
});
