import assert from "node:assert/strict";
import { at, choose, details, labels } from "./support/completion";

const files = {
  "standards/acme.pmo.yaml": `standard:
  id: acme
  version: 1.0.0
  extends: [base.pmo.yaml]
  vocabularies:
    - section: risks
      field: category
      values: [{ value: external, label: { en: External, ja: 外部 } }]
  snippets:
    - id: vendor-risk
      title: { en: Vendor risk, ja: ベンダーリスク }
      section: risks
      body: |
        - id: R-\${1:001}
          title: \${2:Vendor delivers late}
          owner: $3
    - id: phase
      section: schedule
      prefix: fase
      body: |
        - id: \${1:phase}
          name: Phase
    - id: calendar-of-plan
      section: schedule
      body: "calendar: jp"
`,
  "standards/base.pmo.yaml":
    "standard:\n  id: base\n  version: 1.0.0\n  snippets:\n    - { id: agenda, section: meetings, body: '- id: M-1' }\n",
};
const head = "project:\n  id: demo\n  name: Demo\n  start: 2026-04-01\n  standard: ../standards/acme.pmo.yaml\n";

describe("rules of the standard", () => {
  const base = `standard:
  id: base
  version: 1.0.0
  rules:
    - { id: owner, title: { en: Risks have an owner }, on: risks, check: has(risk.owner), message: x }
`;
  const rules = { ...files, "standards/base.pmo.yaml": base };

  it("are offered where a waiver names a rule, with their titles", () => {
    const text = `${head}waivers:\n  - id: W-1\n    rule: |`;
    assert.ok(labels(text, { files: rules }).includes("base.owner"));
    assert.ok(details(text, { files: rules }).includes("base.owner: Risks have an owner"));
    assert.ok(labels(text, { files: rules }).includes("risk.no-owner"));
  });
});

describe("words of the format are offered to those who write a standard", () => {
  const start = "standard:\n  id: acme\n  version: 1.0.0\n";

  it("collections, and the fields of the records that a rule visits", () => {
    const rule = `${start}  rules:\n    - id: r\n      on: `;
    assert.ok(labels(`${rule}|`).includes("schedule.tasks"));
    assert.ok(details(`${rule}risks\n      at: |`).includes("probability: Probability"));
    assert.ok(labels(`${rule}risks\n      at: |`).includes("level"), "computed fields too");
    const fix = labels(`${rule}risks\n      fix: [{ title: x, field: | }]`);
    assert.ok(fix.includes("owner") && !fix.includes("level"), "only what can be written");
  });

  it("kinds of records, and the fields of a section", () => {
    assert.ok(labels(`${start}  idPatterns:\n    - kind: |`).includes("risk"));
    const field = labels(`${start}  vocabularies:\n    - section: risks\n      field: |`);
    assert.ok(
      field.includes("category") && !field.includes("status"),
      "fields with values of their own have no vocabulary",
    );
    assert.ok(labels(`${start}  requiredSections:\n    - section: issues\n      fields: [owner, |]`).includes("due"));
    assert.ok(labels(`${start}  waivers: { approvers: [|] }`).includes("sponsor"));
  });

  it("built-in standards, with what they are for", () => {
    const offered = details(`${start}  extends: [|]`);
    assert.ok(offered[0]?.startsWith("pmo:recommended: "));
    for (const name of ["pmo:pm2", "pmo:jp-si", "pmo:schedule-quality"])
      assert.ok(
        offered.some((one) => one.startsWith(`${name}: `)),
        name,
      );
  });

  it("templates that a project may have taken over, and their latest version", () => {
    const small = {
      "standards/acme.pmo.yaml": `${start}  templates:\n    - { id: small, version: 1.0.0, title: Small }\n    - { id: small, version: 1.10.0, title: Small }\n`,
    };
    assert.ok(details(`${head}  templates:\n    - template: |`, { files: small }).includes("small: Small"));
    assert.deepEqual(labels(`${head}  templates:\n    - template: small\n      version: |`, { files: small }), [
      "1.10.0",
    ]);
  });
});

describe("ids of the standard", () => {
  it("have its form when a new record is entered", () => {
    const forms = {
      "standards/acme.pmo.yaml":
        "standard:\n  id: acme\n  version: 1.0.0\n  idPatterns:\n    - { kind: risk, pattern: '^K-\\d{4}$', prefix: K-, digits: 4 }\n",
    };
    const risks = `${head}risks:\n  - { id: K-0007, title: A }\n  - id: |`;
    assert.ok(details(risks, { files: forms }).includes("K-0008: Next free id"));
    assert.ok(details(risks.replace("K-0007", "R-001"), { files: forms }).includes("K-0001: Next free id"));
  });
});

describe("snippets of the standard", () => {
  it("stand in the list of their section, behind a dash and without one", () => {
    const expected = `${head}risks:\n  - id: R-001\n    title: Vendor delivers late\n    owner: `;
    assert.equal(choose(`${head}risks:\n  - |`, "vendor-risk", { files }), expected);
    assert.equal(choose(`${head}risks:\n  |`, "vendor-risk", { files }), expected);
    assert.ok(!labels(`${head}issues:\n  - |`, { files }).includes("vendor-risk"));
  });

  it("bring their section along where it is missing", () => {
    assert.equal(
      choose(`${head}|`, "vendor-risk", { files }),
      `${head}risks:\n  - id: R-001\n    title: Vendor delivers late\n    owner: `,
    );
    assert.equal(
      choose(`${head}|`, "fase", { files }),
      `${head}schedule:\n  tasks:\n    - id: phase\n      name: Phase`,
    );
    assert.ok(!labels(`${head}risks: []\n|`, { files }).includes("vendor-risk"));
  });

  it("may be entries of a section", () => {
    assert.equal(choose(`${head}schedule:\n  |`, "calendar-of-plan", { files }), `${head}schedule:\n  calendar: jp`);
  });

  it("are named in the language of the person, with the standard that they come from", () => {
    assert.ok(
      details(`${head}risks:\n  - |`, { files, language: "ja" }).includes("vendor-risk: ベンダーリスク · acme"),
    );
  });

  it("come from extended standards as well", () => {
    assert.ok(labels(`${head}meetings:\n  - |`, { files }).includes("agenda"));
  });

  it("are not offered to a project that follows another standard", () => {
    assert.ok(
      !labels("project:\n  id: a\n  standard: pmo:recommended\nrisks:\n  - |", { files }).includes("vendor-risk"),
    );
  });
});

describe("words of the standard", () => {
  it("stand before those in use", () => {
    assert.deepEqual(
      details(`${head}risks:\n  - { id: R-1, category: own }\n  - category: |`, { files, language: "ja" }),
      ["external: 外部", "own: "],
    );
  });
});

describe("templates", () => {
  it("make a whole file of an empty one", () => {
    const text = choose("|", "agile-light");
    assert.match(text, /^# One file is enough.*\nproject:\n {2}id: new-project\n {2}name: Project name\n/);
    assert.match(text, /\n {2}start: 2026-11-23\n/);
    assert.ok(!text.includes("{{") && !text.includes("PmoPlace"));
  });

  it("offer the other files of a project to an empty file beside it", () => {
    const beside = { files: { "demo/project.pmo.yaml": "project: { id: demo, name: Demo }\n" } };
    const offered = labels("|", beside);
    assert.ok(offered.includes("japanese-system: registers"));
    assert.ok(!offered.includes("agile-light"));
  });

  it("are not offered where something stands already", () => {
    assert.ok(!labels("risks: []\n|").some((label) => label.startsWith("agile")));
  });

  it("have the title of the template in the language of the person", () => {
    assert.equal(at("|", { language: "ja" }).find(({ label }) => label === "agile-light")?.detail, "軽量アジャイル");
  });
});
