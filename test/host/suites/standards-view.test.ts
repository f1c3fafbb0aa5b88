import * as vscode from "vscode";
import type { ProjectConformance } from "../../../src/core/report/conformance/table";
import { StandardsPanel } from "../../../src/extension/panels/standards";
import type { Services } from "../../../src/extension/services";
import type { ImpactState, ListedFinding } from "../../../src/protocol/standards";
import { equal, ok, until } from "../support/expect";
import { type, writeText } from "../support/findings";
import { ViewPageInHand, ownServices } from "../support/view-page";
import { closeEditors, workspaceFile } from "../support/workspace";

const folder = workspaceFile("standards-view");
const standardFile = vscode.Uri.joinPath(folder, "firm.pmo.yaml");
const projectFile = vscode.Uri.joinPath(folder, "depot", "depot.pmo.yaml");

const standard = `standard:
  id: firm
  version: 1.0.0
  title: Firm
  rules:
    - id: owner
      title: Risks have an owner
      on: risks
      check: has(risk.owner)
      message: "'{risk.title}' has no owner"
`;
const project = `project: { id: depot, name: Depot, standard: ../firm.pmo.yaml }
risks:
  - { id: R-1, title: Late, owner: sato }
  - { id: R-2, title: Lost }
people: [{ id: sato }]
`;

describe("the view of standards and its host", () => {
  let services: Services & vscode.Disposable;
  let page: ViewPageInHand;
  let panel: StandardsPanel;

  before(async () => {
    await writeText(standardFile, standard);
    await writeText(projectFile, project);
    services = await ownServices();
    page = new ViewPageInHand();
    panel = new StandardsPanel(services, page.panel, "conformance");
    page.load();
  });

  after(async () => {
    page.panel.dispose();
    services.dispose();
    await closeEditors();
    await vscode.workspace.fs.delete(folder, { recursive: true });
  });

  const depot = (): ProjectConformance | undefined =>
    (page.last("conformance")?.["projects"] as readonly ProjectConformance[] | undefined)?.find(
      (one) => one.project.id === "depot",
    );

  it("tells how projects keep their rules, with the words of the standard, and the findings behind a cell", async () => {
    const shown = await until("the project in the view", depot);
    const row = shown.conformance.rows.find(({ code }) => code === "firm.owner");
    equal([row?.applicable, row?.violations], [2, 1], "records and violations");
    const rules = page.last("conformance")?.["rules"] as Readonly<Record<string, unknown>>;
    equal(rules["firm.owner"], { title: "Risks have an owner", standard: "Firm" }, "what the rule is called");
    page.post({ type: "listFindings", version: page.version, folder: shown.project.folder, code: "firm.owner" });
    const told = await until("the findings", () => page.last("findings"));
    const [finding, ...others] = told["findings"] as readonly ListedFinding[];
    ok(finding && others.length === 0, "one finding");
    equal(finding.place, "depot.pmo.yaml:4", "its place");
    page.post({ type: "revealText", version: page.version, file: finding.file, range: finding.range, focus: true });
    await until("the risk to be selected in the text", () => {
      const { activeTextEditor: editor } = vscode.window;
      if (editor?.document.uri.toString() !== projectFile.toString()) return false;
      return editor.document.getText(editor.selection) === "R-2";
    });
  });

  it("a place outside of the workspace is not opened", async () => {
    const before = vscode.window.activeTextEditor?.document.uri.toString();
    const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    page.post({ type: "revealText", version: page.version, file: "file:///etc/passwd", range, focus: true });
    page.post({ type: "listFindings", version: page.version, folder: "file:///etc", code: "firm.owner" });
    const told = await until("the answer that comes after it", () => {
      const last = page.last("findings");
      return last?.["folder"] === "file:///etc" ? last : undefined;
    });
    equal(told["findings"], [], "findings of no project");
    equal(vscode.window.activeTextEditor?.document.uri.toString(), before, "the text that is open");
  });

  it("while a standard is edited, the findings that come and go are told against the saved file, and nothing where it is as it was", async () => {
    panel.turnTo("impact");
    const nothing = (): boolean => {
      const last = page.last("impact") as unknown as ImpactState | undefined;
      if (last?.state === "ready") return last.rules.length === 0;
      return last?.state === "none";
    };
    await until("that nothing has been changed", nothing);
    const editor = await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(standardFile));
    await type(editor, "has(risk.owner)", "has(risk.title) && !has(risk.owner)");
    const told = await until("the impact", () => {
      const last = page.last("impact") as unknown as ImpactState | undefined;
      return last?.state === "ready" && last.rules.length > 0 && last;
    });
    equal(told.rules, [{ code: "firm.owner", added: 1, removed: 1, projects: 1 }], "by rule");
    equal(
      told.projects.map(({ name, changes }) => [
        name,
        ...changes.map(({ kind, message }) => `${kind} ${String(message.args[0] ?? message.template)}`),
      ]),
      [["Depot", "added 'Late' has no owner", "removed 'Lost' has no owner"]],
      "by project",
    );
    await vscode.commands.executeCommand("undo");
    await until("that nothing is changed any more", nothing);
  });

  it("its commands open one view for both parts", async () => {
    await vscode.commands.executeCommand("pmo.openConformance");
    await vscode.commands.executeCommand("pmo.openStandardImpact");
    const tabs = await until("the view with its title", () => {
      const all = vscode.window.tabGroups.all.flatMap((group) => group.tabs);
      const ours = all.filter(
        ({ input }) => input instanceof vscode.TabInputWebview && input.viewType.endsWith("pmo.standards"),
      );
      return ours[0]?.label === "Standards" && ours;
    });
    equal(tabs.length, 1, "number of views");
  });
});
