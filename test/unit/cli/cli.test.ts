import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { planXml, taskXml } from "../interchange/mspdi-xml";
import { folderWith, pmo, removeFolders } from "./pmo";

const clean = `project:
  id: crm
  name: CRM
  start: 2026-03-02T08:00
calendars:
  - { id: office, workingDays: [mon, tue, wed, thu, fri], workingHours: [08:00-12:00, 13:00-17:00] }
schedule:
  calendar: office
  tasks:
    - { id: a, name: First, duration: 2d, source: "mspdi:1" }
    - { id: b, name: "=SUM(A1), \\"quoted\\"", duration: 1d, predecessors: [a] }
    - { id: m, name: Done, milestone: true, predecessors: [b] }
    - { id: c, name: Aside, duration: 1d } # pmo-ignore task.dangling it stands beside the plan
`;
const broken = `project:
  id: bad
  name: Bad
schedule:
  tasks:
    - { id: a, name: First, duration: 2d, predecessors: [nowhere] }
`;

interface JsonFinding {
  readonly code: string;
  readonly severity: string;
  readonly file: string;
  readonly range: {
    readonly start: { readonly line: number; readonly character: number };
    readonly end: { readonly line: number; readonly character: number };
  };
  readonly message: string;
}

describe("pmo", function () {
  this.timeout(30000);
  after(removeFolders);

  describe("standard test", () => {
    const rule = (owner: string): string => `standard:
  id: acme
  version: 1.0.0
  extends: [base.pmo.yaml]
  rules:
    - id: owner
      on: risks
      check: has(risk.owner)
      message: { en: "'{risk.title}' has no owner", ja: "「{risk.title}」に担当者がいません" }
      valid:
        - { name: with an owner, record: { id: R-1, title: Late${owner} } }
      invalid:
        - { record: { id: R-1, title: Late } }
    - { id: bare, on: risks, check: has(risk.title), message: x }
`;

    it("ends with 0 and counts the tests that passed; rules without an example are named", async () => {
      const folder = await folderWith({ "s/acme.pmo.yaml": rule(", owner: sato") });
      const run = await pmo(folder, ["standard", "test"]);
      assert.deepEqual(
        [run.code, run.out, run.err],
        [0, "Rules without an example: acme.bare\nTests: 2 passed, 0 failed\n", ""],
      );
    });

    it("says which test failed and why, in the language asked for, and ends with 1", async () => {
      const folder = await folderWith({ "s/acme.pmo.yaml": rule("") });
      const run = await pmo(folder, ["standard", "test", "s/acme.pmo.yaml"]);
      assert.equal(run.code, 1);
      assert.match(
        run.out,
        /^s\/acme\.pmo\.yaml:11:11 failed acme\.owner with an owner: There should be no finding, but there is: 'Late' has no owner$/m,
      );
      const japanese = await pmo(folder, ["standard", "test", "--lang", "ja"]);
      assert.match(
        japanese.out,
        /失敗 acme\.owner with an owner: 指摘がないはずですが、指摘がありました: 「Late」に担当者がいません$/m,
      );
    });

    it("prints JSON for programs", async () => {
      const folder = await folderWith({ "s/acme.pmo.yaml": rule("") });
      const run = await pmo(folder, ["standard", "test", "--format", "json"]);
      const [result] = JSON.parse(run.out) as readonly {
        readonly tests: readonly unknown[];
        readonly untested: unknown;
      }[];
      assert.deepEqual(result?.untested, ["acme.bare"]);
      assert.deepEqual(result.tests[1], {
        rule: "acme.owner",
        kind: "invalid",
        name: null,
        range: { start: { line: 12, character: 10 }, end: { line: 12, character: 46 } },
        passed: true,
        failure: null,
        findings: ["'Late' has no owner"],
      });
    });

    it("says what to do where there is no standard", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean });
      const run = await pmo(folder, ["standard", "test"]);
      assert.deepEqual([run.code, run.out], [2, ""]);
      assert.match(run.err, /No standard here/);
      assert.equal((await pmo(folder, ["standard"])).code, 2);
    });
  });

  describe("check with a standard", () => {
    it("runs the rules of the standard that a project names, and of those that it extends, wherever they stand", async () => {
      const folder = await folderWith({
        "p/plan.pmo.yaml":
          "project: { id: p, name: P, standard: ../s/acme.pmo.yaml }\nrisks:\n  - { id: R-1, title: Late, owner: x }\n",
        "s/acme.pmo.yaml": "standard: { id: acme, version: 1.0.0, extends: [deep/base.pmo.yaml] }\n",
        "s/deep/base.pmo.yaml":
          "standard:\n  id: base\n  version: 1.0.0\n  rules:\n    - { id: r, on: risks, check: has(risk.response), severity: error, message: 'No response: {risk.title}' }\n",
      });
      const run = await pmo(folder, ["check", "p"]);
      assert.equal(run.code, 1);
      assert.match(run.out, /^p\/plan\.pmo\.yaml:3:11 error base\.r No response: Late$/m);
    });
  });

  describe("check", () => {
    it("ends with 0 and says so when there is nothing to find", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean });
      const run = await pmo(folder, ["check"]);
      assert.deepEqual([run.code, run.out, run.err], [0, "1 file checked: no findings\n", ""]);
    });

    it("prints each finding with file, line and column counted from 1, and ends with 1", async () => {
      const folder = await folderWith({ "plans/bad.pmo.yaml": broken });
      const run = await pmo(folder, ["check", "plans"]);
      assert.equal(run.code, 1);
      assert.match(run.out, /^plans\/bad\.pmo\.yaml:6:58 error reference\.unknown .*nowhere/m);
      assert.match(run.out, /1 file checked: 1 error/);
      assert.ok(!run.out.includes("\u001b"), "no colours where nobody watches");
    });

    it("prints JSON in the shape of the Language Server Protocol", async () => {
      const folder = await folderWith({ "bad.pmo.yaml": broken });
      const run = await pmo(folder, ["check", "--format", "json"]);
      const findings = JSON.parse(run.out) as readonly JsonFinding[];
      const finding = findings.find((item) => item.code === "reference.unknown");
      assert.ok(finding);
      assert.deepEqual(Object.keys(finding), ["code", "severity", "file", "range", "message"]);
      assert.deepEqual([finding.file, finding.severity], ["bad.pmo.yaml", "error"]);
      assert.deepEqual(finding.range, { start: { line: 5, character: 57 }, end: { line: 5, character: 64 } });
      assert.equal(run.code, 1);
    });

    it("prints an empty array when there is nothing to find", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean });
      assert.deepEqual(JSON.parse((await pmo(folder, ["check", "--format=json"])).out), []);
    });

    it("fails on the severity that was asked for", async () => {
      const folder = await folderWith({ "a.pmo.yaml": clean, "empty.pmo.yaml": "" });
      assert.equal((await pmo(folder, ["check"])).code, 0);
      assert.equal((await pmo(folder, ["check", "--fail-on", "warning"])).code, 0);
      assert.equal((await pmo(folder, ["check", "--fail-on", "info"])).code, 1);
    });

    it("checks one file with the rest of its project, and reports only that file", async () => {
      const folder = await folderWith({
        "project.pmo.yaml": clean,
        "risks/risks.pmo.yaml": "risks:\n  - { id: R-1, title: Late, tasks: [a, zzz] }\n",
        "other.pmo.yaml": "issues:\n  - { id: I-1, title: Bad, owner: nobody }\n",
      });
      const run = await pmo(folder, ["check", "risks/risks.pmo.yaml", "--format", "json"]);
      const unknown = (JSON.parse(run.out) as readonly JsonFinding[]).filter((finding) =>
        finding.code.startsWith("reference"),
      );
      assert.deepEqual(
        unknown.map((finding) => [finding.file, finding.range.start.line]),
        [["risks/risks.pmo.yaml", 1]],
      );
      assert.match(unknown[0]?.message ?? "", /zzz/);
      const inside = await pmo(path.join(folder, "risks"), ["check", "--format", "json"]);
      assert.deepEqual(
        [...new Set((JSON.parse(inside.out) as readonly JsonFinding[]).map((finding) => finding.file))],
        ["risks.pmo.yaml"],
      );
    });

    it("skips node_modules, .git and dist, and survives links in a circle", async () => {
      const folder = await folderWith({
        "project.pmo.yaml": clean,
        "node_modules/x/bad.pmo.yaml": broken,
        "dist/bad.pmo.yaml": broken,
        ".git/bad.pmo.yaml": broken,
        "sub/a.txt": "",
      });
      symlinkSync("..", path.join(folder, "sub/up"));
      const run = await pmo(folder, ["check", "."]);
      assert.equal(run.out, "1 file checked: no findings\n");
    });

    it("reports files that nobody can read as text, and the rest all the same", async () => {
      const folder = await folderWith({
        "a.pmo.yaml": broken,
        "b.pmo.yaml": Buffer.from([0x6e, 0x61, 0x6d, 0x65, 0x3a, 0x20, 0x83, 0x65, 0x83, 0x58, 0x83, 0x67, 0x0a]),
      });
      const run = await pmo(folder, ["check"]);
      assert.equal(run.code, 1);
      assert.match(run.out, /b\.pmo\.yaml.*text\.encoding/);
      assert.match(run.out, /a\.pmo\.yaml.*reference\.unknown/);
    });

    it("ends with 2 and says what to do when a path is missing, empty or no project file", async () => {
      const folder = await folderWith({ "notes.txt": "x" });
      for (const [args, words] of [
        [["check", "nowhere"], /'nowhere' does not exist/],
        [["check", "."], /No project file .* Make one with 'pmo new'/],
        [["check", "notes.txt"], /no project file\. Project files end in \.pmo\.yaml/],
      ] as const) {
        const run = await pmo(folder, args);
        assert.deepEqual([run.code, run.out], [2, ""]);
        assert.match(run.err, words);
      }
    });

    it("does not let names in files drive the terminal", async () => {
      const folder = await folderWith({ "a.pmo.yaml": broken.replace("nowhere", '"x\\u001b[31mred"') });
      assert.ok(!(await pmo(folder, ["check"])).out.includes("\u001b"));
    });
  });

  describe("schedule", () => {
    it("prints JSON with the promised fields", async () => {
      const folder = await folderWith({ "p/project.pmo.yaml": clean });
      const run = await pmo(folder, ["schedule", "p", "--format", "json"]);
      assert.equal(run.code, 0);
      const data = JSON.parse(run.out) as { tasks: Record<string, unknown>[] } & Record<string, unknown>;
      assert.deepEqual(Object.keys(data), ["project", "statusDate", "start", "finish", "minutesPerDay", "tasks"]);
      assert.deepEqual(
        [data["project"], data["statusDate"], data["start"], data["finish"], data["minutesPerDay"]],
        ["crm", null, "2026-03-02T08:00", "2026-03-04T17:00", 480],
      );
      assert.deepEqual(data.tasks[0], {
        id: "a",
        wbs: "1",
        name: "First",
        kind: "task",
        start: "2026-03-02T08:00",
        finish: "2026-03-03T17:00",
        earlyStart: "2026-03-02T08:00",
        earlyFinish: "2026-03-03T17:00",
        lateStart: "2026-03-02T08:00",
        lateFinish: "2026-03-03T17:00",
        totalFloat: 0,
        freeFloat: 0,
        duration: 960,
        critical: true,
        percentComplete: 0,
        source: "mspdi:1",
        file: "p/project.pmo.yaml",
        line: 10,
      });
      assert.deepEqual(
        data.tasks.map((task) => [task["id"], task["kind"], task["totalFloat"]]),
        [
          ["a", "task", 0],
          ["b", "task", 0],
          ["m", "milestone", 0],
          ["c", "task", 960],
        ],
      );
    });

    it("prints CSV that a spreadsheet reads as text and does not run", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean });
      const run = await pmo(folder, ["schedule", ".", "--format", "csv"]);
      const lines = run.out.split("\r\n");
      assert.equal(
        lines[0],
        "id,wbs,name,kind,start,finish,earlyStart,earlyFinish,lateStart,lateFinish,totalFloat,freeFloat,duration,critical,percentComplete,source,file,line",
      );
      assert.ok(lines[2]?.startsWith(`b,2,"'=SUM(A1), ""quoted""",task,`), lines[2]);
      assert.equal(lines.length, 6);
    });

    it("prints a table", async () => {
      const folder = await folderWith({
        "project.pmo.yaml": clean
          .replace("name: Aside, duration: 1d", "name: 基本設計, duration: 1d")
          .replace("name: First, duration: 2d", "name: First, duration: 2ed"),
      });
      const run = await pmo(folder, ["schedule", "."]);
      assert.match(run.out, /WBS +Task +Start +Finish +Duration +Float +Done +Critical/);
      assert.match(run.out, /^1 +First +2026-03-02 08:00 +2026-03-04 08:00 +2ed /m);
      assert.match(run.out, /^4 +基本設計 +2026-03-02 08:00 +2026-03-02 17:00 +1d +2d +0%$/m);
    });

    it("wants to know which project when there are several", async () => {
      const folder = await folderWith({ "a/p.pmo.yaml": clean, "b/p.pmo.yaml": clean.replace("id: crm", "id: erp") });
      const run = await pmo(folder, ["schedule", "."]);
      assert.equal(run.code, 2);
      assert.match(run.err, /2 projects here: crm, erp\. Choose one with --project ID/);
      assert.equal((await pmo(folder, ["schedule", ".", "--project", "erp"])).code, 0);
      const unknown = await pmo(folder, ["schedule", ".", "--project", "x"]);
      assert.deepEqual([unknown.code, unknown.err], [2, "pmo: There is no project 'x' here; there is: crm, erp.\n"]);
    });
  });

  describe("import", () => {
    const xml = planXml({
      tasks:
        taskXml(1, "<HideBar>1</HideBar>") +
        taskXml(2, "<PredecessorLink><PredecessorUID>1</PredecessorUID><Type>1</Type></PredecessorLink>"),
    });

    it("makes a folder that check accepts, and lists what was not carried over", async () => {
      const folder = await folderWith({ "plan.xml": xml });
      const run = await pmo(folder, ["import", "plan.xml", "-o", "plans/new"]);
      assert.equal(run.code, 0, run.err);
      assert.match(run.out, /2 tasks, 1 links, 1 calendars/);
      assert.match(run.out, /Task\/HideBar is not carried over/);
      assert.deepEqual(readdirSync(path.join(folder, "plans/new")).sort(), ["project.pmo.yaml", "schedule.pmo.yaml"]);
      assert.equal((await pmo(folder, ["check", "plans/new", "--fail-on", "warning"])).code, 0);
      const schedule = await pmo(folder, ["schedule", "plans/new", "--format", "json"]);
      const { tasks } = JSON.parse(schedule.out) as { tasks: Record<string, unknown>[] };
      assert.deepEqual(
        tasks.map((task) => [task["source"], task["earlyStart"]]),
        [
          ["mspdi:1", "2026-03-02T08:00"],
          ["mspdi:2", "2026-03-03T08:00"],
        ],
      );
    });

    it("does not touch a folder that is not empty, unless forced", async () => {
      const folder = await folderWith({ "plan.xml": xml, "old/notes.txt": "keep" });
      const run = await pmo(folder, ["import", "plan.xml", "-o", "old"]);
      assert.equal(run.code, 2);
      assert.match(run.err, /'old' is not empty.*--force/);
      assert.deepEqual(readdirSync(path.join(folder, "old")), ["notes.txt"]);
      assert.equal((await pmo(folder, ["import", "plan.xml", "-o", "old", "--force"])).code, 0);
      assert.equal(readFileSync(path.join(folder, "old/notes.txt"), "utf8"), "keep");
    });

    it("ends with 2 and writes nothing when the file is no Microsoft Project XML", async () => {
      const folder = await folderWith({ "a.xml": "<html/>", "b.xml": "nonsense", "c.xml": xml.slice(0, 300) });
      for (const name of ["a.xml", "b.xml", "c.xml", "missing.xml", "."]) {
        const run = await pmo(folder, ["import", name, "-o", "out"]);
        assert.equal(run.code, 2, name);
        assert.match(run.err, new RegExp(`^pmo: .*${name.replace(".", "\\.")}`));
        assert.ok(!existsSync(path.join(folder, "out")), name);
      }
    });
  });

  describe("export", () => {
    it("writes Mermaid, SVG and JSON to the standard output or into a file", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean.replace("Aside", "<img src=x onerror=alert(1)>") });
      const mermaid = await pmo(folder, ["export", ".", "--format", "mermaid"]);
      assert.ok(mermaid.out.startsWith("gantt\n"), mermaid.out);
      const svg = await pmo(folder, ["export", ".", "--format", "svg", "-o", "out/plan.svg"]);
      assert.deepEqual([svg.code, svg.out], [0, ""]);
      const picture = readFileSync(path.join(folder, "out/plan.svg"), "utf8");
      assert.ok(picture.startsWith("<svg ") && picture.includes("&lt;img") && !picture.includes("<img"));
      assert.deepEqual(readdirSync(path.join(folder, "out")), ["plan.svg"]);
      const json = JSON.parse((await pmo(folder, ["export", ".", "--format", "json"])).out) as Record<
        string,
        Record<string, unknown>
      >;
      assert.equal(json["project"]?.["id"], "crm");
      assert.equal((json["schedule"]?.["tasks"] as unknown[]).length, 4);
      assert.ok(Array.isArray(json["sections"]?.["calendars"]));
    });

    it("writes the risks as a matrix, a bow-tie, CSV, Markdown and Mermaid", async () => {
      const register = "risks:\n  - { id: R-001, title: Late API, probability: 4, impact: 4, cause: No contract }\n";
      const folder = await folderWith({ "project.pmo.yaml": `${clean}\n${register}` });
      const risks = async (...options: readonly string[]) =>
        pmo(folder, ["export", ".", "--what", "risks", ...options]);
      assert.match((await risks("--format", "svg")).out, /^<svg [^]*Risk matrix[^]*R-001[^]*<\/svg>\n$/);
      assert.match((await risks("--format", "svg", "--risk", "R-001")).out, /^<svg [^]*No contract/);
      assert.match((await risks("--format", "csv")).out, /^ID,Risk,.*\r\nR-001,Late API,Threat,/);
      assert.match((await risks("--format", "markdown")).out, /^# Risk matrix: [^]*\n\| ID \| Risk /);
      assert.match((await risks("--format", "html")).out, /^<!DOCTYPE html>[^]*<svg [^]*Late API/);
      assert.match((await risks("--format", "mermaid")).out, /quadrantChart/);
    });

    it("draws columns as wide as they are asked for, and says which widths there are", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean });
      const columns = (list: string) => pmo(folder, ["export", ".", "--format", "svg", "--columns", list]);
      const [usual, wide] = [await columns("name,start"), await columns("name=400,start")];
      assert.notEqual(usual.out, wide.out);
      assert.equal((await columns("name=7")).code, 2);
      assert.match((await columns("name=7")).err, /from 40 to 800 pixels/);
    });

    it("writes what moved among the risks since a day, by what they write down themselves", async () => {
      const register = `risks:
  - id: R-001
    title: Late API
    probability: 2
    impact: 2
    history: [{ date: 2026-05-10, from: { probability: 5, impact: 5 }, to: { probability: 2, impact: 2 }, reason: Agreed }]
`;
      const folder = await folderWith({ "project.pmo.yaml": `${clean}\n${register}` });
      const since = async (day: string, format: string) =>
        pmo(folder, ["export", ".", "--what", "risks", "--format", format, "--since", day]);
      assert.match((await since("2026-05-01", "csv")).out, /Score on 2026-05-01,Moved since\r\nR-001,.*,25,down\r\n/);
      assert.match((await since("2026-05-01", "svg")).out, /Since 2026-05-01: 0 up, 1 down/);
      assert.match((await since("2026-06-01", "csv")).out, /\r\nR-001,.*,4,\r\n/);
      const wrong = await since("May", "svg");
      assert.equal(wrong.code, 2);
      assert.match(wrong.err, /--since/);
    });

    it("writes what moved and the burndown by the commits of a git repository", async () => {
      const risk = (probability: number): string =>
        `${clean}\nrisks:\n  - { id: R-001, title: Late API, probability: ${probability}, impact: 4, status: open }\n`;
      const folder = await folderWith({ "plan/project.pmo.yaml": risk(5) });
      const git = (...args: readonly string[]): void => {
        execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], {
          cwd: folder,
          env: { ...process.env, GIT_COMMITTER_DATE: "2026-04-01T12:00:00", GIT_AUTHOR_DATE: "2026-04-01T12:00:00" },
        });
      };
      git("init", "--quiet");
      git("add", "-A");
      git("commit", "-qm", "Plan");
      writeFileSync(path.join(folder, "plan/project.pmo.yaml"), risk(2));
      const since = async (day: string, format: string) =>
        pmo(folder, ["export", "plan", "--what", "risks", "--format", format, "--since", day]);
      assert.match((await since("2026-05-01", "csv")).out, /Score on 2026-05-01,Moved since\r\nR-001,.*,20,down\r\n/);
      const markdown = (await since("2026-03-01", "markdown")).out;
      assert.match(markdown, /## Risk burndown\n\n.*\n.*\n\| Now \| 1 \| 8 \|.*\n\| 2026-04-01 \| 1 \| 20 \|/);
    });

    it("ends with 2 for a risk that is not there and for a format that the subject doesn't have", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean });
      const missing = await pmo(folder, ["export", ".", "--what", "risks", "--format", "svg", "--risk", "R-9"]);
      assert.equal(missing.code, 2);
      assert.match(missing.err, /no risk 'R-9'/);
      const wrong = await pmo(folder, ["export", ".", "--format", "csv"]);
      assert.equal(wrong.code, 2);
      assert.match(wrong.err, /Its formats: mermaid, json, svg, png, html, print/);
    });

    it("writes the same chart in every time zone, as picture, page and print", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean });
      for (const format of ["svg", "html", "print"]) {
        const args = ["export", ".", "--format", format, "--lang", "ja", "--zoom", "20", "--level", "2"];
        const [tokyo, hawaii] = await Promise.all(
          ["Asia/Tokyo", "Pacific/Honolulu"].map((TZ) => pmo(folder, args, { TZ })),
        );
        assert.deepEqual([tokyo?.code, tokyo?.err], [0, ""], format);
        assert.ok(tokyo?.out === hawaii?.out && tokyo?.out.includes("タスク名"), format);
      }
      const marked = await pmo(folder, ["export", ".", "--format", "html", "--today", "2026-04-02"]);
      assert.ok(marked.out.includes("Today Apr 2"));
    });

    it("ends with 2 and says which option of the chart is wrong", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean });
      const wrong: readonly (readonly [string, readonly string[]])[] = [
        ["--today", ["--today", "tomorrow"]],
        ["--from", ["--from", "2026-13-01"]],
        ["--to", ["--from", "2026-05-01", "--to", "2026-04-01"]],
        ["--zoom", ["--zoom", "0"]],
        ["--level", ["--level", "-1"]],
        ["--paper", ["--paper", "A9"]],
        ["--columns", ["--columns", "name,colour"]],
        ["--layers", ["--layers", "links,everything"]],
        ["--layers", ["--layers", "baseline=none-such"]],
        ["--group-by", ["--group-by", "colour"]],
        ["--group-by", ["--group-by", "team"]],
        ["--filter", ["--filter", "critical,tomorrow"]],
        ["--filter", ["--filter", "period=century"]],
      ];
      for (const [name, args] of wrong) {
        const run = await pmo(folder, ["export", ".", "--format", "svg", ...args]);
        assert.deepEqual([run.code, run.out], [2, ""], name);
        assert.ok(run.err.includes(name), run.err);
      }
    });

    it("writes only the chosen columns and layers and the filtered tasks, and says how many they are", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean });
      const svg = async (...args: readonly string[]): Promise<string> => {
        const run = await pmo(folder, ["export", ".", "--format", "svg", ...args]);
        assert.deepEqual([run.code, run.err], [0, ""]);
        return run.out;
      };
      assert.match(await svg(), /class="[kx]" d="M/);
      assert.doesNotMatch(await svg("--layers", "none"), /class="[kx]" d="M/);
      assert.match(await svg("--columns", "finish,name,float"), />Finish<[^]*>Task name<[^]*>Float</);
      assert.doesNotMatch(await svg("--columns", "finish,name,float"), />Start</);
      const critical = await svg("--filter", "critical");
      assert.match(critical, /Filter: Critical; 3 of 4 tasks/);
      assert.doesNotMatch(critical, />Aside</);
      const both = await svg("--filter", "critical", "--filter", "text=Aside, or not");
      assert.match(both, /Filter: Critical, “Aside, or not”; 0 of 4 tasks/);
      assert.match(await svg("--filter", "period=month", "--today", "2026-03-20"), /this month; 4 of 4 tasks/);
      assert.match(await svg("--filter", "period=nextMonth", "--today", "2026-03-20"), /next month; 0 of 4 tasks/);
    });

    it("writes the tasks in groups, in every format of a chart", async () => {
      const plan = `project: { id: crm, name: CRM, start: 2026-04-06 }
organization: { people: [{ id: sato, name: "Sato, Hanako" }, { id: ito, name: Ito }] }
schedule:
  tasks:
    - { id: a, name: First, tasks: [{ id: b, name: Inner, duration: 3d, assignments: [sato, ito] }] }
    - { id: c, name: Outer, duration: 2d, assignments: [ito] }
`;
      const folder = await folderWith({ "project.pmo.yaml": plan });
      for (const format of ["svg", "html", "print"]) {
        const { out, err } = await pmo(folder, ["export", ".", "--format", format, "--group-by", "person"]);
        assert.equal(err, "", format);
        const places = ["Ito", "Outer", "Sato, Hanako", "Inner"].map((name) => out.indexOf(name));
        if (format === "svg") assert.ok(!out.includes(">First<"), "no summary tasks");
        assert.ok(
          places.every((place) => place >= 0),
          `${format}: ${places.join()}`,
        );
      }
      const { out } = await pmo(folder, ["export", ".", "--format", "svg", "--group-by", "phase", "--lang", "ja"]);
      assert.match(out, />First<[^]*>Inner<[^]*>フェーズなし<[^]*>Outer</);
    });

    it("writes all projects of a folder as one chart, folded to phases and gates, in every format of it", async () => {
      const shop = `project: { id: shop, name: Shop, start: 2026-04-06 }
schedule:
  tasks:
    - { id: phase, name: Phase, tasks: [{ id: api, name: Inner, duration: 5d }] }
gates: [{ id: G1, name: "Go; no?", planned: 2026-04-17 }]
`;
      const folder = await folderWith({ "a/shop.pmo.yaml": shop, "b/crm.pmo.yaml": clean });
      const portfolio = (...args: readonly string[]) => pmo(folder, ["export", ".", "--what", "portfolio", ...args]);
      const svg = (await portfolio("--format", "svg")).out;
      for (const name of ["Shop", "CRM", "Phase", "Go; no?", "First"]) assert.ok(svg.includes(`>${name}<`), name);
      assert.ok(
        !svg.includes(">Inner<") && (await portfolio("--format", "svg", "--level", "9")).out.includes(">Inner<"),
      );
      assert.ok((await portfolio("--format", "svg", "--lang", "ja")).out.includes(">ポートフォリオ<"));
      for (const format of ["html", "print"])
        assert.match((await portfolio("--format", format)).out, /^<!DOCTYPE html>/);
      assert.equal(
        (await portfolio("--format", "mermaid")).out,
        [
          "gantt",
          "  title Portfolio",
          "  dateFormat YYYY-MM-DD HH:mm",
          "  axisFormat %m-%d",
          "  tickInterval 1week",
          "  todayMarker off",
          "  section Shop",
          "  Go#59; no? :milestone, t1, 2026-04-17 23:59, 2026-04-17 23:59",
          "  Phase :crit, t2, 2026-04-06 08:00, 2026-04-10 17:00",
          "  section CRM",
          "  First :crit, t3, 2026-03-02 08:00, 2026-03-03 17:00",
          "  =SUM(A1), #34;quoted#34; :crit, t4, 2026-03-04 08:00, 2026-03-04 17:00",
          "  Done :crit, milestone, t5, 2026-03-04 17:00, 2026-03-04 17:00",
          "  Aside :t6, 2026-03-02 08:00, 2026-03-02 17:00",
          "",
        ].join("\n"),
      );
      assert.match((await portfolio("--format", "json")).err, /can't be written as json/);
    });

    it("ends with 2 when the file can't be written", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean, "out/x": "" });
      const run = await pmo(folder, ["export", ".", "--format", "svg", "-o", "out"]);
      assert.equal(run.code, 2);
      assert.match(run.err, /'.*out' is a folder/);
    });
  });

  describe("new", () => {
    it("lists the templates", async () => {
      const run = await pmo(await folderWith({}), ["new", "--list"]);
      assert.equal(run.code, 0);
      assert.match(run.out, /^japanese-system .*\n/m);
      assert.match(run.out, /--param start=/);
    });

    const hostile = `Q1: "big" #1 <img src=x> 'plan' {a}, [b] - 改修\\`;
    for (const template of ["agile-light", "japanese-system"]) {
      it(`makes a project from ${template} that check accepts, whatever its name`, async () => {
        const folder = await folderWith({});
        const run = await pmo(folder, [
          "new",
          "--template",
          template,
          "--name",
          hostile,
          "--param",
          "start=2026-04-01",
          "crm",
        ]);
        assert.equal(run.code, 0, run.err);
        const checked = await pmo(folder, ["check", "crm", "--fail-on", "warning"]);
        assert.equal(checked.code, 0, checked.out);
        const { project } = parse(readFileSync(path.join(folder, "crm/project.pmo.yaml"), "utf8")) as {
          project: Record<string, unknown>;
        };
        assert.deepEqual(
          [project["name"], project["id"], project["start"]],
          [hostile, "q1-big-1-img-src-x-plan-a-b", "2026-04-01"],
        );
        const again = await pmo(folder, ["new", "--template", template, "--name", "x", "crm"]);
        assert.deepEqual([again.code, again.out], [2, ""]);
      });
    }

    it("ends with 2 and says what is missing or wrong", async () => {
      const folder = await folderWith({});
      for (const [args, words] of [
        [[], /--template is missing/],
        [["--template", "agile-light"], /--name is missing/],
        [["--template", "agile-light", "--name", "x"], /folder is missing/],
        [["--template", "nope", "--name", "x", "f"], /no template 'nope'.*agile-light/],
        [["--template", "agile-light", "--name", "x", "f", "--param", "start=soon"], /start: 'soon' is not a date/],
        [["--template", "agile-light", "--name", "x", "f", "--param", "color=red"], /no parameter 'color'/],
        [["--template", "agile-light", "--name", " ", "f"], /name must not be empty/],
      ] as const) {
        const run = await pmo(folder, ["new", ...args]);
        assert.equal(run.code, 2);
        assert.match(run.err, words);
      }
      assert.deepEqual(readdirSync(folder), []);
    });
  });

  describe("arguments and languages", () => {
    it("explains itself and every command", async () => {
      const folder = await folderWith({});
      const help = await pmo(folder, ["--help"]);
      assert.equal(help.code, 0);
      assert.match(help.out, /Usage: pmo/);
      for (const command of ["check", "schedule", "import", "export", "new"]) {
        assert.match(help.out, new RegExp(`^ {2}${command} `, "m"));
        const own = await pmo(folder, [command, "--help"]);
        assert.equal(own.code, 0);
        assert.match(own.out, new RegExp(`^Usage: pmo ${command} `));
      }
      assert.deepEqual(await pmo(folder, ["--version"]), { code: 0, out: "1.2.3\n", err: "" });
    });

    for (const args of [
      [],
      ["chek"],
      ["check", "--colour"],
      ["check", "--fail-on", "never"],
      ["schedule"],
      ["schedule", "a", "b"],
      ["import", "x.xml"],
      ["import", "x.xml", "-o"],
      ["export", "."],
      ["--lang", "fr", "check"],
    ]) {
      it(`ends with 2 for 'pmo ${args.join(" ")}'`, async () => {
        const run = await pmo(await folderWith({}), args);
        assert.deepEqual([run.code, run.out], [2, ""]);
        assert.match(run.err, /pmo: .+/);
        assert.ok(!run.err.includes("    at "), run.err);
      });
    }

    it("speaks Japanese when asked to, or when the locale is Japanese", async () => {
      const folder = await folderWith({ "project.pmo.yaml": clean });
      const words = "1個のファイルを確認しました: 指摘なし\n";
      assert.equal((await pmo(folder, ["check", "--lang", "ja"])).out, words);
      assert.equal((await pmo(folder, ["--lang=ja", "check"])).out, words);
      assert.equal((await pmo(folder, ["check"], { LANG: "ja_JP.UTF-8" })).out, words);
      assert.equal(
        (await pmo(folder, ["check"], { LANG: "ja_JP.UTF-8", LC_ALL: "en_US.UTF-8" })).out,
        "1 file checked: no findings\n",
      );
      assert.equal(
        (await pmo(folder, ["check", "--lang", "en"], { LANG: "ja_JP.UTF-8" })).out,
        "1 file checked: no findings\n",
      );
      assert.match((await pmo(folder, ["check", "--help", "--lang", "ja"])).out, /^使い方: pmo check/);
      assert.match((await pmo(folder, ["chek", "--lang", "ja"])).err, /不明なコマンド 'chek'/);
      assert.match((await pmo(folder, ["check", "nowhere", "--lang", "ja"])).err, /存在しません/);
    });
  });
});
