import assert from "node:assert/strict";
import fc from "fast-check";
import { applyEdits } from "../../../src/core/text/edit";
import { proposeEdit } from "../../../src/language/tools/propose-edit";
import type { ToolScope } from "../../../src/language/tools/scope";
import { dataOf, listOf, shop, toolScope } from "./tools-support";

const file = "plan.pmo.yaml";

/** The lines that a proposal takes away (`-`) and adds (`+`); its edits and its text must agree. */
function changed(scope: ToolScope, edits: readonly unknown[]): readonly string[] {
  const { answer, proposal } = proposeEdit(scope, { file, edits });
  assert.ok(proposal, answer);
  const parsed = scope.store.file(proposal.file);
  assert.ok(parsed);
  assert.equal(proposal.before, parsed.text);
  const spans = proposal.edits.map(({ range, newText }) => ({
    span: { start: parsed.lines.offset(range.start), end: parsed.lines.offset(range.end) },
    newText,
  }));
  assert.equal(applyEdits(parsed.text, spans), proposal.after);
  const before = proposal.before.split("\n");
  const after = proposal.after.split("\n");
  return [
    ...before.filter((line) => !after.includes(line)).map((line) => `-${line}`),
    ...after.filter((line) => !before.includes(line)).map((line) => `+${line}`),
  ];
}

function problemOf(scope: ToolScope, input: unknown): string {
  const { answer, proposal } = proposeEdit(scope, input);
  assert.equal(proposal, undefined);
  return String(dataOf(answer)["problem"]);
}

const one = (text = shop): ToolScope => toolScope({ [file]: text });
const set = (id: string, field: string, value: unknown): unknown => ({ action: "setField", id, field, value });

describe("changes that a language model proposes", () => {
  it("a field is set, added where its schema wants it, or taken away; comments and everything else stay", () => {
    assert.deepEqual(changed(one(), [set("design", "name", "Screens")]), [
      "-      name: Design",
      "+      name: Screens",
    ]);
    assert.deepEqual(changed(one(), [set("training", "owner", "sato")]), ["+      owner: sato"]);
    assert.deepEqual(changed(one(), [set("build", "deadline", null)]), ["-      deadline: 2026-04-10"]);
    assert.deepEqual(changed(one(), [set("build", "predecessors", ["design SS+2d"])]), [
      "-      predecessors: [design]",
      "+      predecessors: [design SS+2d]",
    ]);
    assert.deepEqual(changed(one(), [set("shop", "statusDate", "2026-05-08")]), [
      "-  statusDate: 2026-04-30",
      "+  statusDate: 2026-05-08",
    ]);
    assert.deepEqual(changed(one(), [set("sato", "role", "pm")]), [
      "-    - { id: sato, name: 佐藤 }",
      "+    - { id: sato, name: 佐藤, role: pm }",
    ]);
  });

  it("a record is added in the style of its list, under a task, behind another one, or with its section", () => {
    const add = (more: object): unknown => ({ action: "addRecord", kind: "task", ...more });
    const test = { name: "Test", id: "test", duration: "3d" };
    const lines = ["+    - id: test", "+      name: Test", "+      duration: 3d"];
    assert.deepEqual(changed(one(), [add({ record: test, after: "build" })]), lines);
    const scope = one();
    const { proposal } = proposeEdit(scope, { file, edits: [add({ record: test, after: "build" })] });
    assert.ok(proposal?.after.includes("deadline: 2026-04-10\n    - id: test\n"), proposal?.after);
    assert.deepEqual(changed(one(), [add({ record: test, under: "training" })]), [
      "+      tasks:",
      "+        - id: test",
      "+          name: Test",
      "+          duration: 3d",
    ]);
    assert.deepEqual(changed(one(), [{ action: "addRecord", kind: "risk", record: { title: "Costs" } }]), [
      "+  - id: R-002",
      "+    title: Costs",
    ]);
    assert.deepEqual(changed(one(), [{ action: "addRecord", kind: "issue", record: { id: "I-1", title: "Broken" } }]), [
      "+issues:",
      "+  - id: I-1",
      "+    title: Broken",
    ]);
  });

  it("a record is deleted with its own comments and no others", () => {
    assert.deepEqual(changed(one(), [{ action: "deleteRecord", id: "design" }]).slice(0, 2), [
      "-    # The beginning.",
      "-    - id: design # first",
    ]);
    const nested = shop.replace(
      "    - id: live",
      "    - id: phase # keep\n      name: Phase\n      tasks: # those\n        - id: only\n          name: Only\n    - id: live",
    );
    assert.deepEqual(changed(one(nested), [{ action: "deleteRecord", id: "only" }]), [
      "-      tasks: # those",
      "-        - id: only",
      "-          name: Only",
      "+      # those",
    ]);
  });

  it("several changes count one after the other, as one proposal", () => {
    const edits = [
      { action: "addRecord", kind: "task", record: { id: "test", name: "Test", duration: "3d" }, after: "build" },
      set("test", "predecessors", ["build"]),
      set("live", "predecessors", ["test"]),
      { action: "deleteRecord", id: "training" },
    ];
    const { answer, proposal } = proposeEdit(one(), { file, edits });
    assert.ok(
      proposal?.after.includes("    - id: test\n      name: Test\n      duration: 3d\n      predecessors:"),
      answer,
    );
    assert.ok(proposal?.after.includes("training") === false);
    assert.deepEqual(dataOf(answer)["deletedTasks"], ["training"]);
  });

  it("the answer says what happens to dates and findings, and that nothing is written", () => {
    const scope = one();
    const { answer } = proposeEdit(scope, {
      file,
      edits: [set("build", "duration", "20d"), set("R-001", "owner", "sato")],
    });
    const data = dataOf(answer);
    assert.equal(data["status"], "proposed");
    assert.ok(listOf(answer, "resolvedFindings").some(({ code }) => code === "reference.unknown"));
    assert.deepEqual(
      listOf(answer, "changedTasks").map(({ id }) => id),
      ["build", "live"],
    );
    assert.notDeepEqual(data["scheduleBefore"], data["scheduleAfter"]);
    const worse = proposeEdit(scope, { file, edits: [set("build", "predecessors", ["live"])] });
    assert.ok(
      listOf(worse.answer, "newFindings").some(({ code }) => code === "schedule.cycle"),
      worse.answer,
    );
    assert.equal(scope.store.file("file:///w/plan.pmo.yaml")?.text, shop);
  });

  it("CRLF stays CRLF", () => {
    const scope = one(shop.replaceAll("\n", "\r\n"));
    const edits = [
      { action: "addRecord", kind: "task", record: { id: "test", name: "Test" }, under: "training" },
      { action: "deleteRecord", id: "design" },
    ];
    const { proposal } = proposeEdit(scope, { file, edits });
    assert.ok(proposal);
    assert.ok(!/(?<!\r)\n/.test(proposal.after));
  });

  it("is refused with a reason where it can't be made", () => {
    const scope = toolScope({
      [file]: shop,
      "risks.pmo.yaml": "risks:\n  - id: R-009\n    title: Elsewhere\n",
      "s/standard.pmo.yaml": "standard: { id: s }\n",
      "b/broken.pmo.yaml": "project: { id: b, name: [\n",
    });
    const edit = (edits: unknown): string => problemOf(scope, { file, edits });
    assert.match(edit([set("gone", "name", "x")]), /Change 1: .*'gone'/);
    assert.match(edit([set("build", "name", "x"), set("R-009", "title", "x")]), /Change 2: .*risks\.pmo\.yaml/);
    assert.match(edit([set("build", "id", "make")]), /renaming/);
    assert.match(edit([{ action: "addRecord", kind: "task", record: { id: "build", name: "x" } }]), /taken/);
    assert.match(edit([{ action: "addRecord", kind: "dragon", record: {} }]), /dragon/);
    assert.match(edit([{ action: "addRecord", kind: "risk", record: { title: "x" }, under: "build" }]), /Only tasks/);
    assert.match(edit([{ action: "deleteRecord", id: "shop" }]), /no list/);
    assert.match(edit([{ action: "setText", id: "build" }]), /not complete/);
    assert.match(edit([set("build", "name", "Build")]), /as it is/);
    assert.match(edit([]), /at least one/);
    assert.match(edit(Array.from({ length: 101 }, () => set("build", "name", "x"))), /100/);
    assert.match(problemOf(scope, { file: "s/standard.pmo.yaml", edits: [set("s", "name", "x")] }), /no project/);
    assert.match(problemOf(scope, { file: "b/broken.pmo.yaml", edits: [set("b", "name", "x")] }), /not valid YAML/);
    assert.match(problemOf(scope, { edits: [] }), /Name the file/);
    assert.match(problemOf(scope, undefined), /Name the file/);
  });

  it("any value in any field leaves a text that can be read and holds the value, or nothing", () => {
    const value = fc.oneof(
      fc.string({ unit: "binary", maxLength: 12 }),
      fc.constantFrom(
        "a: b",
        "- x",
        "# c",
        "'",
        '"',
        "{",
        "[x",
        "*a",
        "&a",
        "!t",
        "a\nb",
        " ",
        "",
        "no",
        "12",
        "~",
        "|",
        "> x",
      ),
      fc.integer(),
      fc.boolean(),
      fc.array(fc.string({ maxLength: 5 }), { maxLength: 3 }),
      fc.dictionary(fc.string({ maxLength: 5 }), fc.string({ maxLength: 5 }), { maxKeys: 3 }),
    );
    const fields = fc.constantFrom("name", "notes", "predecessors", "x-own", "constraint.date", "estimate.optimistic");
    fc.assert(
      fc.property(fc.constantFrom("design", "build", "sato", "R-001"), fields, value, (id, field, content) => {
        const { proposal } = proposeEdit(one(), { file, edits: [set(id, field, content)] });
        if (!proposal) return;
        const { store } = one(proposal.after);
        assert.ok(store.file("file:///w/plan.pmo.yaml")?.findings.every(({ severity }) => severity !== "error"));
        const data = store.projects()[0]?.recordsById.get(id)?.data[field.split(".")[0] ?? ""];
        const inner = field.includes(".") ? (data as Record<string, unknown>)[field.split(".")[1] ?? ""] : data;
        assert.equal(JSON.stringify(inner), JSON.stringify(content), proposal.after);
      }),
      { numRuns: 400 },
    );
  }).timeout(60_000);
});
