import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { documentLinks } from "../../../src/language/document-links";
import { standardOfFile } from "../../../src/core/standard/model";
import { templatesOfStandard } from "../../../src/core/standard/standard-templates";
import { instantiateTemplate } from "../../../src/core/standard/template";
import { renderMessage, type Translations } from "../../../src/core/text/message";
import type { ProjectStore } from "../../../src/workspace/store";
import { readOutsideFile } from "../../../src/workspace/outside-files";
import { standardImpact } from "../../../src/workspace/standard-impact";
import { project, projectPath, said, standard, standardPath, storeWith, workspace } from "./support";

const japanese = JSON.parse(readFileSync("l10n/bundle.l10n.ja.json", "utf8")) as Translations;

const overlay = (from: string): string => `  overlays:\n    - section: risks\n      from: ${from}\n`;
const template = (files: string): string =>
  `  templates:\n    - id: small\n      version: 1.0.0\n      parameters: [{ name: name }]\n      files:\n${files}`;
const risks = "risks:\n  - { id: R-001, title: Late, owner: a, response: accept, trigger: soon }\n";
const rules = "  rules:\n    - { id: never, on: risks, check: 'false', message: No }\n";

/** A workspace with a standard, a project that follows it, and files beside the standard. */
function withFiles(demands: string, files: Readonly<Record<string, string>>, body = risks): ProjectStore {
  const store = workspace(demands, body);
  for (const [path, text] of Object.entries(files)) store.setOutsideFile(path, { text });
  return store;
}

const inProject = (store: ProjectStore): readonly string[] =>
  said(store, projectPath).filter((one) => one.includes(" standard.") || one.includes(" acme."));

function filesOf(store: ProjectStore, path = standardPath): readonly string[] {
  const file = store.file(path);
  const own = file && standardOfFile(file);
  return (own ? templatesOfStandard(own) : []).flatMap((one) =>
    instantiateTemplate(one.template, { parameters: { name: "CRM: new" }, today: "2026-04-01" }).map(
      (made) => `${made.path} ${made.text}`,
    ),
  );
}

describe("an overlay whose schema stands in a file of its own", () => {
  const schema = {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    $id: "https://example.org/risks.schema.json",
    $defs: { word: { minLength: 10 } },
    items: { properties: { title: { $ref: "#/$defs/word" }, identified: { format: "date" } } },
  };

  it("is used whether it is JSON, JSON with tabs, or YAML", () => {
    const yaml = "$defs: { word: { minLength: 10 } }\nitems: { properties: { title: { $ref: '#/$defs/word' } } }\n";
    for (const [name, text] of [
      ["risks.schema.json", JSON.stringify(schema)],
      ["risks.schema.json", JSON.stringify(schema, undefined, "\t")],
      ["risks.schema.yaml", yaml],
    ] as const) {
      const store = withFiles(overlay(`overlays/${name}`), { [`s/overlays/${name}`]: text });
      assert.deepEqual(said(store, standardPath), [], text);
      assert.deepEqual(inProject(store), [
        "warning standard.overlay This text is too short: at least 10 characters. <Late>",
      ]);
    }
  });

  it("is read again when it changes, and can be opened from its name", () => {
    const store = withFiles(overlay("../o/risks.yaml"), { "o/risks.yaml": "minItems: 2" });
    assert.deepEqual(inProject(store), ["warning standard.overlay This list is too short: at least 2 items. <risks>"]);
    store.setOutsideFile("o/risks.yaml", { text: "minItems: 1" });
    assert.deepEqual(inProject(store), []);
    const [link] = documentLinks({ store, language: "en", today: "2026-04-01", render: renderMessage }, standardPath);
    assert.deepEqual([link?.kind, link?.target], ["file", "o/risks.yaml"]);
  });

  it("is told what is wrong in it at its name, with the line", () => {
    const wrong = (text: string): readonly string[] =>
      said(withFiles(overlay("r.json") + rules, { "s/r.json": text }), standardPath);
    assert.deepEqual(wrong('{\n  "items": {\n    "requird": ["owner"]\n  }\n}'), [
      "error standard.schema Line 3 of 'r.json': 'requird' is no keyword of JSON Schema. Did you mean 'required'? <r.json>",
    ]);
    assert.deepEqual(wrong('{ "$ref": "other.json" }'), [
      "error standard.schema Line 1 of 'r.json': A schema can refer to its own parts only: '#/$defs/…'. <r.json>",
    ]);
    assert.deepEqual(wrong('{ "items": { "$id": "inner" } }').length, 1, "parts have no names of their own");
    assert.deepEqual(wrong('{\n  "items": {'), [
      "error standard.file Line 2 of 'r.json': This '{' is not closed: its '}' is missing. <r.json>",
    ]);
    assert.deepEqual(wrong("[1, 2]"), [
      "error standard.file 'r.json' holds no schema: a group of keywords of JSON Schema is expected. <r.json>",
    ]);
  });
});

describe("a template whose files stand in files of their own", () => {
  const two = template(
    "        - { path: project.pmo.yaml, from: templates/project.pmo.yaml }\n        - { path: README.md, content: 'Read {{name}}' }\n",
  );
  const text = "project: { id: new, name: {{name}} }\n";

  it("makes them as if they stood in the standard", () => {
    const store = withFiles(two, { "s/templates/project.pmo.yaml": text });
    assert.deepEqual(said(store, standardPath), []);
    assert.deepEqual(filesOf(store), [
      'project.pmo.yaml project: { id: new, name: "CRM: new" }\n',
      "README.md Read CRM: new",
    ]);
  });

  it("is no project of the workspace, as long as a standard names it", () => {
    const file = "s/templates/project.pmo.yaml";
    const store = storeWith({ [file]: text, [standardPath]: standard(two), [projectPath]: project(risks) });
    assert.deepEqual([store.projects().map(({ id }) => id), store.findings(file)], [["p"], []]);
    assert.equal(filesOf(store).length, 2);
    const changed: string[] = [];
    store.onDidChange(({ paths }) => changed.push(...paths));
    store.setFile(file, "project: { id: other, name: {{name}} }\n");
    assert.deepEqual(changed, [file, standardPath]);
    assert.match(filesOf(store)[0] ?? "", /id: other/);
    store.setFile(standardPath, standard(rules));
    assert.equal(store.projects().length, 2);
    assert.ok(changed.filter((path) => path === file).length === 2, "views of the file hear of it");
  });

  it("is told what is wrong in them at their names", () => {
    const wrong = (content: string): readonly string[] =>
      said(withFiles(two, { "s/templates/project.pmo.yaml": content }), standardPath);
    assert.deepEqual(wrong("project: { id: new, name: {{nam}} }\n"), [
      "error standard.template Template 'small', project.pmo.yaml, line 1: The template has the unknown placeholder 'nam' <templates/project.pmo.yaml>",
    ]);
    assert.deepEqual(wrong("project: { id: new, name: {{name}} }\n\nriks: []\n"), [
      "error standard.template Line 3 of 'project.pmo.yaml': 'riks' is not known here. Did you mean 'risks'? <templates/project.pmo.yaml>",
    ]);
  });
});

describe("a file that a standard names and that can't be had", () => {
  const broken = (from: string): readonly string[] =>
    said(withFiles(overlay(from) + rules, {}), standardPath).filter((one) => one.includes("standard.file"));

  it("is told at its name, and everything else in the standard works", () => {
    const store = withFiles(overlay("r.json") + rules, {});
    store.setOutsideFile("s/r.json", { problem: "missing" });
    assert.deepEqual(said(store, standardPath), [
      "error standard.file There is no file 'r.json' (relative to the standard). Add it, or correct the path. <r.json>",
    ]);
    assert.deepEqual(said(store, standardPath, japanese), [
      "error standard.file ファイル「r.json」がありません(標準からの相対パス)。ファイルを追加するか、パスを直してください。 <r.json>",
    ]);
    assert.deepEqual(inProject(store), ["warning acme.never No <R-001>"]);
    store.setOutsideFile("s/r.json", readOutsideFile(new Uint8Array(1024 * 1024 + 1)));
    assert.deepEqual(said(store, standardPath), [
      "error standard.file 'r.json' has more than 1 MB and is not read. <r.json>",
    ]);
    store.setOutsideFile("s/r.json", readOutsideFile(Uint8Array.of(0x89, 0, 1, 2)));
    assert.deepEqual(said(store, standardPath), [
      "error standard.file 'r.json' can't be read as text. It must be a file in UTF-8. <r.json>",
    ]);
    store.setOutsideFile("s/r.json", { text: "minItems: 1" });
    assert.deepEqual(said(store, standardPath), []);
  });

  it("is not looked for outside of the workspace", () => {
    assert.deepEqual(broken("../../r.json"), [
      "error standard.file '../../r.json' lies outside of the workspace, or of the package of the standard, and is not read. Copy the file into it. <../../r.json>",
    ]);
    for (const name of ["/etc/passwd", "C:/r.json", "~/r.json", "https://example.org/r.json", "file:///etc/passwd"]) {
      const [said = ""] = broken(`'${name}'`);
      assert.match(said, /is an (?:address|absolute path)/, name);
      const store = withFiles(overlay(`'${name}'`), {});
      assert.equal(store.neededFiles.size, 0, name);
    }
    assert.match(broken("'..\\r.json'")[0] ?? "", /'\/'/);
    assert.equal(withFiles(overlay("../r.json"), {}).neededFiles.get("r.json")?.length, 1, "inside of it is right");
  });

  it("is not looked for outside of the package in which the standard came", () => {
    const file = "p/node_modules/@acme/std/standard.pmo.yaml";
    const store = storeWith({ [file]: standard(overlay("../../other/r.json")) });
    assert.equal(store.neededFiles.size, 0);
    assert.match(said(store, file)[0] ?? "", /standard\.file .* outside .* package/);
  });

  it("is not told as long as nobody has looked", () => {
    assert.deepEqual(broken("r.json"), []);
  });

  it("takes its template out of those that are offered", () => {
    const store = withFiles(template("        - { path: a.md, from: a.md }\n"), {});
    store.setOutsideFile("s/a.md", { problem: "missing" });
    assert.deepEqual(filesOf(store), []);
    assert.equal(said(store, standardPath).length, 1);
  });

  it("must be named, and once", () => {
    const nothing = withFiles(`  overlays:\n    - section: risks\n${template("        - { path: a.md }\n")}`, {});
    assert.deepEqual(said(nothing, standardPath), [
      "error standard.file Write 'schema' here, or 'from' with the path of a file. <risks>",
      "error standard.file Write 'content' here, or 'from' with the path of a file. <a.md>",
    ]);
    const both = `${overlay("r.json")}      schema: { minItems: 2 }\n`;
    assert.deepEqual(said(withFiles(both, {}), standardPath), [
      "error standard.file 'schema' stands here as well and counts; the file is not read. <r.json>",
    ]);
    assert.equal(inProject(withFiles(both, {})).length, 1);
  });
});

describe("the impact of a standard on projects", () => {
  it("counts what stood in its files before", () => {
    const store = withFiles(overlay("r.yaml"), { "s/r.yaml": "minItems: 2" });
    const impact = (before: string): number =>
      standardImpact(
        store,
        new Map([
          [standardPath, standard(overlay("r.yaml"))],
          ["s/r.yaml", before],
        ]),
      ).length;
    assert.deepEqual([impact("minItems: 2"), impact("minItems: 1")], [0, 1]);
  });
});
