import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { renderMessage } from "../../../src/core/text/message";
import { featuresFor, isBeyondSchema, isSeenBySchema } from "../../../src/language/coexistence";
import { complete } from "../../../src/language/completion";
import { hover } from "../../../src/language/hover";
import type { LanguageScope } from "../../../src/language/types";
import { ProjectStore } from "../../../src/workspace/store";
import { serverWithContribution, yamlDocument } from "./server";

const file = "demo/plan.pmo.yaml";

function scopeOf(text: string): LanguageScope {
  const store = new ProjectStore();
  store.setFile(file, text);
  return { store, language: "en", today: "2026-04-01", render: (message) => renderMessage(message) };
}

const base = `project:
  id: demo
  name: Demo
  start: 2026-04-01
organization:
  people:
    - { id: sato, name: Sato }
schedule:
  tasks:
    - id: design
      name: Design
      duration: 5d
risks:
  - id: R-001
    title: Late
    owner: sato
    response: avoid
`;

describe("beside the YAML extension of Red Hat", () => {
  it("everything is ours in our own language, and in a file set to yaml where that extension is not installed", () => {
    for (const [language, present] of [
      ["pmo-yaml", true],
      ["pmo-yaml", false],
      ["yaml", false],
      ["plaintext", true],
    ] as const)
      assert.deepEqual(featuresFor(language, present), { schema: true, structure: true }, `${language} ${present}`);
  });

  it("in a file set to yaml, what comes from the schema and the structure is left to it", () => {
    assert.deepEqual(featuresFor("yaml", true), { schema: false, structure: false });
  });

  it("no completion is offered by both", async () => {
    const service = serverWithContribution();
    for (const ending of ["    ", "    owner: ", "    response: ", "    escalated: ", "  - ", ""]) {
      const text = base + (ending === "" ? "" : ending);
      const ours = complete(scopeOf(text), file, text.length).items.filter(isBeyondSchema);
      const document = yamlDocument(text);
      const theirs = await service.doComplete(document, document.positionAt(text.length), false);
      const labels = new Set(theirs.items.map(({ label }) => label));
      assert.deepEqual(
        ours.map(({ label }) => label).filter((label) => labels.has(label)),
        [],
        `behind '${ending}'`,
      );
    }
  });

  it("ids of other records are still offered, and explained with what is computed", () => {
    const text = `${base}    identifiedBy: `;
    const offered = complete(scopeOf(text), file, text.length).items.filter(isBeyondSchema);
    assert.ok(offered.some(({ label }) => label === "sato"));
    const told = hover(scopeOf(base), file, base.indexOf("design") + 1, false)?.contents ?? "";
    assert.match(told, /Start: 2026-04-01/);
    assert.doesNotMatch(told, /Unique/);
    assert.equal(hover(scopeOf(base), file, base.indexOf("response:") + 1, false), undefined, "the schema says it");
  });

  const mistakes: Readonly<Record<string, readonly [string, string]>> = {
    "a misspelt key": ["duration: 5d", "duratoin: 5d"],
    "a missing key": ["      name: Design\n", ""],
    "a wrong word": ["response: avoid", "response: hope"],
    "a duration in words": ["duration: 5d", "duration: 5 days"],
    "a date in words": ["start: 2026-04-01", "start: April"],
    "an id with a space": ["id: R-001", "id: R 001"],
    "a list for a text": ["name: Design", "name: [Design]"],
    "a key twice": ["      name: Design\n", "      name: Design\n      name: Again\n"],
    "an open bracket": ["name: Design", "name: [Design"],
    "an open quote": ["name: Design", 'name: "Design'],
    "a tab": ["      duration", "\tduration"],
    "a number out of range": ["duration: 5d", "duration: 5d\n      percentComplete: 140"],
  };

  for (const [name, [from, to]] of Object.entries(mistakes))
    it(`${name}: what is left to it, it tells`, async () => {
      assert.ok(base.includes(from));
      const text = base.replace(from, to);
      const left = scopeOf(text).store.findings(file).filter(isSeenBySchema);
      assert.ok(left.length > 0, "there is something to tell");
      const theirs = await serverWithContribution().doValidation(yamlDocument(text), false);
      assert.ok(theirs.length > 0, left.map(({ code }) => code).join(", "));
    });

  it("a day that does not exist and an unknown id stay ours: no schema sees them", async () => {
    const text = base.replace("start: 2026-04-01", "start: 2026-02-31").replace("owner: sato", "owner: nobody");
    const codes = scopeOf(text)
      .store.findings(file)
      .filter((finding) => !isSeenBySchema(finding))
      .map(({ code }) => code);
    assert.ok(codes.includes("date.invalid"), codes.join(", "));
    assert.ok(codes.includes("reference.unknown"), codes.join(", "));
    assert.deepEqual(await serverWithContribution().doValidation(yamlDocument(text), false), []);
  });

  it("the manifest hooks no other extension's language", () => {
    const root = fileURLToPath(new URL("../../..", import.meta.url));
    const manifest = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
      readonly contributes: { readonly languages: readonly { readonly id: string }[] };
      readonly extensionDependencies?: unknown;
    };
    assert.ok(manifest.contributes.languages.every(({ id }) => id.startsWith("pmo")));
    assert.equal(manifest.extensionDependencies, undefined);
  });
});
