import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { parseText } from "../../../src/core/text/parse";
import { excerptAround } from "../../../src/language/fixes/excerpt";
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

  it("comes back from the first column to its place in a large plan, wherever that is", function () {
    // Seconds of work; more on a machine with other work.
    this.timeout(60_000);
    const example = new URL("../../../examples/kikan-sasshin/schedule.pmo.yaml", import.meta.url);
    const text = readFileSync(example, "utf8");
    const lines = text.split("\n");
    const places = lines
      .flatMap((line, index) => (/^ +[^\s#]/.test(line) ? [index] : []))
      .filter((_, at) => at % 21 === 0);
    assert.ok(places.length > 40);
    for (const place of places) {
      const lost = lines.map((line, index) => (index === place ? line.trimStart() : line)).join("\n");
      assert.equal(afterFix(lost, "yaml.syntax"), text, `line ${place + 1}: ${lines[place]}`);
    }
  });

  it("is judged by the lines around it, no more of them in a long file than in a short one", () => {
    const task = "        - id: t\n          name: T\n          duration: 3d\n";
    const plan = (count: number): string => `schedule:\n  tasks:\n    - id: p\n      tasks:\n${task.repeat(count)}`;
    const excerpt = (count: number): ReturnType<typeof excerptAround> =>
      excerptAround(parseText("f", plan(count), 1), 3 * count - 60);
    const [short, long] = [excerpt(100), excerpt(20_000)];
    assert.equal(long.end - long.start, short.end - short.start);
    assert.ok(long.end - long.start < 1500, `${long.end - long.start}`);
    assert.equal(long.head, "schedule:\n  tasks:\n    - id: p\n      tasks:\n");
  });
});
