import { deepEqual, match, ok } from "node:assert/strict";
import { mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Frame } from "playwright-core";
import { root } from "../../../scripts/lib/project.mjs";
import { cleanEnvironment, run } from "../../../scripts/lib/run.mjs";
import { useWorkbench } from "../support/launch";

/** The workbench works on a copy of it. */
const original = join(root, "test-output", "standards-workspace");

const standard = `standard:
  id: firm
  version: 1.0.0
  title: { en: Firm, ja: 当社標準 }
  rules:
    - id: owner
      title: { en: Risks have an owner, ja: リスクに担当者がいる }
      on: risks
      check: has(risk.owner)
      message: { en: "'{risk.title}' has no owner", ja: "「{risk.title}」に担当者がいません" }
`;

/** A plan with four risks of which some have an owner. */
function plan(id: string, owned: number): string {
  const risks = [1, 2, 3, 4].map(
    (number) => `  - { id: R-${number}, title: Risk ${number}${number <= owned ? ", owner: sato" : ""} }\n`,
  );
  return `project: { id: ${id}, name: ${id}, standard: ../firm.pmo.yaml }\npeople: [{ id: sato }]\nrisks:\n${risks.join("")}`;
}

async function commit(day: string, owned: number): Promise<void> {
  for (const [id, risks] of [
    ["shop", owned],
    ["depot", 4],
  ] as const) {
    await mkdir(join(original, id), { recursive: true });
    await writeFile(join(original, id, "plan.pmo.yaml"), plan(id, risks));
  }
  const date = `${day}T12:00:00`;
  const who = [
    "-C",
    original,
    "-c",
    "user.name=Test",
    "-c",
    "user.email=test@example.com",
    "-c",
    "commit.gpgsign=false",
  ];
  await run("git", [...who, "add", "-A"]);
  const env = cleanEnvironment({ GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date });
  await run("git", [...who, "commit", "--quiet", "--message", day], { env });
}

describe("the view of standards in a git repository", () => {
  before("a repository with three commits", async () => {
    await rm(original, { recursive: true, force: true });
    await mkdir(original, { recursive: true });
    await run("git", ["-C", original, "init", "--quiet"]);
    await writeFile(join(original, "firm.pmo.yaml"), standard);
    await commit("2026-01-10", 0);
    await commit("2026-02-10", 1);
    await commit("2026-03-10", 3);
  });

  const workbench = useWorkbench({ folder: original, width: 1600 });
  let frame: Frame;

  before("the view is open beside the standard", async function () {
    this.timeout(60_000);
    await workbench().openFile("firm.pmo.yaml");
    await workbench().runCommand("View: Toggle Primary Side Bar Visibility");
    await workbench().runCommand("PMO: Open Conformance with Standards");
    frame = await workbench().webview(".map");
  });

  it("shows where a rule is not kept, and leads from the cell to the text", async () => {
    await frame.getByRole("gridcell", { name: "Risks have an owner – shop: 3 of 4 keep it." }).click();
    await frame.locator(".finding").waitFor();
    match((await frame.locator(".finding").textContent()) ?? "", /'Risk 4' has no owner/);
    await frame.locator(".finding").click();
    await workbench().page.locator('.tab[data-resource-name="plan.pmo.yaml"]').first().waitFor();
  });

  it("draws how a project came to keep the rules, commit by commit", async () => {
    await workbench().runCommand("PMO: Open Conformance with Standards");
    await frame.getByRole("gridcell", { name: /^shop: C\*? 75%/ }).click();
    await frame.getByRole("button", { name: "Read the git history" }).click();
    const line = frame.locator(".trend-chart");
    await line.waitFor();
    const points = await line.locator("circle title").allTextContents();
    deepEqual(
      [...points.slice(0, -1), points.at(-1)?.replace(/^\S+/, "now")],
      ["2026-01-10 D 0%", "2026-02-10 D 25%", "2026-03-10 C 75%", "now C 75%"],
    );
    await workbench().screenshot("standards-trend");
  });

  it("tells what an edit of the standard changes against the last commit while it is typed, and that undo leaves nothing", async () => {
    await workbench().runCommand("PMO: Preview Impact of Standard");
    await frame.getByText("No standard has been changed").waitFor();
    await workbench().runCommand("View: Focus First Editor Group");
    await workbench().openFile("firm.pmo.yaml", { line: 9, column: 1 });
    await workbench().press("End");
    await workbench().insert(" && risk.id != 'R-1'");
    await frame.getByText("Compared with the last commit").waitFor();
    deepEqual(await frame.locator(".finding-words").allTextContents(), [
      "'Risk 1' has no owner",
      "'Risk 1' has no owner",
    ]);
    ok(await frame.getByRole("button", { name: "Risks have an owner" }).isVisible(), "the rule is named");
    await workbench().screenshot("standards-impact");
    // What was typed in words is undone in words.
    await workbench().waitFor("that nothing is changed any more", async () => {
      await workbench().press("Control+Z");
      return (await frame.getByText("No standard has been changed").count()) > 0;
    });
  });
});
