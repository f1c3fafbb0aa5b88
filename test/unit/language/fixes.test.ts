import assert from "node:assert/strict";
import { afterFix, fixesOf, workspace } from "./fix-support";

const header = "project: { id: p, name: P, start: 2026-04-01, statusDate: 2026-06-30 }\n";
const tasks = (...lines: readonly string[]): string =>
  `${header}schedule:\n  tasks:\n${lines.map((line) => `    ${line}\n`).join("")}`;

/** The text behind the header. */
function body(text: string): string {
  assert.ok(text.startsWith(header), text);
  return text.slice(header.length);
}

describe("quick fixes of keys and values", () => {
  it("put the nearest key, value or id in place of a misspelt one", () => {
    assert.match(afterFix(tasks("- { id: a, name: A, duratoin: 1d }"), "schema.unknown-key"), /duration: 1d/);
    assert.match(
      afterFix(`${header}risks:\n  - { id: R-1, title: T, status: clsoed }\n`, "schema.enum"),
      /status: closed/,
    );
    assert.match(
      afterFix(
        tasks("- { id: screens, name: A }", "- { id: b, name: B, predecessors: ['screns'] }"),
        "reference.unknown",
      ),
      /predecessors: \['screens'\]/,
    );
  });

  it("keep a key of one's own, or remove it with its comment", () => {
    const text = tasks("- id: a", "  name: A", "  colour: red # mine", "  duration: 1d");
    assert.match(afterFix(text, "schema.unknown-key", "Keep it"), /\n {6}x-colour: red # mine\n/);
    assert.equal(
      body(afterFix(text, "schema.unknown-key", "Remove 'colour'")),
      body(tasks("- id: a", "  name: A", "  duration: 1d")),
    );
  });

  it("add every required key that is missing, in the order of the schema, with the next free id", () => {
    assert.equal(
      body(afterFix(`${header}risks:\n  - id: R-007\n    title: T\n  - owner: x # later\n`, "schema.missing-key")),
      "risks:\n  - id: R-007\n    title: T\n  - id: R-008\n    title: Title\n    owner: x # later\n",
    );
    assert.equal(
      body(afterFix(`${header}risks: [{ owner: x }, { id: R-1, title: T }]\n`, "schema.missing-key")),
      "risks: [{ id: R-002, title: Title, owner: x }, { id: R-1, title: T }]\n",
    );
    assert.equal(
      afterFix(
        "project: { id: p, name: P, start: 2026-04-01 }\r\nrisks:\r\n  - id: R-1\r\n    owner: x\r\n",
        "schema.missing-key",
      ),
      "project: { id: p, name: P, start: 2026-04-01 }\r\nrisks:\r\n  - id: R-1\r\n    title: Title\r\n    owner: x\r\n",
    );
    assert.equal(
      body(afterFix(`${header}risks:\n  - {}\n`, "schema.missing-key")),
      "risks:\n  - { id: R-001, title: Title }\n",
    );
  });

  it("add the missing name to a project that says only its id", () => {
    assert.equal(
      afterFix("project:\n  id: p\n  start: 2026-04-01\n", "schema.missing-key"),
      "project:\n  id: p\n  name: Name\n  start: 2026-04-01\n",
    );
  });

  it("remove a repeat: surely where both say the same, by choice where they differ", () => {
    const same = tasks("- id: a", "  name: A", "  duration: 1d # one", "  duration: 1d # two");
    assert.equal(
      body(afterFix(same, "yaml.duplicate-key")),
      body(tasks("- id: a", "  name: A", "  duration: 1d # one")),
    );
    const isSafe = (text: string): boolean | undefined =>
      [...fixesOf(workspace(text), "yaml.duplicate-key").values()][0]?.isSafe;
    assert.equal(isSafe(same.replace(" # two", "")), true);
    // A comment is not removed without being asked for.
    assert.equal(isSafe(same), false);
    assert.equal(isSafe(tasks("- id: a", "  name: A", "  tags: [x]", "  tags:", "    - x # urgent")), false);
    const different = tasks("- { id: a, name: A, duration: 1d, duration: 2d }");
    assert.equal(body(afterFix(different, "yaml.duplicate-key")), body(tasks("- { id: a, name: A, duration: 1d }")));
    assert.equal(
      body(afterFix(different, "yaml.duplicate-key", "Remove the first")),
      body(tasks("- { id: a, name: A, duration: 2d }")),
    );
    assert.ok([...fixesOf(workspace(different), "yaml.duplicate-key").values()].every(({ isSafe }) => !isSafe));
  });

  it("remove a key without a value", () => {
    assert.equal(
      body(afterFix(tasks("- id: a", "  name: A", "  duration:", "  owner: x"), "schema.missing-value", "Remove")),
      body(tasks("- id: a", "  name: A", "  owner: x")),
    );
  });

  it("write values in the form that is wanted", () => {
    const cases: readonly (readonly [line: string, code: string, wanted: string])[] = [
      ["deadline: 2026/4/1", "date.invalid", "deadline: 2026-04-01"],
      ["deadline: 2026年4月1日", "date.invalid", "deadline: 2026-04-01"],
      ["deadline: ２０２６年４月１日", "date.invalid", "deadline: 2026-04-01"],
      ["deadline: 令和8年4月1日", "date.invalid", "deadline: 2026-04-01"],
      ["deadline: “2026-04-01”", "date.invalid", "deadline: 2026-04-01"],
      ["deadline: 2026/4/1 9:30", "date.invalid", "deadline: 2026-04-01T09:30"],
      ["duration: １０日", "duration.invalid", "duration: 10d"],
      ["duration: “5d”", "duration.invalid", "duration: 5d"],
      ["duration: 10d'", "duration.invalid", "duration: 10d"],
      ["deadline: 2026-02-30", "date.invalid", "deadline: 2026-02-28"],
      ["duration: 10 days", "duration.invalid", "duration: 10d"],
      ["duration: 10日", "duration.invalid", "duration: 10d"],
      ["duration: 10", "duration.invalid", "duration: 10d"],
      ["priority: 2000", "schema.range", "priority: 1000"],
      ["milestone: yes", "schema.type", "milestone: true"],
      ["percentComplete: '50%'", "schema.type", "percentComplete: 50"],
      ["tags: urgent", "schema.type", "tags: [urgent]"],
      ["notes: 5", "schema.type", 'notes: "5"'],
      ["wbs: 007", "schema.type", 'wbs: "007"'],
      ["cost: '¥1,200,000'", "money.invalid", "cost: '1200000 JPY'"],
      ["cost: 120万円", "money.invalid", "cost: 1200000 JPY"],
      ["assignments: ['sato[50%]']", "assignment.invalid", "assignments: ['sato 50%']"],
      ["predecessors: ['b:SS+2 days']", "predecessor.invalid", "predecessors: ['b SS+2d']"],
      ["id: a b", "id.invalid", "id: a-b"],
    ];
    for (const [line, code, wanted] of cases) {
      const rest = line.startsWith("id:") ? ["- name: A", `  ${line}`] : ["- id: a", "  name: A", `  ${line} # kept`];
      const title = ["schema.range", "date.invalid"].includes(code) ? "Change to" : undefined;
      const text = afterFix(tasks(...rest), code, title);
      assert.ok(text.includes(`${wanted}${line.startsWith("id:") ? "" : " # kept"}\n`), `${line} became ${text}`);
    }
  });

  it("write parts of a day as they are wanted", () => {
    for (const written of ["9:00~12:00", "9-12", "9時〜12時"])
      assert.match(
        afterFix(`${header}calendars:\n  - { id: c, workingHours: ['${written}'] }\n`, "time.invalid"),
        /\['09:00-12:00'\]/,
      );
  });

  it("are sure only where nothing has to be guessed", () => {
    const isSafe = (line: string, code: string): boolean | undefined =>
      [...fixesOf(workspace(tasks(`- { id: a, name: A, ${line} }`)), code).values()][0]?.isSafe;
    assert.equal(isSafe("deadline: 2026/4/1", "date.invalid"), true);
    assert.equal(isSafe("duration: 10 days", "duration.invalid"), true);
    assert.equal(isSafe("duration: 10", "duration.invalid"), false);
    assert.equal(isSafe("duratoin: 10d", "schema.unknown-key"), false);
    assert.equal(isSafe("Duration: 10d", "schema.unknown-key"), true);
  });
});

describe("quick fixes that look around", () => {
  it("rename only one of two keys that may mean the same, and by choice", () => {
    const text = tasks("- id: a", "  name: A", "  Duration: 1d", "  DURATION: 2d");
    const fixes = [...fixesOf(workspace(text), "schema.unknown-key").values()];
    assert.ok(fixes.length > 0 && fixes.every(({ isSafe }) => !isSafe));
    const repeated = tasks("- id: a", "  name: A", "  Name: B", "  duration: 1d");
    assert.deepEqual(
      [...fixesOf(workspace(repeated), "schema.unknown-key").keys()].filter((title) => title.startsWith("Change")),
      [],
    );
  });

  it("write key and value apart between brackets", () => {
    for (const written of ["id:a", "id：a", "id： a"])
      assert.equal(
        body(afterFix(tasks(`- { ${written}, name: A, duration: 1d }`), "schema.unknown-key")),
        body(tasks("- { id: a, name: A, duration: 1d }")),
      );
  });

  it("make a list of names that are divided by commas", () => {
    const text = tasks(
      "- { id: a, name: A, duration: 1d }",
      "- { id: b, name: B, duration: 1d }",
      "- { id: c, name: C, duration: 1d, predecessors: 'a, b SS+1d' }",
    );
    assert.match(afterFix(text, "schema.type"), /predecessors: \[a, b SS\+1d\]/);
  });

  it("put the space behind a dash", () => {
    const text = `${header}risks:\n  -id: R-1\n    title: T\n    owner: sato\n`;
    assert.equal(body(afterFix(text, "schema.type")), body(text.replace("-id", "- id")));
  });

  it("never suggest an id that nobody can write, nor the record itself", () => {
    const text = tasks("- { name: A, duration: 1d }", "- { id: b, name: B, duration: 1d, predecessors: [x] }");
    const titles = [...fixesOf(workspace(text), "reference.unknown").keys()];
    assert.deepEqual(
      titles.filter((title) => title.startsWith("Change")),
      [],
    );
  });

  it("keep the section that has content when the other one is empty", () => {
    const text = `${header}risks:\nissues: []\nrisks:\n  - { id: R-1, title: T, owner: sato }\n`;
    assert.match(afterFix(text, "yaml.duplicate-key"), /issues: \[\]\nrisks:\n {2}- \{ id: R-1/);
  });

  it("leave an alias an alias", () => {
    const text = `x-number: &number 5\n${tasks("- { id: a, name: A, duration: 1d, notes: *number }")}`;
    assert.ok([...fixesOf(workspace(text), "schema.type").values()].every(({ isSafe }) => !isSafe));
  });

  it("let a project start today where no task has a date", () => {
    assert.match(
      afterFix(
        "project:\n  id: p\n  name: P\nschedule:\n  tasks: [{ id: a, name: A, duration: 1d }]\n",
        "schedule.no-start",
      ),
      /start: 2026-06-01/,
    );
  });

  it("never make keys of words that are not known, on saving", () => {
    const text = "project:\n  id: p\n  name: P\n  start: 2026-04-01\nsomething\n  a: 1\n";
    assert.ok([...fixesOf(workspace(text), "yaml.missing-colon").values()].every(({ isSafe }) => !isSafe));
  });
});

describe("quick fixes of what is no YAML", () => {
  it("indent with spaces where tabs stand, and leave tabs in texts alone", () => {
    const text = "project:\n\tid: p\n\tname: P\n\tstart: 2026-04-01\n\tnotes: |\n\t  a\n";
    assert.match(afterFix(text, "yaml.tab"), /^project:\n {2}id: p\n {2}name: P\n {2}start: 2026-04-01\n/);
  });

  it("add the colon that is missing", () => {
    assert.equal(
      afterFix("project\n  id: p\n  name: P\n  start: 2026-04-01\n", "yaml.missing-colon"),
      "project:\n  id: p\n  name: P\n  start: 2026-04-01\n",
    );
    assert.match(
      afterFix("project:\n  id: p\n  name P\n  start: 2026-04-01\n", "yaml.missing-colon"),
      /\n {2}name: P\n/,
    );
  });

  it("close a quote or a bracket", () => {
    assert.equal(
      afterFix("project:\n  id: p\n  name: 'P # x\n  start: 2026-04-01\n", "yaml.unclosed-quote"),
      "project:\n  id: p\n  name: 'P' # x\n  start: 2026-04-01\n",
    );
    assert.equal(
      body(afterFix(tasks("- { id: a, name: 'A, duration: 1d } # c"), "yaml.unclosed-quote")),
      body(tasks("- { id: a, name: 'A', duration: 1d } # c")),
    );
    assert.equal(
      body(afterFix(tasks('- { id: a, duration: 1d, name: "A }'), "yaml.unclosed-quote")),
      body(tasks('- { id: a, duration: 1d, name: "A" }')),
    );
    assert.match(
      afterFix(tasks("- id: a", "  name: A", "  tags: [x, y # z"), "yaml.unclosed-bracket"),
      /\[x, y\] # z\n/,
    );
    assert.match(
      afterFix(tasks("- { id: a, name: A", "- { id: b, name: B }"), "yaml.unclosed-bracket"),
      /- \{ id: a, name: A \}\n/,
    );
  });

  it("line up a line with the lines that it belongs to, and what is below it", () => {
    assert.equal(
      body(afterFix(tasks("- id: a", "  name: A", "   duration: 1d"), "yaml.syntax")),
      body(tasks("- id: a", "  name: A", "  duration: 1d")),
    );
    assert.equal(
      body(afterFix(tasks("- id: a", "  name: A", "   - id: b", "     name: B"), "yaml.syntax")),
      body(tasks("- id: a", "  name: A", "- id: b", "  name: B")),
    );
  });

  it("put a text with a colon in quotes", () => {
    assert.match(afterFix(tasks("- id: a", "  name: Phase: one # c"), "yaml.syntax"), /name: 'Phase: one' # c\n/);
    assert.match(afterFix(tasks("- id: a", "  name: @home"), "yaml.syntax"), /name: '@home'\n/);
  });

  it("name the nearest anchor and remove a separator", () => {
    assert.match(afterFix(`${header}x-a: &common { a: 1 }\nx-b: *comon\n`, "yaml.alias-unknown"), /x-b: \*common\n/);
    assert.equal(afterFix(`${header}---\nrisks: []\n`, "yaml.several-documents"), `${header}risks: []\n`);
  });
});
