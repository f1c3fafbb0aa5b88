import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { closeEditors, EXTENSION_ID, openFile, openText } from "../support/workspace";

interface Manifest {
  readonly contributes: { readonly commands: readonly { readonly command: string }[] };
}

const plan = `project:
  id: mermaid
  name: Mermaid test
  start: 2026-04-01
schedule:
  tasks:
    - id: design
      name: Design
      duration: 5d
risks:
  - id: R-001
    title: Late vendor
    probability: 4
    impact: 4
`;

describe("commands", () => {
  afterEach(closeEditors);

  it("every command of the manifest exists", async () => {
    await openFile("demo.pmo.yaml");
    await vscode.extensions.getExtension(EXTENSION_ID)?.activate();
    const manifest = vscode.extensions.getExtension(EXTENSION_ID)?.packageJSON as Manifest;
    const existing = await vscode.commands.getCommands(true);
    const missing = manifest.contributes.commands
      .map(({ command }) => command)
      .filter((command) => !existing.includes(command));
    equal(missing, [], "commands of the manifest that do not exist");
  });

  it("Copy Gantt as Mermaid puts the plan on the clipboard", async () => {
    await vscode.env.clipboard.writeText("before");
    await openText(plan);
    await vscode.commands.executeCommand("pmo.copyGanttAsMermaid");
    const copied = await vscode.env.clipboard.readText();
    ok(
      copied.includes("gantt") && copied.includes("Design"),
      `the text is a Mermaid Gantt chart with the task, but it is: ${copied}`,
    );
  });

  it("Copy Risks as Mermaid Quadrant puts the risks on the clipboard", async () => {
    await vscode.env.clipboard.writeText("before");
    await openText(plan);
    await vscode.commands.executeCommand("pmo.copyRisksAsMermaid");
    const copied = await vscode.env.clipboard.readText();
    ok(
      copied.includes("quadrantChart") && copied.includes("Late vendor"),
      `the text is a Mermaid quadrant chart with the risk, but it is: ${copied}`,
    );
  });

  it("the views open beside the text, are named after their projects, and those of another project open beside them", async () => {
    await openText(plan);
    await vscode.commands.executeCommand("pmo.openGantt");
    await vscode.commands.executeCommand("pmo.openRiskMatrix");
    const labels = (): readonly string[] =>
      vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await until("the tab of the Gantt chart", () =>
      labels().some((label) => label.includes("Gantt") && label.includes("Mermaid test")),
    );
    await until("the tab of the risk matrix", () =>
      labels().some((label) => label.includes("Risk") && label.includes("Mermaid test")),
    );
    await openText(plan.replace("id: mermaid", "id: other").replace("Mermaid test", "Other plan"));
    await vscode.commands.executeCommand("pmo.openGantt");
    await vscode.commands.executeCommand("pmo.openGantt");
    await until("the tab of the other project's chart", () => labels().some((label) => label === "Gantt: Other plan"));
    const charts = labels().filter((label) => label.startsWith("Gantt: "));
    equal(charts, ["Gantt: Mermaid test", "Gantt: Other plan"], "one chart for each project");
    equal(vscode.window.tabGroups.all.length, 2, "groups of editors: texts, and views beside them");
  });
});
