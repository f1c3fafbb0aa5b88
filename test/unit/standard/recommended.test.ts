import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { builtInStandard } from "../../../src/core/standard/built-in";
import { standardOfFile, type Standard } from "../../../src/core/standard/model";
import { resolveScale } from "../../../src/core/risk/scale";
import { templateSources } from "../../../src/core/standard/generated/templates";
import { instantiateTemplate, readTemplate } from "../../../src/core/standard/template";
import { renderMessage, type Message } from "../../../src/core/text/message";
import { parseText } from "../../../src/core/text/parse";
import { toData } from "../../../src/core/text/tree";
import { ProjectStore } from "../../../src/workspace/store";

const root = fileURLToPath(new URL("../../../", import.meta.url));

function findingsOf(files: readonly { readonly path: string; readonly text: string }[]): readonly string[] {
  const store = new ProjectStore();
  for (const { path, text } of files) store.setFile(`/p/${path}`, text);
  return store.allFindings().map(({ code, message }) => `${code} ${renderMessage(message)}`);
}

function recommendedSections(): Standard["demands"]["sections"] {
  const file = builtInStandard("pmo:recommended");
  assert.ok(file);
  return standardOfFile(file)?.demands.sections ?? [];
}

const bare = "project: { id: a, name: A, standard: pmo:recommended }\n";

describe("The built-in standard pmo:recommended", () => {
  it("asks for a project's people, schedule and risks, and for who answers for it", () => {
    assert.deepEqual(
      recommendedSections().map(({ section, fields }) => [section, ...fields.map(({ text }) => text)].join(" ")),
      ["project sponsor manager start status", "organization", "schedule", "risks owner response"],
    );
  });

  it("says at the project what is missing", () => {
    assert.deepEqual(findingsOf([{ path: "a.pmo.yaml", text: bare }]), [
      "standard.missing-field 'A' lacks what the standard asks for: sponsor, manager, start, status",
      "standard.missing-section The standard asks for sections that this project does not have: organization, schedule, risks",
    ]);
  });

  it("takes an empty section for none, and one in another file of the project for one", () => {
    const withRisks = (text: string): readonly string[] =>
      findingsOf([
        { path: "a.pmo.yaml", text: bare },
        { path: "b.pmo.yaml", text },
      ]).filter((finding) => finding.includes("risk"));
    assert.equal(withRisks("risks: []\n").length, 1);
    assert.deepEqual(
      withRisks("risks:\n  - { id: R-001, title: Late, owner: x, response: accept, status: closed }\n"),
      [],
    );
  });

  it("says of a project that is under way what is overdue, and of none of them more than a warning", () => {
    const text = `project: { id: a, name: A, standard: pmo:recommended, sponsor: x, manager: x, start: 2026-04-01, status: active, statusDate: 2026-06-30 }
organization: { people: [{ id: x, name: X }] }
schedule: { tasks: [{ id: t, name: T, duration: 90d, actualStart: 2026-04-01, percentComplete: 40 }] }
risks: [{ id: R-1, title: Late, owner: x, response: accept, reviewDate: 2026-06-01 }]
actions: [{ id: A-1, title: Order, owner: x, due: 2026-06-29 }, { id: A-2, title: Call, owner: x, due: 2026-06-30 }]
decisions: [{ id: D-1, title: Where, status: pending, needBy: 2026-06-01 }]
deliverables: [{ id: DLV-1, name: Manual, due: 2026-05-01 }]
`;
    assert.deepEqual(findingsOf([{ path: "a.pmo.yaml", text }]), [
      "recommended.risk-review-not-overdue 'Late' was to be reviewed on 2026-06-01",
      "recommended.action-not-overdue 'Order' was due on 2026-06-29",
      "recommended.decision-not-overdue 'Where' was needed by 2026-06-01",
      "recommended.deliverable-not-overdue 'Manual' was due on 2026-05-01",
    ]);
    const file = builtInStandard("pmo:recommended");
    const rules = (file && standardOfFile(file)?.rules) ?? [];
    assert.ok(rules.length >= 15);
    for (const { id, severity } of rules) assert.ok(severity === "info" || severity === "warning", id);
  });

  it("asks nothing of a project that does not follow it", () => {
    assert.deepEqual(findingsOf([{ path: "a.pmo.yaml", text: "project: { id: a, name: A }\n" }]), []);
  });

  for (const source of templateSources) {
    it(`is satisfied by the template ${source.name}, which has no findings at all`, () => {
      const files = instantiateTemplate(readTemplate(source), {
        parameters: { name: 'A "new": project # 1' },
        today: "2026-12-01",
      });
      assert.ok(files.some(({ text }) => text.includes("standard: pmo:recommended")));
      assert.deepEqual(findingsOf(files), []);
    });
  }

  it("has the scale of risks that the matrix draws, with the same words in both languages", () => {
    const japanese = JSON.parse(readFileSync(`${root}l10n/parts/risk.ja.json`, "utf8")) as Record<string, string>;
    const file = parseText("recommended.pmo.yaml", readFileSync(`${root}standards/recommended.pmo.yaml`, "utf8"), 1);
    const { standard } = toData(file.root ?? assert.fail()) as {
      standard: { scales: { risk: Record<"probability" | "impact" | "bands", { name: object }[]> } };
    };
    const words = (name: string | Message): object => {
      const text = typeof name === "string" ? { template: name, args: [] } : name;
      return { en: renderMessage(text), ja: renderMessage(text, japanese) };
    };
    const built = resolveScale(undefined);
    const { probability, impact, bands } = standard.scales.risk;
    assert.deepEqual(
      probability.map(({ name }) => ({ ...name })),
      built.probability.map(({ name }) => words(name)),
    );
    assert.deepEqual(
      impact.map(({ name }) => ({ ...name })),
      built.impact.map(({ name }) => words(name)),
    );
    assert.deepEqual(
      bands.map(({ name }) => ({ ...name })),
      built.bands.map(({ name }) => words(name)),
    );
  });
});
