import assert from "node:assert/strict";
import fc from "fast-check";
import { completed } from "../../../src/core/text/steps";
import type { ProjectStore } from "../../../src/workspace/store";
import { project, projectPath, standard, standardPath, storeWith } from "./support";

const count = 60;

function plan(edit: (index: number) => string = () => ""): string {
  const tasks = Array.from({ length: count }, (_, index) => {
    const after = index % 10 === 0 ? "" : `, predecessors: [t${index - 1}]`;
    return `    - { id: t${index}, name: Task ${index}, duration: ${(index % 3) + 1}d${after}${edit(index)} }\n`;
  });
  return `schedule:\n  tasks:\n${tasks.join("")}`;
}

const registers =
  "risks:\n  - { id: R-1, title: Late, probability: 3, impact: 3 }\n  - { id: R-2, title: Dear, probability: 2, impact: 5 }\n";

/** A rule of each reach: its record, a collection, the whole project. */
const rules = `  rules:
    - { id: owner, on: schedule.tasks, when: task.totalFloat < 100, check: has(task.owner), message: "{task.name} {task.totalFloat}" }
    - { id: alone, on: schedule.tasks, check: "risks.exists(r, r.score > task.duration)", message: "{task.name}" }
    - { id: last, on: schedule.tasks, check: "task.successors.size() > 0", message: "{task.wbs}" }
    - { id: risky, on: risks, check: "risk.score < 9", message: "{risk.title}" }
`;

/** An overlay of a list and one of a mapping. */
const overlays = `  overlays:
    - { section: risks, schema: { items: { required: [owner] } } }
    - { section: schedule, schema: { properties: { tasks: { maxItems: 10, items: { properties: { name: { maxLength: 8 } } } } } } }
`;

function store(): ProjectStore {
  return storeWith({
    [standardPath]: standard(rules),
    [projectPath]: project(plan()),
    "p/risks.pmo.yaml": registers,
  });
}

/** Number of records for which rules are evaluated when the findings are asked for. */
function evaluated(of: ProjectStore): number {
  const before = of.evaluations;
  of.allFindings();
  return of.evaluations - before;
}

describe("after an edit", () => {
  it("only rules and records that it can affect are evaluated again", () => {
    const one = store();
    assert.equal(evaluated(one), 3 * count + 2);
    assert.equal(evaluated(one), 0);

    // A name: the rule about the record alone runs for that record, the one over the project and the one with a list of tasks in its messages wholly.
    one.setFile(projectPath, project(plan().replace("Task 5,", "Task five,")));
    assert.equal(evaluated(one), 1 + 2 * count);

    // A risk: what reads risks, and what reads the whole project.
    one.setFile("p/risks.pmo.yaml", registers.replace("Late", "Later"));
    assert.equal(evaluated(one), 1 + 2 * count);

    // A comment changes nothing that a rule could read but the project itself.
    one.setFile("p/risks.pmo.yaml", `# a remark\n${registers.replace("Late", "Later")}`);
    assert.equal(evaluated(one), count);

    // The status date is read by every rule about records through ages and floats.
    one.setFile(projectPath, project(plan().replace("Task 5,", "Task five,")).replace("2026-06-30", "2026-06-29"));
    assert.equal(evaluated(one), 3 * count + 2);
  });

  it("of a standard only the rules that have changed run, in all its projects", () => {
    const one = store();
    one.setFile("q/q.pmo.yaml", project(plan()).replace("id: p", "id: q"));
    one.allFindings();
    one.setFile(standardPath, standard(rules.replace("risk.score < 9", "risk.score < 10")));
    assert.equal(evaluated(one), 2);
    one.setFile(
      standardPath,
      standard(rules.replace("risk.score < 9", "risk.score < 10").replace("has(task.owner)", "has(task.notes)")),
    );
    assert.equal(evaluated(one), 2 * count);
    one.setFile(
      standardPath,
      `# a remark\n${standard(rules.replace("risk.score < 9", "risk.score < 10").replace("has(task.owner)", "has(task.notes)"))}`,
    );
    assert.equal(evaluated(one), 0);
  });

  it("only sections in which something has changed are evaluated by overlays again", () => {
    const one = storeWith({
      [standardPath]: standard(rules + overlays),
      [projectPath]: project(plan()),
      "p/risks.pmo.yaml": registers,
    });
    const evaluated = (): number => {
      const before = one.overlayEvaluations;
      one.allFindings();
      return one.overlayEvaluations - before;
    };
    const ofRisks = (): readonly (number | undefined)[] =>
      one
        .findings("p/risks.pmo.yaml")
        .flatMap(({ code, range }) => (code === "standard.overlay" ? [range.start.line] : []));
    assert.equal(evaluated(), 2);
    assert.equal(evaluated(), 0);
    assert.deepEqual(ofRisks(), [1, 2]);

    one.setFile(projectPath, project(plan().replace("Task 5,", "Task five,")));
    assert.equal(evaluated(), 1, "the schedule, not the risks");
    // A remark moves the risks; their findings go with them.
    one.setFile("p/risks.pmo.yaml", `# a remark\n${registers}`);
    assert.equal(evaluated(), 0);
    assert.deepEqual(ofRisks(), [2, 3]);
    one.setFile("p/risks.pmo.yaml", `# a remark\n${registers.replace("title: Late", "title: Late, owner: sato")}`);
    assert.equal(evaluated(), 1, "the risks, not the schedule");
    assert.deepEqual(ofRisks(), [3]);
    // Another text of the standard with the same schemas asks the same; another schema does not.
    one.setFile(standardPath, `# a remark\n${standard(rules + overlays)}`);
    assert.equal(evaluated(), 0);
    assert.deepEqual(ofRisks(), [3]);
    one.setFile(standardPath, standard(rules + overlays.replace("maxLength: 8", "maxLength: 9")));
    assert.equal(evaluated(), 1);
  });

  it("findings of rules follow their records when lines move", () => {
    const one = store();
    const before = one.findings("p/risks.pmo.yaml").filter(({ code }) => code === "acme.risky");
    assert.equal(before.length, 2);
    one.setFile("p/risks.pmo.yaml", `# one\n# two\n${registers}`);
    const after = one.findings("p/risks.pmo.yaml").filter(({ code }) => code === "acme.risky");
    assert.deepEqual(
      after.map(({ range }) => range.start.line),
      before.map(({ range }) => range.start.line + 2),
    );
  });
});

describe("in an editor", () => {
  const steps = (of: ProjectStore, path: string): number => [...of.prepareInSteps(path)].length;

  it("rules run in small steps before findings are asked for, those of a standard over all its projects", () => {
    const one = store();
    one.setFile(
      standardPath,
      standard(
        rules.replace(
          "check: has(task.owner)",
          "check: 'schedule.tasks.exists(t, schedule.tasks.all(u, t.id < u.id))'",
        ),
      ),
    );
    assert.ok(steps(one, projectPath) >= count, "a step for each record that takes long");
    assert.equal(evaluated(one), 0);

    const other = store();
    steps(other, standardPath);
    assert.equal(evaluated(other), 0);
  });

  it("a change in the meantime begins anew, and the findings are those of the last text", () => {
    const one = store();
    const begun = one.prepareInSteps(projectPath);
    for (let step = 0; step < 3; step++) begun.next();
    one.setFile(projectPath, project(plan((index) => (index === 7 ? ", owner: sato" : ""))));
    assert.ok([...begun].length <= 1);
    const owners = one.findings(projectPath).filter(({ code }) => code === "acme.owner");
    assert.equal(owners.length, count - 1);
  });
});

const pieces = fc.constantFrom(
  "owner: sato, ",
  "x",
  "",
  "\n",
  " ",
  "5",
  "duration: 9d, ",
  "percentComplete: 50, ",
  "risk.score > 2",
  "has(task.owner)",
  "task.totalFloat >= 0",
  "  severities:\n    - { rule: 'acme.*', severity: error }\n",
  "  extends: [other.pmo.yaml]\n",
  "waivers:\n  - { id: W, rule: acme.owner, scope: [t1] }\n",
  ", standard: ../s/acme.pmo.yaml",
  "- { id: new, name: New }\n",
  "baselines:\n  - { id: b, name: B, tasks: [{ task: t1, finish: 2026-04-02 }] }\n",
);

describe("after any number of edits of standards and projects", function () {
  this.timeout(60_000);

  it("findings are those of a store that reads the last texts alone", () => {
    const files: Readonly<Record<string, string>> = {
      [standardPath]: standard(rules + overlays),
      "s/other.pmo.yaml": standard(
        "  rules:\n    - { id: more, on: schedule.tasks, check: '!has(task.finishSlip) || task.finishSlip < 1', message: '{task.finishSlip}' }\n    - { id: up, on: schedule.tasks, check: \"has(task.parent) || schedule.tasks.exists(t, t.wbs == '2')\", message: '{schedule.finish}' }\n    - { id: delay, on: project, when: has(schedule.delayTestTask), check: 'schedule.delayTestFinishSlip < 0', message: '{schedule.delayTestTask.name} {schedule.delayTestTaskSlip} {schedule.delayTestFinishSlip}' }\n",
      ).replace("acme", "other"),
      [projectPath]: project(plan().split("\n").slice(0, 12).join("\n")),
      "p/risks.pmo.yaml": registers,
      "q/q.pmo.yaml": project("").replace("id: p", "id: q"),
    };
    const paths = Object.keys(files);
    const edit = fc.record({
      file: fc.nat(),
      place: fc.nat(),
      removed: fc.oneof(fc.constant(0), fc.nat({ max: 20 })),
      insert: pieces,
    });
    fc.assert(
      fc.property(fc.array(edit, { minLength: 1, maxLength: 8 }), (edits) => {
        const texts = new Map(Object.entries(files));
        const edited = storeWith(files);
        edited.allFindings();
        for (const { file, place, removed, insert } of edits) {
          const path = paths[file % paths.length] ?? "";
          const text = texts.get(path) ?? "";
          const at = place % (text.length + 1);
          const next = text.slice(0, at) + insert + text.slice(at + removed);
          texts.set(path, next);
          edited.setFile(path, next);
          // As in an editor, where somebody may go on typing while findings are made.
          if (place % 3 === 0) edited.prepareInSteps(path).next();
          else if (place % 3 === 1) completed(edited.prepareInSteps(path));
          else edited.findings(projectPath);
        }
        const fresh = storeWith(Object.fromEntries(texts));
        const words = [...texts].map(([path, text]) => `${path}\n${text}`).join("\n---\n");
        assert.deepEqual(
          JSON.parse(JSON.stringify(edited.allFindings())),
          JSON.parse(JSON.stringify(fresh.allFindings())),
          words,
        );
      }),
      { numRuns: 250 },
    );
  });
});
