import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { type } from "../support/findings";
import { closeEditors, openText } from "../support/workspace";

const plan = `project:
  id: insight
  name: Insight
  start: 2026-04-01
organization:
  people:
    - { id: sato, name: Sato, rate: 100/h }
schedule:
  tasks:
    - id: design
      name: Design
      duration: 5d
      assignments: [sato 50%]
    - { id: build, name: Build, duration: 3d, predecessors: [design] }
risks:
  - { id: R-1, title: Late, probability: 4, impact: 4, identified: 2026-05-04, owner: sato }
`;

function positionOf(document: vscode.TextDocument, words: string, inside = 0): vscode.Position {
  const at = document.getText().indexOf(words);
  ok(at >= 0, `'${words}' is in the text`);
  return document.positionAt(at + inside);
}

function whole(document: vscode.TextDocument): vscode.Range {
  return new vscode.Range(0, 0, document.lineCount, 0);
}

async function hoverTexts(document: vscode.TextDocument, words: string, inside: number): Promise<readonly string[]> {
  const found = await vscode.commands.executeCommand<readonly vscode.Hover[]>(
    "vscode.executeHoverProvider",
    document.uri,
    positionOf(document, words, inside),
  );
  return found.flatMap(({ contents }) =>
    contents.map((content) => (typeof content === "string" ? content : content.value)),
  );
}

async function hintLabels(document: vscode.TextDocument): Promise<readonly string[]> {
  const hints = await vscode.commands.executeCommand<readonly vscode.InlayHint[]>(
    "vscode.executeInlayHintProvider",
    document.uri,
    whole(document),
  );
  return hints.map(({ label, position }) => `${position.line}: ${typeof label === "string" ? label : ""}`);
}

async function lensTitles(document: vscode.TextDocument): Promise<readonly string[]> {
  const lenses = await vscode.commands.executeCommand<readonly vscode.CodeLens[]>(
    "vscode.executeCodeLensProvider",
    document.uri,
    20,
  );
  return lenses.map(({ command, range }) => `${range.start.line}: ${command?.title ?? ""}`);
}

async function set(name: string, value: boolean | undefined): Promise<void> {
  await vscode.workspace.getConfiguration("pmo").update(name, value, vscode.ConfigurationTarget.Global);
}

describe("what the editor tells about a plan", () => {
  afterEach(closeEditors);

  it("pointing at a task tells its dates and why they are so, once", async () => {
    const { document } = await openText(plan);
    const texts = await hoverTexts(document, "id: build", 5);
    equal(texts.length, 1, "the number of answers");
    ok(texts[0]?.includes("Start: 2026-04-08 Wed 08:00"), texts[0] ?? "");
    ok(texts[0]?.includes("Starts when 'Design' finishes"), texts[0] ?? "");
  });

  it("hints stand behind tasks and dates, follow the text, and can be switched off", async () => {
    const editor = await openText(plan);
    const { document } = editor;
    await until("the hint of the task", async () =>
      (await hintLabels(document)).includes("9: 04-01 Wed → 04-07 Tue · critical"),
    );
    ok((await hintLabels(document)).includes("15: Mon"), "the weekday of a written date");
    await type(editor, "duration: 5d", "duration: 6d");
    await until("the hint to follow", async () =>
      (await hintLabels(document)).includes("9: 04-01 Wed → 04-08 Wed · critical"),
    );
    try {
      await set("inlayHints.dates", false);
      await set("inlayHints.weekdays", false);
      await set("inlayHints.cost", true);
      await until("the other kinds alone", async () => {
        const labels = await hintLabels(document);
        return labels.includes("9: critical · 2,400") && !labels.includes("15: Mon");
      });
    } finally {
      for (const kind of ["dates", "weekdays", "cost"]) await set(`inlayHints.${kind}`, undefined);
    }
  });

  it("lenses tell finish, critical tasks, risks by band and findings of a section, and can be switched off", async () => {
    const { document } = await openText(plan.replace("[design] }", "[design, nowhere] }"));
    await until("the lenses", async () => {
      const titles = await lensTitles(document);
      return (
        titles.includes("7: Open Gantt chart") &&
        titles.includes("7: Finish 2026-04-10 Fri, critical tasks: 2 of 2") &&
        titles.includes("14: Open risk matrix") &&
        titles.includes("14: Open risks: High 1") &&
        titles.some((title) => /^7: \d findings?$/.test(title))
      );
    });
    try {
      await set("codeLens.enabled", false);
      await until("no lens", async () => (await lensTitles(document)).length === 0);
    } finally {
      await set("codeLens.enabled", undefined);
    }
  });

  it("words are coloured by what they mean, in the whole file and in a part of it", async () => {
    const { document } = await openText(plan);
    const full = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      "vscode.provideDocumentSemanticTokens",
      document.uri,
    );
    ok(full && full.data.length > 50, `tokens of the file: ${full?.data.length ?? 0}`);
    const part = await vscode.commands.executeCommand<vscode.SemanticTokens | undefined>(
      "vscode.provideDocumentRangeSemanticTokens",
      document.uri,
      new vscode.Range(9, 0, 9, 80),
    );
    equal([...(part?.data ?? [])], [9, 10, 6, 0, 1], "the one token of the line");
  });

  it("half-typed text gives no errors in any of them", async () => {
    const { document } = await openText(plan.slice(0, plan.indexOf("predecessors: [") + 15));
    await hoverTexts(document, "id: build", 5);
    await hintLabels(document);
    await lensTitles(document);
  });
});
