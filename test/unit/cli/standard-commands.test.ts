import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readFile, symlink, writeFile } from "node:fs/promises";
import path from "node:path";
import { unzipSync } from "fflate";
import { folderWith, pmo, removeFolders } from "./pmo";

const template = (version: string, duration: string, more = ""): string => `    - id: small
      version: ${version}
      title: { en: Small project, ja: 小規模 }
      parameters:
        - { name: name }
        - { name: id, type: id }
        - { name: size, type: choice, choices: [S, M], default: S }
      files:
        - path: project.pmo.yaml
          content: |
            project: { id: {{id}}, name: {{name}}, code: {{size}}, start: 2026-04-01 }
            schedule:
              tasks:
                - { id: design, name: Design, duration: ${duration} }
${more}`;

const standard = (templates: string, more = ""): string =>
  `standard:\n  id: acme\n  version: 1.0.0\n  rules:\n    - id: owner\n      on: risks\n      check: has(risk.owner)\n      message: { en: "'{risk.title}' has no owner", ja: "「{risk.title}」に担当者がいません" }\n      weight: 3\n${more}  requiredSections:\n    - { section: schedule, severity: error }\n  templates:\n${templates}`;

const project = (id: string, body: string): string =>
  `project: { id: ${id}, name: "${id} <b>", phase: build, standard: ../acme.pmo.yaml }\n${body}`;
const plan = "schedule:\n  tasks: [{ id: a, name: A, duration: 1d }]\n";
const risks = (...owners: readonly string[]): string =>
  `risks:\n${owners.map((owner, at) => `  - { id: R-${at + 1}, title: Risk ${at + 1}${owner} }\n`).join("")}`;

function git(folder: string, ...args: readonly string[]): void {
  execFileSync("git", ["-c", "user.name=a", "-c", "user.email=a@example.org", ...args], { cwd: folder, stdio: "pipe" });
}

describe("the command line for those who keep standards", function () {
  this.timeout(60_000);
  after(removeFolders);

  describe("standard conformance", () => {
    const files = {
      "acme.pmo.yaml": standard(template("1.0.0", "5d")),
      "one/one.pmo.yaml": project("one", plan + risks(", owner: a", "", "", ", owner: b")),
      "two/two.pmo.yaml": project("two", risks(", owner: a")),
      "three/three.pmo.yaml": project("three", plan).replace("phase: build", "phase: start"),
    };

    it("gives each project a score by the weights of the rules, and says what it was made from", async () => {
      const run = await pmo(await folderWith(files), ["standard", "conformance"]);
      assert.equal(run.code, 0, run.err);
      assert.deepEqual(run.out.split("\n"), [
        // 3 × 2/4 + 1 × 1, of 4
        "C 63%    one <b>  (2 rules apply, 0 do not, 0 are waived)",
        "A 100%   three <b>  (1 rules apply, 1 do not, 0 are waived)",
        // 3 × 1 + 1 × 0, of 4: an error keeps the grade that B would have at C.
        "C 75%    two <b>  (2 rules apply, 0 do not, 0 are waived)",
        "",
        "Rules that are not kept by all:",
        "  67%  standard.missing-section",
        "  75%  acme.owner",
        "",
      ]);
    });

    it("counts what is waived apart, and caps the grade where there is an error", async () => {
      const waiver = "waivers:\n  - { id: W-1, rule: acme.owner, scope: [R-2], reason: small, approver: x }\n";
      const many = Array.from({ length: 19 }, () => ", owner: a");
      const folder = await folderWith({
        "acme.pmo.yaml": standard(template("1.0.0", "5d")).replace("weight: 3", "weight: 99"),
        "one/one.pmo.yaml": project("one", plan + risks(", owner: a", "", "", ", owner: b") + waiver),
        "two/two.pmo.yaml": project("two", risks(...many)),
      });
      const { out } = await pmo(folder, ["standard", "conformance", "--format", "json"]);
      const [one, two] = JSON.parse(out) as readonly {
        readonly score: number;
        readonly grade: string;
        readonly isCapped: boolean;
        readonly rules: readonly {
          readonly code: string;
          readonly applicable: number;
          readonly violations: number;
          readonly waived: number;
        }[];
      }[];
      const { applicable, violations, waived } = one?.rules[0] ?? {};
      assert.deepEqual([applicable, violations, waived], [4, 1, 1]);
      assert.ok(Math.abs((one?.score ?? 0) - (99 * (2 / 3) + 1) / 100) < 1e-9);
      assert.deepEqual([two?.grade, two?.isCapped, two?.score], ["C", true, 0.99]);
    });

    it("says why a rule does not apply, where the rule has words for it", async () => {
      const folder = await folderWith({
        "one.pmo.yaml":
          "project: { id: one, name: One, start: 2026-04-01, standard: 'pmo:schedule-quality' }\nschedule: { tasks: [{ id: a, name: A, duration: 3d }] }\n",
        "two/two.pmo.yaml":
          "project: { id: two, name: Two, start: 2026-04-01, statusDate: 2026-04-02, standard: 'pmo:schedule-quality' }\nschedule: { tasks: [{ id: a, name: A, duration: 3d }] }\n",
      });
      const plain = await pmo(folder, ["standard", "conformance"]);
      const [, reasons = ""] = plain.out.split("Rules that do not apply, and why:\n");
      assert.ok(reasons.includes("schedule-quality.dcma-11-missed-tasks  The project has no status date.  (One)\n"));
      assert.ok(reasons.includes("schedule-quality.dcma-11-missed-tasks  The project has no baseline.  (Two)\n"));
      assert.ok(
        reasons.includes("schedule-quality.dcma-10-resources  The plan assigns nobody to any task.  (One, Two)\n"),
      );
      assert.ok(!reasons.includes("dcma-05"), "what applies needs no reason");
      const json = await pmo(folder, ["standard", "conformance", "--format", "json"], { LANG: "ja_JP.UTF-8" });
      const [one] = JSON.parse(json.out) as readonly { readonly rules: readonly Readonly<Record<string, unknown>>[] }[];
      const missed = one?.rules.find(({ code }) => code === "schedule-quality.dcma-11-missed-tasks");
      assert.equal(missed?.["reason"], "基準日がありません。");
      const markdown = await pmo(folder, ["standard", "conformance", "--format", "markdown"]);
      assert.match(
        markdown.out,
        /- `schedule-quality\.dcma-09-invalid-dates` \(One\): The project has no status date\./,
      );
      const html = await pmo(folder, ["standard", "conformance", "--format", "html"]);
      assert.ok(html.out.includes('title="Does not apply: The project has no status date."'));
    });

    it("filters by standard, phase and severity", async () => {
      const folder = await folderWith(files);
      const of = async (...args: readonly string[]): Promise<string> =>
        (await pmo(folder, ["standard", "conformance", ...args])).out;
      assert.match(await of("--standard", "acme"), /^D 50% {4}one/m);
      assert.ok(!(await of("--phase", "start")).includes("one <b>"));
      assert.ok(!(await of("--severity", "error")).includes("acme.owner"));
    });

    it("as Markdown and as a page, in both languages, with names that are no markup", async () => {
      const folder = await folderWith(files);
      const markdown = await pmo(folder, ["standard", "conformance", "--format", "markdown"]);
      assert.match(markdown.out, /\| `acme\.owner` \| 75% \| 50% \| — \| 100% \|/);
      assert.ok(markdown.out.includes("one &lt;b&gt;"));
      const page = await pmo(folder, ["standard", "conformance", "--format", "html", "-o", "out.html"], {
        LANG: "ja_JP.UTF-8",
      });
      assert.equal(page.code, 0, page.err);
      const html = await readFile(path.join(folder, "out.html"), "utf8");
      assert.ok(html.includes('<html lang="ja">') && html.includes("標準適合状況") && html.includes("one &lt;b&gt;"));
      assert.ok(html.includes('class="bad" title="4件中2件が適合。">50%'), html);
    });

    it("as a workbook goes into a file, never to the terminal", async () => {
      const folder = await folderWith(files);
      const refused = await pmo(folder, ["standard", "conformance", "--format", "xlsx"]);
      assert.deepEqual([refused.code, refused.out], [2, ""]);
      assert.match(refused.err, /name its file with -o FILE/);
      const run = await pmo(folder, ["standard", "conformance", "--format", "xlsx", "-o", "out.xlsx"], {
        LANG: "ja_JP.UTF-8",
      });
      assert.equal(run.code, 0, run.err);
      const parts = unzipSync(await readFile(path.join(folder, "out.xlsx")));
      const workbook = new TextDecoder().decode(parts["xl/workbook.xml"]);
      assert.match(workbook, /name="プロジェクト".*name="ルール×プロジェクト".*name="明細"/s);
    });

    it("says what to do where no project follows a standard", async () => {
      const run = await pmo(await folderWith({ "a.pmo.yaml": "project: { id: a, name: A }\n" }), [
        "standard",
        "conformance",
      ]);
      assert.equal(run.code, 2);
      assert.match(run.err, /No project here follows a standard: 'standard' in its section 'project' names it\./);
    });
  });

  describe("standard impact", () => {
    it("shows which findings the present standards add and remove, against a revision", async () => {
      const folder = await folderWith({
        "acme.pmo.yaml": standard(template("1.0.0", "5d")),
        "one/one.pmo.yaml": project("one", plan + risks(", owner: a", "")),
        "two/two.pmo.yaml": project("two", risks(", owner: a")),
      });
      git(folder, "init", "-q");
      git(folder, "add", ".");
      git(folder, "commit", "-qm", "first");
      assert.equal((await pmo(folder, ["standard", "impact"])).out, "No project gets other findings.\n");
      const stricter =
        "    - { id: plan, on: risks, check: has(risk.response), message: \"'{risk.title}' has no response\" }\n";
      const changed = standard(template("1.0.0", "5d"), stricter).replace(/ {2}requiredSections:\n.*\n/, "");
      await writeFile(path.join(folder, "acme.pmo.yaml"), changed);
      const run = await pmo(folder, ["standard", "impact", "--against", "HEAD"]);
      assert.deepEqual(run.out.split("\n"), [
        "one",
        "  + one/one.pmo.yaml:5 acme.plan 'Risk 1' has no response",
        "  + one/one.pmo.yaml:6 acme.plan 'Risk 2' has no response",
        "two",
        "  + two/two.pmo.yaml:3 acme.plan 'Risk 1' has no response",
        "  - two/two.pmo.yaml:1 standard.missing-section The standard asks for sections that this project does not have: schedule",
        "Findings added: 3, removed: 1, in 2 projects.",
        "",
      ]);
      const markdown = (await pmo(folder, ["standard", "impact", "--format", "markdown"])).out;
      assert.match(markdown, /^\| `acme\.plan` \| 3 \| 0 \| 2 \|$/m);
      assert.ok(markdown.includes("<summary>one &lt;b&gt; (2)</summary>"));
      const json = JSON.parse((await pmo(folder, ["standard", "impact", "--format", "json"])).out) as Readonly<
        Record<string, unknown>
      >;
      assert.deepEqual([json["added"], json["removed"]], [3, 1]);
      const unknown = await pmo(folder, ["standard", "impact", "--against", "nowhere"]);
      assert.deepEqual([unknown.code, /Check the name of the revision/.test(unknown.err)], [2, true]);
    });

    it("needs a repository", async () => {
      const folder = await folderWith({ "acme.pmo.yaml": standard(template("1.0.0", "5d")) });
      const run = await pmo(folder, ["standard", "impact"]);
      assert.match(run.err, /in no git repository/);
    });
  });

  describe("templates of a standard", () => {
    it("make a project that follows it, which is updated when the template changes", async () => {
      const folder = await folderWith({ "acme.pmo.yaml": standard(template("1.0.0", "5d")) });
      const list = await pmo(folder, ["new", "--standard", "acme.pmo.yaml", "--list"]);
      assert.match(list.out, /^small 1\.0\.0 {2}Small project$/m);
      const made = await pmo(folder, [
        ...[
          "new",
          "--standard",
          "acme.pmo.yaml",
          "--template",
          "small",
          "--name",
          "CRM: 2",
          "--param",
          "size=M",
          "--param",
          "id=crm",
          "crm",
        ],
      ]);
      assert.equal(made.code, 0, made.err);
      const file = path.join(folder, "crm/project.pmo.yaml");
      const text = await readFile(file, "utf8");
      assert.match(text, /standard: \.\.\/acme\.pmo\.yaml/);
      assert.match(text, /template: small, version: 1\.0\.0/);
      assert.equal((await pmo(folder, ["check", "--fail-on", "warning"])).code, 0);
      assert.equal((await pmo(folder, ["standard", "diff"])).code, 0);
      const wrong = await pmo(folder, [
        ...["new", "--standard", "acme.pmo.yaml", "--template", "small", "--name", "B", "--param", "size=L", "other"],
      ]);
      assert.match(wrong.err, /size: 'L' is none of the choices: S, M/);

      await writeFile(
        path.join(folder, "acme.pmo.yaml"),
        standard(template("1.0.0", "5d") + template("1.1.0", "8d", "            issues: []\n")),
      );
      const diff = await pmo(folder, ["standard", "diff"]);
      assert.deepEqual(
        [diff.code, diff.out],
        [1, "crm: small 1.0.0 → 1.1.0\n  changed schedule.tasks[design].duration: 5d → 8d\n  added issues: []\n"],
      );
      const dry = await pmo(folder, ["standard", "update", "--dry-run"]);
      assert.equal(dry.code, 0, dry.err);
      assert.equal(await readFile(file, "utf8"), text, "nothing is written");
      const only = await pmo(folder, ["standard", "update", "--only", "issues", "--dry-run"]);
      assert.match(only.out, /^crm: added issues: \[\]$/m);
      assert.match(only.err, /crm: 1 changes were not taken over/);
      assert.match(
        (await pmo(folder, ["standard", "update", "--only", "nothing"])).err,
        /There is no change at 'nothing'/,
      );
      const update = await pmo(folder, ["standard", "update"]);
      assert.equal(update.code, 0, update.err);
      const after = await readFile(file, "utf8");
      assert.equal(
        after,
        `${text.replace("duration: 5d", "duration: 8d").replace("version: 1.0.0", "version: 1.1.0")}issues: []\n`,
      );
      assert.deepEqual([(await pmo(folder, ["standard", "diff"])).code, (await pmo(folder, ["check"])).code], [0, 0]);
    });

    it("compares versions whose texts stand in files of their own", async () => {
      const version = (number: string): string =>
        `    - { id: small, version: ${number}, parameters: [{ name: name }, { name: id, type: id }], files: [{ path: p.pmo.yaml, from: v${number}.pmo.yaml }] }\n`;
      const text = (duration: string): string =>
        `project: { id: {{id}}, name: {{name}}, start: 2026-04-01 }\nschedule:\n  tasks:\n    - { id: a, name: A, duration: ${duration} }\n`;
      const both = `standard:\n  id: acme\n  version: 1.0.0\n  templates:\n`;
      const folder = await folderWith({ "s/acme.pmo.yaml": both + version("1.0.0"), "s/v1.0.0.pmo.yaml": text("5d") });
      const made = await pmo(folder, [
        "new",
        "--standard",
        "s/acme.pmo.yaml",
        "--template",
        "small",
        "--name",
        "A",
        "a",
      ]);
      assert.deepEqual([made.code, made.err], [0, ""]);
      await writeFile(path.join(folder, "s/acme.pmo.yaml"), both + version("1.0.0") + version("2.0.0"));
      await writeFile(path.join(folder, "s/v2.0.0.pmo.yaml"), text("8d"));
      assert.match((await pmo(folder, ["standard", "diff"])).out, /a[^]*8d/);
      assert.equal((await pmo(folder, ["standard", "update"])).code, 0);
      assert.match(await readFile(path.join(folder, "a/p.pmo.yaml"), "utf8"), /duration: 8d/);
      await writeFile(path.join(folder, "s/acme.pmo.yaml"), both + version("3.0.0"));
      const gone = await pmo(folder, [
        "new",
        "--standard",
        "s/acme.pmo.yaml",
        "--template",
        "small",
        "--name",
        "B",
        "b",
      ]);
      assert.deepEqual([gone.code, /There is no file 'v3\.0\.0\.pmo\.yaml'/.test(gone.err)], [2, true]);
    });
  });

  it("read nothing outside of the repository of a standard", async () => {
    const folder = await folderWith({
      "secret.yaml": "minItems: 5\n",
      "repo/shared/near.yaml": "minItems: 3\n",
      "repo/s/acme.pmo.yaml":
        "standard:\n  id: acme\n  version: 1.0.0\n  overlays:\n    - { section: risks, from: ../../secret.yaml }\n    - { section: risks, from: link.yaml }\n    - { section: risks, from: ../shared/near.yaml }\n",
      "repo/p/p.pmo.yaml":
        "project: { id: p, name: P, standard: ../s/acme.pmo.yaml }\nrisks:\n  - { id: R-1, title: A, owner: a, response: accept }\n",
    });
    await symlink(path.join(folder, "secret.yaml"), path.join(folder, "repo/s/link.yaml"));
    git(path.join(folder, "repo"), "init", "--quiet");
    const { out } = await pmo(path.join(folder, "repo"), ["check"]);
    assert.match(out, /standard\.file .*'\.\.\/\.\.\/secret\.yaml' lies outside of the workspace/);
    assert.match(out, /standard\.file .*'link\.yaml' lies outside of the workspace/);
    assert.match(out, /at least 3 items/);
    assert.doesNotMatch(out, /at least 5 items/);
  });

  describe("standard pack", () => {
    const rule = (id: string, fields = ""): string => `    - id: ${id}
      title: { en: Risks have an owner, ja: リスクに担当者 }
      on: risks
      check: has(risk.owner)
      message: { en: "'{risk.title}' has *no* owner", ja: 担当者なし }
      clause: Manual 4.2
      valid: [{ record: { id: R-1, title: A, owner: a } }]
      invalid: [{ record: { id: R-1, title: "A \`\`\` B" } }]
${fields}`;
    const text = (version: string, ...rules: readonly string[]): string =>
      `# ours\nstandard:\n  id: acme\n  version: ${version}\n  title: { en: Acme, ja: アクメ }\n  extends: [pmo:recommended, ../shared/base.pmo.yaml]\n  rules:\n${rules.join("")}`;
    const base = "standard: { id: base, version: 1.0.0, requiredSections: [{ section: issues }] }\n";

    it("writes a package that projects can follow, with a changelog and a page for each rule in both languages", async () => {
      const folder = await folderWith({
        "s/acme.pmo.yaml": text("1.0.0", rule("owner")),
        "shared/base.pmo.yaml": base,
      });
      const target = "p/node_modules/@acme/standard";
      const run = await pmo(folder, ["standard", "pack", "s/acme.pmo.yaml", "-o", target, "--name", "@acme/standard"]);
      assert.deepEqual([run.code, run.err], [0, ""]);
      const read = (file: string): Promise<string> => readFile(path.join(folder, target, file), "utf8");
      const manifest = JSON.parse(await read("package.json")) as Readonly<Record<string, unknown>>;
      assert.deepEqual([manifest["name"], manifest["version"]], ["@acme/standard", "1.0.0"]);
      assert.equal(
        await read("standard.pmo.yaml"),
        text("1.0.0", rule("owner")).replace("../shared/base.pmo.yaml", "base-1.pmo.yaml"),
      );
      assert.equal(await read("base-1.pmo.yaml"), base);
      assert.match(
        await read("docs/en/owner.md"),
        /^# Risks have an owner\n[\s\S]*\*\*Source:\*\* Manual 4\.2[\s\S]*has \\\*no\\\* owner[\s\S]*## Broken\n\n`{4}yaml\n/,
      );
      assert.match(await read("docs/ja/owner.md"), /^# リスクに担当者\n[\s\S]*\*\*重大度:\*\* 警告/);
      assert.match(await read("CHANGELOG.md"), /^# Changelog\n\n## 1\.0\.0\n\nFirst version\.\n$/);
      await writeFile(
        path.join(folder, "p/p.pmo.yaml"),
        "project: { id: p, name: P, standard: npm:@acme/standard }\nrisks:\n  - { id: R-1, title: A, response: accept }\n",
      );
      const check = await pmo(folder, ["check", "p"]);
      assert.match(check.out, /acme\.owner/);
      assert.match(check.out, /standard\.missing-section .*issues/);
    });

    it("takes along what the standard and its bases have in files of their own, and refuses where one is missing", async () => {
      const own = `standard:
  id: acme
  version: VERSION
  extends: [../shared/base.pmo.yaml]
  overlays:
    - { section: risks, from: overlays/risks.schema.json }
  templates:
    - id: small
      version: 1.0.0
      parameters: [{ name: name }, { name: id, type: id }]
      files:
        - { path: project.pmo.yaml, from: templates/project.pmo.yaml }
        - { path: README.md, from: ../shared/readme.md }
`;
      const folder = await folderWith({
        "s/acme.pmo.yaml": own.replace("VERSION", "1.0.0"),
        "s/overlays/risks.schema.json": '{ "items": { "required": ["cause"] } }',
        "s/templates/project.pmo.yaml": "project: { id: {{id}}, name: {{name}}, start: 2026-04-01 }\n",
        "shared/readme.md": "# {{name}}\n",
        "shared/base.pmo.yaml":
          "standard: { id: base, version: 1.0.0, overlays: [{ section: issues, from: issues.yaml }] }\n",
        "shared/issues.yaml": "items: { required: [cause] }\n",
      });
      const write = (file: string, text: string): Promise<void> => writeFile(path.join(folder, file), text);
      const target = "p/node_modules/@acme/standard";
      const pack = (): ReturnType<typeof pmo> =>
        pmo(folder, ["standard", "pack", "s/acme.pmo.yaml", "-o", target, "--name", "@acme/standard"]);
      const first = await pack();
      assert.deepEqual([first.code, first.err], [0, ""]);
      const read = (file: string): Promise<string> => readFile(path.join(folder, target, file), "utf8");
      assert.match(await read("standard.pmo.yaml"), /from: overlays\/risks\.schema\.json[^]*from: files\/readme\.md/);
      assert.match(await read("base-1.pmo.yaml"), /from: files\/issues\.yaml/);
      const manifest = JSON.parse(await read("package.json")) as { readonly files: readonly string[] };
      assert.deepEqual(manifest.files.slice(-3), ["overlays", "templates", "files"]);
      await write(
        "p/p.pmo.yaml",
        "project: { id: p, name: P, standard: npm:@acme/standard }\nrisks:\n  - { id: R-1, title: A, response: accept }\nissues:\n  - { id: I-1, title: A }\n",
      );
      assert.equal((await pmo(folder, ["check", "p"])).out.match(/standard\.overlay/g)?.length, 2);
      const made = await pmo(folder, [
        "new",
        "--standard",
        `${target}/standard.pmo.yaml`,
        "--template",
        "small",
        "--name",
        "New",
        "q",
      ]);
      assert.deepEqual([made.code, await readFile(path.join(folder, "q/README.md"), "utf8")], [0, "# New\n"]);
      assert.match(await readFile(path.join(folder, "q/project.pmo.yaml"), "utf8"), /template: small/);

      await write("s/overlays/risks.schema.json", '{ "items": { "required": ["owner"] } }');
      assert.match(
        (await pack()).err,
        /^overlays: Something else is asked for\.\n.*2\.0\.0/,
        "what a file says counts",
      );
      await write("s/templates/project.pmo.yaml", "project: { id: {{id}}, name: {{name}} }\n");
      assert.match((await pack()).err, /templates small 1\.0\.0: The template says something else/);
      await write("s/acme.pmo.yaml", own.replace("VERSION", "2.0.0").replace("risks.schema", "risk.schema"));
      const missing = await pack();
      assert.deepEqual(
        [
          missing.code,
          /There is no file 'overlays\/risk\.schema\.json' \(relative to the standard\)/.test(missing.err),
        ],
        [1, true],
      );
      await write("s/acme.pmo.yaml", own.replace("VERSION", "2.0.0"));
      await write(
        "shared/base.pmo.yaml",
        "standard: { id: base, version: 1.0.0, overlays: [{ section: issues, from: gone.yaml }] }\n",
      );
      assert.match((await pack()).err, /There is no file 'gone\.yaml'/);
    });

    it("refuses a version that is not raised as far as the changes need, rules that fail their tests, and mistakes", async () => {
      const folder = await folderWith({
        "s/acme.pmo.yaml": text("1.0.0", rule("owner"), rule("two")),
        "shared/base.pmo.yaml": base,
      });
      const pack = (): ReturnType<typeof pmo> => pmo(folder, ["standard", "pack", "s/acme.pmo.yaml", "-o", "out"]);
      const write = (content: string): Promise<void> => writeFile(path.join(folder, "s/acme.pmo.yaml"), content);
      assert.equal((await pack()).code, 0);
      await write(text("1.1.0", rule("owner")));
      const removed = await pack();
      assert.deepEqual(
        [removed.code, removed.err],
        [
          1,
          "two: The rule is gone.\nThese changes need version 2.0.0 at least; the standard says 1.1.0, and the last one was 1.0.0.\n",
        ],
      );
      await writeFile(path.join(folder, "shared/base.pmo.yaml"), base.replace("section: issues", "section: actions"));
      assert.match(
        (await pack()).err,
        /^two: The rule is gone\.\nbase\.requiredSections: Something else is asked for\.\n/,
      );
      await writeFile(path.join(folder, "shared/base.pmo.yaml"), base);
      await write(text("2.0.0", rule("owner")));
      assert.equal((await pack()).code, 0);
      const changelog = await readFile(path.join(folder, "out/CHANGELOG.ja.md"), "utf8");
      assert.match(changelog, /## 2\.0\.0\n\n### 削除\n\n- `two`: ルールがなくなりました。\n\n## 1\.0\.0/);
      assert.equal((await pack()).code, 0, "the same again");
      assert.equal(await readFile(path.join(folder, "out/CHANGELOG.ja.md"), "utf8"), changelog);
      await write(text("2.0.1", rule("owner").replace("title: A, owner: a", "title: A")));
      assert.match((await pack()).err, /Tests failed: 1\./);
      await write(text("2.0.1", rule("owner").replace("has(risk.owner)", "has(risk.ownr)")));
      const wrong = await pack();
      assert.deepEqual([wrong.code, /'ownr' is no field of risk/.test(wrong.err)], [1, true]);
    });
  });
});
