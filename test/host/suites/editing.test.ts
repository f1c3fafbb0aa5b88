import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { writeText } from "../support/findings";
import { closeEditors, openText, workspaceFile } from "../support/workspace";

const plan = `project: { id: editing, name: Editing, start: 2026-04-01 }
schedule:
  tasks:
    - id: design # 設計
      name: Design
      duration: 5d
    # about the building
    - id: build
      name: Build
      duration: 4d
      deadline: 2026-05-01 # agreed
    - { id: test, name: Test, predecessors: [build] } # short
`;

/** Puts a cursor behind each text. */
function cursors(editor: vscode.TextEditor, ...texts: readonly string[]): void {
  editor.selections = texts.map((text) => {
    const offset = editor.document.getText().indexOf(text);
    ok(offset >= 0, `'${text}' is in the text`);
    const position = editor.document.positionAt(offset + text.length);
    return new vscode.Selection(position, position);
  });
}

async function run(command: string, argument?: unknown): Promise<void> {
  await vscode.commands.executeCommand(`pmo.${command}`, argument);
}

describe("editing commands", () => {
  afterEach(closeEditors);

  it("indent, outdent and move are one undo step each, and the cursor stays in its task", async () => {
    const editor = await openText(plan);
    const { document } = editor;
    cursors(editor, "id: build");
    await run("task.indent");
    const indented = document.getText();
    ok(
      indented.includes("      tasks:\n        # about the building\n        - id: build\n"),
      `the task stands below the one above: ${indented}`,
    );
    equal(document.lineAt(editor.selection.active.line).text.trim(), "- id: build", "line of the cursor");
    await run("task.outdent");
    equal(document.getText(), plan, "text after indenting and outdenting");
    await run("task.moveUp");
    ok(document.getText().indexOf("# about the building") < document.getText().indexOf("design"), "the task moved up");
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), plan, "text after one undo of the move");
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), indented, "text after one more undo");
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), plan, "text after undoing everything");
  });

  it("links at several cursors, marks as done and shifts dates", async () => {
    const editor = await openText(plan);
    const { document } = editor;
    cursors(editor, "id: design", "id: build");
    await run("task.link");
    ok(document.getText().includes("duration: 4d\n      predecessors: [design]\n"), document.getText());
    await run("task.unlink");
    equal(document.getText(), plan, "text after linking and unlinking");
    cursors(editor, "id: build");
    await run("shiftDates", { by: "5" });
    ok(document.getText().includes("deadline: 2026-05-08 # agreed"), document.getText());
    await run("task.markDone");
    ok(document.getText().includes("percentComplete: 100"), document.getText());
    await vscode.commands.executeCommand("undo");
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), plan, "text after two undos");
  });

  it("inserts a task below with its name to be typed", async () => {
    const editor = await openText(plan);
    cursors(editor, "id: test");
    await run("task.insertBelow");
    const text = editor.document.getText();
    ok(text.includes("# short\n    - { id: task-1, name: "), text);
    ok(!editor.selection.isEmpty, "the name is selected");
    equal(editor.selection.active.line, 12, "line of the selection");
    await vscode.commands.executeCommand("undo");
    equal(editor.document.getText(), plan, "text after one undo");
  });

  it("splits and merges tasks", async () => {
    const editor = await openText(plan);
    cursors(editor, "id: build");
    await run("task.split");
    ok(editor.document.getText().includes("predecessors: [build-2] } # short"), editor.document.getText());
    cursors(editor, "id: build\n", "id: build-2");
    await run("task.merge");
    const text = editor.document.getText();
    ok(text.includes("name: Build + Build (2)\n      duration: 4d\n"), text);
    ok(text.includes("predecessors: [build] } # short"), text);
  });

  it("captures a baseline in a file beside the project, and again behind the first one", async () => {
    const folder = workspaceFile("baseline-test");
    const main = vscode.Uri.joinPath(folder, "project.pmo.yaml");
    const baselines = vscode.Uri.joinPath(folder, "baselines.pmo.yaml");
    try {
      await writeText(main, plan);
      await vscode.window.showTextDocument(main);
      await run("captureBaseline", { name: "First" });
      const shown = await until("the baseline", () => {
        const { document } = vscode.window.activeTextEditor ?? {};
        return document?.uri.toString() === baselines.toString() ? document : undefined;
      });
      const first = shown.getText();
      ok(first.startsWith("baselines:\n  - id: B-001\n    name: First\n"), first);
      ok(first.includes("      - { task: design, start: 2026-04-01, finish: 2026-04-07, duration: 5d }\n"), first);
      await run("captureBaseline", { name: "Second" });
      ok(shown.getText().startsWith(`${first.trimEnd()}\n  - id: B-002\n    name: Second\n`), shown.getText());
    } finally {
      await closeEditors();
      await vscode.workspace.fs.delete(folder, { recursive: true });
    }
  });

  it("changes nothing in a text that can't be read", async () => {
    const broken = `${plan}risks: [\n`;
    const editor = await openText(broken);
    cursors(editor, "id: build");
    for (const command of ["indent", "outdent", "moveUp", "split", "merge", "link", "markDone", "insertBelow"])
      await run(`task.${command}`);
    equal(editor.document.getText(), broken, "text");
  });
});
