import assert from "node:assert/strict";
import fc from "fast-check";
import { formatAssignment, parseAssignment } from "../../../src/core/text/assignment";
import { parseReference } from "../../../src/core/text/identifier";
import { formatPredecessor, parsePredecessor } from "../../../src/core/text/predecessor";
import { editDistance, suggestWords } from "../../../src/core/text/suggest";
import { parseTimeRange } from "../../../src/core/text/time-range";

const id = fc.stringMatching(/^[a-z0-9設計_][a-z0-9設計._-]{0,8}$/);

describe("predecessors as text", () => {
  it("are read with type, lag and project, with spaces where people put them", () => {
    const read = (text: string): string | undefined => {
      const parsed = parsePredecessor(text);
      return parsed && formatPredecessor(parsed);
    };
    for (const [written, meaning] of [
      ["screens", "screens"],
      ["screens SS+2d", "screens SS+2d"],
      ["a FS-50%", "a FS-50%"],
      ["b+2ed", "b FS+2ed"],
      ["a-b FS-2d", "a-b FS-2d"],
      ["a -2d", "a FS-2d"],
      ["b-2d", "b-2d"],
      ["vendor:contract FF", "vendor:contract FF"],
      ["vendor:contract  FF - 1.5w", "vendor:contract FF-1.5w"],
      ["設計 ss + 2d", "設計 SS+2d"],
      ["SS SS+1d", "SS SS+1d"],
    ] as const) {
      assert.equal(read(written), meaning, written);
    }
    for (const wrong of ["", "a b", "a FS+", "a FS+2x", "a:b:c", "+2d", "a,b", "a FS SS", `a${" ".repeat(400)}FS`]) {
      assert.equal(parsePredecessor(wrong), undefined, wrong);
    }
  });

  it("know where the reference stands", () => {
    const text = "  vendor:contract FF";
    const parsed = parsePredecessor(text);
    assert.equal(text.slice(parsed?.referenceSpan.start, parsed?.referenceSpan.end), "vendor:contract");
  });

  it("read back as what was written", () => {
    const lag = fc.oneof(
      fc.record(
        {
          amount: fc.integer({ min: -99, max: 99 }).filter((amount) => amount !== 0),
          unit: fc.constantFrom("minute" as const, "hour" as const, "day" as const, "week" as const, "month" as const),
          elapsed: fc.boolean(),
        },
        { noNullPrototype: true },
      ),
      fc.record(
        { percent: fc.integer({ min: -99, max: 99 }).filter((percent) => percent !== 0) },
        { noNullPrototype: true },
      ),
    );
    fc.assert(
      fc.property(
        id,
        fc.option(id, { nil: undefined }),
        fc.constantFrom("FS" as const, "SS" as const, "FF" as const, "SF" as const),
        fc.option(lag, { nil: undefined }),
        (task, project, type, delay) => {
          const link = { id: task, ...(project !== undefined && { project }), type, ...(delay && { lag: delay }) };
          const parsed = parsePredecessor(formatPredecessor(link));
          assert.ok(parsed);
          const { referenceSpan, ...rest } = parsed;
          assert.ok(referenceSpan.end > referenceSpan.start);
          assert.deepEqual(rest, link);
        },
      ),
    );
  });
});

describe("assignments as text", () => {
  it("are read with share and work", () => {
    assert.deepEqual(parseAssignment("sato"), { resource: "sato", units: 1, resourceSpan: { start: 0, end: 4 } });
    assert.deepEqual(parseAssignment("sato 50% 3d"), {
      resource: "sato",
      units: 0.5,
      work: { amount: 3, unit: "day", elapsed: false },
      resourceSpan: { start: 0, end: 4 },
    });
    for (const wrong of ["", "sato tanaka", "sato 50% 60%", "sato -1d", "sato 5ed"])
      assert.equal(parseAssignment(wrong), undefined, wrong);
  });

  it("read back as what was written", () => {
    fc.assert(
      fc.property(id, fc.integer({ min: 0, max: 400 }), (resource, percent) => {
        const parsed = parseAssignment(formatAssignment({ resource, units: percent / 100 }));
        assert.deepEqual([parsed?.resource, parsed?.units], [resource, percent / 100]);
      }),
    );
  });
});

describe("small texts", () => {
  it("references cross projects with a colon", () => {
    assert.deepEqual(parseReference("crm:design"), { project: "crm", id: "design" });
    assert.deepEqual(parseReference("R-1.2"), { id: "R-1.2" });
    for (const wrong of ["", "a b", ":a", "a:", "-a", "a:b:c"]) assert.equal(parseReference(wrong), undefined, wrong);
  });

  it("parts of a day may run past midnight and may not be empty", () => {
    assert.deepEqual(parseTimeRange("09:00-12:00"), { start: 540, finish: 720 });
    assert.deepEqual(parseTimeRange("22:00-06:00"), { start: 1320, finish: 1800 });
    assert.deepEqual(parseTimeRange("18:00-24:00"), { start: 1080, finish: 1440 });
    for (const wrong of ["09:00", "09:00-09:00", "9-12", "25:00-26:00", "09:60-10:00"])
      assert.equal(parseTimeRange(wrong), undefined, wrong);
  });

  it("suggestions are the nearest words, also when letters are swapped or only begun", () => {
    assert.deepEqual(suggestWords("duratoin", ["duration", "name", "work"]), ["duration"]);
    assert.deepEqual(suggestWords("percent", ["percentComplete", "name"]), ["percentComplete"]);
    assert.deepEqual(suggestWords("percent-complete", ["percentComplete"]), ["percentComplete"]);
    assert.deepEqual(suggestWords("zzz", ["duration", "name"]), []);
  });

  it("the distance of two words is symmetric, and zero only for the same word", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 8 }), fc.string({ maxLength: 8 }), (a, b) => {
        assert.equal(editDistance(a, b), editDistance(b, a));
        assert.equal(editDistance(a, b) === 0, a === b);
        assert.ok(editDistance(a, b) <= Math.max(a.length, b.length));
      }),
    );
  });
});
