import assert from "node:assert/strict";
import { applyEdits } from "../../../../src/core/text/edit";
import { renderMessage } from "../../../../src/core/text/message";
import { LineIndex } from "../../../../src/core/text/range";
import { rescoreRisk, type Rescoring } from "../../../../src/language/risk/rescore";
import { ProjectStore } from "../../../../src/workspace/store";

const file = "p/project.pmo.yaml";
const plan = `project: { id: p, name: P, start: 2026-04-01 }
risks:
  # the worst one
  - id: R-001
    title: Late API # vendor
    probability: 4
    impact: 4
    residual: { probability: 2, impact: 3 }
  - { id: R-002, title: Many people leave, probability: 2, impact: { schedule: 4, cost: 2 } }
  - id: R-003
    title: Not assessed yet
`;

function rescored(rescoring: Partial<Rescoring>, text = plan): { readonly text: string; readonly problem?: string } {
  const store = new ProjectStore();
  store.setFile(file, text);
  const project = store.projectOf(file);
  assert.ok(project);
  const scope = {
    store,
    language: "en" as const,
    today: "2026-05-01",
    render: (words: Parameters<typeof renderMessage>[0]) => renderMessage(words),
  };
  const outcome = rescoreRisk(scope, project, {
    id: "R-001",
    position: "inherent",
    probability: 5,
    impact: 4,
    reason: "A second vendor has left",
    ...rescoring,
  });
  if (outcome.problem) return { text, problem: renderMessage(outcome.problem) };
  const lines = new LineIndex(text);
  const edits = outcome.edits.flatMap((one) =>
    one.edits.map(({ range, newText }) => ({
      span: { start: lines.offset(range.start), end: lines.offset(range.end) },
      newText,
    })),
  );
  const after = applyEdits(text, edits);
  store.setFile(file, after);
  const errors = store.findings(file).filter(({ severity }) => severity === "error");
  assert.deepEqual(errors, [], "what is written is valid");
  return { text: after };
}

describe("assessing a risk anew", () => {
  it("writes both levels that change and the reason with the day, and keeps everything else", () => {
    const { text } = rescored({});
    const added = text.split("\n").filter((line) => !plan.includes(line));
    assert.equal(added[0], "    probability: 5");
    const history = text.slice(text.indexOf("    history:"));
    assert.match(history, /date: 2026-05-01/);
    assert.match(history, /from: \{ probability: 4, impact: 4 \}/);
    assert.match(history, /to: \{ probability: 5, impact: 4 \}/);
    assert.match(history, /reason: A second vendor has left/);
    assert.match(text, /# the worst one\n {2}- id: R-001\n {4}title: Late API # vendor\n/);
    assert.match(text, /residual: \{ probability: 2, impact: 3 \}/);
  });

  it("changes a residual assessment where it stands, and says in the history which one it was", () => {
    const { text } = rescored({ position: "residual", probability: 1, impact: 3 });
    assert.match(text, /residual: \{ probability: 1, impact: 3 \}/);
    assert.match(text, /position: residual/);
    assert.match(text, / {4}probability: 4\n {4}impact: 4\n/);
  });

  it("adds an assessment that was not there, without a former one", () => {
    const { text } = rescored({ position: "target", probability: 1, impact: 1 });
    assert.match(text, /target: *(\{ probability: 1, impact: 1 \}|\n {6}probability: 1\n {6}impact: 1)/);
    assert.doesNotMatch(text, /from:/);
    assert.match(rescored({ id: "R-003" }).text, /title: Not assessed yet\n {4}probability: 5\n {4}impact: 4\n/);
  });

  it("an impact by objective stays one: what is above the new level comes down, otherwise the highest rises", () => {
    const lower = rescored({ id: "R-002", probability: 2, impact: 3 }).text;
    assert.match(lower, /impact: \{ schedule: 3, cost: 2 \}/);
    const higher = rescored({ id: "R-002", probability: 2, impact: 5 }).text;
    assert.match(higher, /impact: \{ schedule: 5, cost: 2 \}/);
    const named = rescored({ id: "R-002", probability: 2, impact: 5, objective: "cost" }).text;
    assert.match(named, /impact: \{ schedule: 4, cost: 5 \}/);
  });

  it("a second change is added behind the first one", () => {
    const first = rescored({}).text;
    const second = rescored({ probability: 3, reason: "It came\nback" }, first).text;
    assert.equal(second.match(/date: 2026-05-01/g)?.length, 2);
    assert.ok(second.indexOf("It came back") > second.indexOf("A second vendor"));
  });

  it("keeps the comments of a history that is there", () => {
    const history =
      "    history: # why\n      # the beginning\n      - { date: 2026-04-02, to: { probability: 4, impact: 4 }, reason: First look } # by all\n";
    const text = plan.replace("    residual:", `${history}    residual:`);
    const after = rescored({}, text).text;
    assert.ok(after.includes(history.trimEnd()), after);
    assert.match(after, /reason: A second vendor has left/);
  });

  it("is refused without a reason, without a change, and for a risk that is gone", () => {
    assert.match(rescored({ reason: "  " }).problem ?? "", /why/);
    assert.match(rescored({ probability: 4 }).problem ?? "", /already/);
    assert.match(rescored({ id: "R-9" }).problem ?? "", /no risk 'R-9'/);
    assert.match(rescored({}, `${plan}issues: [\n`).problem ?? "", /not valid YAML/);
  });
});
