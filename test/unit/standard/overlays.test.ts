import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import type { Translations } from "../../../src/core/text/message";
import { afterFix } from "../language/fix-support";
import { project, projectPath, said, standard, standardPath, storeWith, workspace } from "./support";

const japanese = JSON.parse(readFileSync("l10n/bundle.l10n.ja.json", "utf8")) as Translations;

/** A standard with one overlay. @param schema in flow style or as lines */
function overlay(section: string, schema: string, fields = ""): string {
  return `  overlays:\n    - section: ${section}\n      schema: ${schema.includes("\n") ? `\n${schema.replace(/^/gm, "        ")}` : schema}\n${fields}`;
}

function inProject(demands: string, body: string, translations?: Translations): readonly string[] {
  return said(workspace(demands, body), projectPath, translations).filter((one) => one.includes(" standard."));
}

function inStandard(demands: string, body = ""): readonly string[] {
  return said(workspace(demands, body), standardPath);
}

const risk = (fields: string): string =>
  `risks:\n  - { id: R-001, title: Late, owner: a, response: accept, ${fields} }\n`;

describe("a standard adds JSON Schemas to sections", () => {
  it("and mistakes are told at the value, in the words in which those against the format are", () => {
    const demands = overlay(
      "risks",
      "{ items: { required: [cause], properties: { category: { enum: [vendor, people] }, title: { minLength: 10 }, probability: { type: integer, maximum: 4 }, trigger: { pattern: '^When ' } } } }",
    );
    assert.deepEqual(inProject(demands, risk("category: vendr, probability: 5, trigger: Soon")), [
      "warning standard.overlay 'cause' is missing here. <id>",
      "warning standard.overlay This text is too short: at least 10 characters. <Late>",
      "warning standard.overlay 'vendr' is not known here. Did you mean 'vendor'? Known are: vendor, people. <vendr>",
      "warning standard.overlay 5 is too large; values end at 4. <5>",
      "warning standard.overlay 'Soon' does not match the pattern '^When '. <Soon>",
    ]);
    assert.deepEqual(inProject(demands, risk("category: people, cause: x, trigger: Soon"), japanese), [
      "warning standard.overlay テキストが短すぎます。10文字以上です。 <Late>",
      "warning standard.overlay 「Soon」はパターン「^When 」に合いません。 <Soon>",
    ]);
  });

  it("with references, conditions, formats and all the rest of 2020-12", () => {
    const demands = overlay(
      "risks",
      [
        "$defs:",
        "  threat: { if: { properties: { response: { const: accept } } }, then: { required: [notes] } }",
        "minItems: 2",
        "items: { $ref: '#/$defs/threat' }",
        "contains: { properties: { status: { const: open } }, required: [status] }",
      ].join("\n"),
    );
    assert.deepEqual(inProject(demands, risk("status: closed")), [
      "warning standard.overlay This list is too short: at least 2 items. <risks>",
      "warning standard.overlay 'notes' is missing here. <id>",
    ]);
    const formats = overlay("project", "{ properties: { url: { format: uri }, code: { format: uuid } } }");
    assert.deepEqual(said(workspace(formats, "", ", url: https://example.org/a, code: P-1"), projectPath), [
      "warning standard.overlay 'P-1' does not have the form 'uuid'. <P-1>",
    ]);
  });

  it("of several forms that are admitted, the nearest one is explained", () => {
    const demands = overlay(
      "risks",
      "{ items: { anyOf: [{ required: [cause, effect, trigger] }, { required: [notes] }, { properties: { status: { const: closed } }, required: [status, cause, effect] }] } }",
    );
    assert.deepEqual(inProject(demands, risk("status: open")), [
      "warning standard.overlay 'notes' is missing here. <id>",
    ]);
    const even = overlay("risks", "{ items: { oneOf: [{ required: [cause] }, { required: [effect] }] } }");
    assert.deepEqual(inProject(even, risk("status: open")), [
      "warning standard.overlay None of the forms that are admitted here fits. <{ id: R-001, title: Late, owner: a, response: accept, status: open }>",
    ]);
    assert.match(inProject(even, risk("cause: a, effect: b"))[0] ?? "", /More than one of the forms/);
  });

  it("over all files of a project, at the file and the line that is wrong", () => {
    const store = storeWith({
      [standardPath]: standard(
        `${overlay("risks", "{ maxItems: 2, items: { required: [cause] } }")}    - { section: schedule, schema: { properties: { tasks: { items: { required: [owner] } } } } }\n`,
      ),
      [projectPath]: project(risk("cause: a").replace("R-001", "R-000")),
      "p/more.pmo.yaml": `${risk("cause: a")}  - { id: R-002, title: Later, owner: a, response: accept }\nschedule:\n  tasks: [{ id: a, name: A, duration: 1d, owner: sato }]\n`,
      "p/plan.pmo.yaml": "schedule:\n  tasks: [{ id: b, name: B, duration: 1d }]\n",
    });
    const own = (path: string): readonly string[] => said(store, path).filter((one) => one.includes(".overlay"));
    assert.deepEqual(own(projectPath), ["warning standard.overlay This list is too long: at most 2 items. <risks>"]);
    assert.deepEqual(own("p/more.pmo.yaml"), ["warning standard.overlay 'cause' is missing here. <id>"]);
    assert.deepEqual(own("p/plan.pmo.yaml"), ["warning standard.overlay 'owner' is missing here. <id>"]);
  });

  it("in words, severity and conditions of its own; it may be waived", () => {
    const fields = "      severity: error\n      message: { en: Name the cause., ja: 原因を書く。 }\n";
    const demands = overlay("risks", "{ items: { required: [cause] } }", fields);
    assert.deepEqual(inProject(demands, risk("status: open")), ["error standard.overlay Name the cause. <id>"]);
    assert.deepEqual(inProject(demands, risk("status: open"), japanese), ["error standard.overlay 原因を書く。 <id>"]);
    const waiver =
      "waivers:\n  - { id: W-001, rule: standard.overlay, scope: [risks], reason: small, approver: boss }\n";
    assert.deepEqual(inProject(demands, risk("status: open") + waiver), []);
  });

  it("and what is missing or misspelt is mended by the quick fixes of the format", () => {
    const head = "project: { id: p, name: P, standard: ../s.pmo.yaml }\n";
    const files = (body: string): Readonly<Record<string, string>> => ({
      "s.pmo.yaml": standard(
        overlay("risks", "{ items: { required: [cause], properties: { category: { enum: [vendor] } } } }"),
      ),
      "demo/plan.pmo.yaml": head + body,
    });
    const text = risk("category: vendr, cause: x");
    assert.equal(afterFix(files(text), "standard.overlay"), head + text.replace("vendr", "vendor"));
  });
});

describe("a schema that can't be used is told in the standard, and the rest of the standard works", () => {
  it("words that are no keywords, references beyond it, patterns and formats that are none", () => {
    const demands = overlay(
      "risks",
      "{ items: { reqired: [a], pattern: '(', format: dat, $ref: 'https://example.org/x.json', allOf: [7], patternProperties: { '(?=a)': true } } }",
    );
    assert.deepEqual(inStandard(`${demands}  requiredSections: [{ section: risks }]\n`), [
      "error standard.schema 'reqired' is no keyword of JSON Schema. Did you mean 'required'? <reqired>",
      "error standard.schema This pattern can't be used: “(” is not understood, refers back, looks around, or repeats too often. <'('>",
      "error standard.schema There is no format 'dat'. Did you mean 'date'? <dat>",
      "error standard.schema A schema can refer to its own parts only: '#/$defs/…'. <'https://example.org/x.json'>",
      "error standard.schema A schema is expected here: a group of keywords, or true or false. <7>",
      "error standard.schema This pattern can't be used: “(?=” is not understood, refers back, looks around, or repeats too often. <true>",
    ]);
    assert.deepEqual(inProject(`${demands}  requiredSections: [{ section: risks }]\n`, ""), [
      "warning standard.missing-section The standard asks for sections that this project does not have: risks <p>",
    ]);
    assert.match(
      inStandard(overlay("risks", "{ items: { $ref: '#/$defs/none' } }"))[0] ?? "",
      /^error standard\.schema This is no JSON Schema that can be used: /,
    );
    assert.match(inStandard(overlay("risks", "{ minItems: many }"))[0] ?? "", /^error standard\.schema /);
  });

  it("what the format never admits is a warning", () => {
    const demands = overlay(
      "risks",
      "{ items: { required: [ownr], properties: { x-own: true, owners: {}, title: { type: [integer, array] }, status: { enum: [opened, shut] } } } }",
    );
    assert.deepEqual(inStandard(demands), [
      "warning standard.schema The format has no 'ownr' here, so that nobody can write it. Did you mean 'owner'? <ownr>",
      "warning standard.schema The format has no 'owners' here, so that nobody can write it. Did you mean 'owner'? <owners>",
      "warning standard.schema The format admits here: string. Nothing can satisfy this type. <[integer, array]>",
      "warning standard.schema The format admits here: proposed, assessing, waiting-for-approval, approved, rejected, open, occurred, closed. None of these values is among them. <[opened, shut]>",
    ]);
  });

  it("one that grows without bounds, or leads into itself, is given up and told", () => {
    const doubling = Array.from(
      { length: 40 },
      (_, at) => `s${at}: { allOf: [{ $ref: '#/$defs/s${at + 1}' }, { $ref: '#/$defs/s${at + 1}' }] }`,
    );
    const bomb = overlay("risks", `$defs: { ${doubling.join(", ")}, s40: {} }\nitems: { $ref: '#/$defs/s0' }`);
    const words =
      "warning standard.rule-failed The schema takes too long for the project 'p' and is not applied to it.";
    assert.ok(
      (inStandard(bomb, risk("status: open"))[0] ?? "").startsWith(words),
      inStandard(bomb, risk("status: open")).join(),
    );
    // The project tells it too, once, and is told everything else.
    const both = bomb + overlay("risks", "{ maxItems: 0 }").replace("  overlays:\n", "");
    const ofProject = said(workspace(both, risk("status: open")), projectPath);
    assert.deepEqual(
      ofProject.filter((one) => one.includes("standard.given-up")),
      [
        "warning standard.given-up Given up, because it takes too long for this project: acme (risks). All other rules of its standards ran. <../s/acme.pmo.yaml>",
      ],
    );
    assert.ok(ofProject.some((one) => one.includes("standard.overlay")));
    const endless = overlay("risks", "{ $defs: { a: { $ref: '#/$defs/a' } }, items: { $ref: '#/$defs/a' } }");
    assert.ok((inStandard(endless, risk("status: open"))[0] ?? "").startsWith(words));
    const deep = overlay("risks", `${"{ not: ".repeat(60)}{}${" }".repeat(60)}`);
    assert.match(
      inStandard(deep)[0] ?? "",
      /^error standard\.schema The schema is too large: at most 2000 schemas, 40 deep\./,
    );
  });

  it("patterns of a schema take time in proportion to the text", () => {
    const demands = overlay("risks", "{ items: { properties: { title: { pattern: '^(a+)+$' } } } }");
    assert.deepEqual(inProject(demands, risk("status: open").replace("Late", `${"a".repeat(5000)}!`)).length, 1);
  });
});
