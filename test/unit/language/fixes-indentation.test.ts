import assert from "node:assert/strict";
import { afterFix, codes, findings, fixesOf, main, workspace } from "./fix-support";

const sound = `# The plan
project: { id: p, name: P, start: 2026-04-01 }
organization:
  people: [{ id: sato, name: Sato }]
schedule:
  tasks:
    - id: design
      name: Design
      duration: 5d # short
      notes: Sketches

    - id: build
      name: Build
      duration: 10d
      predecessors:
        - design
      notes: |
        First line
        second: line
    - { id: live, name: Go live, milestone: true, predecessors: [build] }
risks:
  - id: R-1
    title: Late
    owner: sato
    status: open
`;

/** The text with the line that holds some words further to the right, or to the left. */
function moved(words: string, by: number): string {
  return sound
    .split("\n")
    .map((line) =>
      line
        .trim()
        .replace(/^- [{]? ?/, "")
        .startsWith(words)
        ? by > 0
          ? " ".repeat(by) + line
          : line.slice(-by)
        : line,
    )
    .join("\n");
}

const syntax = (text: string): readonly string[] =>
  findings(workspace(text)).flatMap(({ code, range: { start, end } }) =>
    code === "yaml.syntax" ? [(text.split("\n")[start.line] ?? "").slice(start.character, end.character)] : [],
  );

describe("a line that is indented too far or not far enough", () => {
  it("comes back to its place with the quick fix, and all else stays", () => {
    const lines = [
      "name: Design",
      "duration: 5d",
      "notes: Sketches",
      "name: Build",
      "duration: 10d",
      "predecessors:",
      "title: Late",
      "owner: sato",
      "status: open",
    ];
    for (const words of lines)
      for (const by of [1, 2, -1]) assert.equal(afterFix(moved(words, by), "yaml.syntax"), sound, `${words} ${by}`);
    assert.equal(afterFix(moved("id: live", 1), "yaml.syntax"), sound);
    assert.equal(afterFix(moved("id: live", 2), "yaml.syntax"), sound);
    assert.equal(afterFix(moved("id: live", -2), "yaml.syntax"), sound);
    assert.equal(afterFix(moved("id: design", 1), "yaml.syntax"), sound);
    assert.equal(afterFix(moved("second: line", -1), "yaml.syntax"), sound);
  });

  it("is one finding, at the key or dash that is out of line and not at those beside it", () => {
    assert.deepEqual(syntax(moved("id: design", 1)), ["id:"]);
    assert.deepEqual(syntax(moved("id: R-1", 1)), ["id:"]);
    assert.deepEqual(syntax(moved("id: live", 1)), ["-"]);
    assert.deepEqual(syntax(moved("name: Design", -1)), ["name:"]);
    assert.deepEqual(syntax(moved("status: open", -2)), ["status"]);
  });

  it("a section that is indented goes to the first column", () => {
    for (const by of [" ", "  "]) {
      const text = sound.replace("risks:", `${by}risks:`);
      assert.deepEqual(codes(workspace(text)), ["schema.unknown-key"]);
      const after = afterFix(text, "schema.unknown-key");
      assert.ok(after.includes("\nrisks:\n"));
      assert.deepEqual(codes(workspace(after)), []);
    }
  });

  it("never becomes part of a text above it, nor takes the sections below along", () => {
    const text = sound.replace("milestone: true, predecessors: [build] }", "milestone: true, predecessors: [build] }'");
    const titles = [...fixesOf(workspace(text), "yaml.syntax").keys()];
    assert.ok(!titles.some((title) => title.startsWith("Line it up")), titles.join());
    const tab = sound.replace("        second: line", "\t\t\t\tsecond: line");
    for (const finding of findings(workspace(tab)))
      for (const [title] of fixesOf(workspace(tab), finding.code, main)) assert.ok(!title.startsWith("Line it up"));
  });

  it("a dash too far from its key", () => {
    assert.equal(afterFix(sound.replace("- id: design", "-  id: design"), "yaml.syntax"), sound);
  });

  it("with line breaks of Windows", () => {
    const windows = (text: string): string => text.replaceAll("\n", "\r\n");
    assert.equal(afterFix(windows(moved("duration: 5d", 2)), "yaml.syntax"), windows(sound));
    assert.deepEqual(codes(workspace(windows(sound))), codes(workspace(sound)));
  });
});
