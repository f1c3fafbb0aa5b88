import assert from "node:assert/strict";
import { standardOfFile, type Standard } from "../../../src/core/standard/model";
import {
  compareReleases,
  isRaisedEnough,
  leastVersion,
  releaseLevel,
} from "../../../src/core/standard/release/compare";
import { compareVersions } from "../../../src/core/standard/version";
import { renderMessage } from "../../../src/core/text/message";
import { parseText } from "../../../src/core/text/parse";

function standardOf(body: string, version = "1.0.0"): Standard {
  const found = standardOfFile(parseText("s.pmo.yaml", `standard:\n  id: acme\n  version: ${version}\n${body}`, 1));
  assert.ok(found);
  return found;
}

const rule = (id: string, fields = ""): string =>
  `    - { id: ${id}, on: risks, check: has(risk.owner), message: no owner${fields} }\n`;
const rules = (...list: readonly string[]): string => `  rules:\n${list.join("")}`;

/** What differs, as `level subject: words`. */
const told = (before: string, after: string): readonly string[] =>
  compareReleases(standardOf(before), standardOf(after)).map(
    ({ level, subject, message }) => `${level} ${subject}: ${renderMessage(message)}`,
  );

describe("what a new version of a standard means for those who follow it", () => {
  it("removing or tightening a rule is a major change, a new rule a minor one, words a patch", () => {
    const before = rules(rule("a"), rule("b"), rule("c"), rule("d"), rule("e"), rule("f"));
    const after = rules(
      rule("b", ", severity: error"),
      rule("c", ", severity: info"),
      rule("d").replace("has(risk.owner)", "has(risk.owner) && has(risk.response)"),
      rule("e").replace("no owner", "owner missing"),
      rule("f", ", lifecycle: retired"),
      rule("g"),
      rule("h", ", lifecycle: draft"),
    );
    assert.deepEqual(told(before, after), [
      "major b: Graver: error instead of warning.",
      "minor c: Milder: info instead of warning.",
      "major d: Its condition is another one, and may be tighter.",
      "patch e: Other words, examples or fixes.",
      "major f: The rule is silent now.",
      "minor g: New rule.",
      "patch h: New rule.",
      "major a: The rule is gone.",
    ]);
    assert.deepEqual(told(before, before), []);
    assert.deepEqual(told(rules(rule("a", ", lifecycle: advisory")), rules(rule("a"))), [
      "major a: Graver: warning instead of warning.",
    ]);
  });

  it("what is asked for without an expression: more is minor, something else or less is major", () => {
    const gates = (ids: string): string => `  requiredGates: [${ids}]\n`;
    assert.deepEqual(told("", gates("{ id: g1 }")), ["minor requiredGates: New part."]);
    assert.deepEqual(told(gates("{ id: g1 }"), gates("{ id: g1 }, { id: g2 }")), [
      "minor requiredGates: More is asked for.",
    ]);
    assert.deepEqual(told(gates("{ id: g1 }"), gates("{ id: g2 }")), [
      "major requiredGates: Something else is asked for.",
    ]);
    assert.deepEqual(told(gates("{ id: g1 }"), ""), ["major requiredGates: The part is gone."]);
  });

  it("a template that changes needs a version of its own, and old versions stay for comparison", () => {
    const template = (version: string, text: string): string =>
      `  - { id: small, version: ${version}, files: [{ path: a.pmo.yaml, content: "${text}" }] }\n`;
    const templates = (...list: readonly string[]): string =>
      `  templates:\n${list.join("").replace(/^/gm, "  ").trimEnd()}\n`;
    const before = templates(template("1.0.0", "a"));
    assert.deepEqual(told(before, templates(template("1.0.0", "a"), template("1.1.0", "b"))), [
      "minor templates small 1.1.0: New version of a template.",
    ]);
    assert.match(
      told(before, templates(template("1.0.0", "b")))[0] ?? "",
      /^major templates small 1\.0\.0: The template says something else/,
    );
    assert.equal(told(before, templates(template("1.1.0", "b")))[1]?.startsWith("major templates small 1.0.0"), true);
  });

  it("the version must be raised as far as the gravest change needs", () => {
    assert.deepEqual(
      (["major", "minor", "patch"] as const).map((level) => leastVersion("1.4.2", level)),
      ["2.0.0", "1.5.0", "1.4.3"],
    );
    assert.equal(leastVersion("0.4.2-beta.1", "major"), "0.5.0");
    const before = standardOf(rules(rule("a")), "1.4.2");
    const raised = (version: string, body: string): boolean => {
      const after = standardOf(body, version);
      return isRaisedEnough(before, after, compareReleases(before, after));
    };
    assert.deepEqual([raised("1.4.2", rules(rule("a"))), raised("1.4.2", rules(rule("a"), rule("b")))], [true, false]);
    assert.deepEqual([raised("1.5.0", rules(rule("a"), rule("b"))), raised("1.5.0", "")], [true, false]);
    assert.equal(raised("2.0.0", ""), true);
    assert.equal(releaseLevel([]), undefined);
  });
});

describe("versions", () => {
  it("are ordered as Semantic Versioning says", () => {
    // The example of section 11 of Semantic Versioning 2.0.0.
    const ordered = [
      ...["1.0.0-alpha", "1.0.0-alpha.1", "1.0.0-alpha.beta", "1.0.0-beta", "1.0.0-beta.2"],
      ...["1.0.0-beta.11", "1.0.0-rc.1", "1.0.0", "1.0.10", "1.2.0", "1.10.0", "2.0.0"],
    ];
    for (const [at, version] of ordered.entries())
      for (const [other, another] of ordered.entries())
        assert.equal(Math.sign(compareVersions(version, another)), Math.sign(at - other), `${version} and ${another}`);
  });
});
