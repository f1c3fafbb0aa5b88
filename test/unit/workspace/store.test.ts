import assert from "node:assert/strict";
import { ProjectStore } from "../../../src/workspace/store";

function store(files: Readonly<Record<string, string>>): ProjectStore {
  const result = new ProjectStore();
  for (const [path, text] of Object.entries(files)) result.setFile(path, text);
  return result;
}

/** Errors and warnings as `path code "the text it is about"`. */
function found(of: ProjectStore): readonly string[] {
  return of
    .allFindings()
    .filter(({ severity }) => severity === "error" || severity === "warning")
    .map(({ code, file, range }) => {
      const source = of.file(file);
      return `${file} ${code} "${source?.text.slice(source.lines.offset(range.start), source.lines.offset(range.end))}"`;
    });
}

const crm =
  "project: { id: crm, name: CRM, start: 2026-04-01 }\nschedule: { tasks: [{ id: design, name: Design, duration: 10d }] }\n";

describe("the project store", () => {
  it("puts the files of a folder and of those below it into one project, down to the next project", () => {
    const of = store({
      "a/project.pmo.yaml": crm,
      "a/risks.pmo.yaml": "risks: [{ id: R-1, title: T, owner: nobody }]\n",
      "a/minutes/2026-06-01.pmo.yaml": "meetings: [{ id: M-1, title: Kick-off, date: 2026-06-01 }]\n",
      "a/sub/project.pmo.yaml": "project: { id: sub, name: Sub }\n",
      "a/sub/deep/risks.pmo.yaml": "risks: [{ id: R-1, title: T, owner: nobody }]\n",
    });
    assert.deepEqual(
      of.projects().map((project) => [project.folder, project.id, project.files.length]),
      [
        ["a", "crm", 3],
        ["a/sub", "sub", 2],
      ],
    );
    assert.equal(of.projectOf("a/sub/deep/risks.pmo.yaml")?.id, "sub");
    assert.equal(of.projectOf("elsewhere.pmo.yaml"), undefined);
  });

  it("tells what the text of a large file says before its dates and references are known", () => {
    const path = "a/p.pmo.yaml";
    const of = new ProjectStore();
    const told: string[][] = [];
    const stop = of.onDidRead((read) => told.push([read, ...of.findings(read).map(({ code }) => code)]));
    const text = `${crm}risks: [{ id: R-1, title: T, owner: nobody, statuss: open }] # pmo-ignore risk.no-owner later\n`;
    const steps = of.setFileInSteps(path, text);
    while (told.length === 0) assert.ok(!steps.next().done, "the first findings come before the end");
    assert.deepEqual(told, [[path, "schema.unknown-key"]]);
    assert.ok(of.isOpening(path));
    assert.equal(of.file(path), undefined, "it is not in the store yet");
    while (!steps.next().done);
    assert.ok(!of.isOpening(path));
    assert.deepEqual(
      of.findings(path).map(({ code }) => code),
      ["reference.unknown", "schema.unknown-key", "ignore.unused"],
    );
    stop();
  });

  it("forgets the first findings of a file that goes while it is opened", () => {
    const of = new ProjectStore();
    const changes: string[] = [];
    of.onDidChange(({ paths }) => changes.push(...paths));
    const steps = of.setFileInSteps("p.pmo.yaml", "projectt: {}\n");
    while (!of.isOpening("p.pmo.yaml")) assert.ok(!steps.next().done);
    of.removeFile("p.pmo.yaml");
    assert.deepEqual(changes, ["p.pmo.yaml"]);
    assert.deepEqual(of.findings("p.pmo.yaml"), []);
  });

  it("builds only the project whose file changed, and tells its listeners", () => {
    const of = store({ "a/p.pmo.yaml": crm, "b/p.pmo.yaml": crm.replaceAll("crm", "erp") });
    const [a, b] = of.projects();
    assert.ok(a && b);
    const changes: string[] = [];
    const stop = of.onDidChange(({ paths }) => changes.push(...paths));
    of.setFile("a/p.pmo.yaml", `${crm}# a comment\n`);
    const [a2, b2] = of.projects();
    assert.notEqual(a2, a);
    assert.equal(b2, b);
    assert.equal(of.schedule(b), of.schedule(b), "a schedule is computed once");
    of.setFile("a/p.pmo.yaml", `${crm}# a comment\n`);
    of.removeFile("b/p.pmo.yaml");
    of.removeFile("b/p.pmo.yaml");
    assert.deepEqual(changes, ["a/p.pmo.yaml", "b/p.pmo.yaml"]);
    assert.deepEqual(of.paths, ["a/p.pmo.yaml"]);
    stop();
    of.setFile("c.pmo.yaml", "");
    assert.equal(changes.length, 2);
  });

  it("takes bytes and texts alike", () => {
    const of = new ProjectStore();
    of.setFile("a.pmo.yaml", new TextEncoder().encode(`\uFEFF${crm}`));
    const [project] = of.projects();
    of.setFile("a.pmo.yaml", crm);
    assert.equal(of.projects()[0], project, "the same text changes nothing");
  });

  it("says in a file without a project what to do, and still reads it", () => {
    const of = store({ "x/risks.pmo.yaml": "risks: [{ id: R-1, title: T, owner: R-1 }]\n" });
    assert.ok(found(of).includes('x/risks.pmo.yaml project.missing "risks"'));
    assert.equal(of.projects()[0]?.risks.length, 1);
  });

  it("knows references to other projects, and reports those that lead nowhere", () => {
    const erp = (link: string): string =>
      `project: { id: erp, name: ERP, start: 2026-04-01 }\nschedule: { tasks: [{ id: go, name: Go, duration: 1d, predecessors: ["${link}"] }] }\n`;
    assert.deepEqual(found(store({ "a/p.pmo.yaml": crm, "b/p.pmo.yaml": erp("crm:design") })), []);
    const of = store({ "a/p.pmo.yaml": crm, "b/p.pmo.yaml": erp("crm:desing FF") });
    assert.deepEqual(found(of), ['b/p.pmo.yaml reference.unknown "crm:desing"']);
    assert.deepEqual(of.findings("b/p.pmo.yaml")[0]?.data?.["suggestions"], ["crm:design"]);
    assert.deepEqual(found(store({ "a/p.pmo.yaml": crm, "b/p.pmo.yaml": erp("crn:design") })), [
      'b/p.pmo.yaml reference.unknown-project "crn:design"',
    ]);
  });

  it("moves a task after its predecessor in another project, and again when that one changes", () => {
    const erp =
      'project: { id: erp, name: ERP, start: 2026-04-01 }\nschedule: { tasks: [{ id: go, name: Go, duration: 1d, predecessors: ["crm:design"] }] }\n';
    const of = store({ "a/p.pmo.yaml": crm, "b/p.pmo.yaml": erp });
    const start = (): number => {
      const project = of.projectOf("b/p.pmo.yaml");
      assert.ok(project);
      return of.schedule(project).byId.get("go")?.start ?? NaN;
    };
    const finish = (): number => {
      const project = of.projectOf("a/p.pmo.yaml");
      assert.ok(project);
      return of.schedule(project).byId.get("design")?.finish ?? NaN;
    };
    assert.ok(start() >= finish());
    const before = start();
    of.setFile("a/p.pmo.yaml", crm.replace("10d", "20d"));
    assert.ok(start() >= finish() && start() > before);
  });

  it("schedules projects that wait for each other without going round in circles", () => {
    const of = store({
      "a/p.pmo.yaml":
        'project: { id: a, name: A, start: 2026-04-01 }\nschedule: { tasks: [{ id: x, name: X, duration: 1d, predecessors: ["b:y"] }] }\n',
      "b/p.pmo.yaml":
        'project: { id: b, name: B, start: 2026-04-01 }\nschedule: { tasks: [{ id: y, name: Y, duration: 1d, predecessors: ["a:x"] }] }\n',
    });
    assert.equal(
      of.projects().every((project) => of.schedule(project).tasks.length === 1),
      true,
    );
  });

  it("admits the id of another project where a project may be named", () => {
    const issue = (target: string): string =>
      `project: { id: erp, name: ERP }\nrisks: [{ id: R-1, title: T, status: closed, refs: [{ target: ${target} }] }]\n`;
    assert.deepEqual(found(store({ "a/p.pmo.yaml": crm, "b/p.pmo.yaml": issue("crm") })), []);
    assert.deepEqual(found(store({ "a/p.pmo.yaml": crm, "b/p.pmo.yaml": issue("crx") })), [
      'b/p.pmo.yaml reference.unknown-project "crx"',
    ]);
  });

  it("reports two projects of the same id", () => {
    assert.deepEqual(found(store({ "a/p.pmo.yaml": crm, "b/p.pmo.yaml": crm })), [
      'b/p.pmo.yaml project.duplicate "crm"',
    ]);
  });

  it("knows standards: built in, in the workspace, and missing ones", () => {
    const project = (standard: string): string => `project: { id: p, name: P, standard: "${standard}" }\n`;
    const standard = "standard: { id: acme, version: 1.0.0, title: Acme }\n";
    const of = (name: string): readonly string[] =>
      found(store({ "p/p.pmo.yaml": project(name), "std/acme.pmo.yaml": standard }));
    assert.deepEqual(of("pmo:recommended"), []);
    assert.deepEqual(of("../std/acme.pmo.yaml"), []);
    assert.deepEqual(of("../std/acne.pmo.yaml"), ['p/p.pmo.yaml standard.unknown ""../std/acne.pmo.yaml""']);
    assert.equal(of("pmo:other").length, 1);
    assert.equal(store({ "std/acme.pmo.yaml": standard }).projects().length, 0);
  });

  it("gives findings in the order of the text, each once", () => {
    const of = store({
      "a.pmo.yaml":
        "risks: [{ id: R-1, titel: T, owner: x, status: maybe, probability: high }]\nproject: { id: p, name: P, start: 2026-02-31 }\n",
    });
    const lines = of
      .findings("a.pmo.yaml")
      .map((finding) => finding.range.start.line * 1000 + finding.range.start.character);
    assert.ok(lines.length >= 4);
    assert.deepEqual(
      lines,
      [...lines].sort((a, b) => a - b),
    );
    const keys = of
      .findings("a.pmo.yaml")
      .map((finding) => `${finding.code}${finding.range.start.line}:${finding.range.start.character}`);
    assert.equal(new Set(keys).size, keys.length);
  });
});
