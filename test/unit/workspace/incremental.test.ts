import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import type { Project } from "../../../src/core/model/types";
import { ProjectStore } from "../../../src/workspace/store";
import { plainTree } from "../text/plain-tree";

/** Files of a workspace with two projects that name each other. */
function workspace(): ReadonlyMap<string, string> {
  const folder = new URL("../../../examples/kikan-sasshin/", import.meta.url);
  const names = ["project.pmo.yaml", "risks.pmo.yaml", "schedule.pmo.yaml", "registers.pmo.yaml"];
  const present = readdirSync(folder).filter((name) => names.includes(name));
  const texts = present.map((name) => [`a/${name}`, readFileSync(new URL(name, folder), "utf8")] as const);
  return new Map([
    ...texts,
    [
      "b/plan.pmo.yaml",
      `project:
  id: small
  name: Small # the other project
  start: 2026-04-01
  statusDate: 2026-05-01
organization:
  people:
    - { id: sato, name: Sato }
schedule:
  tasks:
    - id: phase
      name: Phase
      tasks:
        - id: one
          name: One
          duration: 5d
        - id: two
          name: Two
          duration: 3d
          predecessors:
            - one FS+1d
            - kikan-sasshin:nothing
          notes: behind the list
    - id: three
      name: Three
      milestone: true
      predecessors: [two]
risks:
  - id: R-1
    title: Late
    probability: 3
    impact: 4
    owner: sato
    tasks: [one]
`,
    ],
  ]);
}

const insert = fc.oneof(
  fc.constantFrom(
    "x",
    "1",
    " ",
    "\n",
    "",
    ":",
    '"',
    "[",
    "# pmo-ignore risk.no-owner because\n",
    "\n    - id: new\n      name: New\n",
    "\n        - id: nested\n          name: Nested\n          duration: 2d\n",
    "predecessors: [one, two]\n",
    "actualStart: 2026-04-02",
    "constraint: { type: must-start-on, date: 2026-06-01 }",
    "- ",
    "\n\n",
    "two",
    "&a",
    "project:\n  id: third\n",
    "standard: pmo:recommended",
  ),
  fc.string({ maxLength: 3 }),
);

const edit = fc.record({
  file: fc.nat(),
  place: fc.nat(),
  removed: fc.oneof(fc.constant(0), fc.nat({ max: 30 })),
  insert,
});

/** Everything a project says, as plain data with the offsets of this moment. */
function plainProject(project: Project): unknown {
  const ids = new Map<object, unknown>();
  const plain = (value: unknown): unknown => {
    if (value === null || typeof value !== "object") return value;
    if (
      "kind" in value &&
      "start" in value &&
      "end" in value &&
      ("entries" in value || "items" in value || "style" in value)
    )
      return plainTree(value as Parameters<typeof plainTree>[0]);
    if ("start" in value && "end" in value && Object.keys(value).every((key) => key === "start" || key === "end"))
      return { start: value.start, end: value.end };
    const known = ids.get(value);
    if (known !== undefined) return known;
    ids.set(value, "seen");
    if (Array.isArray(value)) return value.map(plain);
    if (value instanceof Map) return [...value].map(([key, one]) => [key, idOf(one) ?? plain(one)]);
    return Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, key === "parent" || key === "record" ? idOf(one) : plain(one)]),
    );
  };
  const { files, recordsBySection, references, findings, ...rest } = project;
  return plain({
    ...rest,
    paths: files.map(({ path }) => path),
    // Findings come in any order; the store sorts them.
    findings: findings.map((finding) => JSON.stringify(finding)).sort(),
    sections: [...recordsBySection].map(([name, records]) => [name, records.map(idOf)]),
    references: references.map((site) => ({
      ...site,
      span: { start: site.span.start, end: site.span.end },
      record: idOf(site.record),
    })),
  });
}

function idOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "id" in value ? `#${String(value.id)}` : undefined;
}

function scheduleOf(store: ProjectStore, project: Project): unknown {
  const { tasks, start, finish } = store.schedule(project);
  return {
    start,
    finish,
    tasks: tasks.map(({ task, ...numbers }) => ({ ...numbers, task: `${task.id} ${task.wbs}` })),
  };
}

function assertSame(actual: unknown, expected: unknown, words: string): void {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) assert.deepEqual(actual, expected, words);
}

describe("after any number of edits", function () {
  this.timeout(120_000);

  it("projects, schedules and findings are those of a store that reads the last texts alone", () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 10 }), (edits) => {
        const texts = new Map(workspace());
        const store = new ProjectStore();
        for (const [path, text] of texts) store.setFile(path, text);
        store.allFindings();
        for (const { file, place, removed, insert: typed } of edits) {
          const path = [...texts.keys()][file % texts.size] ?? "";
          const text = texts.get(path) ?? "";
          const start = place % (text.length + 1);
          const changed = text.slice(0, start) + typed + text.slice(start + removed);
          texts.set(path, changed);
          store.setFile(path, changed);
          const fresh = new ProjectStore();
          for (const [name, one] of texts) fresh.setFile(name, one);
          const words = `${path}: ${changed.slice(Math.max(0, start - 150), start + 150)}`;
          assertSame(store.allFindings(), fresh.allFindings(), words);
          assertSame(store.projects().map(plainProject), fresh.projects().map(plainProject), words);
          assertSame(
            store.projects().map((project) => scheduleOf(store, project)),
            fresh.projects().map((project) => scheduleOf(fresh, project)),
            words,
          );
        }
      }),
      { numRuns: 30, endOnFailure: true },
    );
  });

  it("a keystroke in a name reads one block, and leaves every other record as it is", () => {
    const store = new ProjectStore();
    for (const [path, text] of workspace()) store.setFile(path, text);
    const before = store.projects().find(({ id }) => id === "small");
    const one = before?.recordsById.get("one");
    const two = before?.recordsById.get("two");
    store.setFile("b/plan.pmo.yaml", (store.file("b/plan.pmo.yaml")?.text ?? "").replace("name: One", "name: Once"));
    const after = store.projects().find(({ id }) => id === "small");
    assert.notEqual(after, before);
    assert.notEqual(after?.recordsById.get("one"), one);
    assert.equal(after?.recordsById.get("two"), two);
    assert.equal(after?.recordsById.get("one")?.title, "Once");
  });

  it("two findings of one code at one place are both reported when they say different things", () => {
    const store = new ProjectStore();
    store.setFile("p.pmo.yaml", "project: {id: p, name: P, start: 2026-04-01}\nrisks:\n  - {}\n");
    const missing = store.findings("p.pmo.yaml").filter(({ code }) => code === "schema.missing-key");
    assert.deepEqual(missing.map(({ data }) => data?.["key"]).sort(), ["id", "title"]);
  });
});
