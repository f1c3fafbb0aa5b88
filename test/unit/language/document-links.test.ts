import assert from "node:assert/strict";
import { documentLinks } from "../../../src/language/document-links";
import { openWorkspace } from "./navigation-support";

function links(files: Readonly<Record<string, string>>): readonly string[] {
  const { scope, file, show } = openWorkspace(files);
  return documentLinks(scope, file).map(
    ({ range, target, fragment, kind }) =>
      `${show({ file, range }).replace(/^.*?: /, "")} -> ${target}${fragment === undefined ? "" : ` at ${fragment}`} (${kind})`,
  );
}

const head = "project:\n  id: demo\n  name: Demo\n";

describe("document links", () => {
  it("lead from the standard to its file, relative to the project's file", () => {
    assert.deepEqual(links({ "a/demo/p.pmo.yaml": `${head}  standard: "../../std/acme.pmo.yaml" # ours\n` }), [
      "../../std/acme.pmo.yaml -> std/acme.pmo.yaml (file)",
    ]);
  });
  it("lead to the built-in standard, which has no file of its own", () => {
    assert.deepEqual(links({ "demo/p.pmo.yaml": `${head}  standard: pmo:recommended\n` }), [
      "pmo:recommended -> pmo-standard:/recommended.pmo.yaml (standard)",
    ]);
  });
  it("lead to deliverables and evidence, to a place in them too", () => {
    const text = `deliverables:
  - { id: D-1, name: A, location: docs/設計.md#概要 }
gates:
  - id: g
    criteria:
      - { text: A, evidenceLink: './review report.pdf' }
      - { text: B, evidenceLink: 'docs\\b.pdf' }
`;
    assert.deepEqual(links({ "demo/p.pmo.yaml": text }), [
      "docs/設計.md#概要 -> demo/docs/設計.md at 概要 (file)",
      "./review report.pdf -> demo/review report.pdf (file)",
      "docs\\b.pdf -> demo/docs/b.pdf (file)",
    ]);
  });
  it("are encoded as VS Code encodes them where files are addresses", () => {
    const text = "deliverables:\n  - { id: D-1, name: A, location: ../資料/a b.md }\n";
    assert.deepEqual(links({ "file:///w/demo/p.pmo.yaml": text }), [
      "../資料/a b.md -> file:///w/%E8%B3%87%E6%96%99/a%20b.md (file)",
    ]);
  });
  it("leave addresses to VS Code, and do without what is no path", () => {
    const text = `${head}  standard: npm:@acme/standard
  url: https://example.com/a
meetings:
  - { id: M-1, title: A, url: "http://example.com" }
deliverables:
  - { id: D-1, name: A, location: /etc/passwd }
  - { id: D-2, name: B, location: ../../../outside.md }
  - { id: D-3, name: C, location: "" }
  - { id: D-4, name: D, location: }
`;
    assert.deepEqual(links({ "demo/p.pmo.yaml": text }), []);
    assert.deepEqual(links({ "demo/p.pmo.yaml": `${head}  url: mailto:pmo@example.com\n` }), [
      "mailto:pmo@example.com -> mailto:pmo@example.com (address)",
    ]);
  });
  it("lead from a standard to the standards it builds on and the files of its templates, not to the files these will make", () => {
    const text = `standard:
  id: acme
  version: 1.0.0
  extends: [pmo:recommended, base.pmo.yaml]
  templates:
    - id: t
      version: 1.0.0
      files:
        - { path: project.pmo.yaml, from: templates/project.pmo.yaml }
`;
    assert.deepEqual(links({ "std/acme.pmo.yaml": text }), [
      "pmo:recommended -> pmo-standard:/recommended.pmo.yaml (standard)",
      "base.pmo.yaml -> std/base.pmo.yaml (file)",
      "templates/project.pmo.yaml -> std/templates/project.pmo.yaml (file)",
    ]);
  });
  it("lead from a portfolio to its projects, named by id or folder", () => {
    assert.deepEqual(
      links({
        "all.pmo.yaml": "portfolio:\n  id: all\n  name: All\n  projects:\n    - demo\n    - { path: ./x/crm }\n",
        "x/demo/p.pmo.yaml": head,
        "x/crm/p.pmo.yaml": head.replace("demo", "crm"),
      }),
      ["demo -> x/demo/p.pmo.yaml (file)", "./x/crm -> x/crm/p.pmo.yaml (file)"],
    );
  });
});
