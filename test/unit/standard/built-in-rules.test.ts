import assert from "node:assert/strict";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { builtInStandard, builtInStandardNames } from "../../../src/core/standard/built-in";
import { RuleCompiler } from "../../../src/core/standard/compile-rule";
import { standardOfFile, type Standard } from "../../../src/core/standard/model";
import { resolveStandard } from "../../../src/core/standard/resolve";
import { testStandard } from "../../../src/core/standard/rule-tests";
import { renderMessage } from "../../../src/core/text/message";
import { toData } from "../../../src/core/text/tree";
import type { ProjectStore } from "../../../src/workspace/store";
import { storeWith } from "./support";

interface WrittenRule {
  readonly id: string;
  readonly title: { readonly en: string; readonly ja: string };
  readonly description: { readonly en: string; readonly ja: string };
  readonly message: { readonly en: string; readonly ja: string };
  readonly clause: string;
  readonly notApplicable?: readonly { readonly reason: { readonly en: string; readonly ja: string } }[];
  readonly severity?: string;
  readonly valid: readonly unknown[];
  readonly invalid: readonly unknown[];
}

interface WrittenStandard {
  readonly title: { readonly en: string; readonly ja: string };
  readonly description: { readonly en: string; readonly ja: string };
  readonly rules?: readonly WrittenRule[];
}

function standardOf(name: string): Standard {
  const file = builtInStandard(name);
  const standard = file && standardOfFile(file);
  assert.ok(standard, name);
  return standard;
}

/** A standard as it is written. */
function writtenOf(name: string): WrittenStandard {
  const root = builtInStandard(name)?.root;
  assert.ok(root);
  return (toData(root) as { readonly standard: WrittenStandard }).standard;
}

describe("the rules of the built-in standards", function () {
  this.timeout(60_000);

  for (const name of builtInStandardNames)
    it(`of ${name} pass their examples`, () => {
      const resolved = resolveStandard(standardOf(name), () => undefined);
      const failures = testStandard(resolved, new RuleCompiler()).flatMap(({ example, failure }) =>
        failure ? [`${example.rule.id} ${example.kind} ${example.index}: ${renderMessage(failure)}`] : [],
      );
      assert.deepEqual(failures, []);
    });

  it("say in both languages what is wrong and why, name their source, and have examples of both kinds", () => {
    for (const name of builtInStandardNames)
      for (const rule of writtenOf(name).rules ?? []) {
        for (const text of [rule.title, rule.description, rule.message])
          assert.ok(text.en.length > 3 && /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(text.ja), rule.id);
        assert.ok(rule.clause.length > 3, rule.id);
        for (const { reason } of rule.notApplicable ?? [])
          assert.ok(reason.en.length > 3 && /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}]/u.test(reason.ja), rule.id);
        assert.ok(rule.valid.length > 0 && rule.invalid.length > 0, rule.id);
      }
  });

  it("are more than ninety in all, each id once in its standard", () => {
    const ids = builtInStandardNames.map((name) => (writtenOf(name).rules ?? []).map(({ id }) => id));
    for (const own of ids) assert.equal(new Set(own).size, own.length);
    assert.ok(ids.flat().length > 90);
  });

  for (const [path, language] of [
    ["docs/standards.md", "en"],
    ["docs/standards.ja.md", "ja"],
  ] as const)
    it(`are listed in ${path}`, () => {
      const words = language === "en" ? ["Rule", "What for", "Source"] : ["ルール", "理由", "出典"];
      const parts = builtInStandardNames.map((name) => {
        const { title, description, rules = [] } = writtenOf(name);
        const rows = rules.map(({ id, title: name, description: why, notApplicable = [], clause }) => {
          const reasons = notApplicable.map(({ reason }) => reason[language]).join(" ");
          const without = reasons === "" ? "" : `<br>${language === "en" ? "Does not apply:" : "対象外:"} ${reasons}`;
          return `| \`${id}\` ${name[language]} | ${why[language].replaceAll("|", "\\|")}${without} | ${clause} |`;
        });
        const table = rows.length === 0 ? [] : [`| ${words.join(" | ")} |\n| --- | --- | --- |\n${rows.join("\n")}`];
        return [`## \`${name}\` – ${title[language]}`, description[language], ...table].join("\n\n");
      });
      const text = readFileSync(path, "utf8");
      const [before = ""] = text.split("<!-- rules: begin -->");
      const wanted = `${before}<!-- rules: begin -->\n\n${parts.join("\n\n")}\n`;
      if (process.env["PMO_UPDATE_GOLDEN"]) writeFileSync(path, wanted);
      else assert.equal(text, wanted);
    });
});

describe("the checks of the DCMA assessment", () => {
  it("are all fourteen, and say why they do not apply", () => {
    const points = (writtenOf("pmo:schedule-quality").rules ?? []).filter(({ id }) => id.startsWith("dcma-"));
    assert.deepEqual(
      points.map(({ id }) => Number(id.slice(5, 7))),
      Array.from({ length: 14 }, (_, index) => index + 1),
    );
    // The last reason has no condition: whatever the cause, there are words for it.
    for (const { id, notApplicable } of points) assert.ok(notApplicable?.length, id);
    const store = storeWith({
      "p.pmo.yaml": "project: { id: p, name: P, start: 2026-04-01, standard: 'pmo:schedule-quality' }\n",
    });
    const [project] = store.projects();
    const rows = (project && store.conformance(project)?.rows) ?? [];
    const without = rows.filter(({ code }) => code.includes(".dcma-"));
    assert.equal(without.length, 14);
    for (const { code, applicable, reason } of without) assert.ok(applicable === 0 && reason, code);
  });
});

describe("pmo:schedule-quality on the plan of an example", () => {
  const folder = new URL("../../../examples/kikan-sasshin/", import.meta.url);

  function example(): ProjectStore {
    const names = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
      name.endsWith(".pmo.yaml"),
    );
    const texts = names.map((name) => [`k/${name}`, readFileSync(new URL(name, folder), "utf8")] as const);
    return storeWith(
      Object.fromEntries(
        texts.map(([path, text]) => [
          path,
          text.replace("standard: ../standards/nagisa-systems.pmo.yaml", "standard: pmo:schedule-quality"),
        ]),
      ),
    );
  }

  it("counts what counting by hand gives", () => {
    const store = example();
    const project = store.projects()[0];
    assert.ok(project);
    const { tasks, start, finish } = store.schedule(project);
    const open = tasks.filter(
      ({ kind, percentComplete, task }) =>
        kind === "task" && percentComplete < 100 && task.data["levelOfEffort"] !== true,
    );
    const awaited = new Set(tasks.flatMap(({ task }) => task.predecessors.map((link) => link.task)));
    const unlinked = open.filter(
      (row) =>
        (row.task.predecessors.length === 0 && row.start > start) || (!awaited.has(row.task.id) && row.finish < finish),
    );
    const links = open.flatMap(({ task }) => task.predecessors);
    const lags = links.filter(({ lag }) => lag && ("percent" in lag ? lag.percent : lag.amount) > 0);
    const other = links.filter(({ type }) => type !== "FS");
    const found = new Map(
      store
        .allFindings()
        .flatMap(({ code, message }) => (code.startsWith("schedule-quality.") ? [[code, message]] : [])),
    );
    const said = (rule: string): string | undefined => {
      const message = found.get(`schedule-quality.${rule}`);
      return message && renderMessage(message);
    };
    const expected = (isWrong: boolean, words: string): string | undefined => (isWrong ? words : undefined);
    assert.ok(
      Math.min(open.length, links.length) > 30 && other.length > 0 && lags.length > 0,
      [open, links, other, lags].map(({ length }) => length).join(),
    );
    assert.equal(
      said("dcma-01-logic"),
      expected(
        unlinked.length > 0.05 * open.length,
        `${unlinked.length} of ${open.length} open tasks lack a predecessor or a successor`,
      ),
    );
    assert.equal(
      said("dcma-03-lags"),
      expected(lags.length > 0.05 * links.length, `${lags.length} of ${links.length} links into open tasks have a lag`),
    );
    assert.equal(
      said("dcma-04-relationships"),
      expected(
        other.length > 0.1 * links.length,
        `${links.length - other.length} of ${links.length} links into open tasks are finish-to-start`,
      ),
    );
    const negative = open.filter(({ totalFloat }) => totalFloat < 0);
    assert.equal(
      store.allFindings().filter(({ code }) => code === "schedule-quality.dcma-07-negative-float").length,
      negative.length,
    );
  });

  it("does not apply what a plan has no data for", () => {
    const store = storeWith({
      "p.pmo.yaml": `project: { id: p, name: P, start: 2026-04-01, standard: "pmo:schedule-quality" }
schedule:
  tasks:
    - { id: a, name: A, duration: 3d }
    - { id: z, name: Z, milestone: true, predecessors: [a] }
`,
    });
    const codes = store.findings("p.pmo.yaml").map(({ code }) => code);
    assert.deepEqual(
      codes.filter((code) => /dcma-(?:09|10|11|13|14)/.test(code)),
      [],
    );
  });
});
