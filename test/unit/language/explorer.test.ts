import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { recordAt } from "../../../src/core/model/origin";
import { renderMessage, type Translations } from "../../../src/core/text/message";
import type { ExplorerNode, TreeItemView } from "../../../src/language/explorer/node";
import { childrenOf, itemOf, nodeOf, parentOf, recordOf } from "../../../src/language/explorer/projects";
import { registers } from "../../../src/language/explorer/registers";
import { tooltipOf } from "../../../src/language/explorer/tooltip";
import type { Language, LanguageScope } from "../../../src/language/types";
import { ProjectStore } from "../../../src/workspace/store";

const root = fileURLToPath(new URL("../../..", import.meta.url));

const plan = `project:
  id: demo
  name: Demo
  status: active
  start: 2026-04-01
  statusDate: 2026-04-20
organization:
  people:
    - { id: sato, name: 佐藤, title: Lead }
schedule:
  tasks:
    - id: phase # the first one
      name: Phase
      tasks:
        - { id: design, name: Design, duration: 5d, percentComplete: 100 }
        - { id: build, name: Build, duration: 10d, predecessors: [design] }
    - { id: go, name: Go live, milestone: true, predecessors: [build], deadline: 2026-04-10 }
risks:
  - { id: R-001, title: Late, probability: 5, impact: { schedule: 5 }, status: open, owner: sato }
  - { id: R-002, title: Gone, status: closed, targetDate: 2026-01-01 }
actions:
  - { id: A-001, title: Call them, status: open, due: 2026-04-10 }
`;

function scopeOf(
  files: Readonly<Record<string, string>>,
  language: Language = "en",
  today = "2026-04-21",
): LanguageScope {
  const store = new ProjectStore();
  for (const [path, text] of Object.entries(files)) store.setFile(path, text);
  const translations = language === "ja" ? japanese : {};
  return { store, language, today, render: (message) => renderMessage(message, translations) };
}

const japanese: Translations = Object.assign(
  {},
  ...readdirSync(join(root, "l10n/parts")).map((name) =>
    JSON.parse(readFileSync(join(root, "l10n/parts", name), "utf8")),
  ),
);

interface Row extends TreeItemView {
  readonly node: ExplorerNode;
  readonly below: readonly Row[];
}

/** The whole tree, as nobody opens it. */
function rows(scope: LanguageScope, node?: ExplorerNode): readonly Row[] {
  return childrenOf(scope, node).flatMap((child) => {
    const item = itemOf(scope, child);
    return item ? [{ ...item, node: child, below: rows(scope, child) }] : [];
  });
}

function flat(all: readonly Row[]): readonly Row[] {
  return all.flatMap((row) => [row, ...flat(row.below)]);
}

function rowNamed(scope: LanguageScope, label: string): Row {
  const found = flat(rows(scope)).find((row) => row.label === label);
  assert.ok(found, `there is a row ${label}`);
  return found;
}

describe("the project explorer", () => {
  const scope = scopeOf({ "demo/plan.pmo.yaml": plan });

  it("shows the projects, below each its schedule, the registers that have records, and its files", () => {
    const [project] = rows(scope);
    assert.equal(project?.label, "Demo");
    assert.equal(project?.description, "demo · Active");
    assert.deepEqual(
      project?.below.map(({ label, description }) => [label, description]),
      [
        ["Schedule", "Apr 1, 2026 – Apr 21, 2026 · Tasks: 4"],
        ["People", "1"],
        ["Risk register", "2"],
        ["Action items", "1"],
        ["Files", "1"],
      ],
    );
  });

  it("shows each task with its computed dates, and says what is late, critical or done in words as well as by icon", () => {
    const design = rowNamed(scope, "Design");
    assert.equal(design.description, "Apr 1 – Apr 7");
    assert.equal(design.icon?.name, "pass");
    const build = rowNamed(scope, "Build");
    assert.match(build.description ?? "", /^Apr 8 – Apr 21 · Late · Critical$/);
    assert.equal(build.icon?.color, "list.warningForeground");
    const gate = rowNamed(scope, "Go live");
    assert.equal(gate.icon?.name, "milestone");
    assert.match(gate.description ?? "", /Deadline missed/);
    assert.match(gate.spoken, /^Go live, Milestone, .*Deadline missed/);
    assert.deepEqual(
      rowNamed(scope, "Phase").below.map(({ label }) => label),
      ["Design", "Build"],
    );
  });

  it("shows the year of a date only when it is not the present one", () => {
    const later = scopeOf({ "demo/plan.pmo.yaml": plan }, "en", "2027-01-05");
    assert.equal(rowNamed(later, "Design").description, "Apr 1 – Apr 7, 2026");
    const ja = scopeOf({ "demo/plan.pmo.yaml": plan }, "ja", "2027-01-05");
    assert.equal(rowNamed(ja, "Design").description, "2026/4/1 – 4/7");
  });

  it("shows risks with their level, open work with its day, and nothing to do for what is closed", () => {
    assert.equal(rowNamed(scope, "Late").description, "R-001 · High · Open");
    assert.equal(rowNamed(scope, "Late").icon?.color, "charts.red");
    assert.equal(rowNamed(scope, "Gone").description, "R-002 · Closed");
    assert.equal(rowNamed(scope, "Gone").icon?.color, "disabledForeground");
    assert.equal(rowNamed(scope, "Call them").description, "A-001 · Open · overdue since 2026-04-10");
    assert.equal(rowNamed(scope, "佐藤").description, "Lead");
  });

  it("speaks Japanese", () => {
    const ja = scopeOf({ "demo/plan.pmo.yaml": plan }, "ja");
    assert.deepEqual(
      rows(ja)[0]?.below.map(({ label }) => label),
      ["スケジュール", "要員", "リスク管理表", "アクションアイテム", "ファイル"],
    );
    assert.match(rowNamed(ja, "Build").description ?? "", /^4\/8 – 4\/21 · 遅延 · クリティカル$/);
    assert.match(rowNamed(ja, "Call them").description ?? "", /期限超過/);
  });

  it("knows every register of the format by the schemas alone", () => {
    const kinds = registers().map(({ recordKind }) => recordKind);
    for (const kind of ["risk", "issue", "change", "decision", "action", "person", "gate", "lesson", "waiver"])
      assert.ok(kinds.includes(kind), kind);
    assert.equal(new Set(kinds).size, kinds.length, "no kind twice");
    assert.ok(!kinds.includes("task"), "tasks have a tree of their own");
  });

  it("tells about a task what the editor tells about it", () => {
    assert.match(tooltipOf(scope, rowNamed(scope, "Build").node) ?? "", /\*\*Build\*\* `build`[\s\S]*2026-04-08/);
    assert.match(tooltipOf(scope, rowNamed(scope, "Demo").node) ?? "", /Findings: /);
  });

  it("finds the row of the record at the cursor, and the rows above it", () => {
    const project = scope.store.projects()[0];
    const record = project && recordAt(project, "demo/plan.pmo.yaml", plan.indexOf("id: build"));
    const node = project && record && nodeOf(project, record);
    assert.ok(node);
    assert.equal(itemOf(scope, node)?.label, "Build");
    const above: string[] = [];
    for (let at = parentOf(scope, node); at; at = parentOf(scope, at)) above.push(itemOf(scope, at)?.label ?? "?");
    assert.deepEqual(above, ["Phase", "Schedule", "Demo"]);
  });

  it("keeps the names of rows while texts around them change, so that what is expanded stays so", () => {
    const changing = scopeOf({ "demo/plan.pmo.yaml": plan });
    const before = flat(rows(changing)).map(({ id }) => id);
    changing.store.setFile(
      "demo/plan.pmo.yaml",
      `# a line more\r\n${plan.replace("name: Phase", "name: First phase")}`,
    );
    assert.deepEqual(
      flat(rows(changing)).map(({ id }) => id),
      before,
    );
    const node = flat(rows(changing)).find(({ label }) => label === "Build")?.node;
    const found = node && recordOf(changing, node);
    const range = found && changing.store.file("demo/plan.pmo.yaml")?.lines.range(found.record.origin.node);
    assert.equal(range?.start.line, 16, "its place is the present one");
  });

  it("tells two records with one id apart, and shows those without", () => {
    const twice = scopeOf({
      "a.pmo.yaml":
        "risks:\n  - { id: R-1, title: One }\n  - { id: R-1, title: Two }\n  - title: Three\n  - status: open\n",
    });
    const all = flat(rows(twice));
    assert.equal(new Set(all.map(({ id }) => id)).size, all.length);
    const labels = all.map(({ label }) => label);
    for (const label of ["One", "Two", "Three", "Risk without id"]) assert.ok(labels.includes(label), label);
  });

  it("answers for rows whose project, record or file is gone", () => {
    const gone = scopeOf({ "demo/plan.pmo.yaml": plan });
    const all = flat(rows(gone)).map(({ node }) => node);
    gone.store.removeFile("demo/plan.pmo.yaml");
    for (const node of all) {
      assert.deepEqual(childrenOf(gone, node), []);
      assert.equal(itemOf(gone, node), undefined);
      assert.equal(recordOf(gone, node), undefined);
    }
    assert.deepEqual(childrenOf(gone), []);
  });

  it("never fails on half a file, and never shows a name twice", () => {
    fc.assert(
      fc.property(fc.nat(plan.length), fc.string({ maxLength: 3 }), (end, junk) => {
        const half = scopeOf({ "demo/plan.pmo.yaml": plan.slice(0, end) + junk });
        const ids = flat(rows(half)).map(({ id }) => id);
        assert.equal(new Set(ids).size, ids.length);
      }),
      { numRuns: 60 },
    );
  });

  it("asks no schedule and no record for the list of 300 projects", () => {
    const files: Record<string, string> = {};
    for (let number = 0; number < 300; number++)
      files[`p${number}/a.pmo.yaml`] =
        `project:\n  id: p${number}\n  name: P${number}\nschedule:\n  tasks:\n${Array.from(
          { length: 40 },
          (_, task) => `    - { id: t${task}, name: T, duration: 1d }\n`,
        ).join("")}`;
    const many = scopeOf(files);
    let asked = 0;
    const schedule = many.store.schedule.bind(many.store);
    many.store.schedule = (project) => {
      asked++;
      return schedule(project);
    };
    const projects = childrenOf(many);
    const start = performance.now();
    for (const node of projects) itemOf(many, node);
    assert.ok(performance.now() - start < 100, `${performance.now() - start} ms`);
    assert.equal(projects.length, 300);
    assert.equal(asked, 0);
    const [first] = projects;
    const [below] = first ? childrenOf(many, first) : [];
    assert.equal(below && childrenOf(many, below).length, 40);
    assert.ok(below && itemOf(many, below));
    assert.equal(asked, 1, "only what is opened is scheduled");
  }).timeout(20_000);
});
