import assert from "node:assert/strict";
import { parseText } from "../../../src/core/text/parse";
import { renderMessage } from "../../../src/core/text/message";
import { refactorings } from "../../../src/language/fixes/index";
import { afterFix, applyFiles, codes, fixesOf, main, workspace } from "./fix-support";

const header = "project: { id: p, name: P, start: 2026-04-01, statusDate: 2026-06-30 }\n";
const tasks = (...lines: readonly string[]): string =>
  `${header}schedule:\n  tasks:\n${lines.map((line) => `    ${line}\n`).join("")}`;

function body(text: string): string {
  assert.ok(text.startsWith(header), text);
  return text.slice(header.length);
}

describe("quick fixes of ids and references", () => {
  it("give a record whose id is taken the next free one", () => {
    assert.match(
      afterFix(
        `${header}risks:\n  - { id: R-001, title: A }\n  - { id: R-001, title: B }\n  - { id: R-002, title: C }\n`,
        "id.duplicate",
      ),
      /id: R-003, title: B/,
    );
    assert.match(
      afterFix(tasks("- { id: design, name: A }", "- { id: design, name: B }"), "id.duplicate"),
      /id: design-2, name: B/,
    );
  });

  it("create the task that another one waits for, before it", () => {
    assert.equal(
      body(
        afterFix(
          tasks("- id: a", "  name: A", "# the next one", "- id: b", "  name: B", "  predecessors: [design SS+2d]"),
          "reference.unknown",
          "Create the task 'design'",
        ),
      ),
      body(
        tasks(
          "- id: a",
          "  name: A",
          "- id: design",
          "  name: design",
          "# the next one",
          "- id: b",
          "  name: B",
          "  predecessors: [design SS+2d]",
        ),
      ),
    );
    assert.equal(
      body(afterFix(tasks("- { id: b, name: B, predecessors: [design] }"), "reference.unknown", "Create the task")),
      body(tasks("- { id: design, name: design }", "- { id: b, name: B, predecessors: [design] }")),
    );
  });

  it("create the record in the file and section where its kind stands", () => {
    const plan = "project: { id: p, name: P, start: 2026-04-01 }\nrisks:\n  - id: R-1\n    title: T\n    owner: sato\n";
    const people = "organization:\n  people:\n    - id: ito\n      name: Ito # lead\n  teams: []\n";
    const scope = workspace({ [main]: plan, "demo/people.pmo.yaml": people });
    const fix = fixesOf(scope, "reference.unknown").get("Create the person 'sato'");
    assert.ok(fix);
    applyFiles(scope, fix.edits);
    assert.equal(
      scope.store.file("demo/people.pmo.yaml")?.text,
      "organization:\n  people:\n    - id: ito\n      name: Ito # lead\n    - id: sato\n      name: sato\n  teams: []\n",
    );
    assert.ok(!codes(scope).includes("reference.unknown"));
  });

  it("create the section of a record where there is none", () => {
    for (const rest of ["", "organization:\n", "organization:\n  people: []\n", "organization: { teams: [] }\n"]) {
      const text = afterFix(
        `${header}${rest}risks:\n  - { id: R-1, title: T, owner: sato }\n`,
        "reference.unknown",
        "Create the person",
      );
      assert.deepEqual(parseText("x", text, 1).findings, []);
      assert.match(text, /id: sato/);
    }
  });

  it("find the id of a person whose name is written", () => {
    const text = `${header}organization:\n  people: [{ id: sato, name: 佐藤 太郎 }]\nrisks:\n  - { id: R-1, title: T, owner: 佐藤 太郎 }\n`;
    assert.match(afterFix(text, "reference.invalid"), /owner: sato/);
  });

  it("remove a reference: an item, a list with its last item, a key", () => {
    assert.equal(
      body(afterFix(tasks("- { id: a, name: A, predecessors: [a] }"), "reference.self", "Remove the predecessor 'a'")),
      body(tasks("- { id: a, name: A }")),
    );
    const cycle = tasks(
      "- { id: a, name: A, predecessors: [c] }",
      "- id: c",
      "  name: C",
      "  predecessors:",
      "    - a # first",
      "    - task: b",
      "      lag: 1d",
      "- { id: b, name: B }",
    );
    assert.match(afterFix(cycle, "schedule.cycle", "Remove the predecessor 'c'"), /- \{ id: a, name: A \}\n/);
    assert.match(
      afterFix(
        `${header}calendars:\n  - id: x\n    base: y\n  - id: y\n    base: x\n`,
        "reference.cycle",
        "Remove 'y'",
      ),
      /- id: x\n {2}- id: y/,
    );
  });
});

describe("quick fixes of schedule and rules", () => {
  it("link a milestone to the work before it", () => {
    assert.match(
      afterFix(
        tasks("- { id: a, name: A, duration: 1d }", "- { id: m, name: M, milestone: true }"),
        "milestone.no-date-logic",
      ),
      /- \{ id: m, name: M, milestone: true, predecessors: \[a\] \}/,
    );
  });

  it("link a dangling task to the work before it, or the next one to it", () => {
    const text = tasks(
      "- { id: a, name: A, duration: 1d }",
      "- { id: b, name: B, duration: 1d, predecessors: [a] }",
      "- { id: c, name: C, duration: 1d } # alone",
      "- { id: d, name: D, duration: 1d, deadline: 2026-06-30 }",
    );
    assert.deepEqual(codes(workspace(text)), ["task.dangling"]);
    assert.match(afterFix(text, "task.dangling"), /- \{ id: c, name: C, duration: 1d, predecessors: \[b\] \} # alone/);
    assert.match(afterFix(text, "task.dangling", "Let 'd' wait"), /id: d, .*predecessors: \[c\]/);
    // In a plan without links nobody expects one.
    assert.deepEqual(codes(workspace(text.replace(", predecessors: [a]", ""))), []);
  });

  it("complete a finished task, and swap dates that are the wrong way round", () => {
    const done = "actualStart: 2026-04-01, actualFinish: 2026-04-02";
    assert.match(
      afterFix(tasks(`- { id: a, name: A, percentComplete: 40, ${done} }`), "task.finished-not-complete"),
      /percentComplete: 100/,
    );
    assert.match(
      afterFix(
        tasks("- { id: a, name: A, actualStart: 2026-05-02, actualFinish: 2026-04-30 }"),
        "task.actual-dates-reversed",
        "Swap",
      ),
      /actualStart: 2026-04-30, actualFinish: 2026-05-02/,
    );
    assert.match(
      afterFix(tasks("- { id: a, name: A, actualStart: 2026-07-15 }"), "task.actual-in-future", "Move the status date"),
      /statusDate: 2026-07-15/,
    );
  });

  it("give a task a duration in its place among the keys", () => {
    assert.equal(
      body(afterFix(tasks("- id: a # x", "  name: A", "  owner: o"), "task.no-duration")),
      body(tasks("- id: a # x", "  name: A", "  duration: 1d", "  owner: o")),
    );
  });

  it("set dates of the project that the schedule can keep", () => {
    const text =
      "project:\n  id: p\n  name: P\nschedule:\n  tasks:\n    - { id: a, name: A, duration: 5d, deadline: 2026-04-02, constraint: start-no-earlier-than 2026-04-01 }\n";
    assert.match(afterFix(text.replace(/, constraint[^}]*/, ""), "schedule.no-start"), /name: P\n {2}start: \d{4}-/);
    const late = text
      .replace("name: P", "name: P\n  start: 2026-04-01\n  finish: 2026-04-03")
      .replace(/, constraint[^}]*/, "");
    assert.match(afterFix(late, "schedule.finish-missed", "Move"), /finish: 2026-04-07/);
    assert.match(afterFix(late, "schedule.deadline-missed", "Move"), /deadline: 2026-04-07/);
  });

  it("name an owner and a response, and create the issue of a risk that occurred", () => {
    const people = "organization:\n  people: [{ id: sato, name: Sato }]\n";
    assert.match(
      afterFix(`${header}${people}risks:\n  - id: R-1\n    title: T # t\n`, "risk.no-owner"),
      /title: T # t\n {4}owner: sato\n/,
    );
    assert.match(
      afterFix(
        `${header}risks:\n  - { id: R-1, title: T, owner: sato, probability: 5, impact: 5 }\n`,
        "risk.no-response",
        "Set the response 'avoid'",
      ),
      /response: avoid/,
    );
    const text = afterFix(
      `${header}risks:\n  - { id: R-1, title: T, owner: sato, status: occurred }\n`,
      "risk.occurred-without-issue",
    );
    assert.match(text, /occurredAs: I-001/);
    assert.match(text, /issues:\n {2}- id: I-001\n {4}title: T\n/);
  });

  it("begin a project where none is", () => {
    assert.equal(
      afterFix("# risks\nrisks: []\n", "project.missing"),
      '# risks\nproject:\n  id: demo\n  name: "demo"\n  start: 2026-06-01\nrisks: []\n',
    );
  });

  it("add what the standard asks for", () => {
    const text = "project:\n  id: p\n  name: P\n  standard: pmo:recommended\n";
    assert.match(afterFix(text, "standard.missing-field"), /sponsor: .+\n {2}manager: .+\n/);
    const scope = workspace(text);
    const fix = fixesOf(scope, "standard.missing-section").get("Add the section 'risks'");
    assert.ok(fix);
    applyFiles(scope, fix.edits);
    assert.match(scope.store.file(main)?.text ?? "", /\nrisks:\n {2}- id: R-001\n {4}title: Title\n/);
  });
});

describe("names in a standard", () => {
  const standard = (rule: string, severity = "risk.no-owner"): string =>
    `standard:\n  id: acme\n  version: 1.0.0\n  severities:\n    - { rule: ${severity}, severity: error }\n  rules:\n    - { id: r, on: risks, message: x, ${rule} }\n`;

  it("that are misspelt in an expression are changed into the nearest ones, and nothing else", () => {
    const fixed = (rule: string): string => afterFix(standard(rule), "standard.expression");
    assert.equal(fixed("check: has(risk.ownr)"), standard("check: has(risk.owner)"));
    assert.equal(
      fixed('check: \'risk.title != "x" && risk.ownr == "y"\''),
      standard('check: \'risk.title != "x" && risk.owner == "y"\''),
    );
    assert.equal(fixed("check: has(risc.owner)"), standard("check: has(risk.owner)"));
    assert.equal(fixed("check: risk.title.starsWith('a')"), standard("check: risk.title.startsWith('a')"));
    assert.equal(fixed("at: ownr, check: has(risk.owner)"), standard("at: owner, check: has(risk.owner)"));
  });

  it("are left alone where their place is not certain", () => {
    const escaped = standard('check: "risk.title != \\"x\\" && risk.ownr == \\"y\\""');
    assert.deepEqual(
      [...fixesOf(workspace(escaped), "standard.expression").keys()].filter((title) => title.startsWith("Change")),
      [],
    );
  });

  it("of rules whose severity is changed, too", () => {
    assert.equal(
      afterFix(standard("check: has(risk.owner)", "risk.no-ownr"), "standard.unknown-rule"),
      standard("check: has(risk.owner)", "risk.no-owner"),
    );
  });
});

describe("a waiver of a rule", () => {
  it("is inserted with id, rule, scope, reason and end where waivers stand", () => {
    const text = `${header}risks:\n  - { id: R-1, title: T }\nwaivers:\n  - id: W-004\n    rule: risk.no-response\n    status: revoked\n`;
    assert.ok(
      afterFix(text, "risk.no-owner", "Waive 'risk.no-owner'").endsWith(
        "    status: revoked\n  - id: W-005\n    rule: risk.no-owner\n    scope: [R-1]\n    reason: reason\n    expires: 2026-09-28\n",
      ),
    );
  });

  it("makes its own section in the main file", () => {
    const text = afterFix(`${header}risks:\n  - { id: R-1, title: T }\n`, "risk.no-owner", "Waive");
    assert.match(text, /\nwaivers:\n {2}- id: W-001\n {4}rule: risk\.no-owner\n/);
    assert.match(text, /rule: risk\.no-owner/);
  });

  it("is offered for a rule of the standard, too", () => {
    const texts = {
      [main]:
        "project: { id: p, name: P, statusDate: 2026-06-30, standard: acme.pmo.yaml }\nrisks:\n  - { id: R-1, title: T, owner: x }\n",
      "demo/acme.pmo.yaml":
        "standard:\n  id: acme\n  version: 1.0.0\n  rules:\n    - { id: r, on: risks, check: has(risk.response), message: x }\n",
    };
    assert.match(afterFix(texts, "acme.r", "Waive"), /rule: acme\.r\n/);
  });

  it("is not offered for what no waiver can permit", () => {
    const titles = [...fixesOf(workspace(tasks("- { id: a, name: A, duration: x }")), "duration.invalid").keys()];
    assert.ok(titles.every((title) => !title.startsWith("Waive")));
  });

  it("that expired or permits nothing can be extended or removed", () => {
    const waivers = (fields: string): string =>
      `${header}waivers:\n  - { id: W-1, rule: risk.no-owner${fields} }\n  - { id: W-2, rule: risk.no-owner, status: rejected }\n`;
    assert.match(afterFix(waivers(", expires: 2026-01-01"), "waiver.expired", "Extend"), /expires: 2026-09-28/);
    assert.equal(
      body(afterFix(waivers(""), "waiver.unused", "Remove this waiver")),
      "waivers:\n  - { id: W-2, rule: risk.no-owner, status: rejected }\n",
    );
    assert.equal(
      body(
        afterFix(`${header}waivers:\n  - { id: W-1, rule: risk.no-owner }\n`, "waiver.unused", "Remove this waiver"),
      ),
      "",
    );
  });
});

describe("a comment that ignores a finding", () => {
  it("is added behind the line, also behind another comment", () => {
    assert.match(
      afterFix(`${header}risks:\n  - id: R-1 # old\n    title: T\n`, "risk.no-owner", "Ignore"),
      /- id: R-1 # old # pmo-ignore risk\.no-owner reason\n/,
    );
  });

  it("is added above a text of several lines", () => {
    assert.match(
      afterFix(
        tasks("- id: a", "  name: A", "  duration: 1d", "  deadline: '2026", "    4/1'"),
        "date.invalid",
        "Ignore",
      ),
      /\n {6}# pmo-ignore date\.invalid reason\n {6}deadline: '2026\n/,
    );
    assert.match(
      afterFix(tasks("- id: a", "  name: A", "  duration: |", "    soon"), "duration.invalid", "Ignore"),
      /duration: \| # pmo-ignore duration\.invalid reason\n/,
    );
  });

  it("is not offered for what can't be read", () => {
    const titles = [...fixesOf(workspace("project:\n\tid: p\n"), "yaml.tab").keys()];
    assert.ok(titles.every((title) => !title.startsWith("Ignore")));
  });

  it("is added beside another one, and each has its own reason", () => {
    for (const line of ["# pmo-ignore date.far founding", "# mine # pmo-ignore date.far founding"]) {
      const text = tasks(`- { id: a, name: A, start: 1890-01-01 } ${line}`);
      const after = afterFix(text, "task.no-duration", "Ignore");
      assert.ok(after.endsWith(`${line} # pmo-ignore task.no-duration reason\n`));
      assert.ok(!codes(workspace(after)).some((code) => code.startsWith("ignore.") || code === "date.far"));
    }
  });

  it("is removed alone when another one stands in its line", () => {
    const kept = "# pmo-ignore task.no-duration later";
    const line = "- { id: a, name: A }";
    for (const text of [
      tasks(`${line} # pmo-ignore date.far old ${kept}`),
      tasks(`${line} ${kept} # pmo-ignore date.far old`),
    ])
      assert.equal(body(afterFix(text, "ignore.unused")), body(tasks(`${line} ${kept}`)));
    assert.equal(
      body(afterFix(tasks(`# pmo-ignore date.far old ${kept}`, line), "ignore.unused")),
      body(tasks(kept, line)),
    );
  });

  it("divides codes by Japanese commas too", () => {
    const text = tasks("- { id: a, name: A, start: 1890-01-01 } # pmo-ignore task.no-duration、date.far、後で決める");
    assert.deepEqual(codes(workspace(text)), []);
  });

  it("is removed when it silences nothing, with its line where it has one", () => {
    assert.equal(
      afterFix(`${header}# pmo-ignore date.far old\nrisks: [] # mine\n`, "ignore.unused"),
      `${header}risks: [] # mine\n`,
    );
    assert.equal(
      afterFix(`${header}risks: [] # mine # pmo-ignore date.far old\n`, "ignore.unused"),
      `${header}risks: [] # mine\n`,
    );
  });
});

describe("start and finish, start and duration", () => {
  const task = (fields: string): string =>
    `project: { id: p, name: P, start: 2026-04-01 }\nschedule:\n  tasks:\n    - id: a\n      name: A\n      manual: true\n      start: 2026-04-01\n${fields}`;

  function convert(text: string): string {
    const scope = workspace(text);
    const at = text.split("\n").findIndex((line) => line.includes("start: 2026-04-01\n") || line.trim() === "name: A");
    const [fix] = refactorings(scope, main, { start: { line: at, character: 8 }, end: { line: at, character: 8 } });
    if (!fix) return text;
    applyFiles(scope, fix.edits);
    assert.ok(renderMessage(fix.title) !== "");
    return scope.store.file(main)?.text ?? "";
  }

  it("change into each other and back, by the task's calendar", () => {
    const dates = task("      finish: 2026-04-14 # fixed\n");
    const duration = task("      duration: 10d # fixed\n");
    assert.equal(convert(dates), duration);
    assert.equal(convert(duration), dates);
    assert.equal(convert(task("      duration: 4h\n")), task("      finish: 2026-04-01T12:00\n"));
  });

  it("leave the schedule as it is, whatever the calendar", () => {
    const plan = (calendar: string, fields: string): string =>
      `project: { id: p, name: P, start: 2026-04-01 }\ncalendars:\n  - { id: jp, workingHours: [09:00-12:00, 13:00-18:00], holidays: JP }\n  - { id: sat, workingDays: [sat, sun], workingHours: [07:00-12:00, 13:00-18:00], hoursPerDay: 10 }\nschedule:\n  calendar: jp\n  tasks:\n    - { id: z, name: Z, duration: 3d }\n    - id: a\n      name: A\n      calendar: ${calendar}\n${fields}`;
    const dates = (text: string): readonly unknown[] => {
      const { store } = workspace(text);
      const project = store.projectOf(main);
      const task = project && store.schedule(project).byId.get("a");
      return [task?.start, task?.finish, codes(workspace(text))];
    };
    let converted = 0;
    for (const calendar of ["jp", "sat"])
      for (const kind of ["manual: true", "predecessors: [z]", "work: 40h", "milestone: true"])
        for (const start of ["2026-04-01", "2026-04-30T13:00", "2026-05-02"])
          for (const end of [
            "finish: 2026-05-12",
            "finish: 2026-05-06",
            "finish: 2026-05-07T12:30",
            "duration: 5d",
            "duration: 4h",
            "duration: 2w",
            "duration: 3ed",
          ]) {
            const text = plan(calendar, `      ${kind}\n      start: ${start}\n      ${end} # fixed\n`);
            const other = convert(text);
            if (other === text) continue;
            converted++;
            assert.deepEqual(dates(other), dates(text), other);
            assert.match(other, / # fixed\n/);
          }
    assert.ok(converted > 50, String(converted));
  });

  it("are offered only where both are known", () => {
    assert.equal(convert(task("")), task(""));
    assert.equal(convert(task("      duration: soon\n")), task("      duration: soon\n"));
  });
});
