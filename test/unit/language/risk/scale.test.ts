import assert from "node:assert/strict";
import { buildRiskMatrix } from "../../../../src/core/risk/matrix";
import { renderMessage, type Message } from "../../../../src/core/text/message";
import { codeLenses, resolveCodeLens } from "../../../../src/language/code-lens";
import { recordItem } from "../../../../src/language/explorer/record-item";
import { registerOf } from "../../../../src/language/explorer/registers";
import { withRiskScale } from "../../../../src/language/risk/scale";
import { ProjectStore } from "../../../../src/workspace/store";

const scale = (name: string) => `
      appetite: 4
      probability: [{ value: 1, name: { en: Seldom, ja: まれ } }, { value: 2, name: Often }]
      impact: [{ value: 1, name: ${name} }, { value: 2, name: Large }, { value: 3, name: Huge }]`;
const standard = (more = "") => `standard:\n  id: acme\n  version: 1.0.0\n  title: Acme${more}\n`;

function namesOf(files: Readonly<Record<string, string>>, language: "en" | "ja" = "en"): readonly unknown[] {
  const store = new ProjectStore();
  for (const [path, text] of Object.entries(files)) store.setFile(path, text);
  const project = store.projectOf("p/project.pmo.yaml");
  assert.ok(project);
  const { probability, impact } = buildRiskMatrix(withRiskScale(project, store, language));
  return [probability.length, impact.length, probability[0]?.name, impact[0]?.name];
}

const project = (more: string) => `project: { id: p, name: P, ${more} }\nrisks: []\n`;

describe("The risk scale of a project", () => {
  it("is that of its standard, also one that the standard extends, in the language of the person", () => {
    const files = {
      "p/project.pmo.yaml": project("standard: ../std/acme.pmo.yaml"),
      "std/acme.pmo.yaml": standard("\n  extends: [base.pmo.yaml]"),
      "std/base.pmo.yaml": standard(`\n  scales:\n    risk:${scale("Small")}`),
    };
    assert.deepEqual(namesOf(files), [2, 3, "Seldom", "Small"]);
    assert.deepEqual(namesOf(files, "ja"), [2, 3, "まれ", "Small"]);
  });

  it("its own one counts before that of the standard", () => {
    const own = "riskScale: { probability: [{ value: 1, name: Once }], impact: [{ value: 1, name: Own }] }";
    const files = {
      "p/project.pmo.yaml": project(`standard: ../std/acme.pmo.yaml, ${own}`),
      "std/acme.pmo.yaml": standard(`\n  scales:\n    risk:${scale("Small")}`),
    };
    assert.deepEqual(namesOf(files), [1, 1, "Once", "Own"]);
  });

  it("without any, and with the recommended standard, it is the built-in one, whose names are translated", () => {
    for (const more of ["status: active", "standard: pmo:recommended", "standard: missing.pmo.yaml"]) {
      const [rows, columns, name] = namesOf({ "p/project.pmo.yaml": project(more) });
      assert.deepEqual([rows, columns], [5, 5]);
      assert.equal(typeof name, "object", "a message, not words of one language");
    }
  });

  it("is the one that code lenses speak of as well", () => {
    const store = new ProjectStore();
    const text = `${project("standard: acme.pmo.yaml").replace("risks: []", "risks:")}  - { id: R-1, title: Late, probability: 2, impact: 3, status: open }\n`;
    store.setFile("p/project.pmo.yaml", text);
    const bands =
      "\n      bands: [{ id: a, name: Fine, from: 1, color: green }, { id: b, name: Act, from: 5, color: red }]";
    store.setFile("p/acme.pmo.yaml", standard(`\n  scales:\n    risk:${scale("Small")}${bands}`));
    const scope = {
      store,
      language: "en" as const,
      today: "2026-05-01",
      render: (words: Message) => renderMessage(words),
    };
    const file = "p/project.pmo.yaml";
    const titles = codeLenses(scope, file, []).map((lens) => resolveCodeLens(scope, file, lens).title);
    assert.ok(
      titles.some((title) => title.includes("Act 1")),
      titles.join(),
    );
  });

  it("counts for what is checked: scores above its appetite need a response, in every project that follows it", () => {
    const store = new ProjectStore();
    const file = "p/project.pmo.yaml";
    store.setFile(
      file,
      `${project("standard: acme.pmo.yaml").replace("risks: []", "risks:")}  - { id: R-1, title: Late, probability: 2, impact: 3, owner: sato, status: open }\n`,
    );
    const found = (): readonly string[] =>
      store
        .findings(file)
        .filter(({ code }) => code === "risk.no-response")
        .map(({ message }) => renderMessage(message));
    store.setFile("p/acme.pmo.yaml", standard(`\n  scales:\n    risk:${scale("Small")}`));
    assert.deepEqual(found(), ["The risk 'Late' scores 6, above the appetite of 4, and has no response."]);
    store.setFile(
      "p/acme.pmo.yaml",
      standard(`\n  scales:\n    risk:${scale("Small").replace("appetite: 4", "appetite: 6")}`),
    );
    assert.deepEqual(found(), [], "the standard was changed");
  });

  it("counts in the explorer, also after the standard has changed", () => {
    const store = new ProjectStore();
    store.setFile(
      "p/project.pmo.yaml",
      `${project("standard: acme.pmo.yaml").replace("risks: []", "risks:")}  - { id: R-1, title: Late, probability: 2, impact: 3, status: open }\n`,
    );
    const bands = (name: string): string =>
      `\n      bands: [{ id: a, name: Fine, from: 1, color: green }, { id: b, name: ${name}, from: 5, color: red }]`;
    const scope = {
      store,
      language: "en" as const,
      today: "2026-05-01",
      render: (words: Message) => renderMessage(words),
    };
    const level = (): string => {
      const found = store.projectOf("p/project.pmo.yaml");
      const register = registerOf("risk");
      const record = found?.risks[0];
      assert.ok(found && register && record);
      return recordItem(scope, found, record, register, "id").description ?? "";
    };
    store.setFile("p/acme.pmo.yaml", standard(`\n  scales:\n    risk:${scale("Small")}${bands("Act")}`));
    assert.match(level(), /Act/);
    store.setFile("p/acme.pmo.yaml", standard(`\n  scales:\n    risk:${scale("Small")}${bands("Stop")}`));
    assert.match(level(), /Stop/);
  });
});
