import assert from "node:assert/strict";
import { completionDocumentation, complete } from "../../../src/language/completion";
import { renderMessage } from "../../../src/core/text/message";
import { ProjectStore } from "../../../src/workspace/store";
import { at, choose, details, labels, listAt } from "./support/completion";

const head = `project:
  id: demo
  name: Demo
  start: 2026-04-01
organization:
  people:
    - { id: sato, name: 佐藤 花子, role: pm }
    - { id: ito, name: Ito }
schedule:
  tasks:
`;

const plan = `${head}    - id: phase
      name: Phase
      tasks:
        - id: design
          name: Screen design
          duration: 5d
          assignments: [sato 80%]
        - id: build
          name: Build
          duration: 5d
          predecessors: [design]
    - id: test
      name: Test
      duration: 3d
`;

describe("completions of ids", () => {
  it("offer tasks with their names and computed dates, nearest first", () => {
    assert.deepEqual(details(`${plan}      predecessors: [|]\n`).slice(0, 3), [
      "build: Build · 2026-04-08 – 04-14",
      "design: Screen design · 2026-04-01 – 04-07",
      "phase: Phase · 2026-04-01 – 04-14",
    ]);
  });

  it("offer no predecessor that would close a cycle: the task itself, what it stands in, what stands in it, what waits for it", () => {
    const waits = plan.replace("duration: 3d", "duration: 3d\n      predecessors: [phase]");
    const design = waits.replace("assignments: [sato 80%]", "predecessors: [|]");
    assert.deepEqual(labels(design), ["{ … }"]);
    const phase = waits.replace("name: Phase", "name: Phase\n      predecessors: [|]");
    assert.deepEqual(labels(phase), ["{ … }"]);
    const long = waits.replace("assignments: [sato 80%]", "predecessors:\n            - task: |");
    assert.deepEqual(labels(long), []);
  });

  it("offer the neighbours of a task that has no id yet, but not what it stands in", () => {
    const offered = labels(plan.replace("    - id: test\n", "        - predecessors: [|]\n    - id: test\n"));
    assert.deepEqual(offered.slice(0, 3), ["build", "design", "test"]);
  });

  it("do not repeat what the list has already", () => {
    assert.ok(!labels(`${plan}      predecessors: [design SS+2d, |, build]\n`).includes("design"));
    assert.deepEqual(labels(`${plan}      predecessors:\n        - design FS\n        - |\n`).slice(0, 2), [
      "build",
      "phase",
    ]);
  });

  it("put brackets around the first item behind the key of a list", () => {
    assert.equal(choose(`${plan}      predecessors: des|\n`, "design"), `${plan}      predecessors: [design]\n`);
  });

  it("put a dash before an item on a line of its own", () => {
    assert.equal(
      choose(`${plan}      predecessors:\n        |\n`, "design"),
      `${plan}      predecessors:\n        - design\n`,
    );
  });

  it("replace the id and leave its link type", () => {
    assert.equal(
      choose(`${plan}      predecessors: [des|x SS+1d]\n`, "design"),
      `${plan}      predecessors: [design SS+1d]\n`,
    );
    assert.equal(
      choose(`${plan}      predecessors: [des| SS+1d]\n`, "design"),
      `${plan}      predecessors: [design SS+1d]\n`,
    );
    assert.equal(
      choose(`${plan}      predecessors: [des|\n      notes: x\n`, "design"),
      `${plan}      predecessors: [design\n      notes: x\n`,
    );
    assert.equal(choose(`${plan}risks:\n  - owner: s|x # who\n`, "sato"), `${plan}risks:\n  - owner: sato # who\n`);
  });

  it("find a record by its name, in Japanese as well", () => {
    assert.equal(at(`${plan}risks:\n  - owner: 花|\n`)[0]?.label, "sato");
    assert.equal(at(`${plan}      predecessors: [screen|]\n`)[0]?.label, "design");
  });

  it("tell the role of a person and the level of a risk", () => {
    assert.equal(details(`${plan}risks:\n  - owner: |\n`)[0], "sato: 佐藤 花子 · pm");
    const risks = "risks:\n  - { id: R-1, title: Late, probability: 4, impact: { cost: 4 } }\n";
    assert.equal(details(`${head}${risks}issues:\n  - risks: [|]\n`)[0], "R-1: Late · High 16");
  });

  it("tell how busy a person is in the days of the task", () => {
    const other = plan
      .replace("name: Build", "name: Build\n          assignments: [|]")
      .replace("predecessors: [design]", "");
    assert.deepEqual(details(other).slice(0, 2), ["sato: 佐藤 花子 · pm · busy 80%", "ito: Ito"]);
  });

  it("come from the other files of the project", () => {
    const files = { "demo/risks.pmo.yaml": "risks:\n  - { id: R-9, title: Elsewhere }\n" };
    assert.deepEqual(labels(`${head}issues:\n  - risks: |\n`, { files }), ["R-9"]);
  });

  it("offer other projects where one may be named, and then their records", () => {
    const files = {
      "vendor/plan.pmo.yaml":
        "project: { id: vendor, name: Vendor }\nschedule:\n  tasks:\n    - { id: contract, name: Contract, duration: 1d }\n",
    };
    assert.equal(
      choose(`${plan}      predecessors: [ven|]\n`, "vendor:", { files }),
      `${plan}      predecessors: [vendor:]\n`,
    );
    assert.deepEqual(labels(`${plan}      predecessors: [vendor:|]\n`, { files }), ["vendor:contract"]);
    assert.deepEqual(labels(`${plan}risks:\n  - tasks: [ven|]\n`, { files }), []);
  });

  it("send few of many tasks, and ask again when more is typed", () => {
    const tasks = Array.from({ length: 300 }, (_, index) => `    - { id: t${index}, name: Task ${index} }\n`).join("");
    const empty = listAt(`${head}${tasks}    - { id: last, predecessors: [|] }\n`);
    assert.ok(empty.isIncomplete && empty.items.length <= 110);
    assert.equal(empty.items[0]?.label, "t299");
    assert.equal(listAt(`${head}${tasks}    - { id: last, predecessors: [t234|] }\n`).items[0]?.label, "t234");
  });

  it("explain a task when somebody looks at it", () => {
    const store = new ProjectStore();
    const text = `${plan}      predecessors: []\n`;
    store.setFile("demo/plan.pmo.yaml", text);
    const scope = { store, language: "en", today: "2026-11-23", render: renderMessage } as const;
    const { items } = complete(scope, "demo/plan.pmo.yaml", text.lastIndexOf("[") + 1);
    const design = items.find(({ label }) => label === "design");
    assert.ok(design);
    assert.match(completionDocumentation(scope, design) ?? "", /Screen design/);
  });
});

describe("completions behind an id", () => {
  it("offer link types with what they mean", () => {
    assert.deepEqual(details("schedule:\n  tasks:\n    - predecessors: [design |]"), [
      "FS: Finish to start: starts when the predecessor is finished",
      "SS: Start to start: starts when the predecessor starts",
      "FF: Finish to finish: finishes when the predecessor is finished",
      "SF: Start to finish: finishes when the predecessor starts",
    ]);
  });

  it("offer lags behind the type, also for the number that is typed", () => {
    const offered = details("schedule:\n  tasks:\n    - predecessors: [design SS|]");
    assert.equal(offered[0], "SS+1d: Start to start: starts when the predecessor starts · 1 working day later");
    assert.ok(offered.some((one) => one.startsWith("SS-1d: ")) && offered.some((one) => one.startsWith("SS+50%: ")));
    assert.equal(
      choose("schedule:\n  tasks:\n    - predecessors: [design SS+4|, x]", "SS+4ed"),
      "schedule:\n  tasks:\n    - predecessors: [design SS+4ed, x]",
    );
    assert.equal(
      choose("schedule:\n  tasks:\n    - predecessors:\n        - design FF-|", "FF-2d"),
      "schedule:\n  tasks:\n    - predecessors:\n        - design FF-2d",
    );
  });

  it("offer shares of the day behind a person, and then work", () => {
    const shares = details("schedule:\n  tasks:\n    - assignments: [sato |]");
    assert.deepEqual(shares.slice(0, 3), ["100%: Full time", "75%: 6 hours of a day", "50%: 4 hours of a day"]);
    assert.equal(
      choose("schedule:\n  tasks:\n    - assignments: [sato 5|]", "50%"),
      "schedule:\n  tasks:\n    - assignments: [sato 50%]",
    );
    assert.equal(
      choose("schedule:\n  tasks:\n    - assignments: [sato 50% 3|]", "3d"),
      "schedule:\n  tasks:\n    - assignments: [sato 50% 3d]",
    );
  });
});
