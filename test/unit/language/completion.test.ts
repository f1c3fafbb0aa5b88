import assert from "node:assert/strict";
import { schemas } from "../../../src/core/schema/generated/schemas";
import { at, choose, labels } from "./support/completion";

describe("completions", () => {
  it("offer every section in an empty file, and a standard or a portfolio", () => {
    const sections = Object.keys(schemas["pmo.schema.json"].properties ?? {});
    const offered = labels("|");
    assert.deepEqual(
      [...sections, "standard", "portfolio"].filter((name) => !offered.includes(name)),
      [],
    );
  });

  it("do not offer a section twice", () => {
    assert.ok(!labels("risks: []\n|").includes("risks"));
    assert.ok(!labels("|\nrisks: []\n").includes("risks"));
  });

  it("write a section with a first record", () => {
    assert.equal(
      choose("ris|", "risks"),
      "risks:\n  - id: R-001\n    title: Title\n    cause: Cause\n    effect: Effect\n    probability: 3\n    impact: 4\n    response: avoid\n    status: open",
    );
  });

  it("write a record with a dash where the dash is missing, and without where it is there", () => {
    const expected = "actions:\n  - id: A-001\n    title: Title\n    due: 2026-11-23\n    status: open";
    assert.equal(choose("actions:\n  |", "action"), expected);
    assert.equal(choose("actions:\n  - |", "action"), expected);
    assert.equal(choose("actions:\n  - act|", "action"), expected);
  });

  it("put the space behind a dash that has none", () => {
    assert.equal(
      choose("actions:\n  -|", "action"),
      "actions:\n  - id: A-001\n    title: Title\n    due: 2026-11-23\n    status: open",
    );
  });

  it("put the space behind a colon that has none", () => {
    assert.equal(choose("risks:\n  - response:|", "avoid"), "risks:\n  - response: avoid");
    assert.equal(choose("risks:\n  - { response:| }", "avoid"), "risks:\n  - { response: avoid }");
  });

  it("offer a task, a milestone and a summary task, and then the keys of a task", () => {
    assert.deepEqual(labels("schedule:\n  tasks:\n    - |").slice(0, 5), [
      "task",
      "milestone",
      "summary",
      "id",
      "name",
    ]);
    assert.equal(
      choose("schedule:\n  tasks:\n    - |", "milestone"),
      "schedule:\n  tasks:\n    - id: task-1\n      name: Name\n      milestone: true\n      predecessors: []\n      deadline: 2026-11-23",
    );
  });

  it("offer only keys behind the dash of a record that has begun", () => {
    const offered = labels("risks:\n  - |\n    title: x\n");
    assert.equal(offered[0], "id");
    assert.ok(!offered.includes("risk") && !offered.includes("title"));
  });
});

describe("completions of keys", () => {
  it("offer those that a record does not have yet, required ones first, then the useful ones", () => {
    const keys = labels("risks:\n  - owner: sato\n    |\n    cause: x\n");
    assert.deepEqual(keys.slice(0, 5), ["id", "title", "effect", "probability", "impact"]);
    assert.ok(!keys.includes("owner") && !keys.includes("cause"));
    assert.equal(new Set(keys).size, keys.length);
  });

  it("replace a key without touching its value", () => {
    assert.equal(choose("risks:\n  - tit|: x\n", "title"), "risks:\n  - title: x\n");
    assert.equal(choose("risks:\n  - id: a\n    ti|tl: x # why\n", "title"), "risks:\n  - id: a\n    title: x # why\n");
  });

  it("stand on an empty line after a comment", () => {
    assert.equal(
      choose("risks:\n  - id: a\n    # what it is about\n    |\n", "title"),
      "risks:\n  - id: a\n    # what it is about\n    title: \n",
    );
  });

  it("stand in braces, on one line", () => {
    assert.equal(choose("risks:\n  - { id: a, ti| }\n", "title"), "risks:\n  - { id: a, title:  }\n");
    assert.ok(!labels("risks:\n  - { id: a, | }\n").includes("id"));
    assert.equal(choose("schedule:\n  tasks:\n    - { id: a, est| }", "estimate").split("\n").length, 3);
  });

  it("keep line breaks of Windows", () => {
    assert.equal(choose("risks:\r\n  - id: a\r\n    ti|\r\n", "title"), "risks:\r\n  - id: a\r\n    title: \r\n");
  });

  it("are named in Japanese", () => {
    assert.equal(
      at("risks:\n  - id: R-1\n    |", { language: "ja" }).find(({ label }) => label === "owner")?.detail,
      "担当者",
    );
  });
});

describe("completions of values", () => {
  it("offer the values of an enum with their labels in the person's language", () => {
    const items = at("risks:\n  - response: |", { language: "ja" });
    assert.equal(items.find(({ label }) => label === "avoid")?.detail, "回避");
  });

  it("replace a value up to the comment behind it", () => {
    assert.equal(choose("risks:\n  - response: av|oi # agreed\n", "accept"), "risks:\n  - response: accept # agreed\n");
  });

  it("stay inside quotes", () => {
    assert.equal(choose('risks:\n  - response: "a|"\n', "accept"), 'risks:\n  - response: "accept"\n');
    assert.deepEqual(labels('risks:\n  - response: "accept" |\n'), []);
  });

  it("offer the true and false of a switch, and which one is the default", () => {
    const items = at("schedule:\n  tasks:\n    - active: |");
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ["true", "Default"],
        ["false", undefined],
      ],
    );
  });

  it("name the levels of the risk scale", () => {
    const own =
      "project:\n  id: p\n  name: P\n  riskScale:\n    probability:\n      - { value: 1, name: まれ }\n      - { value: 2, name: よくある }\n";
    assert.deepEqual(
      at(`${own}risks:\n  - probability: |`).map(({ label, detail }) => `${label} ${detail ?? ""}`),
      ["1 まれ", "2 よくある"],
    );
    assert.deepEqual(
      at("risks:\n  - impact: { schedule: | }").map(({ label, detail }) => `${label} ${detail ?? ""}`),
      ["1 Negligible", "2 Minor", "3 Moderate", "4 Major", "5 Severe"],
    );
    assert.equal(at("risks:\n  - impact: |").at(-1)?.label, "{ schedule, cost }");
  });

  it("offer the next free id", () => {
    assert.deepEqual(labels("risks:\n  - id: R-007\n    title: x\n  - id: |"), ["R-008"]);
  });

  it("offer the standards of the workspace, and the built-in ones", () => {
    const files = {
      "standards/acme.pmo.yaml": "standard:\n  id: acme\n  version: 1.0.0\n  title: { en: ACME, ja: アクメ }\n",
    };
    const items = at("project:\n  standard: |", { files, language: "ja" });
    assert.deepEqual(
      items.map(({ label, detail }) => [label, detail]),
      [
        ["pmo:recommended", "Built-in standard · 推奨標準"],
        ["../standards/acme.pmo.yaml", "アクメ 1.0.0"],
        ["pmo:jp-si", "Built-in standard · システムインテグレーション(日本)"],
        ["pmo:pm2", "Built-in standard · PM²"],
        ["pmo:schedule-quality", "Built-in standard · スケジュール品質"],
      ],
    );
  });

  it("offer countries whose holidays are known, and currencies, by name", () => {
    assert.equal(at("calendars:\n  - holidays: |")[0]?.detail, "Japan");
    assert.equal(at("project:\n  currency: |", { language: "ja" })[0]?.detail, "日本円");
  });

  it("offer the words that the project uses already, most frequent first, each once", () => {
    const risks =
      "risks:\n  - { id: R-1, title: a, category: vendor, tags: [api] }\n  - { id: R-2, title: b, category: people, tags: [api, go] }\n  - { id: R-3, title: c, category: people }\n";
    assert.deepEqual(labels(`${risks}  - { id: R-4, title: d, category: | }`), ["people", "vendor"]);
    assert.deepEqual(labels(`${risks}  - { id: R-4, title: d, tags: [go, |] }`), ["api"]);
  });

  it("offer the rules that a waiver can name", () => {
    assert.ok(labels("waivers:\n  - rule: |").includes("risk.no-owner"));
  });

  it("stay quiet in comments, names, notes, block texts and unknown places", () => {
    assert.deepEqual(labels("# ri|"), []);
    assert.deepEqual(labels("risks: # ri|"), []);
    assert.deepEqual(labels("risks:\n  - title: Late ven|"), []);
    assert.deepEqual(labels("risks:\n  - notes: on 2026-|"), []);
    assert.deepEqual(labels("risks:\n  - cause: >\n      a|"), []);
    assert.deepEqual(labels("risks:\n  - cause: >\n      a\n\n      |"), []);
    assert.deepEqual(labels("risks:\n  - tasks: [| a]"), []);
    assert.deepEqual(labels("risks:\n  - tasks:\n      - | a"), []);
    assert.deepEqual(labels("risks:\n |  - tasks: []"), []);
    assert.deepEqual(labels("nonsense:\n  - |"), []);
    assert.deepEqual(labels("risks:\n  - id: a\n      |"), []);
  });
});

describe("completions that come by themselves", () => {
  it("do not stand in the way of somebody who indents a line", () => {
    assert.deepEqual(at("risks:\n  |", { trigger: " " }), []);
  });

  it("come where a value begins", () => {
    assert.ok(at("risks:\n  - status: |", { trigger: " " }).length > 0);
    assert.ok(at("schedule:\n  tasks:\n    - { id: a, constraint: { type: | } }", { trigger: " " }).length > 0);
  });

  it("wait behind a colon, where a line break may follow", () => {
    assert.deepEqual(at("risks:\n  - status:|", { trigger: ":" }), []);
  });
});
