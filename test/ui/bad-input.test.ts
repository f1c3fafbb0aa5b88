import { equal, match } from "node:assert/strict";
import { cp, mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { root } from "../../scripts/lib/project.mjs";
import { useWorkbench } from "./support/launch";
import { GanttView, RiskMatrixView } from "./support/views";

/** Damaged files that the tests of the core know as well, each in a folder, and with that a project, of its own. */
const fixtures = join(root, "test", "fixtures", "bad-input");
const folder = join(root, "test-output", "bad-input-workspace");

interface Damage {
  readonly name: string;
  /** A part of the finding. */
  readonly finding: RegExp;
  readonly line: number;
  /** Tasks that the Gantt chart still shows. */
  readonly tasks: readonly string[];
}

const DAMAGES: readonly Damage[] = [
  { name: "merge-conflict", finding: /merge conflict/i, line: 17, tasks: ["Design", "Build", "Test"] },
  { name: "tabs", finding: /tab/i, line: 16, tasks: ["Design", "Build", "Test"] },
  { name: "unclosed-quote", finding: /quote is not closed/i, line: 16, tasks: ["Design", "Test"] },
  { name: "unclosed-bracket", finding: /'\[' is not closed/, line: 18, tasks: ["Design", "Build", "Test"] },
];

/** Files of which nothing can be drawn. */
const NOTHINGS: readonly { readonly name: string; readonly finding: RegExp }[] = [
  { name: "empty", finding: /This file is empty/ },
  { name: "one-word", finding: /projekt|key/i },
];

describe("damaged files in the editor", () => {
  before("a folder of damaged projects", async () => {
    await rm(folder, { recursive: true, force: true });
    for (const { name } of [...DAMAGES, ...NOTHINGS, { name: "good" }]) {
      await mkdir(join(folder, name), { recursive: true });
      await cp(join(fixtures, `${name}.pmo.yaml`), join(folder, name, `${name}.pmo.yaml`));
    }
  });

  const workbench = useWorkbench({ folder });

  afterEach("no view of another project is left", async () => {
    await workbench().runCommand("View: Close All Editors");
  });

  for (const { name, finding, line, tasks } of DAMAGES)
    it(`${name}: the finding is at its line, and the Gantt chart shows the rest`, async () => {
      await workbench().openFile(`${name}/${name}.pmo.yaml`);
      const view = await GanttView.open(workbench());
      for (const task of tasks) await view.row(task).waitFor();
      await workbench().page.locator(".tab", { hasText: "Gantt: Shop" }).waitFor();
      await onlyProblemsOf(name);
      const found = await workbench().waitForProblem(finding);
      equal(found.severity, "error");
      match(found.text, new RegExp(`at line ${line}\\b`));
    });

  it("the risk matrix shows the risks of a file with a merge conflict", async () => {
    await workbench().openFile("merge-conflict/merge-conflict.pmo.yaml");
    const view = await RiskMatrixView.open(workbench());
    equal(await view.chip("R-001", "inherent").count(), 1);
    equal(await view.row("R-002").count(), 1);
  });

  for (const { name, finding } of NOTHINGS)
    it(`${name}: the finding says so, and other projects go on`, async () => {
      await workbench().openFile(`${name}/${name}.pmo.yaml`);
      await onlyProblemsOf(name);
      match((await workbench().waitForProblem(finding)).text, /at line 1\b/);
      await workbench().openFile("good/good.pmo.yaml");
      const view = await GanttView.open(workbench());
      await view.row("Build").waitFor();
      match((await view.cells("Build"))[4] ?? "", /^20 d$/);
      await onlyProblemsOf("good");
      await workbench().waitFor("no finding", async () => (await workbench().problems()).length === 0);
    });

  /** Leaves one file in Problems: what does not fit on the screen can't be read there. */
  async function onlyProblemsOf(name: string): Promise<void> {
    await workbench().showProblems();
    await workbench()
      .page.getByPlaceholder(/^Filter \(e\.g\./)
      .fill(`**/${name}.pmo.yaml`);
  }
});
