import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import fc from "fast-check";
import { ProjectStore } from "../../../src/workspace/store";

const good = readFileSync(new URL("../../fixtures/bad-input/good.pmo.yaml", import.meta.url), "utf8");
const words = fc.constantFrom(
  '"',
  "'",
  "[",
  "{",
  "]",
  "}",
  "\t",
  ": ",
  "- ",
  "&a ",
  "*a",
  "|",
  "\n",
  "null",
  "project:",
  "tasks:",
  "id:",
  "duration: -5d",
  "2026-02-31",
  "999999999d",
  "__proto__: ",
  "calendars:\n  - id: a\n    base: a\n",
  "predecessors: [test]",
  "percentComplete: .nan",
  "milestone: 3",
);

describe("the whole chain over damaged files", () => {
  it("never throws, and every finding names a place of its file", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(fc.nat({ max: good.length }), fc.oneof(words, fc.string({ maxLength: 8 })), fc.nat({ max: 30 })),
          { minLength: 1, maxLength: 3 },
        ),
        (damages) => {
          let text = good;
          for (const [place, typed, removed] of damages)
            text = text.slice(0, place) + typed + text.slice(place + removed);
          const store = new ProjectStore();
          store.setFile("a/p.pmo.yaml", text);
          store.setFile("a/q.pmo.yaml", good.replace("id: shop", "id: other"));
          const projects = store.projects();
          for (const project of projects) store.schedule(project);
          for (const finding of store.allFindings()) {
            const file = store.file(finding.file);
            assert.ok(file, finding.file);
            const { start, end } = finding.range;
            assert.ok(file.lines.offset(start) <= file.lines.offset(end), JSON.stringify(finding));
            assert.ok(start.line < file.lines.lineCount, JSON.stringify(finding));
          }
        },
      ),
      { numRuns: 80 },
    );
  });
});
