import * as vscode from "vscode";
import type { GanttModel } from "../../../src/core/report/gantt/types";
import { GanttPanel } from "../../../src/extension/panels/gantt";
import { homeOf, keptProject } from "../../../src/extension/panels/project-panel";
import { toFile } from "../../../src/extension/convert";
import type { Services } from "../../../src/extension/services";
import { equal, ok, until } from "../support/expect";
import { ViewPageInHand, ownServices } from "../support/view-page";
import { closeEditors, openText } from "../support/workspace";

const plan = (id: string, name: string): string => `project:
  id: ${id}
  name: ${name}
  start: 2026-04-01
schedule:
  tasks:
    - id: design
      name: Design # as agreed
      duration: 5d
    - id: build
      name: Build
      duration: 3d
      predecessors: [design]
`;

describe("the Gantt chart and its host", () => {
  let services: Services & vscode.Disposable;
  const pages: ViewPageInHand[] = [];

  before(async () => {
    services = await ownServices();
  });

  afterEach(async () => {
    for (const page of pages.splice(0)) page.panel.dispose();
    await closeEditors();
  });

  after(() => {
    services.dispose();
  });

  /** The chart of a text that is open, drawn. */
  async function chartOf(document: vscode.TextDocument): Promise<ViewPageInHand> {
    const project = await until("the project of the text", () => services.store.projectOf(toFile(document.uri)));
    const page = openPage({ folder: project.folder, id: project.id, name: project.name });
    await page.picture();
    return page;
  }

  function openPage(home: { readonly folder: string; readonly id: string; readonly name: string }): ViewPageInHand {
    const page = new ViewPageInHand();
    pages.push(page);
    new GanttPanel(services, page.panel, home);
    page.load();
    return page;
  }

  /** The bar of the design is dragged by five days, from Wednesday to Monday. */
  async function move(page: ViewPageInHand, version = page.version): Promise<void> {
    const { rows } = await page.picture();
    const start = (rows.start[rows.id.indexOf("design")] ?? 0) + 5 * 24 * 60;
    page.post({ type: "edit", version, edit: { kind: "move", id: "design", start } });
  }

  it("a bar that is moved writes one constraint into a text that was never saved, and undo in the chart takes it back", async () => {
    const { document } = await openText(plan("never-saved", "Never saved"));
    const before = document.getText();
    const page = await chartOf(document);
    const drawn = page.version;
    await move(page);
    await until("the constraint in the text", () => document.getText() !== before);
    const changed = document
      .getText()
      .split("\n")
      .filter((line) => !before.split("\n").includes(line));
    equal(
      changed.map((line) => line.trim()),
      ["constraint: { type: start-no-earlier-than, date: 2026-04-06 }"],
      "the lines that are new",
    );
    ok(document.isUntitled, "it is still a text without a file");
    await until("the picture to follow", () => page.version > drawn);
    page.post({ type: "undo", version: page.version });
    await until("the text as it was", () => document.getText() === before);
    page.post({ type: "redo", version: page.version });
    await until("the constraint again", () => document.getText() !== before);
  });

  it("what a person did in a picture that is behind its text is refused in words, and the present picture comes", async () => {
    const { document } = await openText(plan("stale", "Stale"));
    const page = await chartOf(document);
    const seen = page.version;
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(8, 16), "0");
    await vscode.workspace.applyEdit(edit);
    await until("a picture of the longer task", () => page.version > seen);
    const text = document.getText();
    const count = page.posted.length;
    await move(page, seen);
    equal(
      await page.words(),
      "The text has changed meanwhile. Nothing was written; look at the picture again.",
      "what is said",
    );
    await until("the picture to be drawn again", () =>
      page.posted.slice(count).some(({ type, version }) => type === "model" && Number(version) > seen),
    );
    equal(document.getText(), text, "the text");
  });

  it("a text of a file system that can't be written is refused in words and stays as it is", async () => {
    const uri = vscode.Uri.parse("pmo-read-only:/folder/plan.pmo.yaml");
    const provider = vscode.workspace.registerFileSystemProvider(
      "pmo-read-only",
      readOnlyFile(plan("fixed", "Fixed")),
      {
        isReadonly: true,
      },
    );
    try {
      const document = await vscode.workspace.openTextDocument(uri);
      const page = await chartOf(document);
      await move(page);
      equal(await page.words(), "'{0}' is read-only. Nothing was written.", "what is said");
      ok(!document.isDirty, "nothing was written");
    } finally {
      provider.dispose();
    }
  });

  it("a link to another project names its task, follows its name, and leads to its text", async () => {
    const other = (await openText(plan("vendor", "Vendor work"))).document;
    const { document } = await openText(plan("buyer", "Buyer").replace("[design]", "[vendor:build]"));
    const page = await chartOf(document);
    const namesOf = (model: unknown): readonly unknown[] =>
      ((model as GanttModel).outside ?? []).map(({ own, name, projectName }) => [own, name, projectName]);
    equal(namesOf(await page.picture()), [["build", "Build", "Vendor work"]], "the link");
    const edit = new vscode.WorkspaceEdit();
    const at = other.positionAt(other.getText().indexOf("Build"));
    edit.replace(other.uri, new vscode.Range(at, at.translate(0, 5)), "Building");
    await vscode.workspace.applyEdit(edit);
    await until("the new name in the picture", () =>
      JSON.stringify(page.last("modelChange") ?? "").includes('"name":"Building"'),
    );
    page.post({ type: "revealOutside", version: page.version, project: "vendor", task: "build" });
    await until("the text of the other task", () => vscode.window.activeTextEditor?.document === other);
    page.post({ type: "revealOutside", version: page.version, project: "gone", task: "build" });
    equal(await page.words(), "There is no project with the id '{0}' in this workspace.", "what is said");
  });

  it("two charts stay with their projects, whichever text is looked at", async () => {
    const one = await chartOf((await openText(plan("one", "One"))).document);
    const two = await chartOf((await openText(plan("two", "Two"))).document);
    await openText(plan("three", "Three"));
    await new Promise((resolve) => setTimeout(resolve, 300));
    equal(one.panel.title.endsWith(": One"), true, `the first chart is of One, not "${one.panel.title}"`);
    equal(two.panel.title.endsWith(": Two"), true, `the second chart is of Two, not "${two.panel.title}"`);
    equal((await one.picture()).projectId, "one", "the project of the first picture");
    equal((await two.picture()).projectId, "two", "the project of the second picture");
  });

  it("a task is shown in the chart though the chart is about to look whether it is still right", async () => {
    const { document } = await openText(plan("shown", "Shown"));
    const project = await until("the project of the text", () => services.store.projectOf(toFile(document.uri)));
    const page = new ViewPageInHand();
    pages.push(page);
    const view = new GanttPanel(services, page.panel, homeOf(project));
    page.load();
    await page.picture();
    const other = await until("another project", () => services.store.projects().find((one) => one !== project));
    services.active.choose(other);
    services.active.choose(project);
    view.showTask("build");
    await until("the task to be selected", () => {
      const selected = page.last("selectTask");
      return selected?.id === "build" && selected.focus === true;
    });
  });

  it("a chart whose project is gone says which it was and what to do, and draws it again when it is back", async () => {
    const folder = "memory:/gone";
    const file = `${folder}/plan.pmo.yaml`;
    services.store.setFile(file, plan("gone", "Gone away"));
    const page = openPage({ folder, id: "gone", name: "Gone away" });
    await page.picture();
    services.store.removeFile(file);
    const empty = await until("the words about the missing project", () => page.last("empty"));
    equal(
      empty.message as object,
      { template: "The project “{0}” is not in this workspace", args: ["Gone away"] },
      "what is said",
    );
    const acts = (empty.acts as readonly { readonly act: string }[]).map(({ act }) => act);
    ok(acts.includes("addFolder") && acts.includes("close"), `what is offered: ${acts.join(", ")}`);
    ok(page.panel.title.endsWith(": Gone away"), "the title still names it");
    const drawn = page.posted.length;
    services.store.setFile(file, plan("gone", "Back again"));
    await until("the picture", () => page.posted.slice(drawn).some(({ type }) => type === "model"));
    ok(page.panel.title.endsWith(": Back again"), "the title names it as it is now");
    services.store.removeFile(file);
    await until("the words again", () => page.posted.at(-1)?.type === "empty");
    page.post({ type: "act", act: "close" });
    await until("the panel to be closed", () => page.isClosed);
  });

  it("after a reload a chart finds its project by its folder, though another one has the same id, or by its id where the folder is another", async () => {
    const at = (folder: string): string => `memory:/${folder}/plan.pmo.yaml`;
    const view = { pixelsPerDay: 20 };
    await services.memory.update("pmo.gantt.views.memory:/second", [{ name: "Own view", view }]);
    await services.memory.update("pmo.gantt.views.twin", [{ name: "View of an earlier version", view }]);
    services.store.setFile(at("first"), plan("twin", "First"));
    services.store.setFile(at("second"), plan("twin", "Second"));
    const kept = openPage({ folder: "memory:/second", id: "twin", name: "Second" });
    await until("the chart of the second one", () => kept.panel.title.endsWith(": Second"));
    const told = await until("what the page keeps", () => kept.last("project"));
    equal(keptProject({ project: told.project }), { folder: "memory:/second", id: "twin", name: "Second" }, "kept");
    const other = openPage({ folder: "memory:/first", id: "twin", name: "First" });
    const viewsOf = async (page: ViewPageInHand): Promise<unknown> => {
      await page.picture();
      return (page.last("model")?.views as readonly { readonly name: string }[]).map(({ name }) => name);
    };
    equal(await viewsOf(kept), ["Own view"], "the views that are kept of the second one");
    equal(await viewsOf(other), ["View of an earlier version"], "those of the first one");
    services.store.setFile(at("first"), plan("twin", "Second"));
    await until("titles that tell them apart", () => /Second \(.*first\)$/.test(other.panel.title));
    services.store.setFile(at("first"), plan("twin", "First"));
    services.store.removeFile(at("second"));
    await until("the chart of the one that is left", () => kept.panel.title.endsWith(": First"));
    services.store.removeFile(at("first"));
    equal(keptProject({ projectId: "twin" }), { id: "twin" }, "the state of an earlier version");
    equal(keptProject({ project: { folder: 7 } }) ?? null, null, "a state that is none");
  });

  it("findings of tasks come after the picture, and again when they are others", async () => {
    const { document } = await openText(plan("found", "Found").replace("[design]", "[desing]"));
    const page = await chartOf(document);
    const first = await until("the findings", () => page.last("findings"));
    const findings = first.findings as { readonly ids: readonly string[]; readonly count: readonly number[] };
    equal([findings.ids, findings.count], [["build"], [1]], "tasks with findings");
    ok(
      page.posted.findIndex(({ type }) => type === "model") < page.posted.indexOf(first),
      "the picture does not wait for them",
    );
    const edit = new vscode.WorkspaceEdit();
    const at = document.positionAt(document.getText().indexOf("desing"));
    edit.replace(document.uri, new vscode.Range(at, at.translate(0, 6)), "design");
    await vscode.workspace.applyEdit(edit);
    await until("no findings any more", () => {
      const ids = (page.last("findings")?.findings as { readonly ids: readonly string[] }).ids;
      return ids.length === 0;
    });
  });
});

/** A file system with one file that nobody may write. */
function readOnlyFile(text: string): vscode.FileSystemProvider {
  const never = new vscode.EventEmitter<vscode.FileChangeEvent[]>();
  const refuse = (): never => {
    throw vscode.FileSystemError.NoPermissions();
  };
  const bytes = new TextEncoder().encode(text);
  return {
    onDidChangeFile: never.event,
    watch: () => never,
    stat: (uri) => {
      const isFile = uri.path.endsWith("/plan.pmo.yaml");
      return {
        type: isFile ? vscode.FileType.File : vscode.FileType.Directory,
        ctime: 0,
        mtime: 0,
        size: bytes.length,
        permissions: vscode.FilePermission.Readonly,
      };
    },
    readDirectory: () => [["plan.pmo.yaml", vscode.FileType.File]],
    readFile: () => bytes,
    createDirectory: refuse,
    writeFile: refuse,
    delete: refuse,
    rename: refuse,
  };
}
