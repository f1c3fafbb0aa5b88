import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { conformanceReader } from "../../../src/workspace/conformance-history";
import { GitHistory } from "../../../src/workspace/git-history";
import { ProjectStore } from "../../../src/workspace/store";
import { Repository } from "./repository";

const standard = `standard:
  id: acme
  version: 1.0.0
  rules:
    - { id: owner, on: risks, check: has(risk.owner), message: "'{risk.title}' has no owner" }
`;

/** A plan with four risks of which some have an owner. */
function plan(owned: number, head = "standard: ../acme.pmo.yaml, "): string {
  const risks = [1, 2, 3, 4].map(
    (number) => `  - { id: R-${number}, title: Risk ${number}${number <= owned ? ", owner: sato" : ""} }`,
  );
  return `project: { id: shop, ${head}name: Shop }\npeople: [{ id: sato }]\nrisks:\n${risks.join("\n")}\n`;
}

describe("How a project came to keep its standards", () => {
  let repository: Repository;

  before(() => {
    repository = new Repository();
    repository.commit("2026-01-10T12:00:00Z", "p.pmo.yaml", plan(4, ""));
    repository.commit("2026-02-10T12:00:00Z", "p.pmo.yaml", plan(0));
    repository.commit("2026-03-10T12:00:00Z", "p.pmo.yaml", "risks: [{ id: R-1\n");
    repository.commit("2026-04-10T12:00:00Z", "p.pmo.yaml", plan(2));
  });
  after(() => rmSync(repository.folder, { recursive: true, force: true }));

  it("is read from the commits by the rules of today, and leaves out what followed no standard or was broken", async () => {
    const store = new ProjectStore();
    store.setFile("acme.pmo.yaml", standard);
    store.setFile("shop/p.pmo.yaml", plan(3));
    const [project] = store.projects();
    assert.ok(project);
    const history = new GitHistory(conformanceReader(store));
    const read = async () => {
      const outcome = await history.read(project, {
        repository,
        pathOf: (file) => path.join(repository.folder, path.relative("shop", file)),
        token: { isCancellationRequested: false },
        progress: () => undefined,
      });
      assert.ok(outcome?.state === "ready");
      return { scores: outcome.points.map(({ score, grade }) => `${grade} ${score}`), skipped: outcome.skipped };
    };
    assert.deepEqual(await read(), { scores: ["D 0", "D 0.5"], skipped: 1 });
    const shown = repository.shown;
    await read();
    assert.equal(repository.shown, shown, "a commit is read once");
    // Another version of the standard is another measure.
    store.setFile("acme.pmo.yaml", standard.replace("has(risk.owner)", "has(risk.title)"));
    assert.deepEqual((await read()).scores, ["A 1", "A 1"]);
  });
});
