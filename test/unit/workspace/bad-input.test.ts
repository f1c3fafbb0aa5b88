import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { renderMessage } from "../../../src/core/text/message";
import type { Finding } from "../../../src/core/text/finding";
import type { Project } from "../../../src/core/model/types";
import { ProjectStore } from "../../../src/workspace/store";

const folder = new URL("../../fixtures/bad-input/", import.meta.url);

interface Opened {
  readonly store: ProjectStore;
  readonly project: Project;
  readonly findings: readonly Finding[];
  readonly text: string;
}

function open(...names: readonly string[]): Opened {
  const store = new ProjectStore();
  for (const name of names) store.setFile(name, readFileSync(new URL(name, folder)));
  const [project] = store.projects();
  assert.ok(project, "there is a project");
  return { store, project, findings: store.allFindings(), text: store.file(names[0] ?? "")?.text ?? "" };
}

/** A finding as `code "text it is about"`. */
function about({ store }: Opened, finding: Finding): string {
  const file = store.file(finding.file);
  assert.ok(file);
  return `${finding.code} "${file.text.slice(file.lines.offset(finding.range.start), file.lines.offset(finding.range.end))}"`;
}

function problems(opened: Opened): readonly string[] {
  return opened.findings
    .filter((finding) => finding.severity === "error" || finding.severity === "warning")
    .map((finding) => about(opened, finding));
}

function tasksOf(project: Project): readonly string[] {
  return [...project.tasksById.keys()];
}

/** Everything that the sound file holds, as far as the damage leaves it. */
function assertIntact({ project, store }: Opened, tasks: readonly string[] = ["design", "build", "test"]): void {
  assert.equal(project.id, "shop");
  assert.deepEqual(tasksOf(project), tasks);
  assert.deepEqual(
    project.people.map((person) => person.title),
    ["佐藤 花子", "田中 一郎"],
  );
  assert.deepEqual(
    project.risks.map((risk) => risk.id),
    ["R-001", "R-002"],
  );
  assert.equal(store.schedule(project).tasks.length, tasks.length);
}

describe("bad input: a finding at the place, and everything else keeps working", () => {
  it("a sound file has no problems", () => {
    const opened = open("good.pmo.yaml");
    assert.deepEqual(problems(opened), []);
    assertIntact(opened);
  });

  it("tabs", () => {
    const opened = open("tabs.pmo.yaml");
    assert.deepEqual(problems(opened), ['yaml.tab "\t\t\t"', 'yaml.tab "\t\t\t"']);
    assertIntact(opened);
    assert.equal(opened.project.tasksById.get("build")?.title, "Build");
    assert.deepEqual(opened.project.tasksById.get("build")?.duration, { amount: 20, unit: "day", elapsed: false });
  });

  it("an unclosed quote", () => {
    const opened = open("unclosed-quote.pmo.yaml");
    assert.deepEqual(problems(opened), ['yaml.unclosed-quote """']);
    assertIntact(opened);
    assert.equal(opened.project.tasksById.get("build")?.title, "Build");
    assert.equal(opened.project.tasksById.get("build")?.predecessors.length, 1);
  });

  it("an unclosed bracket", () => {
    const opened = open("unclosed-bracket.pmo.yaml");
    assert.deepEqual(problems(opened), ['yaml.unclosed-bracket "["']);
    assertIntact(opened);
    assert.deepEqual(
      opened.project.tasksById.get("build")?.predecessors.map((link) => link.task),
      ["design"],
    );
  });

  it("a merge conflict left in the file: the first side counts", () => {
    const opened = open("merge-conflict.pmo.yaml");
    assert.deepEqual(problems(opened), ['text.merge-conflict "<<<<<<<"']);
    const [conflict] = opened.findings;
    assert.equal(conflict?.related?.length, 1);
    assertIntact(opened);
    assert.deepEqual(opened.project.tasksById.get("build")?.duration, { amount: 20, unit: "day", elapsed: false });
    assert.equal(opened.project.tasksById.get("build")?.predecessors.length, 1);
  });

  it("an empty file", () => {
    const opened = open("good.pmo.yaml", "empty.pmo.yaml");
    assert.deepEqual(
      opened.store.findings("empty.pmo.yaml").map((finding) => finding.code),
      ["text.empty"],
    );
    assertIntact(opened);
  });

  it("a file of one word, with what it may have meant", () => {
    const opened = open("good.pmo.yaml", "one-word.pmo.yaml");
    const [finding, ...others] = opened.store.findings("one-word.pmo.yaml");
    assert.ok(finding);
    assert.deepEqual(others, []);
    assert.equal(about(opened, finding), 'schema.type "projekt"');
    assert.deepEqual(finding.data?.["suggestions"], ["project"]);
    assertIntact(opened);
  });

  it("an alias bomb of ten levels costs little", () => {
    const before = process.memoryUsage().heapUsed;
    const opened = open("alias-bomb.pmo.yaml");
    assert.deepEqual(problems(opened), ['yaml.alias-limit "*d"']);
    assertIntact(opened);
    assert.ok(process.memoryUsage().heapUsed - before < 100 * 1024 * 1024, "memory stays small");
  });

  it("Shift_JIS bytes: the encoding is named, and the text is readable", () => {
    const opened = open("shift-jis.pmo.yaml");
    assert.deepEqual(problems(opened), ['text.encoding "佐藤"']);
    const [finding] = opened.findings;
    assert.ok(finding && renderMessage(finding.message).includes("Shift_JIS"));
    assertIntact(opened);
  });

  it("a byte-order mark: positions agree with an editor, which hides it", () => {
    const opened = open("byte-order-mark.pmo.yaml");
    assert.deepEqual(problems(opened), []);
    assert.ok(opened.text.startsWith("project:"));
    assertIntact(opened);
  });

  it("line breaks of Windows", () => {
    const opened = open("windows-lines.pmo.yaml");
    assert.deepEqual(problems(opened), []);
    assertIntact(opened);
    const { project, store } = opened;
    const task = project.tasksById.get("test");
    const file = store.file("windows-lines.pmo.yaml");
    assert.ok(task && file);
    assert.deepEqual(file.lines.position(task.origin.node.start), { line: 18, character: 6 });
    assert.equal(
      file.text.slice(task.origin.node.start, task.origin.node.end),
      "id: test\r\n      name: Test\r\n      duration: 5d\r\n      predecessors: [build]",
    );
  });

  it("line breaks of an old Mac", () => {
    const text = readFileSync(new URL("good.pmo.yaml", folder), "utf8").replace(/\r?\n/g, "\r");
    const store = new ProjectStore();
    store.setFile("good.pmo.yaml", text);
    const [project] = store.projects();
    assert.ok(project);
    const opened = { store, project, findings: store.allFindings(), text };
    assert.deepEqual(problems(opened), []);
    assertIntact(opened);
    assert.equal(store.file("good.pmo.yaml")?.text, text);
  });

  it("a cycle of three tasks over two files", () => {
    const opened = open("cycle/project.pmo.yaml", "cycle/later.pmo.yaml");
    const cycles = opened.findings.filter((finding) => finding.code === "schedule.cycle");
    assert.ok(cycles.length > 0, "the cycle is found");
    const files = new Set(
      cycles.flatMap((finding) => [finding.file, ...(finding.related ?? []).map((place) => place.file)]),
    );
    assert.deepEqual([...files].sort(), ["cycle/later.pmo.yaml", "cycle/project.pmo.yaml"]);
    assertIntact(opened, ["design", "build", "test", "handover", "party"]);
  });

  it("a task 500 years long", () => {
    const opened = open("five-hundred-years.pmo.yaml");
    assert.ok(problems(opened).includes('duration.too-long "130000d"'));
    assertIntact(opened);
  });

  it("31 February", () => {
    const opened = open("february-31.pmo.yaml");
    // The scheduler adds that the project has no start now.
    assert.deepEqual(
      problems(opened).filter((problem) => !problem.startsWith("schedule.")),
      ['date.invalid "2026-02-31"'],
    );
    assert.equal(opened.project.start, undefined);
    assertIntact(opened);
  });

  it("percent complete of 140", () => {
    const opened = open("percent-140.pmo.yaml");
    assert.deepEqual(problems(opened), ['schema.range "140"']);
    const [finding] = opened.findings;
    assert.equal(finding && renderMessage(finding.message), "140 is out of range; values go from 0 to 100.");
    assert.equal(opened.project.tasksById.get("build")?.percentComplete, 0);
    assertIntact(opened);
  });

  it("a task that names itself", () => {
    const opened = open("names-itself.pmo.yaml");
    assert.ok(problems(opened).includes('reference.self "build"'));
    assertIntact(opened);
  });

  it("markup in a name is a name like any other", () => {
    const opened = open("markup-in-name.pmo.yaml");
    assert.deepEqual(problems(opened), []);
    assert.equal(opened.project.tasksById.get("build")?.title, "<img src=x onerror=alert(1)>");
    assertIntact(opened);
  });

  it("__proto__ as a key and as an id", () => {
    const opened = open("proto.pmo.yaml");
    assert.deepEqual(problems(opened), ['schema.unknown-key "__proto__"', 'schema.unknown-key "constructor"']);
    assert.equal(({} as Record<string, unknown>)["polluted"], undefined);
    assert.equal(opened.project.recordsById.get("__proto__")?.title, "Test");
    assertIntact(opened, ["design", "build", "__proto__"]);
  });
});
