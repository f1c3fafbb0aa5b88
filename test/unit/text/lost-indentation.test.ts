import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { parseText } from "../../../src/core/text/parse";
import type { ParsedFile } from "../../../src/core/text/parsed-file";
import type { TreeNode } from "../../../src/core/text/tree";
import { plainTree } from "./plain-tree";

const example = (name: string): string =>
  readFileSync(new URL(`../../../examples/${name}.pmo.yaml`, import.meta.url), "utf8");

/** Lines that may lose their indentation: not those without one, and no comments. */
function indented(lines: readonly string[]): readonly number[] {
  return lines.flatMap((line, index) => (/^ +[^\s#]/.test(line) ? [index] : []));
}

/** A text in which a line stands some columns further to the left or right. */
function shifted(lines: readonly string[], index: number, by: number): string {
  const moved = (line: string): string =>
    by < 0 ? line.replace(new RegExp(`^ {0,${-by}}`), "") : " ".repeat(by) + line;
  return lines.map((line, at) => (at === index ? moved(line) : line)).join("\n");
}

/** All keys of a tree, as often as they stand there. */
function keysOf(node: TreeNode | undefined): readonly string[] {
  if (node?.kind === "mapping") return node.entries.flatMap(({ key, value }) => [key, ...keysOf(value)]).sort();
  return node?.kind === "sequence" ? node.items.flatMap(keysOf).sort() : [];
}

describe("a line that has lost its indentation", function () {
  this.timeout(120_000);

  for (const [name, step] of [
    ["kikan-sasshin/schedule", 4],
    ["kikan-sasshin/risks", 1],
  ] as const)
    it(`is one finding at most in ${name}, beside which everything can be read, whichever line it is`, () => {
      const lines = example(name).split("\n");
      const keys = keysOf(parseText("f", lines.join("\n"), 1).root);
      // The last key of a file can't be told from a section of its own.
      const places = indented(lines)
        .slice(0, -1)
        .filter((_, index) => index % step === 0);
      const found = places.map((index) => {
        const file = parseText("f", shifted(lines, index, -80), 1);
        assert.deepEqual(keysOf(file.root), keys, `line ${index + 1}`);
        return file.findings;
      });
      assert.ok(Math.max(...found.map(({ length }) => length)) <= 1);
    });

  it("is read like that in a file of ten thousand tasks without reading any of the other tasks again", () => {
    const phase = (at: number): string =>
      `    - id: p${at}\n      tasks:\n${Array.from({ length: 10 }, (_, index) => task(at * 10 + index)).join("")}`;
    const task = (at: number): string =>
      `        - id: t${at}\n          duration: 3d\n          percentComplete: 10\n`;
    const text = `schedule:\n  tasks:\n${Array.from({ length: 1000 }, (_, at) => phase(at)).join("")}`;
    const before = parseText("f", text, 1);
    const nodes = new Set(tasksOf(before));
    const place = text.indexOf("          duration", text.length / 2);
    const after = parseText("f", text.slice(0, place) + text.slice(place + 10), 2, [], before);
    assert.equal(after.findings.length, 1);
    const tasks = tasksOf(after);
    assert.equal(tasks.length, 11_000);
    // Its own block, the phase around it, and the blocks beside it whose first lines may mean something else now.
    assert.ok(tasks.filter((node) => !nodes.has(node)).length <= 4);
  });

  it("gives after any number of such accidents what reading the last text alone gives", () => {
    const sources = ["office-move/office-move", "mobile-store/schedule", "kikan-sasshin/project"].map(example);
    const accident = fc.record({ line: fc.nat(), by: fc.constantFrom(-80, -4, -2, -1, 1, 2, 4) });
    const accidents = fc.array(accident, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.constantFrom(...sources), accidents, (source, moves) => {
        let version = 1;
        let file: ParsedFile = parseText("f", source, version);
        for (const { line, by } of moves) {
          const lines = file.text.split("\n");
          file = parseText("f", shifted(lines, line % lines.length, by), ++version, [], file);
          const fresh = parseText("f", file.text, 1);
          assert.deepEqual(plainTree(file.root), plainTree(fresh.root), file.text);
          assert.deepEqual(file.findings, fresh.findings, file.text);
        }
      }),
      { numRuns: 150 },
    );
  });
});

/** The mappings that have an id, in their order. */
function tasksOf({ root }: ParsedFile): readonly TreeNode[] {
  const found: TreeNode[] = [];
  const visit = (node: TreeNode): void => {
    if (node.kind === "scalar") return;
    if (node.kind === "mapping" && node.entries.some(({ key }) => key === "id")) found.push(node);
    for (const child of node.kind === "mapping" ? node.entries.map(({ value }) => value) : node.items) visit(child);
  };
  if (root) visit(root);
  return found;
}
