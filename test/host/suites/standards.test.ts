import * as vscode from "vscode";
import { StandardTests } from "../../../src/extension/testing/standard-tests";
import type { Services } from "../../../src/extension/services";
import { equal, ok, until } from "../support/expect";
import { diagnosticsOf, type, writeText } from "../support/findings";
import { ownServices } from "../support/view-page";
import { closeEditors, workspaceFile } from "../support/workspace";

const folder = workspaceFile("standards");
const standardFile = vscode.Uri.joinPath(folder, "acme.pmo.yaml");
const projectFile = vscode.Uri.joinPath(folder, "crm", "crm.pmo.yaml");

const template = (version: string, duration: string): string => `    - id: small
      version: ${version}
      parameters: [{ name: name }, { name: id, type: id }]
      files:
        - path: project.pmo.yaml
          content: |
            project: { id: {{id}}, name: {{name}} }
            schedule:
              tasks:
                - { id: design, name: Design, duration: ${duration} }
`;

const standard = `standard:
  id: acme
  version: 1.0.0
  title: Acme
  rules:
    - id: owner
      title: Risks have an owner
      on: risks
      check: has(risk.owner)
      message: "'{risk.title}' has no owner"
      valid:
        - { name: with an owner, record: { id: R-1, title: Late, owner: sato } }
      invalid:
        - { name: without one, record: { id: R-1, title: Late } }
        - { name: wrong, record: { id: R-1, title: Late, owner: sato } }
    - { id: bare, on: risks, check: "risk.title != ''", message: x }
  templates:
${template("1.0.0", "5d")}${template("1.1.0", "8d")}`;

const project = `project:
  id: crm
  name: CRM
  standard: ../acme.pmo.yaml
  templates: [{ template: small, version: 1.0.0, parameters: { id: crm, name: CRM } }]
schedule:
  tasks:
    - { id: design, name: Design, duration: 5d } # as agreed
`;

/** What a run of tests was told. */
interface Told {
  readonly passed: string[];
  readonly failed: string[];
  readonly output: string[];
  readonly coverage: vscode.FileCoverage[];
  isEnded: boolean;
}

describe("standards in the editor", () => {
  let services: Services & vscode.Disposable;
  let tests: StandardTests;
  const runs: Told[] = [];

  before(async () => {
    await writeText(standardFile, standard);
    await writeText(projectFile, project);
    services = await ownServices();
    tests = new StandardTests(services, "pmo.tests-of-tests");
    const { controller } = tests;
    // The tests are looked at.
    await controller.resolveHandler?.(undefined);
    controller.createTestRun = () => {
      const told: Told = { passed: [], failed: [], output: [], coverage: [], isEnded: false };
      runs.push(told);
      const run = {
        started: () => undefined,
        skipped: () => undefined,
        passed: (item: vscode.TestItem) => told.passed.push(item.label),
        failed: (item: vscode.TestItem, words: vscode.TestMessage) =>
          told.failed.push(`${item.label}: ${String(words.message)}`),
        appendOutput: (text: string) => told.output.push(text),
        addCoverage: (coverage: vscode.FileCoverage) => told.coverage.push(coverage),
        end: () => (told.isEnded = true),
      };
      return run as unknown as vscode.TestRun;
    };
  });

  after(async () => {
    tests.dispose();
    services.dispose();
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  /** Runs tests, all of them without a choice. */
  async function run(profile: vscode.TestRunProfile, include?: readonly vscode.TestItem[]): Promise<Told> {
    const { token } = new vscode.CancellationTokenSource();
    await profile.runHandler(new vscode.TestRunRequest(include, undefined, profile), token);
    const told = runs.at(-1);
    ok(told?.isEnded, "the run has ended");
    return told;
  }

  /** The tests of our standard; the workspace has others. */
  const ours = (): vscode.TestItem | undefined =>
    [...tests.controller.items].map(([, item]) => item).find(({ label }) => label === "Acme");

  it("examples of rules are tests that pass or fail with a reason, one by one or all", async () => {
    const item = await until("the tests of the standard", ours);
    const told = await run(tests.profiles.run, [item]);
    equal(told.passed, ["with an owner", "without one"], "what passes");
    equal(told.failed, ["wrong: There should be a finding, but there is none."], "what fails");
    ok(told.output.join("").includes("'Late' has no owner"), "the output says what was found");
    const rule = item.children.get("owner");
    equal(rule?.label, "Risks have an owner", "a rule is named by its title");
    const [, first] = [...(rule?.children ?? [])][0] ?? [];
    equal((await run(tests.profiles.run, first && [first])).passed, ["with an owner"], "one test alone");
  });

  it("rules without an example are shown as what is not covered", async () => {
    const told = await run(tests.profiles.coverage);
    const own = told.coverage.find(({ uri }) => uri.toString() === standardFile.toString());
    equal([own?.statementCoverage.covered, own?.statementCoverage.total], [1, 2], "the rules of the standard");
  });

  it("tests run by themselves while the standard is written", async () => {
    const item = await until("the tests of the standard", ours);
    const source = new vscode.CancellationTokenSource();
    const request = new vscode.TestRunRequest([item], undefined, tests.profiles.run, true);
    await tests.profiles.run.runHandler(request, source.token);
    const count = runs.length;
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(standardFile));
    await type(
      editor,
      "wrong, record: { id: R-1, title: Late, owner: sato }",
      "wrong, record: { id: R-1, title: Late }",
    );
    await until("another run, in which nothing fails", () =>
      runs.slice(count).some(({ passed, failed }) => passed.length === 3 && failed.length === 0),
    );
    source.cancel();
  });

  it("a dot in an expression offers the fields of what stands before it", async () => {
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(standardFile));
    await type(editor, "check: has(risk.owner)", "check: has(risk.)");
    const offset = editor.document.getText().indexOf("has(risk.)") + "has(risk.".length;
    const list = await vscode.commands.executeCommand<vscode.CompletionList>(
      "vscode.executeCompletionItemProvider",
      standardFile,
      editor.document.positionAt(offset),
      ".",
    );
    const labels = list.items.map(({ label }) => (typeof label === "string" ? label : label.label));
    ok(labels.includes("owner") && labels.includes("level"), `fields of risks, not ${labels.slice(0, 5).join(", ")}`);
    await vscode.commands.executeCommand("undo");
  });

  it("what a template has changed is taken over as one step, and undo takes it back", async () => {
    await until("the later version to be told", () =>
      diagnosticsOf(projectFile).some(({ code }) => JSON.stringify(code).includes("outdated-template")),
    );
    const document = await vscode.workspace.openTextDocument(projectFile);
    await vscode.window.showTextDocument(document);
    await vscode.commands.executeCommand("pmo.updateFromStandard", {
      project: "crm",
      changes: ["schedule.tasks[design].duration"],
    });
    equal(
      document.getText(),
      project.replace("duration: 5d", "duration: 8d").replace("version: 1.0.0", "version: 1.1.0"),
      "the text with the new duration and version",
    );
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), project, "the text after one undo");
  });
});
