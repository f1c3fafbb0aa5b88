import { deepEqual, equal } from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../../scripts/lib/project.mjs";
import { cleanEnvironment, run } from "../../../scripts/lib/run.mjs";
import { useWorkbench } from "../support/launch";
import { RiskMatrixView } from "../support/views";

/** The workbench works on a copy of it. */
const original = join(root, "test-output", "git-workspace");
const file = "shop.pmo.yaml";

interface Score {
  readonly probability: number;
  readonly impact: number;
  readonly status?: string;
}

/** A project with risks, as it is at some day. */
function register(scores: readonly Score[]): string {
  const risks = scores.map(
    ({ probability, impact, status = "open" }, at) => `  - id: R-00${at + 1}
    title: Risk ${at + 1}
    probability: ${probability}
    impact: { schedule: ${impact} }
    status: ${status}
`,
  );
  return `project: { id: shop, name: Shop, start: 2026-01-05, status: active }\nrisks:\n${risks.join("")}`;
}

/** Commits what the register says on a day. */
async function commit(day: string, text: string, folder = original): Promise<void> {
  await writeFile(join(folder, file), text);
  const date = `${day}T12:00:00`;
  const env = cleanEnvironment({ GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
  const who = ["-C", folder, "-c", "user.name=Test", "-c", "user.email=test@example.com", "-c", "commit.gpgsign=false"];
  await run("git", [...who, "add", "-A"]);
  await run("git", [...who, "commit", "--quiet", "--message", day], { env });
}

describe("the risk matrix of a project in a git repository", () => {
  before("a repository with three commits", async () => {
    await rm(original, { recursive: true, force: true });
    await mkdir(original, { recursive: true });
    await run("git", ["-C", original, "init", "--quiet"]);
    await commit("2026-01-10", register([{ probability: 5, impact: 4 }]));
    await commit(
      "2026-02-10",
      register([
        { probability: 5, impact: 4 },
        { probability: 2, impact: 2 },
      ]),
    );
    await commit(
      "2026-03-10",
      register([
        { probability: 3, impact: 4 },
        { probability: 2, impact: 2 },
        { probability: 1, impact: 1 },
      ]),
    );
    await writeFile(
      join(original, file),
      register([
        { probability: 3, impact: 4 },
        { probability: 4, impact: 2 },
        { probability: 1, impact: 1, status: "closed" },
      ]),
    );
  });

  const workbench = useWorkbench({ folder: original, width: 1600 });
  let view: RiskMatrixView;

  before("the matrix is open", async function () {
    this.timeout(60_000);
    await workbench().openFile(file);
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
    view = await RiskMatrixView.open(workbench());
  });

  it("its burndown counts what each commit said, and what the text says now", async () => {
    await view.frame.getByRole("tab", { name: "Burndown" }).click();
    await view.frame.getByRole("button", { name: "Read the git history" }).click();
    const panel = view.frame.getByRole("tabpanel", { name: "Burndown" });
    await panel.locator("tbody tr").first().waitFor();
    deepEqual(await panel.locator("tbody tr td:nth-of-type(1)").allTextContents(), ["2", "3", "2", "1"]);
    equal(await panel.getByRole("img").getAttribute("aria-label"), "Open risks: 1 on 2026-01-10, 2 now");
    await workbench().screenshot("risk-burndown-git");
  });

  it("what moved since a day is measured from the last commit before it", async () => {
    await view.frame.getByLabel("Moved since").fill("2026-03-01");
    const words = view.frame.locator(".movement-words");
    await workbench().waitFor("what moved", async () => (await words.textContent()) !== "");
    equal(await words.textContent(), "Since 2026-03-01: 1 up, 1 down, 0 sideways, 1 new, 0 closed.");
    await workbench().screenshot("risk-movement-git");
  });

  it("a new commit is in the burndown when it is read again", async () => {
    await commit(
      "2026-04-10",
      register([
        { probability: 3, impact: 4 },
        { probability: 4, impact: 2, status: "closed" },
      ]),
      workbench().folder,
    );
    const panel = view.frame.getByRole("tabpanel", { name: "Burndown" });
    await workbench().waitFor(
      "the text of the commit",
      async () => (await panel.locator("tbody tr td:nth-of-type(1)").first().textContent()) === "1",
    );
    await panel.getByRole("button", { name: "Read again" }).click();
    await workbench().waitFor("five points", async () => (await panel.locator("tbody tr").count()) === 5);
    deepEqual(await panel.locator("tbody tr td:nth-of-type(1)").allTextContents(), ["1", "1", "3", "2", "1"]);
  });
});
