import assert from "node:assert/strict";
import { rmSync } from "node:fs";
import path from "node:path";
import { buildProject } from "../../../src/core/model/build";
import type { HistoryPoint } from "../../../src/core/risk/history";
import { parseInstant } from "../../../src/core/text/instant";
import { parseText } from "../../../src/core/text/parse";
import { GitHistory, registerReader, type HistoryOptions } from "../../../src/workspace/git-history";
import { Repository } from "./repository";

describe("History of a register in git", () => {
  let repository: Repository;
  const options = (change: Partial<HistoryOptions> = {}): HistoryOptions => ({
    repository,
    pathOf: (file) => path.join(repository.folder, path.relative("shop", file)),
    token: { isCancellationRequested: false },
    progress: () => undefined,
    ...change,
  });
  const risk = (status: string): string =>
    `project: { id: shop }\nrisks:\n  - { id: R-1, title: Late, probability: 4, impact: 5, status: ${status} }\n`;
  const project = buildProject("shop", [parseText("shop/p.pmo.yaml", risk("closed"), 1)]);

  beforeEach(() => {
    repository = new Repository();
    repository.commit("2026-01-05T12:00:00Z", "readme.txt", "before the plan");
    repository.commit("2026-02-02T12:00:00Z", "p.pmo.yaml", risk("open"));
    repository.commit("2026-03-02T12:00:00Z", "p.pmo.yaml", "risks:\n  - { id: R-1, title: 'open\n");
    repository.commit("2026-04-06T12:00:00Z", "p.pmo.yaml", risk("closed"));
  });
  afterEach(() => {
    rmSync(repository.folder, { recursive: true, force: true });
  });

  const scores = (outcome: Awaited<ReturnType<GitHistory<HistoryPoint>["read"]>>): readonly (readonly number[])[] => {
    assert.ok(outcome?.state === "ready");
    return outcome.points.map(({ open, score }) => [open, score]);
  };

  it("has a point for each commit since the plan exists, the oldest first; a broken text is counted, not taken for an empty register", async () => {
    const outcome = await new GitHistory(registerReader).read(project, options());
    assert.deepEqual(scores(outcome), [
      [1, 20],
      [0, 0],
    ]);
    assert.ok(outcome?.state === "ready");
    assert.equal(outcome.skipped, 1);
  });

  it("begins at a date, and asks git only once for what a commit said", async () => {
    const history = new GitHistory(registerReader);
    const march = new Date(2026, 2, 10);
    const since = Date.UTC(march.getFullYear(), march.getMonth(), march.getDate()) / 60_000;
    assert.deepEqual(scores(await history.read(project, options({ since }))), [[0, 0]]);
    const shown = repository.shown;
    await history.read(project, options({ since }));
    assert.equal(repository.shown, shown);
  });

  it("knows the register at the begin of a day: by the last commit before it that can be read", async () => {
    const at = (text: string): number => parseInstant(text) ?? 0;
    const register = async (day: string) =>
      (await new GitHistory(registerReader).pointAt(project, at(day), options()))?.risks;
    const position = { probability: 4, impact: 5 };
    assert.deepEqual(await register("2026-05-01"), [{ id: "R-1", status: "closed", position }]);
    assert.deepEqual(await register("2026-03-20"), [{ id: "R-1", status: "open", position }], "not the broken one");
    assert.equal(await register("2026-01-20"), undefined, "the plan was not there yet");
    assert.equal(
      await new GitHistory(registerReader).pointAt(project, at("2026-05-01"), options({ repository: undefined })),
      undefined,
    );
  });

  it("can be given up, and tells how far it is", async () => {
    const token = { isCancellationRequested: false };
    const seen: string[] = [];
    const progress = (done: number, total: number): void => {
      seen.push(`${done}/${total}`);
      token.isCancellationRequested = done === 1;
    };
    assert.equal(await new GitHistory(registerReader).read(project, options({ token, progress })), undefined);
    assert.deepEqual(seen, ["0/4", "1/4"]);
  });

  it("without a repository or a commit there is a reason in words, and what to do next", async () => {
    const none = await new GitHistory(registerReader).read(project, options({ repository: undefined }));
    assert.ok(none?.state === "none");
    assert.match(none.reason.template, /no git repository/);
    const elsewhere = await new GitHistory(registerReader).read(project, options({ pathOf: () => "elsewhere" }));
    assert.ok(elsewhere?.state === "none");
    assert.match(elsewhere.reason.template, /No commit/);
    const later = await new GitHistory(registerReader).read(project, options({ since: 1e9 }));
    assert.deepEqual(later, { state: "ready", points: [], skipped: 0 }, "so that another day can be chosen");
  });
});
