import assert from "node:assert/strict";
import fc from "fast-check";
import { parse } from "yaml";
import { instantiateTemplate, readTemplate, TemplateError, type Template } from "../../../src/core/standard/template";
import { renderMessage } from "../../../src/core/text/message";

const description = `id: small
version: 1.2.0
title: { en: Small, ja: 小規模 }
description: A small one
parameters:
  - { name: name, title: { en: Name, ja: 名前 } }
  - { name: id, type: id, default: new-project }
  - { name: start, type: date, default: "{{today}}" }
  - { name: end, type: date, default: "{{start+4w}}" }
  - { name: budget, type: number, default: 100 }
`;

function templateOf(text: string, path = "project.pmo.yaml"): Template {
  return readTemplate({
    name: "small",
    files: [
      { path: "template.yaml", text: description },
      { path, text },
    ],
  });
}

function make(text: string, parameters: Readonly<Record<string, string>>, path?: string): string {
  const [file] = instantiateTemplate(templateOf(text, path), {
    parameters: { name: "N", ...parameters },
    today: "2026-04-01",
  });
  assert.ok(file);
  return file.text;
}

function problemOf(step: () => unknown): string {
  try {
    step();
  } catch (error) {
    assert.ok(error instanceof TemplateError, String(error));
    return renderMessage(error.problem);
  }
  throw new Error("nothing was refused");
}

/** Every place where a template may put a value. */
const everywhere = `# Plan of {{name}}
project:
  id: {{id}}
  name: {{name}} # name: {{name}}
  title: "Plan \\"{{name}}\\""
  single: 'It''s {{name}}'
  mixed: Kick-off of {{name}} on {{start}}
  flow: { name: {{name}}, list: [{{name}}, "x {{name}}", a {{name}} b], end: 1 }
  list:
    - {{name}}
    - { name: "{{name}}" }
`;

describe("Templates", () => {
  it("have id, version, titles in both languages, and parameters with types", () => {
    const template = templateOf("a: 1\n");
    assert.deepEqual(
      [template.id, template.version, template.title, template.description],
      ["small", "1.2.0", { en: "Small", ja: "小規模" }, { en: "A small one", ja: "A small one" }],
    );
    assert.deepEqual(
      template.parameters.map(({ name, type, default: standard }) => [name, type, standard]),
      [
        ["name", "text", undefined],
        ["id", "id", "new-project"],
        ["start", "date", "{{today}}"],
        ["end", "date", "{{start+4w}}"],
        ["budget", "number", "100"],
      ],
    );
    assert.deepEqual(
      template.files.map((file) => file.path),
      ["project.pmo.yaml"],
    );
  });

  it("fill in values, defaults, the present day and days counted from a date", () => {
    assert.deepEqual(
      parse(
        make("a: {{start}}\nb: {{start + 14d}}\nc: {{end}}\nd: {{end-1d}}\ne: {{budget}}\nf: {{today}}\n", {
          start: "2026-02-20",
        }),
      ),
      {
        a: "2026-02-20",
        b: "2026-03-06",
        c: "2026-03-20",
        d: "2026-03-19",
        e: 100,
        f: "2026-04-01",
      },
    );
    assert.equal(parse(make("a: {{start}}\n", {}) as string).a, "2026-04-01");
  });

  function expectEverywhere(name: string): void {
    const plain = name.trim();
    assert.deepEqual(parse(make(everywhere, { name, id: "p1", start: "2026-04-01" })), {
      project: {
        id: "p1",
        name: plain,
        title: `Plan "${plain}"`,
        single: `It's ${plain}`,
        mixed: `Kick-off of ${plain} on 2026-04-01`,
        flow: { name: plain, list: [plain, `x ${plain}`, `a ${plain} b`], end: 1 },
        list: [plain, { name: plain }],
      },
    });
  }

  for (const name of [
    "CRM",
    "基本設計：第１版",
    "a: b",
    "a #b",
    `"q" 'p' \\`,
    "{x}",
    "[y], z",
    "- dash",
    "null",
    "123",
    "2026-04-01",
    "<img src=x onerror=alert(1)>",
    "&a *b !c %d @e `f`",
    "{{start}}",
    "$& $1 $$",
    "ends:",
  ]) {
    it(`carry the name ${name} into every place so that it reads back`, () => expectEverywhere(name));
  }

  it("carry any name of one line into every place", () => {
    const name = fc
      .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 12 })
      .filter((text) => text.trim() !== "" && !/\s\s/.test(text));
    fc.assert(fc.property(name, expectEverywhere), { numRuns: 300 });
  });

  it("keep a value on one line inside block texts, comments and single quotes", () => {
    const text = make("# {{name}}\nnotes: |\n  About {{name}}\n  end\nlast: '{{name}}'\n", { name: "a\nb: c" });
    assert.deepEqual(parse(text), { notes: "About a b: c\nend\n", last: "a b: c" });
    assert.ok(text.startsWith("# a b: c\n"));
  });

  it("name files after parameters, but never outside the folder", () => {
    const template = templateOf("a: 1\n", "{{id}}/{{name}}.pmo.yaml");
    const made = instantiateTemplate(template, { parameters: { name: "Plan", id: "x" }, today: "2026-04-01" });
    assert.deepEqual(
      made.map((file) => file.path),
      ["x/Plan.pmo.yaml"],
    );
    for (const name of ["../up", "a\\b", "C:x", "/"]) {
      assert.match(
        problemOf(() =>
          instantiateTemplate(templateOf("a: 1\n", "{{name}}/f.pmo.yaml"), {
            parameters: { name },
            today: "2026-04-01",
          }),
        ),
        /no proper file name/,
      );
    }
  });

  it("refuse values that are missing or not of their type, unknown parameters and placeholders", () => {
    const run =
      (parameters: Readonly<Record<string, string>>, text = "a: 1\n") =>
      (): unknown =>
        instantiateTemplate(templateOf(text), { parameters, today: "2026-04-01" });
    assert.match(problemOf(run({})), /needs a value for 'name'/);
    assert.match(problemOf(run({ name: " " })), /name must not be empty/);
    assert.match(problemOf(run({ name: "x", start: "2026-02-30" })), /not a date/);
    assert.match(problemOf(run({ name: "x", id: "a b" })), /not an id/);
    assert.match(problemOf(run({ name: "x", budget: "1e" })), /not a number/);
    assert.match(problemOf(run({ name: "x", nmae: "y" })), /no parameter 'nmae'.*name, id, start/);
    assert.match(problemOf(run({ name: "x" }, "a: 1\nb: {{nam}}\n")), /project\.pmo\.yaml, line 2: .*'nam'/);
    assert.match(problemOf(run({ name: "x" }, "a: {{name+1d}}\n")), /unknown placeholder/);
  });

  it("refuse a description that is missing or can't be read", () => {
    assert.match(
      problemOf(() => readTemplate({ name: "x", files: [] })),
      /no file template\.yaml/,
    );
    assert.match(
      problemOf(() => readTemplate({ name: "x", files: [{ path: "template.yaml", text: "a: [\n" }] })),
      /Template 'x', line/,
    );
    assert.match(
      problemOf(() =>
        readTemplate({
          name: "x",
          files: [{ path: "template.yaml", text: "parameters: [{ name: a, type: color }]\n" }],
        }),
      ),
      /unknown type 'color'/,
    );
  });
});
