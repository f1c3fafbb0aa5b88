import assert from "node:assert/strict";
import { toData } from "../../../src/core/text/tree";
import { renderMessage } from "../../../src/core/text/message";
import { fixAll } from "../../../src/language/fixes/fix-all";
import { afterFix, applyFiles, codes, findings, fixesOf, main, workspace } from "./fix-support";

const sound = `project:
  id: p
  name: P
  start: 2026-04-01
risks:
  - id: R-1
    title: T
    owner: sato
    notes: |
      First
organization:
  people: [{ id: sato, name: Sato }]
`;

/** The text after all safe repairs; checks that a second run has nothing left to do. */
function fixed(text: string): string {
  const scope = workspace(text);
  const edits = fixAll(scope, main);
  if (!edits) return text;
  applyFiles(scope, [edits]);
  assert.equal(fixAll(scope, main), undefined);
  return scope.store.file(main)?.text ?? "";
}

const places = (text: string): readonly string[] => {
  const scope = workspace(text);
  const lines = text.split("\n");
  return findings(scope).map(
    ({ code, range }) =>
      `${code} ${range.start.line + 1} '${(lines[range.start.line] ?? "").slice(range.start.character, range.end.character)}'`,
  );
};

describe("what looks like a colon or a space", () => {
  it("a colon in full width is reported alone, at the colon, and the key counts", () => {
    for (const [line, written] of [
      ["  id: p", "  id：p"],
      ["  start: 2026-04-01", "  start：\u30002026-04-01"],
      ["    owner: sato", "    owner：sato"],
      ["risks:", "risks："],
      ["  - id: R-1", "  - id：R-1"],
      ["    notes: |", "    notes：|"],
    ] as const) {
      const text = sound.replace(line, written);
      const colon = /：\u3000?/.exec(written)?.[0] ?? "";
      assert.deepEqual(places(text), [`yaml.missing-colon ${text.split("\n").indexOf(written) + 1} '${colon}'`]);
      assert.equal(fixed(text), sound);
    }
    const [finding] = findings(workspace(sound.replace("  id: p", "  id：p")));
    assert.equal(finding && renderMessage(finding.message), "This colon is a full-width one. Write ': ' behind 'id'.");
  });

  it("a colon without a space behind it too", () => {
    for (const line of ["  id: p", "  name: P", "    title: T", "    owner: sato", "  - id: R-1"]) {
      const text = sound.replace(line, line.replace(": ", ":"));
      assert.deepEqual(codes(workspace(text)), ["yaml.missing-colon"]);
      assert.equal(fixed(text), sound);
    }
    const text = sound.replace("  id: p", "  id:p");
    assert.deepEqual([...fixesOf(workspace(text), "yaml.missing-colon").keys()], ["Write 'id: p'"]);
  });

  it("an unknown key with such a colon is a matter of choice", () => {
    const text = sound.replace("  name: P", "  name: P\n  colour：red");
    assert.equal(fixed(text), text);
    assert.match(afterFix(text, "yaml.missing-colon"), /\n {2}colour: red\n/);
  });

  it("spaces in full width and no-break spaces indent as they look, and become plain ones", () => {
    for (const blank of ["\u3000", "\u00A0\u00A0", " \u00A0"]) {
      for (const line of ["  id: p", "  name: P", "    title: T", "  - id: R-1", "  people:"]) {
        const odd = line.replace("  ", blank);
        const text = sound.replace(line, odd);
        const scope = workspace(text);
        assert.deepEqual(codes(scope), ["yaml.space"], JSON.stringify(odd));
        const { root } = scope.store.file(main) ?? {};
        const soundRoot = workspace(sound).store.file(main)?.root;
        assert.ok(root && soundRoot);
        assert.deepEqual(toData(root), toData(soundRoot));
        assert.equal(fixed(text), sound);
        assert.equal(fixed(text.replaceAll("\n", "\r\n")), sound.replaceAll("\n", "\r\n"));
      }
    }
  });

  it("in texts of several lines, comments and blank lines they stay", () => {
    const text = sound
      .replace("      First", "      \u3000First\n      \u00A0Second")
      .replace("risks:", "\u3000# 注\n\u3000\nrisks:");
    assert.deepEqual(codes(workspace(text)), []);
    assert.equal(fixed(text), text);
  });

  it("saving never adds colons to a line that is no key", () => {
    for (const line of ["\u3000 id: p:", "* item", "notes |", "First line", "a：b：c"]) {
      const text = sound.replace("  name: P\n", `  name: P\n  ${line}\n    x: 1\n`);
      const once = fixed(text);
      assert.ok(!once.includes(`${line}:`), once);
    }
  });
});
