import assert from "node:assert/strict";
import fc from "fast-check";
import type { GanttEdit, GanttField } from "../../../../src/protocol/gantt-edit";
import { instant, mainFile, OpenPlan, rowsOf } from "./support";

interface DrawnTask {
  readonly depth: number;
  readonly flow: boolean;
  readonly fields: readonly string[];
}

const someFields = fc.subarray([
  "duration: 3d",
  "predecessors: [t0]",
  "predecessors: [t1 SS+1d, t2]",
  "percentComplete: 40",
  "actualStart: 2026-04-07",
  "constraint: { type: must-start-on, date: 2026-04-15 }",
  "constraint: { type: finish-no-later-than, date: 2026-04-20 }",
  "constraint: { type: as-late-as-possible }",
  "deadline: 2026-04-17",
  "milestone: true",
  "manual: true",
  "start: 2026-04-09",
  "finish: 2026-04-14",
  "assignments: [sato 50% 3d, ito]",
  "work: 4d",
  "remainingDuration: 1d",
  "calendar: six",
  "active: false",
]);

const drawnTask: fc.Arbitrary<DrawnTask> = fc.record({
  depth: fc.nat(2),
  flow: fc.boolean(),
  fields: someFields,
});

/** Writes a plan with a comment at every task, which must never get lost. */
function write(tasks: readonly DrawnTask[], eol: string, mode: string): string {
  const lines = [
    "project: { id: p, name: P, start: 2026-04-06, statusDate: 2026-04-08 }",
    "organization: { people: [{ id: sato }, { id: ito, calendar: six }] }",
    "calendars: [{ id: six, week: { saturday: 09:00-15:00 } }]",
    "schedule:",
    `  mode: ${mode} # way of counting`,
    "  tasks:",
  ];
  let depth = 0;
  tasks.forEach((task, index) => {
    const next = tasks[index + 1];
    depth = index === 0 ? 0 : Math.min(task.depth, depth + 1);
    const isParent = next !== undefined && next.depth > depth;
    const pad = " ".repeat(4 + depth * 4);
    // A key stands once in a record.
    const fields = task.fields.filter(
      (field, at) => task.fields.findIndex((other) => other.split(":")[0] === field.split(":")[0]) === at,
    );
    if (task.flow && !isParent) {
      lines.push(`${pad}- { ${[`id: t${index}`, `name: Task ${index}`, ...fields].join(", ")} } # note ${index}`);
      return;
    }
    lines.push(`${pad}- id: t${index} # note ${index}`, `${pad}  name: Task ${index}`);
    for (const field of fields) lines.push(`${pad}  ${field}`);
    if (isParent) lines.push(`${pad}  tasks:`);
  });
  return lines.join(eol) + eol;
}

const plan = fc
  .tuple(
    fc.array(drawnTask, { minLength: 3, maxLength: 7 }),
    fc.constantFrom("\n", "\r\n"),
    fc.constantFrom("microsoft", "primavera"),
  )
  .map(([tasks, eol, mode]) => ({ text: write(tasks, eol, mode), count: tasks.length }));

const moment = fc.nat(30 * 24 * 4).map((quarters) => instant("2026-04-01") + quarters * 15);
const fieldTexts: Readonly<Record<GanttField, readonly string[]>> = {
  name: ["Other: name # x", "  ", "a\nb", "'", "x".repeat(10_000), "<b>‮"],
  start: ["2026-04-13", "2026/4/14", "", "then"],
  finish: ["2026-04-20", "2026-04-20T12:00", "", "99999-01-01"],
  duration: ["2d", "4h", "1.5w", "3ed", "7", "", "-2d", "x"],
  percentComplete: ["0", "55%", "100", "", "101"],
  predecessors: ["", "t0", "t1 FF-1d, t2 SS", "nothing", "t0; t0", ","],
  assignments: ["", "sato", "ito 25%, sato", "who", "sato, sato"],
  deadline: ["2026-04-10", "", "?"],
};

function edits(count: number): fc.Arbitrary<GanttEdit> {
  const id = fc.nat(count).map((index) => `t${index}`);
  return fc.oneof(
    { weight: 4, arbitrary: fc.record({ kind: fc.constant("move" as const), id, start: moment }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("resizeStart" as const), id, start: moment }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant("resizeFinish" as const), id, finish: moment }) },
    fc.record({ kind: fc.constant("progress" as const), id, percentComplete: fc.nat(100) }),
    fc.record({
      kind: fc.constant("link" as const),
      from: id,
      to: id,
      type: fc.constantFrom("FS" as const, "SS" as const, "FF" as const, "SF" as const),
      lag: fc.constantFrom("", "2d", "-1ed", "50%", "x"),
    }),
    fc.record({ kind: fc.constant("unlink" as const), from: id, to: id }),
    fc.record({ kind: fc.constant("add" as const), id, place: fc.constantFrom("below" as const, "inside" as const) }),
    fc.record({
      kind: fc.constantFrom("indent", "outdent", "moveUp", "moveDown", "delete", "markDone"),
      ids: fc.uniqueArray(id, { minLength: 1, maxLength: 3 }),
    }),
    fc.record({ kind: fc.constant("reorder" as const), id, before: id }),
    fc.record({ kind: fc.constant("reorder" as const), id, inside: id }),
    fc.constantFrom(...(Object.keys(fieldTexts) as GanttField[])).chain((field) =>
      fc.record({
        kind: fc.constant("setField" as const),
        id,
        field: fc.constant(field),
        text: fc.constantFrom(...fieldTexts[field]),
      }),
    ),
  );
}

const planAndEdit = plan.chain(({ text, count }) => fc.tuple(fc.constant(text), edits(count)));

function errors(open: OpenPlan): readonly string[] {
  return open.store.findings(mainFile).flatMap(({ severity, code }) => (severity === "error" ? [code] : []));
}

const outline = new Set(["add", "indent", "outdent", "moveUp", "moveDown", "delete", "markDone", "reorder"]);

describe("any edit of any plan in the Gantt chart", function () {
  this.timeout(120_000);

  it("does what its preview has said: the same dates, the same finish, the same refusal", () => {
    fc.assert(
      fc.property(planAndEdit, ([text, edit]) => {
        const open = new OpenPlan(text);
        const before = rowsOf(open);
        const preview = open.preview(edit);
        const problem = open.edit(edit);
        assert.equal(preview.problem !== undefined, problem !== undefined, problem);
        if (problem !== undefined || outline.has(edit.kind)) return;
        const after = rowsOf(open);
        const expected = before.map((row) => ({ ...row }));
        preview.rows.forEach((row, at) => {
          const target = expected[row];
          if (target) Object.assign(target, { start: preview.start[at], finish: preview.finish[at] });
        });
        assert.deepEqual(after, expected);
        assert.equal(open.store.schedule(open.project).finish, preview.finishAfter);
      }),
      { numRuns: 700 },
    );
  });

  it("leaves comments, the form of other lines and a text without new errors", () => {
    fc.assert(
      fc.property(planAndEdit, ([text, edit]) => {
        const open = new OpenPlan(text);
        const known = errors(open);
        const kept = new Set(edit.kind === "delete" ? [] : (text.match(/# note \d+/g) ?? []));
        if (open.edit(edit) !== undefined) {
          assert.equal(open.text, text);
          return;
        }
        for (const note of kept) assert.ok(open.text.includes(note), `${note} is still there`);
        assert.equal(open.text.includes("\r\n"), text.includes("\r\n"));
        assert.equal(open.text.replaceAll("\r\n", "").includes("\n"), text.replaceAll("\r\n", "").includes("\n"));
        const fresh = errors(open);
        // A circle that was there already may be told as another one when its tasks stand elsewhere.
        const hadErrors = known.length > 0;
        assert.deepEqual(
          fresh.filter((code) => !known.includes(code) && !(hadErrors && code === "schedule.cycle")),
          [],
        );
        if (outline.has(edit.kind)) return;
        const lines = new Set(open.text.split(/\r?\n/).map((line) => line.trim()));
        const gone = text.split(/\r?\n/).filter((line) => !lines.has(line.trim()));
        assert.ok(gone.length <= 12, `a field of one task, not ${gone.length} lines`);
      }),
      { numRuns: 700 },
    );
  });
});
