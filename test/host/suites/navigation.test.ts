import * as vscode from "vscode";
import { equal, ok, until } from "../support/expect";
import { writeText } from "../support/findings";
import { closeEditors, openFile, openText, workspaceFile } from "../support/workspace";

const plan = `project:
  id: navigation
  name: Navigation
  standard: pmo:recommended
schedule:
  tasks:
    - id: screens # screens
      name: screens
    - id: tests
      predecessors: ['screens SS+2d']
deliverables:
  - { id: D-1, name: Design, location: design.md }
  - { id: D-2, name: Missing, location: missing.md }
`;
const risks = "risks:\n  - id: R-1\n    title: Late\n    tasks: [screens]\n";

/** A folder for each test: what VS Code tells late about one that was deleted must not concern the next. */
let folder = "";
let count = 0;

async function openPlan(): Promise<vscode.TextEditor> {
  await writeText(workspaceFile(`${folder}/plan.pmo.yaml`), plan);
  await writeText(workspaceFile(`${folder}/risks.pmo.yaml`), risks);
  await writeText(workspaceFile(`${folder}/design.md`), "# Design\n");
  await vscode.workspace.openTextDocument(workspaceFile(`${folder}/risks.pmo.yaml`));
  return openFile(`${folder}/plan.pmo.yaml`);
}

/** The position of a word, `inside` characters behind its beginning. */
function at(document: vscode.TextDocument, words: string, inside = 0): vscode.Position {
  const start = document.getText().indexOf(words);
  ok(start >= 0, `'${words}' is in the text`);
  return document.positionAt(start + inside);
}

function shown(locations: readonly vscode.Location[]): readonly string[] {
  return locations.map(({ uri, range }) => `${uri.path.split("/").at(-1)}:${range.start.line + 1}`).sort();
}

describe("navigation", () => {
  beforeEach(() => {
    folder = `navigation-${++count}`;
  });

  afterEach(async () => {
    await closeEditors();
    await vscode.workspace.fs.delete(workspaceFile(folder), { recursive: true }).then(undefined, () => undefined);
  });

  for (const language of ["pmo-yaml", "yaml"])
    it(`definition, references and highlights work in a file of the language ${language}`, async () => {
      const { document } = await openPlan();
      await vscode.languages.setTextDocumentLanguage(document, language);
      const position = at(document, "screens SS", 2);
      const definition = await vscode.commands.executeCommand<vscode.Location[]>(
        "vscode.executeDefinitionProvider",
        document.uri,
        position,
      );
      equal(shown(definition), ["plan.pmo.yaml:7"], "the definition");
      const references = await until("the references in both files", async () => {
        const found = await vscode.commands.executeCommand<vscode.Location[]>(
          "vscode.executeReferenceProvider",
          document.uri,
          position,
        );
        return found.length === 3 && found;
      });
      equal(shown(references), ["plan.pmo.yaml:10", "plan.pmo.yaml:7", "risks.pmo.yaml:4"], "the references");
      const highlights = await vscode.commands.executeCommand<vscode.DocumentHighlight[]>(
        "vscode.executeDocumentHighlights",
        document.uri,
        position,
      );
      equal(
        highlights.map(({ kind }) => kind),
        [vscode.DocumentHighlightKind.Write, vscode.DocumentHighlightKind.Read],
        "kinds of the highlights",
      );
    });

  it("rename changes all files", async () => {
    const { document } = await openPlan();
    const other = await vscode.workspace.openTextDocument(workspaceFile(`${folder}/risks.pmo.yaml`));
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      at(document, "screens #"),
      "画面",
    );
    ok(await vscode.workspace.applyEdit(edit), "the edit is applied");
    equal(document.getText(), plan.replace("id: screens", "id: 画面").replace("'screens SS", "'画面 SS"), "the plan");
    equal(other.getText(), risks.replace("[screens]", "[画面]"), "the risks");
  });

  it("one undo takes all changes of a rename back", async () => {
    const { document } = await openText(plan);
    const edit = await vscode.commands.executeCommand<vscode.WorkspaceEdit>(
      "vscode.executeDocumentRenameProvider",
      document.uri,
      at(document, "screens #"),
      "pages",
    );
    ok(await vscode.workspace.applyEdit(edit), "the edit is applied");
    ok(document.getText().includes("'pages SS+2d'"), "the predecessor is renamed");
    await vscode.commands.executeCommand("undo");
    equal(document.getText(), plan, "the text after one undo");
  });

  it("rename refuses places without an id, wrong names and collisions", async () => {
    const { document } = await openPlan();
    const refused = async (words: string, name: string): Promise<string> => {
      try {
        await vscode.commands.executeCommand(
          "vscode.executeDocumentRenameProvider",
          document.uri,
          at(document, words),
          name,
        );
        return "";
      } catch (error) {
        return String(error);
      }
    };
    ok((await refused("Navigation", "x")).includes("Only ids"), "a name is no id");
    ok((await refused("screens #", "a b")).includes("can't be an id"), "a space is not admitted");
    ok((await refused("screens #", "tests")).includes("taken already"), "the id of another task is refused");
    equal(document.getText(), plan, "the text after all");
  });

  it("records of all projects are found by name and id", async () => {
    await openPlan();
    const found = await until("the risk", async () => {
      const symbols = await vscode.commands.executeCommand<vscode.SymbolInformation[]>(
        "vscode.executeWorkspaceSymbolProvider",
        "R-1",
      );
      return symbols.find(({ containerName }) => containerName === "Navigation › risks");
    });
    equal(found.name, "Late (R-1)", "the name of the symbol");
  });

  it("documents and the standard can be opened; a missing file says so and has no target", async () => {
    const { document } = await openPlan();
    const links = await vscode.commands.executeCommand<vscode.DocumentLink[]>(
      "vscode.executeLinkProvider",
      document.uri,
    );
    equal(
      links.map(
        ({ target, range }) =>
          `${document.getText(range)} ${target?.scheme === "pmo-standard"} ${target !== undefined}`,
      ),
      ["pmo:recommended true true", "design.md false true", "missing.md false false"],
      "the links",
    );
    ok(links[2]?.tooltip?.includes("missing.md"), "the tooltip names the missing file");
    const target = links[0]?.target;
    ok(target, "the standard has an address");
    const standard = await vscode.workspace.openTextDocument(target);
    ok(standard.getText().includes("id: recommended"), "the text of the built-in standard is shown");
  });

  it("expand selection and folding know the text", async () => {
    const { document } = await openText(plan);
    const [selection] = await vscode.commands.executeCommand<vscode.SelectionRange[]>(
      "vscode.executeSelectionRangeProvider",
      document.uri,
      [at(document, "screens SS", 2)],
    );
    const texts: string[] = [];
    for (let range = selection; range; range = range.parent) texts.push(document.getText(range.range));
    ok(
      texts.includes("screens SS+2d") && texts.includes("predecessors: ['screens SS+2d']"),
      `value and entry are among ${texts.join(" | ")}`,
    );
    const folds = await vscode.commands.executeCommand<vscode.FoldingRange[]>(
      "vscode.executeFoldingRangeProvider",
      document.uri,
    );
    ok(
      folds.some(({ start, end }) => start === 4 && end === 9),
      "the schedule can be folded",
    );
  });
});
