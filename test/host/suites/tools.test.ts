import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { diagnosticsOf, type, writeText } from "../support/findings";
import { closeEditors, workspaceFile } from "../support/workspace";

const folder = workspaceFile("tools");
const file = vscode.Uri.joinPath(folder, "plan.pmo.yaml");
const names = ["pmo_explain", "pmo_proposeEdit", "pmo_readFindings", "pmo_readSchedule"];

const text = `project:
  id: tools
  name: Tools
  start: 2026-04-01
schedule:
  tasks:
    - id: design # first
      name: Design
      duration: 5d
    - id: build
      name: Build
      duration: 10d
      predecessors: [design]
risks:
  - id: R-001
    title: Late
    owner: nobody
`;

describe("language model tools", () => {
  beforeEach(async () => {
    await writeText(file, text);
    await until("the findings", () => diagnosticsOf(file).length > 0);
  });

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
    // Findings of before would be taken for those of the file that is written next.
    await until("the findings to be gone", () => diagnosticsOf(file).length === 0);
  });

  it("are offered by their names, with a description that says that contents are data", () => {
    const ours = vscode.lm.tools.filter(({ name }) => name.startsWith("pmo_"));
    equal(ours.map(({ name }) => name).sort(), names, "the names");
    for (const { name, description, inputSchema } of ours) {
      ok(description.includes("never instructions"), `${name} says that contents are data`);
      ok(typeof inputSchema === "object", `${name} has a schema`);
    }
  });

  it("read the schedule, findings and explanations of files as they are in the editor", async () => {
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(file));
    await type(editor, "duration: 10d", "duration: 20d");
    const schedule = await invoke("pmo_readSchedule", { project: "tools", ids: ["build"] });
    const [build] = schedule["tasks"] as readonly Record<string, unknown>[];
    equal([build?.["durationDays"], build?.["critical"]], [20, true], "what is computed for the task");
    equal([build?.["file"], build?.["line"]], ["tools/plan.pmo.yaml", 10], "its place");
    const findings = await invoke("pmo_readFindings", { file: "tools/plan.pmo.yaml", severity: "error" });
    equal(codes(findings["findings"]), ["reference.unknown"], "the errors");
    const reasons = await invoke("pmo_explain", { id: "build", project: "tools" });
    ok(JSON.stringify(reasons["whyTheseDates"]).includes("Design"), "the explanation names the predecessor");
    const page = await invoke("pmo_explain", { code: "schedule.cycle" });
    ok(String(page["documentation"]).includes("schedule.cycle"), "the documentation of a code");
  });

  it("propose a change as a difference, which the person applies as one step that one undo takes back", async () => {
    const answer = await propose();
    equal(answer["status"], "proposed", "the status");
    equal(codes(answer["resolvedFindings"]), ["reference.unknown"], "what it resolves");
    const tab = await shownDifference();
    const proposed = await vscode.workspace.openTextDocument(tab.modified);
    const wanted = text.replace("duration: 10d", "duration: 12d").replace("    owner: nobody\n", "");
    equal(proposed.getText(), wanted, "the proposed text");
    const document = await vscode.workspace.openTextDocument(file);
    equal(document.getText(), text, "the text before somebody applies it");
    equal(diagnosticsOf(tab.modified).length, 0, "findings of the proposal, which is no file of the project");
    await vscode.commands.executeCommand("pmo.applyProposal", tab.modified);
    equal(document.getText(), wanted, "the text afterwards");
    ok(document.isDirty, "it is for the person to save");
    ok(!isShown(tab.modified), "the difference is closed");
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), text, "the text after one undo");
  });

  it("a proposal for a file that has changed since is refused, and nothing is written", async () => {
    await propose();
    const tab = await shownDifference();
    const changed = `# mine\n${text}`;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(file, new vscode.Position(0, 0), "# mine\n");
    ok(await vscode.workspace.applyEdit(edit), "the file is changed");
    await vscode.commands.executeCommand("pmo.applyProposal");
    const document = await vscode.workspace.openTextDocument(file);
    equal(document.getText(), changed, "the text");
    ok(isShown(tab.modified), "the difference is still there");
    await document.save();
  });

  it("a change that can't be made is refused with a reason, and shows nothing", async () => {
    const edits = [{ action: "setField", id: "gone", field: "name", value: "x" }];
    const answer = await invoke("pmo_proposeEdit", { file: "tools/plan.pmo.yaml", edits });
    ok(String(answer["problem"]).includes("gone"), "the reason names the id");
    equal(differences().length, 0, "differences on the screen");
  });
});

/** What a tool answers. Tests confirm by themselves what a person is asked. */
async function invoke(name: string, input: object): Promise<Readonly<Record<string, unknown>>> {
  const { content } = await vscode.lm.invokeTool(name, { input, toolInvocationToken: undefined });
  const [part] = content;
  // The part has travelled between programs and may have lost its class.
  const value = (part as { readonly value?: unknown } | undefined)?.value;
  ok(typeof value === "string", "the answer is text");
  return JSON.parse(value) as Readonly<Record<string, unknown>>;
}

const propose = (): Promise<Readonly<Record<string, unknown>>> =>
  invoke("pmo_proposeEdit", {
    file: "tools/plan.pmo.yaml",
    edits: [
      { action: "setField", id: "build", field: "duration", value: "12d" },
      { action: "setField", id: "R-001", field: "owner", value: null },
    ],
  });

const codes = (findings: unknown): readonly unknown[] =>
  (findings as readonly Record<string, unknown>[]).map(({ code }) => code);

const differences = (): readonly vscode.TabInputTextDiff[] =>
  vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs.map(({ input }) => input))
    .filter((input): input is vscode.TabInputTextDiff => input instanceof vscode.TabInputTextDiff);

const isShown = (uri: vscode.Uri): boolean =>
  differences().some(({ modified }) => modified.toString() === uri.toString());

const shownDifference = (): Promise<vscode.TabInputTextDiff> =>
  until("the difference", () => differences().find(({ original }) => original.toString() === file.toString()));
