import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { applyEdits } from "../../../src/core/text/edit";
import type { LanguageScope } from "../../../src/language/types";
import { commands, features, findingsText, use, workspaceOf } from "./typing-support";

const examples = new URL("../../../examples/", import.meta.url);

/** The example files by their paths, in the order of their names. */
function exampleFiles(): ReadonlyMap<string, string> {
  const names = readdirSync(examples, { recursive: true, encoding: "utf8" })
    .filter((name) => name.endsWith(".pmo.yaml"))
    .sort();
  return new Map(names.map((name) => [name, readFileSync(new URL(name, examples), "utf8")]));
}

const names = Object.keys(features);

/** How much of a large file is typed, beginning at each of its thirds. */
const longest = 500;

/** Stretches of a text that are typed: the whole of a small one, and of one that is a project by itself. */
function stretches({ length }: string, isAlone: boolean): readonly (readonly [from: number, to: number])[] {
  if (isAlone || length <= longest * 3) return [[0, length]];
  return [0, Math.floor(length / 3), Math.floor((2 * length) / 3)].map((from) => [from, from + longest]);
}

/** Types a stretch of a file, with one feature at each character in turn, and now and then all of them. */
function typeInto(scope: LanguageScope, file: string, text: string, from: number, to: number): void {
  for (let end = from; end <= to; end++) {
    scope.store.setFile(file, text.slice(0, end));
    scope.store.findings(file);
    const turn = names[end % names.length] ?? "";
    use(scope, file, end, end % 211 === 0 ? names : ["completion", turn]);
  }
}

describe("typing, character by character", () => {
  const texts = exampleFiles();

  for (const [file, text] of texts)
    it(`every beginning of ${file} is bearable for every feature, and its findings are those of a fresh reading`, () => {
      const folder = file.slice(0, file.lastIndexOf("/") + 1);
      const around = new Map([...texts].filter(([path]) => path.startsWith(folder) && path !== file));
      for (const [from, to] of stretches(text, around.size === 0)) {
        const scope = workspaceOf(around);
        typeInto(scope, file, text, from, to);
        assert.equal(findingsText(scope), findingsText(workspaceOf(new Map([...around, [file, text.slice(0, to)]]))));
      }
    }).timeout(60_000);

  it("a stretch in the middle is typed anew while everything behind it stands there", () => {
    const file = "kikan-sasshin/schedule.pmo.yaml";
    const text = texts.get(file) ?? "";
    const around = new Map([...texts].filter(([path]) => path.startsWith("kikan-sasshin/") && path !== file));
    const scope = workspaceOf(around);
    const start = text.indexOf("\n", text.length / 2);
    const end = start + 400;
    for (let at = start; at <= end; at++) {
      scope.store.setFile(file, text.slice(0, at) + text.slice(end));
      use(scope, file, at, ["completion", names[at % names.length] ?? ""]);
    }
    assert.equal(findingsText(scope), findingsText(workspaceOf(new Map([...around, [file, text]]))));
  }).timeout(60_000);
});

describe("sections and lists that stand twice", () => {
  const plan = `project: { id: demo, name: Demo, start: 2026-04-01 }
organization:
  people: [{ id: sato, name: S }]
  people: [{ id: tanaka, name: T, calendar: c1 }]
calendars: [{ id: c0, name: C }]
calendars: [{ id: c1, name: C }]
schedule:
  tasks:
    - id: a
      tasks:
        - { id: b, name: B, duration: 3d }
      tasks:
        - id: c
          predecessors: [b, d]
          tasks: [{ id: inner, name: X }]
  tasks:
    - id: d
      assignments: [sato, tanaka]
      predecessors: [c]
schedule:
  tasks: [{ id: e, name: E, predecessors: [d, b] }]
risks: [{ id: R-1, title: x, tasks: [c, d, e] }]
risks: [{ id: R-2, title: y, tasks: [c, d, e] }]
`;

  it("are bearable for every feature at every place", () => {
    const scope = workspaceOf(new Map([["a/plan.pmo.yaml", plan]]));
    for (let offset = 0; offset <= plan.length; offset++) use(scope, "a/plan.pmo.yaml", offset, names);
  }).timeout(30_000);
});

describe("bytes that are no text", () => {
  const file = "a/plan.pmo.yaml";

  it("give findings at most, in every feature", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), fc.nat(), (bytes, place) => {
        const scope = workspaceOf(new Map());
        scope.store.setFile(file, bytes);
        const length = scope.store.file(file)?.text.length ?? 0;
        use(scope, file, place % (length + 1), names);
      }),
      { numRuns: 150 },
    );
  }).timeout(30_000);

  it("in the middle of a plan give the findings of a fresh reading, in every feature", () => {
    const plan = readFileSync(new URL("office-move/office-move.pmo.yaml", examples));
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat({ max: plan.length }), (bytes, place) => {
        const scope = workspaceOf(new Map([[file, plan.toString("utf8")]]));
        const damaged = Buffer.concat([plan.subarray(0, place), bytes, plan.subarray(place)]);
        scope.store.setFile(file, damaged);
        use(scope, file, Math.min(place, scope.store.file(file)?.text.length ?? 0), names);
        const fresh = workspaceOf(new Map());
        fresh.store.setFile(file, damaged);
        assert.equal(findingsText(scope), findingsText(fresh));
      }),
      { numRuns: 40 },
    );
  }).timeout(60_000);
});

describe("a thousand cursors", () => {
  const { stackTraceLimit } = Error;

  before(() => {
    // Mocha asks for whole stacks, and the reader makes an error object for each of thousands of faults.
    Error.stackTraceLimit = 10;
  });

  after(() => {
    Error.stackTraceLimit = stackTraceLimit;
  });

  const task = (index: number): string =>
    `    - id: t-${index}\n      name: Task ${index} # note\n      duration: 3d\n      predecessors: [t-${Math.max(0, index - 1)}]\n`;
  const head = "project:\n  id: p\n  name: P\n  start: 2026-04-01\nschedule:\n  tasks:\n";
  const plan = head + Array.from({ length: 1000 }, (_, index) => task(index)).join("");
  const file = "a/plan.pmo.yaml";

  for (const [what, pattern, words] of [
    ["type into a thousand durations", /(?<=duration: )\d/g, ["1", "12", "12x", "12xd", "", "4"]],
    ["write a key in a thousand tasks", /(?<=# note\n)/g, ["      o", "      owner:", "      owner: sato\n"]],
    ["delete a thousand dashes", /- (?=id: )/g, ["", "  ", "-", "- "]],
    ["open a thousand quotes", /(?<=name: )/g, ['"', '"x', ""]],
  ] as const)
    it(`${what}, and every feature bears it`, () => {
      const scope = workspaceOf(new Map([[file, plan]]));
      scope.store.findings(file);
      const places = [...plan.matchAll(pattern)].slice(0, 1000);
      assert.equal(places.length, 1000);
      for (const word of words) {
        const edits = places.map(({ 0: { length }, index }) => ({
          span: { start: index, end: index + length },
          newText: word,
        }));
        const text = applyEdits(plan, edits);
        scope.store.setFile(file, text);
        use(scope, file, places[500]?.index ?? 0, [
          "completion",
          "hover",
          "tokens",
          "symbols",
          "inlay hints",
          "folding",
        ]);
        assert.equal(
          findingsText(scope),
          findingsText(workspaceOf(new Map([[file, text]]))),
          `the findings after '${word}'`,
        );
      }
    }).timeout(60_000);

  for (const [name, command] of Object.entries(commands))
    it(`${name} with a cursor in each of a thousand tasks leaves a text that can be read, or nothing changes`, () => {
      const scope = workspaceOf(new Map([[file, plan]]));
      const selection = [...plan.matchAll(/(?<=id: )t-/g)].map(({ index }) => ({ start: index, end: index }));
      assert.equal(selection.length, 1000);
      const { edits, problem } = command(scope, file, selection);
      if (problem) assert.equal(edits.length, 0);
      const lines = scope.store.file(file)?.lines;
      assert.ok(lines);
      const changes = edits.flatMap((one) => one.edits);
      const text = applyEdits(
        plan,
        changes.map(({ range: { start, end }, newText }) => ({
          span: { start: lines.offset(start), end: lines.offset(end) },
          newText,
        })),
      );
      scope.store.setFile(file, text);
      assert.deepEqual(scope.store.file(file)?.findings, []);
    }).timeout(60_000);
});
